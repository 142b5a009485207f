//! `/`: what it is, when, how to take part. Whether the week is to come, on or over is decided in the browser (or by
//! `--date`); without either, the page gives dates and reads well at any time.

use super::super::error::RenderError;
use super::super::lists::{Entry, ListKey};
use super::super::renderer::Renderer;
use super::card::card;
use super::editions;
use super::facets::{self, Facet, FacetLink};
use super::introduction::{Chapter, Introduction, chapters};
use super::layout::Frame;
use crate::dates;
use crate::model::Figure;
use crate::text::typography;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// Cards shown on the page at least, when there are that many: one a day, then others.
const SHOWN: usize = 6;

/// What `home.html` shows.
#[derive(Debug, Serialize)]
struct HomePage {
    title: String,
    summary: String,
    dates: String,
    /// « 7 activités », during the week.
    count: String,
    /// The same, and how far they spread, each a number and its noun: `("7", "activités publiées")`.
    facts: Vec<(String, String)>,
    days: Facet,
    /// The days again, for the block that shows today's.
    today: Vec<FacetLink>,
    /// « dans 12 jours », « demain »: only when `--date` fixes the day.
    countdown: Option<String>,
    first_day: String,
    /// The edition after this one, when its file is there.
    next: Option<editions::Coming>,
    /// The day fixed by `--date`.
    fixed_day: Option<String>,
    types: Facet,
    cards: String,
    figures: Vec<FigureContext>,
    sources: Vec<String>,
    sections: Vec<Chapter>,
}

/// A sourced figure.
#[derive(Debug, Serialize)]
pub(super) struct FigureContext {
    value: String,
    text: String,
}

/// The home page.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let site = &renderer.site;
    let week_days = site.week();
    let page = site.content.pages.iter().find(|(slug, _)| slug.as_str() == "accueil").map(|(_, page)| page);
    let text = Introduction::of(renderer, "accueil", &site.config.title);
    let week = renderer.lists.current(&ListKey::Week);
    let entries = week.map(|week| week.entries.as_slice()).unwrap_or_default();
    let count = week.map_or(0, |week| week.events.len());
    let days = facets::days(renderer, None);
    let figures = page.map(|page| page.figures.as_slice()).unwrap_or_default();
    let fields = HomePage {
        title: typography(&text.title).into_owned(),
        summary: typography(&text.summary).into_owned(),
        dates: week_days.in_words(),
        count: renderer.texts.count("words.activities", count),
        facts: facts(renderer, count, entries),
        today: days.links.clone(),
        days,
        countdown: renderer.today.and_then(|today| countdown(renderer, today, week_days.start)),
        next: editions::coming(renderer),
        first_day: dates::day_without_year(week_days.start),
        fixed_day: renderer.today.map(|day| day.to_string()),
        types: facets::types(renderer, None),
        cards: cards(renderer, entries)?,
        figures: figures.iter().map(figure).collect(),
        sources: sources(figures),
        sections: chapters(&text.html),
    };
    renderer.html("home.html", Frame::new("/", "", &text.summary), &fields)
}

/// What the week was, in numbers that the files give: nothing is said that they do not say.
fn facts(renderer: &Renderer, count: usize, entries: &[Entry]) -> Vec<(String, String)> {
    let places = entries.iter().filter_map(|entry| entry.place(&renderer.site));
    let departements = places.map(|place| place.departement.code).collect::<BTreeSet<_>>().len();
    let fact = |key, count| (renderer.texts.number(count), renderer.texts.count(key, count));
    let activities = fact("home.fact-activities", count);
    let spread = fact("home.fact-departements", departements);
    [(count, activities), (departements, spread)].into_iter().filter(|(size, _)| *size > 0).map(|fact| fact.1).collect()
}

/// How long until the week, in words, as the browser's script says it; `None` once it has begun.
fn countdown(renderer: &Renderer, today: Date, start: Date) -> Option<String> {
    match (start - today).get_days() {
        ..=0 => None,
        1 => Some(renderer.texts.say("home.tomorrow")),
        days => Some(renderer.texts.say_with("home.in-days", &[("n", &days.to_string())])),
    }
}

/// The first activity of each day, then others up to [`SHOWN`], so that today's is there on every day of the week. When a
/// day is fixed, those to come are chosen first.
fn cards(renderer: &Renderer, entries: &[Entry]) -> Result<String, RenderError> {
    let day_of = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.day());
    let mut days = BTreeSet::new();
    let is_past = |entry: &Entry| renderer.today.zip(day_of(entry)).is_some_and(|(today, day)| day < today);
    let mut ranked: Vec<(bool, bool, usize)> =
        entries.iter().enumerate().map(|(index, entry)| (is_past(entry), !days.insert(day_of(entry)), index)).collect();
    ranked.sort_unstable();
    let mut shown: Vec<usize> = ranked.iter().take(SHOWN.max(days.len())).map(|(.., index)| *index).collect();
    shown.sort_unstable();
    let mut cards = String::new();
    for index in shown {
        cards.push_str(card(renderer, entries[index])?);
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
