//! `/recherche/`: the search of a browser that runs scripts, and for all others an index by title.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::search::{kind_label, title_and_path};
use super::glossary::initial;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use super::territories::{self, Counted};
use crate::text::fold;
use serde::Serialize;

/// What `search.html` shows.
#[derive(Debug, Serialize)]
struct SearchPage {
    summary: String,
    letters: Vec<Letter>,
    departements: Vec<Counted>,
}

/// The titles of a letter.
#[derive(Debug, Serialize)]
struct Letter {
    letter: String,
    titles: Vec<Title>,
}

#[derive(Debug, Serialize)]
struct Title {
    title: String,
    href: String,
    kind: String,
}

/// The page of the search.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let page = Introduction::of(renderer, "recherche", &renderer.texts.say("search.title"));
    let summary = match page.summary.as_str() {
        "" => &renderer.texts.say("search.summary"),
        written => written,
    };
    let fields = SearchPage {
        summary: typeset(summary),
        letters: letters(renderer),
        departements: territories::departements_with_events(renderer),
    };
    renderer.html("search.html", Frame::new("/recherche/", &page.title, summary), &fields)
}

/// Everything but events, territories and the glossary, which have lists of their own.
fn letters(renderer: &Renderer) -> Vec<Letter> {
    let items = renderer.search.catalogue().iter();
    let mut titles: Vec<(String, Title)> = items
        .filter_map(|item| {
            let (title, path) = title_and_path(&renderer.site, &item)?;
            let shown = Title {
                title: typeset(&title),
                href: renderer.base.path(&path),
                kind: renderer.texts.say(kind_label(&item)),
            };
            Some((fold(title.trim_start_matches(['«', ' ', '\u{a0}'])), shown))
        })
        .collect();
    titles.sort_by(|one, other| (&one.0, &one.1.href).cmp(&(&other.0, &other.1.href)));
    let mut letters: Vec<Letter> = Vec::new();
    for (key, title) in titles {
        let letter = initial(&key);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.titles.push(title),
            None => letters.push(Letter { letter, titles: vec![title] }),
        }
    }
    letters
}
