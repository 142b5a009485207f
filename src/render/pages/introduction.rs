//! What the texts of `content/` become in a page: introductions, tables of contents, headings.

use super::super::renderer::Renderer;
use crate::model::Document;
use crate::text::typography;
use serde::Serialize;

/// The page of `content/pages` that introduces a generated one.
#[derive(Debug)]
pub(in crate::render) struct Introduction {
    /// As written, or the fallback.
    pub(in crate::render) title: String,
    /// As written.
    pub(in crate::render) summary: String,
    /// HTML under the base path.
    pub(in crate::render) html: String,
    /// What the community can still add, ready to show.
    pub(in crate::render) to_complete: Vec<String>,
}

impl Introduction {
    /// The introduction of the page at `/<slug>/`; `title` is its title when no file introduces it.
    pub(in crate::render) fn of(renderer: &Renderer, slug: &str, title: &str) -> Self {
        match renderer.site.content.pages.get(slug) {
            Some(page) => Self {
                title: page.title.clone(),
                summary: page.summary.clone(),
                html: renderer.body(&page.body.html),
                to_complete: typeset_all(&page.to_complete),
            },
            None => Self { title: title.to_owned(), summary: String::new(), html: String::new(), to_complete: vec![] },
        }
    }
}

/// A line of a table of contents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TocLine {
    anchor: String,
    text: String,
}

/// Chapters from which a table of contents helps more than it takes room.
const CHAPTERS: usize = 4;

/// The chapters of a text, when there are enough of them.
pub(in crate::render) fn toc(document: &Document) -> Vec<TocLine> {
    let chapters: Vec<TocLine> = document
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| TocLine { anchor: heading.anchor.clone(), text: heading.text.clone() })
        .collect();
    if chapters.len() >= CHAPTERS { chapters } else { Vec::new() }
}

/// A chapter of a text: from one second-level heading to the next.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Chapter {
    /// The anchor of its heading, which a template may know.
    pub(in crate::render) anchor: String,
    pub(in crate::render) html: String,
}

/// Cuts a text at its second-level headings; what stands before the first one is no chapter.
pub(in crate::render) fn chapters(html: &str) -> Vec<Chapter> {
    let chapter = |piece: &str| {
        let anchor = piece.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(id, _)| id);
        Chapter { anchor: anchor.to_owned(), html: format!("<h2{piece}") }
    };
    html.split("<h2").skip(1).map(chapter).collect()
}

/// A text as written, ready to show.
pub(in crate::render) fn typeset(text: &str) -> String {
    typography(text).into_owned()
}

/// Texts as written, ready to show.
pub(in crate::render) fn typeset_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| typeset(text)).collect()
}
