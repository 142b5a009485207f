//! Which file is what, by its path, and the drafts of all of them.

use super::Sink;
use super::draft::{Body, Draft, read_body};
use super::event::{RawEvent, read_event};
use super::library::{Shelf, read_format, read_resource, read_translation};
use super::markdown::Trust;
use super::organisation::{RawVenue, read_organisation, read_venue};
use super::pages::{read_easy_page, read_glossary, read_page, read_question};
use super::settings::{read_edition, read_report, read_site};
use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{FileId, Message, Report, Source, Span};
use crate::model::{
    EasyPage, Edition, EventId, EventReport, Format, Language, Organisation, Page, Question, Resource,
    ResourceTranslation, SiteConfig, Slug, Term,
};
use std::sync::Arc;

/// One file, parsed: what it is, and what was found in it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The file.
    pub file: FileId,
    /// What it holds; `None` when nothing could be made of it.
    pub draft: Option<AnyDraft>,
    /// What is wrong in it, taken alone.
    pub report: Report,
}

/// A draft of any kind.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "one variant a kind of file of design.md §4")]
pub enum AnyDraft {
    Site(Draft<SiteConfig>),
    Edition(Draft<Edition>),
    Page(Draft<Page>),
    EasyPage(Draft<EasyPage>),
    TranslatedPage(Language, Draft<Page>),
    EasyModule(Draft<EasyPage>),
    Question(Draft<Question>),
    Glossary(Draft<Vec<Term>>),
    Organisation(Draft<Organisation>),
    Venue(Draft<RawVenue>),
    Format(Draft<Format>),
    Resource(Draft<Resource>),
    TranslatedResource(Language, Draft<ResourceTranslation>),
    Event(Arc<EventDraft>),
    Report(EventId, Draft<EventReport>),
}

/// An event's file: its place among the others, and what it says.
#[derive(Debug, Clone)]
pub struct EventDraft {
    /// The file.
    pub file: FileId,
    /// The year of its folder.
    pub year: i16,
    /// Its département folder: `59`, `2a`, `en-ligne`.
    pub folder: Slug,
    /// Its own name.
    pub slug: Slug,
    /// What it says.
    pub raw: RawEvent,
    /// Its description, rendered, with its links.
    pub description: Option<Body>,
}

impl EventDraft {
    /// Its path.
    pub fn id(&self) -> EventId {
        EventId::new(self.year, &self.folder, &self.slug)
    }
}

const PLACES: &str = "content/site.yaml, content/glossaire.yaml, content/editions/<année>.yaml, content/pages/<nom>.md, content/pages/<nom>.falc.md, \
content/pages/<nom>.<langue>.md, content/faq/<nom>.md, content/organisations/<nom>.yaml, content/lieux/<nom>.yaml, content/formats/<nom>.md, \
content/modules/<nom>/index.md, content/modules/<nom>/index.falc.md, content/modules/<nom>/index.<langue>.md, content/ressources/<nom>.md, events/<année>/<département>/<nom>.yaml";

/// Parses one file, by itself.
pub fn parse(source: &Source) -> Parsed {
    let mut sink = Sink::new(source.path.clone());
    let draft = match draft(source, &mut sink) {
        Ok(draft) => draft,
        Err(message) => {
            sink.push(Span::FILE, message);
            None
        }
    };
    Parsed { file: source.path.clone(), draft, report: sink.into_report() }
}

fn draft(source: &Source, sink: &mut Sink) -> Result<Option<AnyDraft>, Message> {
    let (file, text) = (&source.path, &*source.text);
    let parts: Vec<&str> = file.split('/').collect();
    if let Some((folder, stem, language)) = translation(&parts) {
        let name = file.rsplit('/').next().unwrap_or_default();
        if name.chars().any(|letter| letter.is_ascii_uppercase()) {
            return Err(codes::bad_name(name, &name.to_ascii_lowercase()));
        }
        return Ok(match folder {
            None => read_page(file, slug(stem)?, text, sink).map(|draft| AnyDraft::TranslatedPage(language, draft)),
            Some(module) => read_translation(file, slug(module)?, text, sink)
                .map(|draft| AnyDraft::TranslatedResource(language, draft)),
        });
    }
    Ok(match parts.as_slice() {
        ["content", "site.yaml"] => read_site(text, sink).map(AnyDraft::Site),
        ["content", "glossaire.yaml"] => read_glossary(text, sink).map(AnyDraft::Glossary),
        ["content", "editions", name] => edition(named(name, "yaml")?, text, sink)?.map(AnyDraft::Edition),
        ["content", "pages", name] if name.ends_with(".falc.md") => {
            let slug = slug(name.trim_end_matches(".falc.md"))?;
            read_easy_page(slug, text, sink).map(AnyDraft::EasyPage)
        }
        ["content", "pages", name] => read_page(file, named(name, "md")?, text, sink).map(AnyDraft::Page),
        ["content", "faq", name] => read_question(named(name, "md")?, text, sink).map(AnyDraft::Question),
        ["content", "organisations", name] => {
            read_organisation(named(name, "yaml")?, text, sink).map(AnyDraft::Organisation)
        }
        ["content", "lieux", name] => read_venue(named(name, "yaml")?, text, sink).map(AnyDraft::Venue),
        ["content", "formats", name] => read_format(file, named(name, "md")?, text, sink).map(AnyDraft::Format),
        ["content", "modules", folder, "index.md"] => {
            read_resource(file, slug(folder)?, text, Shelf::Modules, sink).map(AnyDraft::Resource)
        }
        ["content", "modules", folder, "index.falc.md"] => {
            read_easy_page(slug(folder)?, text, sink).map(AnyDraft::EasyModule)
        }
        ["content", "ressources", name] => {
            read_resource(file, named(name, "md")?, text, Shelf::Resources, sink).map(AnyDraft::Resource)
        }
        ["events", year, folder, name] => event(file, EventPath::new(year, folder, name)?, text, sink),
        // A licence or a note for people may stand beside the contract's files.
        [.., name] if name.starts_with("README") || name.starts_with("LICENSE") => None,
        _ => return Err(codes::unknown_place(PLACES)),
    })
}

