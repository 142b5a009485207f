//! `/editions/`: every edition with its dates and its programme, the latest first.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::impact;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use crate::model::{Edition, Objectives, Week};
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
    year: String,
    /// « en tête », « passée » or « à venir », as the texts call it.
    standing: Standing,
    /// « du 18 au 24 mai 2026 », when they are known.
    dates: Option<String>,
    /// The last day, for the browser.
    end: Option<String>,
    /// Its list of events.
    href: String,
    count: usize,
    /// What became of it, unless it is to come.
    impact: Option<String>,
    objectives: Vec<Objective>,
}

/// How an edition stands to the one that leads the site.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Standing {
    Past,
    Current,
    Coming,
}

/// A number to reach.
#[derive(Debug, Serialize)]
pub(super) struct Objective {
    label: String,
    number: String,
}

/// An edition to come, as the home page tells it.
#[derive(Debug, Serialize)]
pub(super) struct Coming {
    year: String,
    /// When they are known.
    dates: Option<String>,
    href: String,
}

/// The editions.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "editions", &renderer.texts.say("editions.title"));
    let editions = renderer.site.editions.iter().rev().map(|edition| card(renderer, edition)).collect();
    let frame = Frame::new("/editions/", &introduction.title, &introduction.summary);
    let fields = EditionsPage { summary: typeset(&introduction.summary), introduction: introduction.html, editions };
    renderer.html("editions.html", frame, &fields)
}

fn card(renderer: &Renderer, edition: &Edition) -> EditionCard {
    let current = renderer.site.edition().year;
    let list = renderer.lists.get(&ListKey::Edition(edition.year));
    EditionCard {
        year: edition.year.to_string(),
        standing: match edition.year.cmp(&current) {
            std::cmp::Ordering::Less => Standing::Past,
            std::cmp::Ordering::Equal => Standing::Current,
            std::cmp::Ordering::Greater => Standing::Coming,
        },
        dates: edition.week.map(Week::in_words),
        end: edition.week.map(|week| week.end.to_string()),
        href: renderer.base.path(&format!("/editions/{}/", edition.year)),
        count: list.map_or(0, |list| list.events.len()),
        impact: (edition.year <= current).then(|| renderer.base.path(&impact::folder(edition.year))),
        objectives: objectives(renderer, &edition.objectives),
    }
}

/// The nearest edition after the current one, when its file is there.
pub(super) fn coming(renderer: &Renderer) -> Option<Coming> {
    let edition = renderer.site.editions.to_come().next()?;
    Some(Coming {
        year: edition.year.to_string(),
        dates: edition.week.map(Week::in_words),
        href: renderer.base.path(&format!("/editions/{}/", edition.year)),
    })
}

/// The objectives that the edition's file gives.
pub(super) fn objectives(renderer: &Renderer, objectives: &Objectives) -> Vec<Objective> {
    let given = [
        ("editions.objective-events", objectives.events),
        ("editions.objective-professionals", objectives.professionals),
        ("editions.objective-partners", objectives.partners),
        ("editions.objective-citizens", objectives.citizens),
    ];
    let objective = |(label, number): (&str, Option<u32>)| {
        let number = renderer.texts.number(usize::try_from(number?).ok()?);
        Some(Objective { label: renderer.texts.say(label), number })
    };
    given.into_iter().filter_map(objective).collect()
}
