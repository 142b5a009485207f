//! `/editions/`: every edition with its dates and its programme, the latest first.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use super::words;
use crate::dates;
use crate::model::{Edition, Objectives};
use serde::Serialize;

/// What `editions.html` shows.
#[derive(Debug, Serialize)]
struct EditionsPage {
    summary: String,
    introduction: String,
    editions: Vec<EditionCard>,
}

#[derive(Debug, Serialize)]
struct EditionCard {
    year: i16,
    /// « du 18 au 24 mai 2026 »
    dates: String,
    end: String,
    /// Its list of events, when it has some.
    href: Option<String>,
    /// « 7 activités »
    count: String,
    objectives: Vec<Objective>,
}

/// A number to reach.
#[derive(Debug, Serialize)]
pub(super) struct Objective {
    label: &'static str,
    number: String,
}

/// The editions.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "editions", "Les éditions");
    let editions = renderer.site.editions.values().rev().map(|edition| card(renderer, edition)).collect();
    let frame = Frame::new("/editions/", &introduction.title, &introduction.summary);
    let fields = EditionsPage { summary: typeset(&introduction.summary), introduction: introduction.html, editions };
    renderer.html("editions.html", frame, &fields)
}

fn card(renderer: &Renderer, edition: &Edition) -> EditionCard {
    let list = renderer.lists.get(&ListKey::Edition(edition.year)).filter(|list| !list.events.is_empty());
    EditionCard {
        year: edition.year,
        dates: dates::range_in_words(edition.start, edition.end),
        end: edition.end.to_string(),
        href: list.map(|list| renderer.base.path(&list.folder)),
        count: words::activities(list.map_or(0, |list| list.events.len())),
        objectives: objectives(&edition.objectives),
    }
}

/// The objectives that the edition's file gives.
pub(super) fn objectives(objectives: &Objectives) -> Vec<Objective> {
    let given = [
        ("activités", objectives.events),
        ("professionnels mobilisés", objectives.professionals),
        ("partenaires", objectives.partners),
        ("citoyens touchés", objectives.citizens),
    ];
    given
        .into_iter()
        .filter_map(|(label, number)| Some(Objective { label, number: words::number(usize::try_from(number?).ok()?) }))
        .collect()
}
