//! `/<page>/facile-a-lire/`: a page told again by the rules of « facile à lire et à comprendre » (FALC). Larger text, one
//! idea a line, a drawing beside each chapter, and nothing around that is not needed.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::site_map::{easy_module_url, easy_url, page_url};
use super::introduction::{Chapter, chapters, typeset};
use super::layout::Frame;
use crate::model::vocabulary::Vocabulary;
use crate::model::{BaseUrl, EasyPage, Resource, Site};
use serde::Serialize;

/// What `easy.html` shows.
#[derive(Debug, Serialize)]
struct EasyContext {
    heading: String,
    summary: String,
    /// The text before the first chapter.
    before: String,
    chapters: Vec<EasyChapter>,
    review: Option<String>,
    /// The page that it tells again.
    whole: String,
    whole_title: String,
}

#[derive(Debug, Serialize)]
struct EasyChapter {
    html: String,
    /// A drawing of `images/pictos.svg`.
    picto: Option<&'static str>,
}

/// The easy form of a page.
pub(in crate::render) fn render(renderer: &Renderer, page: &EasyPage) -> Result<Vec<u8>, RenderError> {
    let whole = renderer.site.content.pages.get(&page.slug);
    let title = whole.map(|page| typeset(&page.short_title)).unwrap_or_default();
    render_beside(renderer, page, Whole { path: page_url(&page.slug), title, easy: easy_url(&page.slug) })
}

/// The easy form of a module.
pub(in crate::render) fn render_module(
    renderer: &Renderer,
    page: &EasyPage,
    module: &Resource,
) -> Result<Vec<u8>, RenderError> {
    let whole = Whole { path: module.folder(), title: typeset(&module.title), easy: easy_module_url(&module.slug) };
    render_beside(renderer, page, whole)
}

/// What an easy form stands beside.
struct Whole {
    path: String,
    title: String,
    /// The path of the easy form.
    easy: String,
}

fn render_beside(renderer: &Renderer, page: &EasyPage, whole: Whole) -> Result<Vec<u8>, RenderError> {
    let html = renderer.body(&page.body.html);
    let pictos = page.pictos.iter().map(|picto| Some(picto.key())).chain(std::iter::repeat(None));
    let chapter = |(chapter, picto): (Chapter, _)| EasyChapter { html: chapter.html, picto };
    let fields = EasyContext {
        heading: typeset(&page.title),
        summary: typeset(&page.summary),
        before: html.split("<h2").next().unwrap_or_default().to_owned(),
        chapters: chapters(&html).into_iter().zip(pictos).map(chapter).collect(),
        review: page.review.as_deref().map(typeset),
        whole: renderer.base.path(&whole.path),
        whole_title: whole.title,
    };
    let title = renderer.texts.say_with("easy.title", &[("titre", &page.title)]);
    renderer.html("easy.html", Frame::new(&whole.easy, &title, &page.summary), &fields)
}

/// The easy form of the page at a path, if there is one.
pub(super) fn form_of(site: &Site, base: &BaseUrl, path: &str) -> Option<String> {
    let mut easy = site.content.easy_pages.keys();
    easy.find(|slug| page_url(slug) == path).map(|slug| base.path(&easy_url(slug)))
}
