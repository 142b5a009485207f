//! The pages that stand by themselves: `/manifeste/`, `/organiser/`, `/presse/`…
//!
//! All share `page.html`, unless the theme has a `page-<slug>.html`. Either sees the same variables, so that a theme may
//! give any page a template of its own; each costs next to nothing, and there are few such pages.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::super::site_map::{GENERATED, page_url};
use super::super::theme::Texts;
use super::appointment::{self, AppointmentContext};
use super::downloads::{self, Downloads};
use super::editions::{self, Objective};
use super::formats::{self, FormatCard};
use super::introduction::{TocLine, toc, typeset, typeset_all};
use super::layout::{Frame, Section};
use super::library::{self, ResourceCard};
use super::reuse::{self, Reuse};
use super::translation::{Version, is_behind};
use crate::dates;
use crate::model::vocabulary::EventType;
use crate::model::{Language, Page, Slug};
use serde::Serialize;

/// What `page.html` and every `page-<slug>.html` show.
#[derive(Debug, Serialize)]
struct TextPage {
    summary: String,
    updated: Option<String>,
    figures: Vec<FigureContext>,
    /// Where the figures come from, each source once.
    sources: Vec<String>,
    toc: Vec<TocLine>,
    body: String,
    /// The weekly meeting that the page announces.
    appointment: Option<AppointmentContext>,
    to_complete: Vec<String>,
    edition: EditionFacts,
    mentions: Vec<Mention>,
    downloads: Downloads,
    /// How to take a list to another site.
    reuse: Reuse,
    /// The formats whose steps are known.
    formats: Vec<FormatCard>,
    guides: Vec<ResourceCard>,
    /// The Cafés IA of the programme, when there are some.
    cafes: Option<String>,
    /// Where the sources of the site stand.
    forge: Option<String>,
    /// The French page, when it changed since this translation.
    behind: Option<String>,
    /// The page that the generator makes in French, of which this translates the introduction.
    original: Option<Original>,
}

#[derive(Debug, Serialize)]
struct Original {
    href: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct FigureContext {
    value: String,
    text: String,
}

/// The current edition, for the press.
#[derive(Debug, Serialize)]
struct EditionFacts {
    objectives: Vec<Objective>,
    contacts: Vec<ContactContext>,
    patron: Option<PatronContext>,
    organisers: String,
}

#[derive(Debug, Serialize)]
struct ContactContext {
    role: String,
    email: String,
}

#[derive(Debug, Serialize)]
struct PatronContext {
    term: String,
    name: String,
    function: String,
}

/// A legal notice; `None` is shown as « à préciser ».
#[derive(Debug, Serialize)]
struct Mention {
    label: String,
    value: Option<String>,
}

/// A page of `content/pages`.
pub(in crate::render) fn render(renderer: &Renderer, page: &Page) -> Result<Vec<u8>, RenderError> {
    let fields = TextPage {
        appointment: appointment::of(renderer, page),
        formats: formats::ready(renderer),
        guides: library::guides(renderer),
        ..TextPage::new(renderer, &renderer.texts, page)
    };
    let frame = Frame::new(&format!("/{}/", page.slug), &page.title, &page.summary).section(section(&page.slug));
    show(renderer, page, frame, &fields)
}

/// The same in another language. The formats and guides have one language only: the text may lead to them.
pub(in crate::render) fn render_translation(
    renderer: &Renderer,
    language: &Language,
    page: &Page,
) -> Result<Vec<u8>, RenderError> {
    let original = renderer.site.content.pages.get(&page.slug);
    let day = |page: &Page| Version { number: None, day: page.updated };
    let behind = original.filter(|original| is_behind(&day(page), &day(original)));
    let fields = TextPage {
        original: original
            .filter(|page| GENERATED.contains(&page.slug.as_str()))
            .map(|page| Original { href: renderer.base.path(&page_url(&page.slug)), title: typeset(&page.title) }),
        behind: behind.map(|page| renderer.base.path(&page_url(&page.slug))),
        ..TextPage::new(renderer, &renderer.locale(Some(language)).texts, page)
    };
    let frame = Frame::new(&format!("/{language}/{}/", page.slug), &page.title, &page.summary);
    show(renderer, page, frame.section(section(&page.slug)).language(language), &fields)
}

/// The template of a page: its own, or that of all. The pages that the generator makes in French have no template of this
/// kind: translated, their introduction is a text like the others.
fn show(renderer: &Renderer, page: &Page, frame: Frame, fields: &TextPage) -> Result<Vec<u8>, RenderError> {
    let own = format!("page-{}.html", page.slug);
    renderer.html(if renderer.has_template(&own) { &own } else { "page.html" }, frame, fields)
}

impl TextPage {
    fn new(renderer: &Renderer, texts: &Texts, page: &Page) -> Self {
        let mut sources: Vec<String> = Vec::new();
        for figure in &page.figures {
            let source = typeset(&figure.source);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let figures = page.figures.iter();
        let cafes = renderer.lists.get(&ListKey::Type(EventType::CafeIa)).filter(|list| !list.events.is_empty());
        Self {
            summary: typeset(&page.summary),
            updated: page.updated.map(|day| dates::range_in(texts.language(), day, day)),
            figures: figures
                .map(|one| FigureContext { value: typeset(&one.value), text: typeset(&one.text) })
                .collect(),
            sources,
            toc: toc(&page.body),
            body: renderer.body(&page.body.html),
            appointment: None,
            to_complete: typeset_all(&page.to_complete),
            edition: edition_facts(renderer),
            mentions: mentions(renderer, texts),
            downloads: downloads::of(renderer),
            reuse: reuse::of(renderer),
            formats: Vec::new(),
            guides: Vec::new(),
            cafes: cafes.map(|list| renderer.base.path(&list.folder)),
            forge: renderer.site.config.forge.as_ref().map(|forge| forge.url.clone()),
            behind: None,
            original: None,
        }
    }
}

fn section(slug: &Slug) -> Section {
    match slug.as_str() {
        "cafe-ia" => Section::CafeIa,
        "organiser" | "formation" => Section::Organise,
        _ => Section::None,
    }
}

fn edition_facts(renderer: &Renderer) -> EditionFacts {
    let edition = renderer.site.edition();
    let contacts = edition.contacts.iter();
    EditionFacts {
        objectives: editions::objectives(renderer, &edition.objectives),
        contacts: contacts.map(|one| ContactContext { role: typeset(&one.role), email: one.email.clone() }).collect(),
        patron: edition.patron.as_ref().map(|patron| PatronContext {
            term: super::words::capital(&typeset(&patron.term)),
            name: typeset(&patron.name),
            function: typeset(&patron.function),
        }),
        organisers: super::partners::organisers(renderer),
    }
}

fn mentions(renderer: &Renderer, texts: &Texts) -> Vec<Mention> {
    let mentions = &renderer.site.config.mentions;
    [
        ("mentions.publisher", &mentions.publisher),
        ("mentions.director", &mentions.director),
        ("mentions.host", &mentions.host),
        ("mentions.privacy", &mentions.privacy_contact),
    ]
    .map(|(key, value)| Mention { label: texts.say(key), value: value.as_deref().map(typeset) })
    .into()
}
