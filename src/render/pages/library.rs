//! `/ressources/`: our modules, then our guides, then what stands on other sites.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use super::measures::{self, Licence};
use crate::model::Resource;
use crate::model::vocabulary::{ResourceKind, Vocabulary};
use serde::Serialize;

/// What `library.html` shows.
#[derive(Debug, Serialize)]
struct LibraryPage {
    summary: String,
    introduction: String,
    modules: Vec<ResourceCard>,
    guides: Vec<ResourceCard>,
    /// What this site holds besides.
    others: Vec<ResourceCard>,
    /// Links to other sites.
    links: Vec<ResourceCard>,
    terms: usize,
    /// Texts that are announced, and that nobody has written yet.
    calls: Vec<String>,
}

/// A module or a resource in a list.
#[derive(Debug, Serialize)]
pub(super) struct ResourceCard {
    href: String,
    title: String,
    summary: String,
    kind: &'static str,
    level: Option<&'static str>,
    duration: Option<String>,
    /// The site it stands on, when it is a link.
    host: Option<String>,
    /// `None`: nobody knows it.
    licence: Option<Licence>,
}

/// The library.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "ressources", &renderer.texts.say("library.name"));
    let mut fields = LibraryPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        modules: Vec::new(),
        guides: Vec::new(),
        others: Vec::new(),
        links: Vec::new(),
        terms: renderer.site.content.glossary.len(),
        calls: introduction.to_complete,
    };
    let mut library: Vec<&Resource> = renderer.site.content.library.values().collect();
    // By main theme: « Comprendre l’IA » is where one starts.
    library.sort_by_key(|resource| (resource.themes.is_empty(), resource.themes.first().copied()));
    for resource in library {
        let shelf = match resource.kind {
            _ if resource.url.is_some() => &mut fields.links,
            ResourceKind::Module => &mut fields.modules,
            ResourceKind::Guide => &mut fields.guides,
            _ => &mut fields.others,
        };
        shelf.push(card(renderer, resource));
    }
    let frame = Frame::new("/ressources/", &introduction.title, &introduction.summary).section(Section::Library);
    renderer.html("library.html", frame, &fields)
}

/// The guides of this site.
pub(super) fn guides(renderer: &Renderer) -> Vec<ResourceCard> {
    let library = renderer.site.content.library.values();
    let guides = library.filter(|resource| resource.kind == ResourceKind::Guide && resource.url.is_none());
    guides.map(|resource| card(renderer, resource)).collect()
}

/// A module or a resource in a list.
pub(super) fn card(renderer: &Renderer, resource: &Resource) -> ResourceCard {
    ResourceCard {
        href: renderer.base.path(&format!("/ressources/{}/", resource.slug)),
        title: typeset(&resource.title),
        summary: typeset(&resource.summary),
        kind: resource.kind.label(),
        level: resource.level.map(Vocabulary::label),
        duration: resource.minutes.map(measures::minutes),
        host: resource.url.as_deref().and_then(measures::host),
        licence: resource.licence.as_deref().map(Licence::new),
    }
}