/// The slug of a file of this extension.
fn named(name: &str, extension: &str) -> Result<Slug, Message> {
    match name.rsplit_once('.') {
        Some((stem, found)) if found == extension => slug(stem),
        _ => {
            let stem = name.split('.').next().unwrap_or(name);
            Err(codes::wrong_extension(&format!("{}.{extension}", Slug::propose(stem))))
        }
    }
}

/// The folder of the module, the name of the file without its language, and the language: of `content/pages/venir.en.md`
/// and `content/modules/bases/index.en.md`.
fn translation<'a>(parts: &[&'a str]) -> Option<(Option<&'a str>, &'a str, Language)> {
    let (folder, name) = match parts {
        ["content", "pages", name] => (None, name),
        ["content", "modules", folder, name] => (Some(*folder), name),
        _ => return None,
    };
    let (stem, code) = name.strip_suffix(".md")?.rsplit_once('.')?;
    let language = Language::new(&code.to_ascii_lowercase())?;
    (folder.is_none() || stem == "index").then_some((folder, stem, language))
}

fn slug(name: &str) -> Result<Slug, Message> {
    Slug::new(name).map_err(|_| codes::bad_name(name, Slug::propose(name).as_str()))
}

fn edition(name: Slug, text: &str, sink: &mut Sink) -> Result<Option<Draft<Edition>>, Message> {
    let draft = read_edition(text, sink);
    if let Some(draft) = &draft
        && draft.entity.year.to_string() != name.as_str()
    {
        sink.push(draft.places.of("annee"), codes::edition_year(draft.entity.year));
    }
    Ok(draft)
}

/// The three parts of an event's path.
struct EventPath {
    year: i16,
    folder: Slug,
    slug: Slug,
    is_report: bool,
}

impl EventPath {
    fn new(year: &str, folder: &str, name: &str) -> Result<Self, Message> {
        let number = year.parse().ok().filter(|_| year.len() == 4);
        let year = number.ok_or_else(|| codes::bad_name(year, "2026"))?;
        let (name, is_report) = match name.strip_suffix(".bilan.yaml") {
            Some(stem) => (format!("{stem}.yaml"), true),
            None => (name.to_owned(), false),
        };
        Ok(Self { year, folder: slug(folder)?, slug: named(&name, "yaml")?, is_report })
    }
}

fn event(file: &FileId, path: EventPath, text: &str, sink: &mut Sink) -> Option<AnyDraft> {
    if path.is_report {
        let id = EventId::new(path.year, &path.folder, &path.slug);
        return read_report(text, sink).map(|draft| AnyDraft::Report(id, draft));
    }
    let raw = read_event(text, sink)?;
    let description = raw.description.as_ref().map(|text| description(&text.value, text.span, sink));
    let EventPath { year, folder, slug, .. } = path;
    Some(AnyDraft::Event(Arc::new(EventDraft { file: file.clone(), year, folder, slug, raw, description })))
}

/// A description's own offsets are lost once YAML has unfolded it: what is found in it stands at the key's value.
fn description(markdown: &str, span: Span, sink: &mut Sink) -> Body {
    let mut inner = Sink::new(sink.file.clone());
    let mut body = read_body(markdown, 0, Trust::Event, &mut inner);
    for diagnostic in inner.into_report() {
        sink.push(span, diagnostic.message);
    }
    for link in &mut body.links {
        link.span = span;
    }
    body
}
