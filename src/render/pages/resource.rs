//! `/ressources/<slug>/`: a module or a guide to read, or the sheet of what stands on another site.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::formats::{self, FormatCard};
use super::introduction::{TocLine, toc, typeset, typeset_all};
use super::layout::{Frame, Section};
use super::measures::{self, Licence, LinkContext};
use crate::dates;
use crate::formats::{FormatContext, json_ld};
use crate::model::vocabulary::{ResourceKind, Vocabulary};
use crate::model::{Derivation, Link, Resource};
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
    /// Of the text itself; none for a link to another site.
    reading: Option<String>,
    audiences: Vec<&'static str>,
    themes: Vec<&'static str>,
    authors: String,
    version: Option<String>,
    updated: Option<Updated>,
    /// Where a resource of another site stands.
    outside: Option<LinkContext>,
    licence: Option<Licence>,
    /// The text to copy beside a copy.
    attribution: Option<String>,
    source: Option<LinkContext>,
    derived_from: Vec<Original>,
    files: Vec<LinkContext>,
    toc: Vec<TocLine>,
    body: String,
    formats: Vec<FormatCard>,
    has_glossary: bool,
    to_complete: Vec<String>,
}

/// The day of the last change.
#[derive(Debug, Serialize)]
struct Updated {
    date: String,
    words: String,
}

/// What the resource derives from.
#[derive(Debug, Serialize)]
struct Original {
    title: String,
    authors: String,
    licence: Licence,
    href: Option<String>,
}

/// The page of a resource.
pub(in crate::render) fn render(renderer: &Renderer, resource: &Resource) -> Result<Vec<u8>, RenderError> {
    let content = &renderer.site.content;
    let path = format!("/ressources/{}/", resource.slug);
    let used_by = content.formats.values().filter(|format| format.resources.contains(&resource.slug));
    let outside = resource.url.as_ref().map(|url| Link { title: resource.title.clone(), url: url.clone() });
    let fields = ResourcePage {
        title: typeset(&resource.title),
        summary: typeset(&resource.summary),
        kind: resource.kind.label(),
        is_module: resource.kind == ResourceKind::Module,
        level: resource.level.map(Vocabulary::label),
        duration: resource.minutes.map(measures::minutes),
        reading: outside.is_none().then(|| format!("{}\u{a0}min de lecture", resource.body.minutes())),
        audiences: measures::labels(&resource.audiences),
        themes: measures::labels(&resource.themes),
        authors: measures::enumeration(&resource.authors),
        version: resource.version.clone(),
        updated: resource.updated.map(|day| Updated { date: day.to_string(), words: dates::range_in_words(day, day) }),
        licence: resource.licence.as_deref().map(Licence::new),
        attribution: outside.is_none().then(|| attribution(resource, &renderer.base.absolute(&path))).flatten(),
        outside: outside.as_ref().map(LinkContext::outside),
        source: resource.source.as_ref().map(LinkContext::outside),
        derived_from: resource.derived_from.iter().map(Original::new).collect(),
        files: resource.files.iter().map(|file| download(renderer, &path, file)).collect(),
        toc: toc(&resource.body),
        body: renderer.body(&resource.body.html),
        formats: used_by.map(|format| formats::card(renderer, format)).collect(),
        has_glossary: !content.glossary.is_empty(),
        to_complete: typeset_all(&resource.to_complete),
    };
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    let frame = Frame::new(&path, &resource.title, &resource.summary)
        .section(Section::Library)
        .crumb("Ressources", "/ressources/")
        .json_ld(json_ld::resource(resource, &context));
    renderer.html("resource.html", frame, &fields)
}

impl Original {
    fn new(derivation: &Derivation) -> Self {
        Self {
            title: typeset(&derivation.title),
            authors: measures::enumeration(&derivation.authors),
            licence: Licence::new(&derivation.licence),
            href: derivation.url.clone(),
        }
    }
}

/// What a copy must say: title, author, source, licence (Creative Commons 4.0, section 3(a)), and what it derives from.
fn attribution(resource: &Resource, address: &str) -> Option<String> {
    let licence = Licence::new(resource.licence.as_deref()?);
    let authors = measures::enumeration(&resource.authors);
    let mut text = format!("«\u{a0}{}\u{a0}», {authors}, {address}", typeset(&resource.title));
    for original in &resource.derived_from {
        let (title, authors) = (typeset(&original.title), measures::enumeration(&original.authors));
        text.push_str(&format!(
            ", d’après «\u{a0}{title}\u{a0}» ({authors}, {})",
            Licence::new(&original.licence).code
        ));
    }
    text.push_str(&format!(", licence {} ({}).", licence.code, licence.href));
    Some(text)
}

/// A file that stands beside the text.
fn download(renderer: &Renderer, path: &str, file: &str) -> LinkContext {
    let name = file.rsplit('/').next().unwrap_or_default();
    LinkContext { label: name.to_owned(), href: renderer.base.path(&format!("{path}{name}")), host: None }
}
