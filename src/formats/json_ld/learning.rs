//! `LearningResource`: modules, resources and facilitation formats, with what one may do with them.

use super::{Thing, prose};
use crate::formats::catalogue::Offered;
use crate::formats::{FormatContext, attribution};
use crate::model::vocabulary::{Audience, Level, Theme, Vocabulary};
use crate::model::{Format, Link, Resource, Work};

/// The `LearningResource` of a module's or resource's page, as the content of a script block.
pub fn resource(resource: &Resource, files: &[Offered], context: &FormatContext<'_>) -> String {
    let page = context.base.absolute(&format!("/ressources/{}/", resource.slug));
    let library = &context.site.content.library;
    let originals = resource.derived_from.iter().filter_map(|derivation| derivation.work(library));
    let originals = originals.map(|original| work(&attribution::complete(original, context.base), context));
    let thing = Thing::new("LearningResource")
        .with("name", prose(&resource.title))
        .with("description", prose(&resource.summary))
        .with("learningResourceType", resource.kind.label())
        .with("url", resource.url.as_deref().unwrap_or(&page))
        .maybe("mainEntityOfPage", resource.url.is_some().then_some(page.as_str()))
        .maybe("license", resource.licence.as_deref().map(licence_url))
        .maybe("isAccessibleForFree", resource.is_own().then_some(true))
        .all("encoding", files.iter().map(|file| encoding(file, context)))
        .maybe("timeRequired", resource.minutes.map(duration))
        .maybe("version", resource.version.as_deref())
        .maybe("dateModified", resource.updated.map(|day| day.to_string()))
        .all("isBasedOn", originals.chain(resource.source.as_ref().map(source)));
    let described = Described {
        authors: &resource.authors,
        themes: &resource.themes,
        audiences: &resource.audiences,
        level: resource.level,
    };
    described.complete(thing, context).script()
}

/// The `LearningResource` of a facilitation format's page, as the content of a script block.
pub fn format(format: &Format, context: &FormatContext<'_>) -> String {
    let minutes = format.duration.and_then(|duration| duration.max.or(duration.min));
    let thing = Thing::new("LearningResource")
        .with("name", prose(&format.name))
        .all("alternateName", format.aliases.iter().map(|alias| prose(alias)))
        .with("description", prose(&format.summary))
        .with("learningResourceType", format.kind.label())
        .with("url", context.base.absolute(&format!("/formats/{}/", format.slug)))
        .with("license", licence_url(&format.licence))
        .maybe("timeRequired", minutes.map(duration))
        .all("teaches", format.pillars.iter().map(|pillar| pillar.label()))
        .all("isBasedOn", format.source.as_ref().map(source));
    let described = Described {
        authors: &format.authors,
        themes: &format.themes,
        audiences: &format.audiences,
        level: format.level,
    };
    described.complete(thing, context).script()
}

/// The address of a licence's text: Creative Commons' own, else the one that the SPDX list keeps.
pub fn licence_url(spdx: &str) -> String {
    if spdx == "CC0-1.0" {
        return "https://creativecommons.org/publicdomain/zero/1.0/".to_owned();
    }
    let cc = spdx.strip_prefix("CC-").and_then(|rest| {
        let version = rest.find(|letter: char| letter.is_ascii_digit())?;
        let (code, version) = (rest.get(..version)?.trim_end_matches('-'), rest.get(version..)?);
        Some(format!("{}/{}", code.to_ascii_lowercase(), version.replace('-', "/").to_ascii_lowercase()))
    });
    match cc {
        Some(path) => format!("https://creativecommons.org/licenses/{path}/"),
        None => format!("https://spdx.org/licenses/{spdx}.html"),
    }
}

/// What resources and formats have in common.
struct Described<'a> {
    authors: &'a [String],
    themes: &'a [Theme],
    audiences: &'a [Audience],
    level: Option<Level>,
}

impl Described<'_> {
    fn complete(self, thing: Thing, context: &FormatContext<'_>) -> Thing {
        let audiences = self.audiences.iter();
        let audiences = audiences.map(|audience| Thing::new("Audience").with("audienceType", audience.label()));
        thing
            .all("author", self.authors.iter().map(|name| author(name, context)))
            .all("about", self.themes.iter().map(|theme| Thing::new("Thing").with("name", theme.label())))
            .all("audience", audiences)
            .maybe("educationalLevel", self.level.map(Vocabulary::label))
            .with("inLanguage", context.site.config.language.as_str())
    }
}

/// Authors are signed by name only. Those that the site knows have their address; all count as organisations, since
/// nothing says which are persons.
fn author(name: &str, context: &FormatContext<'_>) -> Thing {
    let mut organisations = context.site.content.organisations.values();
    let known = organisations.find(|known| known.name == name || known.aliases.iter().any(|alias| alias == name));
    Thing::new("Organization").with("name", prose(name)).maybe("url", known.and_then(|known| known.url.as_deref()))
}

/// A file that holds the whole text.
fn encoding(file: &Offered, context: &FormatContext<'_>) -> Thing {
    Thing::new("MediaObject")
        .with("contentUrl", context.base.absolute(&file.path))
        .with("encodingFormat", file.media_type)
}

fn source(link: &Link) -> Thing {
    Thing::new("CreativeWork").with("name", prose(&link.title)).with("url", link.url.as_str())
}

fn work(original: &Work, context: &FormatContext<'_>) -> Thing {
    Thing::new("CreativeWork")
        .with("name", prose(&original.title))
        .all("author", original.authors.iter().map(|name| author(name, context)))
        .with("license", licence_url(&original.licence))
        .maybe("url", original.url.as_deref())
}

/// ISO 8601 duration: `PT1H30M`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}
