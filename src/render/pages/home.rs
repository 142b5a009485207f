//! `/`: what it is, when, how to take part. Whether the week is to come, on or over is decided in the browser (or by
//! `--date`); without either, the page gives dates and reads well at any time.

use super::super::error::RenderError;
use super::super::lists::{Entry, ListKey};
use super::super::renderer::Renderer;
use super::card::card;
use super::facets::{self, Facet};
use super::introduction::Introduction;
use super::layout::Frame;
use super::words;
use crate::dates;
use crate::model::{Document, Figure};
use crate::text::typography;
use serde::Serialize;

/// Cards shown on the page.
const SHOWN: usize = 6;

/// What `home.html` shows.
#[derive(Debug, Serialize)]
struct HomePage {
    title: String,
    summary: String,
    dates: String,
    count: String,
    departements: String,
    days: Facet,
    types: Facet,
    cards: String,
    more: bool,
    figures: Vec<FigureContext>,
    sources: Vec<String>,
    sections: Vec<Part>,
}

/// A sourced figure.
#[derive(Debug, Serialize)]
pub(super) struct FigureContext {
    value: String,
    text: String,
}

/// A chapter of the page's text: from one second-level heading to the next.
#[derive(Debug, Serialize)]
struct Part {
    /// The anchor of its heading, which the template may know.
    anchor: String,
    html: String,
}

/// The home page.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let site = &renderer.site;
    let edition = site.edition();
    let page = site.content.pages.iter().find(|(slug, _)| slug.as_str() == "accueil").map(|(_, page)| page);
    let text = Introduction::of(renderer, "accueil", &site.config.title);
    let week = renderer.lists.get(&ListKey::Week);
    let departements = crate::territory::departements()
        .iter()
        .filter(|departement| renderer.lists.count(&ListKey::Departement(departement.code)) > 0)
        .count();
    let figures = page.map(|page| page.figures.as_slice()).unwrap_or_default();
    let fields = HomePage {
        title: typography(&text.title).into_owned(),
        summary: typography(&text.summary).into_owned(),
        dates: dates::range_in_words(edition.start, edition.end),
        count: words::activities(week.map_or(0, |week| week.events.len())),
        departements: format!("{departements} département{}", if departements > 1 { "s" } else { "" }),
        days: facets::days(renderer, renderer.today.filter(|day| edition.contains(*day))),
        types: facets::types(renderer, None),
        cards: cards(renderer, week.map(|week| week.entries.as_slice()).unwrap_or_default())?,
        more: week.is_some_and(|week| week.entries.len() > SHOWN),
        figures: figures.iter().map(figure).collect(),
        sources: sources(figures),
        sections: page.map(|page| parts(renderer, &page.body)).unwrap_or_default(),
    };
    renderer.html("home.html", Frame::new("/", "", &text.summary), &fields)
}

/// The first events, from today on when a date is fixed.
fn cards(renderer: &Renderer, entries: &[Entry]) -> Result<String, RenderError> {
    let day_of = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.day());
    let next = renderer
        .today
        .and_then(|today| entries.iter().position(|entry| day_of(entry).is_some_and(|day| day >= today)))
        .unwrap_or(0);
    let mut cards = String::new();
    for entry in entries.iter().skip(next).take(SHOWN) {
        cards.push_str(card(renderer, *entry)?);
    }
    Ok(cards)
}

pub(super) fn figure(figure: &Figure) -> FigureContext {
    FigureContext { value: typography(&figure.value).into_owned(), text: typography(&figure.text).into_owned() }
}

/// The sources of some figures, each once.
pub(super) fn sources(figures: &[Figure]) -> Vec<String> {
    let mut sources: Vec<String> = figures.iter().map(|figure| typography(&figure.source).into_owned()).collect();
    sources.dedup();
    sources
}

/// Cuts a text at its second-level headings.
fn parts(renderer: &Renderer, body: &Document) -> Vec<Part> {
    let html = renderer.body(&body.html);
    let mut parts = Vec::new();
    for piece in html.split("<h2").skip(1) {
        let anchor = piece.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(id, _)| id);
        parts.push(Part { anchor: anchor.to_owned(), html: format!("<h2{piece}") });
    }
    parts
}
