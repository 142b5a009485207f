//! `/en/`: the first page in another language: what the week is, in the words of `content/pages/accueil.en.md`, and every
//! page that is translated. Without that file the list stands alone, so that a language begins with any page.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::site_map::{HOME, page_url};
use super::home::{self, FigureContext};
use super::introduction::{Chapter, chapters, typeset};
use super::layout::Frame;
use crate::model::{Language, Page};
use serde::Serialize;

/// What `home-translated.html` shows.
#[derive(Debug, Serialize)]
struct TranslatedHome {
    title: String,
    summary: String,
    /// What stands before the first chapter.
    before: String,
    sections: Vec<Chapter>,
    figures: Vec<FigureContext>,
    sources: Vec<String>,
    pages: Vec<Tile>,
}

/// A translated page or module.
#[derive(Debug, Serialize)]
struct Tile {
    href: String,
    title: String,
    summary: String,
}

/// The first page of a language.
pub(in crate::render) fn render(renderer: &Renderer, language: &Language) -> Result<Vec<u8>, RenderError> {
    let site = &renderer.site;
    let own = |((code, _), _): &(&(Language, _), &Page)| code == language;
    let mut pages = site.content.translations.iter().filter(own);
    let page = pages.find(|((_, slug), _)| slug.as_str() == HOME).map(|(_, page)| page);
    let html = page.map(|page| renderer.body(&page.body.html)).unwrap_or_default();
    let figures = page.map(|page| page.figures.as_slice()).unwrap_or_default();
    let fields = TranslatedHome {
        title: typeset(page.map_or(&site.config.title, |page| &page.title)),
        summary: page.map(|page| typeset(&page.summary)).unwrap_or_default(),
        before: html.split("<h2").next().unwrap_or_default().to_owned(),
        sections: chapters(&html),
        figures: figures.iter().map(home::figure).collect(),
        sources: home::sources(figures),
        pages: tiles(renderer, language),
    };
    let (name, summary) = page.map_or(("", &site.config.description), |page| (&page.title, &page.summary));
    let frame = Frame::new(&format!("/{language}/"), name, summary).language(language);
    renderer.html("home-translated.html", frame, &fields)
}

/// Every page of a language but its first, then every module.
fn tiles(renderer: &Renderer, language: &Language) -> Vec<Tile> {
    let content = &renderer.site.content;
    let tile = |path: String, title: &str, summary: &str| Tile {
        href: renderer.base.path(&format!("/{language}{path}")),
        title: typeset(title),
        summary: typeset(summary),
    };
    let pages = content.translations.iter().filter(|((code, slug), _)| code == language && slug.as_str() != HOME);
    let pages = pages.map(|((_, slug), page)| tile(page_url(slug), &page.title, &page.summary));
    let modules = content.translated_library.iter().filter(|((code, _), _)| code == language);
    let modules = modules.map(|((_, slug), one)| tile(format!("/ressources/{slug}/"), &one.title, &one.summary));
    pages.chain(modules).collect()
}
