//! Formats (`content/formats/<slug>.md`), modules (`content/modules/<slug>/index.md`) and resources
//! (`content/ressources/<slug>.md`).

use super::Sink;
use super::draft::{Body, Draft, Reference, ReferenceKind, body_of, read_markdown, references};
use super::fields::{Fields, plain};
use crate::contract;
use crate::diagnostic::FileId;
use crate::diagnostic::codes::licence as codes;
use crate::model::vocabulary::ResourceKind;
use crate::model::{
    Derivation, Format, FormatCase, FormatStep, Origin, Picture, Release, Resource, ResourceTranslation, Slug, Work,
};

/// Where a resource's file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// `content/modules`
    Modules,
    /// `content/ressources`
    Resources,
}

/// Reads a format.
pub fn read_format(file: &FileId, slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Format>> {
    read_markdown(&contract::FORMAT, text, sink, |fields, body, found| format(file, slug, fields, body, found))
}

fn format(
    file: &FileId,
    slug: Slug,
    fields: &mut Fields<'_>,
    body: Body,
    found: &mut Vec<Reference>,
) -> Option<Format> {
    let name = fields.text("nom");
    let summary = fields.text("resume");
    let kind = fields.choice("type_animation");
    let carrier = fields.slug("porteur");
    let resources = fields.slugs("ressources");
    let authors = fields.texts("auteurs");
    let licence = fields.text("licence");
    found.extend(references(ReferenceKind::Organisation, carrier.as_slice()));
    found.extend(references(ReferenceKind::Resource, &resources));
    let (aliases, duration) = (plain(fields.texts("alias")), fields.bounds("duree"));
    let (group, material) = (fields.bounds("participants"), plain(fields.texts("materiel")));
    let format = Format {
        aliases,
        duration: duration.map(|duration| duration.value),
        group: group.map(|group| group.value),
        material,
        equipment: fields.choice("besoin").map(|equipment| equipment.value),
        preparation: fields.text("preparation").map(|text| text.value),
        preparation_minutes: fields.number("duree_preparation").map(|minutes| minutes.value),
        mode: fields.choice("mode").map(|mode| mode.value),
        steps: plain(fields.blocks("deroule", step)).into_iter().flatten().collect(),
        variants: plain(fields.blocks("variantes", case)).into_iter().flatten().collect(),
        traps: plain(fields.blocks("pieges", case)).into_iter().flatten().collect(),
        closing: plain(fields.texts("pour_finir")),
        pillars: plain(fields.choices("piliers")),
        audiences: plain(fields.choices("publics")),
        level: fields.choice("niveau").map(|level| level.value),
        themes: plain(fields.choices("themes")),
        carrier: carrier.map(|carrier| carrier.value),
        source: fields.link("source"),
        links: fields.links("liens"),
        to_complete: plain(fields.texts("a_completer")),
        file: file.to_string(),
        slug,
        name: name?.value,
        summary: summary?.value,
        kind: kind?.value,
        authors: plain(authors),
        licence: licence?.value,
        resources: plain(resources),
        body: body.document,
    };
    Some(format)
}

fn step(fields: &mut Fields<'_>) -> Option<FormatStep> {
    let title = fields.text("titre");
    let minutes = fields.number("duree").map(|minutes| minutes.value);
    let text = fields.text("texte").map_or_else(String::new, |text| text.value);
    let words = fields.text("a_dire").map(|words| words.value);
    Some(FormatStep { title: title?.value, minutes, text, words })
}

fn case(fields: &mut Fields<'_>) -> Option<FormatCase> {
    let (title, text) = (fields.text("titre"), fields.text("texte"));
    Some(FormatCase { title: title?.value, text: text?.value })
}

/// Reads a module or a resource.
pub fn read_resource(file: &FileId, slug: Slug, text: &str, shelf: Shelf, sink: &mut Sink) -> Option<Draft<Resource>> {
    let genre = if shelf == Shelf::Modules { &contract::MODULE } else { &contract::RESOURCE };
    let written = body_of(text).trim().to_owned();
    let draft =
        read_markdown(genre, text, sink, |fields, body, found| resource(file, slug, shelf, fields, body, found))?;
    Some(Draft { entity: Resource { markdown: written, ..draft.entity }, ..draft })
}

fn resource(
    file: &FileId,
    slug: Slug,
    shelf: Shelf,
    fields: &mut Fields<'_>,
    body: Body,
    found: &mut Vec<Reference>,
) -> Option<Resource> {
    let title = fields.text("titre");
    let summary = fields.text("resume");
    let kind = fields.choice::<ResourceKind>("type");
    if let Some(kind) = &kind
        && (kind.value == ResourceKind::Module) != (shelf == Shelf::Modules)
    {
        fields.report(kind.span, crate::diagnostic::codes::files::module_on_wrong_shelf(shelf == Shelf::Modules));
    }
    let source = fields.link("source");
    let derived_from = fields.blocks("derive_de", |fields| derivation(fields, found));
    let derived_from = plain(derived_from).into_iter().flatten().collect();
    let mut history: Vec<Release> = plain(fields.blocks("historique", release)).into_iter().flatten().collect();
    // A stable sort: of two versions of one day, the first written is the latest.
    history.sort_by_key(|release| std::cmp::Reverse(release.date));
    let version = fields.text("version").map(|version| version.value);
    let resource = Resource {
        authors: plain(fields.texts("auteurs")),
        source,
        // « inconnue » becomes None here; whether that is allowed is for the licence rules.
        licence: fields.text("licence").map(|licence| licence.value).filter(|licence| licence != "inconnue"),
        derived_from,
        version,
        updated: fields.date("maj").map(|date| date.value),
        themes: plain(fields.choices("themes")),
        level: fields.choice("niveau").map(|level| level.value),
        minutes: fields.number("duree").map(|minutes| minutes.value),
        audiences: plain(fields.choices("publics")),
        files: plain(fields.texts("fichiers")),
        pictures: plain(fields.blocks("images", picture)).into_iter().flatten().collect(),
        history,
        url: fields.url("url").map(|url| url.value),
        to_complete: plain(fields.texts("a_completer")),
        file: file.to_string(),
        slug,
        title: title?.value,
        summary: summary?.value,
        kind: kind?.value,
        body: body.document,
        markdown: String::new(),
    };
    Some(resource)
}

/// Reads a module in another language.
pub fn read_translation(file: &FileId, slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<ResourceTranslation>> {
    read_markdown(&contract::TRANSLATION, text, sink, |fields, body, _| {
        let (title, summary) = (fields.text("titre"), fields.text("resume"));
        let translators = plain(fields.texts("traduit_par"));
        let version = fields.text("version").map(|version| version.value);
        let updated = fields.date("maj").map(|date| date.value);
        let (file, body) = (file.to_string(), body.document);
        let (title, summary) = (title?.value, summary?.value);
        Some(ResourceTranslation { slug, file, title, summary, translators, version, updated, body })
    })
}

fn derivation(fields: &mut Fields<'_>, found: &mut Vec<Reference>) -> Option<Derivation> {
    let changes = fields.text("modifications");
    let inside = fields.slug("ressource");
    found.extend(references(ReferenceKind::Resource, inside.as_slice()));
    let (title, authors) = (fields.text("titre"), plain(fields.texts("auteurs")));
    let (licence, url) = (fields.text("licence"), fields.url("url"));
    let origin = match inside {
        Some(slug) => {
            for key in ["titre", "auteurs", "licence", "url"] {
                if let Some(span) = fields.key_span(key) {
                    fields.report(span, codes::original_named_twice(key));
                }
            }
            Origin::Inside(slug.value)
        }
        None if fields.key_span("ressource").is_some() => return None,
        None => {
            for key in ["titre", "auteurs", "licence"] {
                if fields.key_span(key).is_none() {
                    fields.missing(fields.span, key);
                }
            }
            let url = url.map(|url| url.value);
            Origin::Outside(Work { title: title?.value, authors, licence: licence?.value, url })
        }
    };
    Some(Derivation { origin, changes: changes?.value })
}

fn release(fields: &mut Fields<'_>) -> Option<Release> {
    let (version, date, changes) = (fields.text("version"), fields.date("date"), fields.text("changements"));
    Some(Release { version: version?.value, date: date?.value, changes: changes?.value })
}

/// Its size is known once the file is looked for, by [`crate::check`].
fn picture(fields: &mut Fields<'_>) -> Option<Picture> {
    let (file, credit, licence) = (fields.text("fichier"), fields.text("credit"), fields.text("licence"));
    Some(Picture { file: file?.value, credit: credit?.value, licence: licence?.value, size: None })
}
