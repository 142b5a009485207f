//! `/ressources/<slug>/`: a module or a guide to read, or the sheet of what stands on another site.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::site_map::{easy_module_url, offered, slides_url};
use super::forge::{self, Contribute};
use super::formats::{self, FormatCard};
use super::introduction::{TocLine, toc, typeset, typeset_all};
use super::layout::{Frame, Section};
use super::measures::{self, Licence, LinkContext};
use super::resource_body::{self, Piece};
use crate::dates;
use crate::formats::attribution::{Credit, complete};
use crate::formats::{FormatContext, json_ld};
use crate::model::vocabulary::{ResourceKind, Vocabulary};
use crate::model::{Derivation, Link, Release, Resource};
use serde::Serialize;

/// What `resource.html` shows.
#[derive(Debug, Serialize)]
struct ResourcePage {
    title: String,
    summary: String,
    kind: &'static str,
    is_module: bool,
    level: Option<&'static str>,
    duration: Option<String>,
    /// Minutes of reading; none for a link to another site.
    reading: Option<usize>,
    audiences: Vec<&'static str>,
    themes: Vec<&'static str>,
    authors: String,
    version: Option<String>,
    updated: Option<Day>,
    /// Where a resource of another site stands.
    outside: Option<LinkContext>,
    licence: Option<Licence>,
    /// SPDX identifier.
    spdx: Option<String>,
    /// What a copy must say.
    attribution: Option<Sentences>,
    source: Option<LinkContext>,
    derived_from: Vec<Original>,
    derivatives: Vec<LinkContext>,
    history: Vec<Version>,
    /// Other forms of the same text.
    forms: Option<Forms>,
    files: Vec<LinkContext>,
    toc: Vec<TocLine>,
    body: Vec<Piece>,
    formats: Vec<FormatCard>,
    contribute: Contribute,
    to_complete: Vec<String>,
}

/// A day, for machines and for people.
#[derive(Debug, Serialize)]
struct Day {
    date: String,
    words: String,
}

/// The sentence of [`Credit`] in three forms.
#[derive(Debug, Serialize)]
struct Sentences {
    text: String,
    html: String,
    markdown: String,
}

/// Where the other forms of a text stand.
#[derive(Debug, Serialize)]
struct Forms {
    book: String,
    markdown: String,
    slides: Option<String>,
}

/// A version of the text.
#[derive(Debug, Serialize)]
struct Version {
    number: String,
    day: Day,
    changes: String,
}

/// What the resource derives from.
#[derive(Debug, Serialize)]
struct Original {
    title: String,
    authors: String,
    licence: Licence,
    href: Option<String>,
    /// On another site.
    outside: bool,
    changes: String,
}

/// The page of a resource.
pub(in crate::render) fn render(renderer: &Renderer, resource: &Resource) -> Result<Vec<u8>, RenderError> {
    let (content, base) = (&renderer.site.content, &renderer.base);
    let path = resource.folder();
    let used_by = content.formats.values().filter(|format| format.resources.contains(&resource.slug));
    let outside = resource.url.as_ref().map(|url| Link { title: resource.title.clone(), url: url.clone() });
    let own = resource.is_own();
    let link =
        |other: &Resource| LinkContext { label: typeset(&other.title), href: base.path(&other.folder()), host: None };
    let fields = ResourcePage {
        title: typeset(&resource.title),
        summary: typeset(&resource.summary),
        kind: resource.kind.label(),
        is_module: resource.kind == ResourceKind::Module,
        level: resource.level.map(Vocabulary::label),
        duration: resource.minutes.map(measures::minutes),
        reading: own.then(|| resource.body.minutes()),
        audiences: measures::labels(&resource.audiences),
        themes: measures::labels(&resource.themes),
        authors: measures::enumeration(&resource.authors),
        version: resource.version.clone(),
        updated: resource.updated.map(day),
        licence: resource.licence.as_deref().map(Licence::new),
        spdx: resource.licence.clone(),
        attribution: own.then(|| sentences(renderer, resource)).flatten(),
        outside: outside.as_ref().map(LinkContext::outside),
        source: resource.source.as_ref().map(LinkContext::outside),
        derived_from: resource.derived_from.iter().filter_map(|one| original(renderer, one)).collect(),
        derivatives: resource.derivatives(&content.library).map(link).collect(),
        history: resource.history.iter().map(version).collect(),
        forms: own.then(|| forms(renderer, resource)),
        files: resource.files.iter().map(|file| download(renderer, &path, file)).collect(),
        toc: toc(&resource.body),
        body: resource_body::pieces(renderer, resource),
        formats: used_by.map(|format| formats::card(renderer, format)).collect(),
        contribute: forge::contribute(renderer, &resource.title, &resource.file, &base.absolute(&path)),
        to_complete: typeset_all(&resource.to_complete),
    };
    let context = FormatContext { site: &renderer.site, base };
    let mut frame = Frame::new(&path, &resource.title, &resource.summary)
        .section(Section::Library)
        .crumb(&renderer.texts.say("library.name"), "/ressources/")
        .easy(content.easy_modules.get(&resource.slug).map(|_| easy_module_url(&resource.slug)))
        .json_ld(json_ld::resource(resource, &offered(resource), &context));
    for file in offered(resource).iter().filter(|_| own) {
        frame = frame.feed(file.media_type, &resource.title, &file.path);
    }
    renderer.html("resource.html", frame, &fields)
}

fn day(day: jiff::civil::Date) -> Day {
    Day { date: day.to_string(), words: dates::range_in_words(day, day) }
}

fn version(release: &Release) -> Version {
    Version { number: release.version.clone(), day: day(release.date), changes: typeset(&release.changes) }
}

fn sentences(renderer: &Renderer, resource: &Resource) -> Option<Sentences> {
    let sentence = Credit::of(resource, &renderer.site, &renderer.base)?.sentence();
    Some(Sentences { text: sentence.text, html: sentence.html, markdown: sentence.markdown })
}

fn forms(renderer: &Renderer, resource: &Resource) -> Forms {
    let beside = |extension: &str| renderer.base.path(&format!("{}{}.{extension}", resource.folder(), resource.slug));
    let slides = (resource.kind == ResourceKind::Module).then(|| renderer.base.path(&slides_url(&resource.slug)));
    Forms { book: beside("epub"), markdown: beside("md"), slides }
}

fn original(renderer: &Renderer, derivation: &Derivation) -> Option<Original> {
    let work = derivation.work(&renderer.site.content.library)?;
    let outside = !work.url.as_deref().is_some_and(|url| url.starts_with('/'));
    let work = if outside { complete(work, &renderer.base) } else { work };
    Some(Original {
        title: typeset(&work.title),
        authors: measures::enumeration(&work.authors),
        licence: Licence::new(&work.licence),
        href: work.url.map(|url| if outside { url } else { renderer.base.path(&url) }),
        outside,
        changes: typeset(derivation.changes.trim()),
    })
}

/// A file that stands beside the text.
fn download(renderer: &Renderer, path: &str, file: &str) -> LinkContext {
    let name = file.rsplit('/').next().unwrap_or_default();
    LinkContext { label: name.to_owned(), href: renderer.base.path(&format!("{path}{name}")), host: None }
}
