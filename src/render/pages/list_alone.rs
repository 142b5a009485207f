//! A list on paper (`imprimer/`), without the rest of the site.

use super::super::error::RenderError;
use super::super::lists::{Entry, List};
use super::super::renderer::Renderer;
use super::commune_choice::CommuneChoice;
use super::layout::Frame;
use super::{list_head, words};
use crate::dates;
use crate::model::Week;
use crate::model::vocabulary::{Mode, Status, Vocabulary};
use crate::text::typography;
use serde::Serialize;

/// What `print.html` shows.
#[derive(Debug, Serialize)]
struct PrintPage {
    kicker: String,
    count: String,
    /// Whether every event of the list is free.
    free: bool,
    /// « du 18 au 24 mai 2026 »: the week of the list's edition, when its dates are known.
    week: Option<String>,
    back: String,
    /// On the paper of a département: the communes it can be narrowed to.
    communes: Option<CommuneChoice>,
    days: Vec<PrintDay>,
}

#[derive(Debug, Serialize)]
struct PrintDay {
    title: String,
    lines: Vec<PrintLine>,
}

/// An event on paper: nothing that needs a screen.
#[derive(Debug, Serialize)]
struct PrintLine {
    /// INSEE code, for [`CommuneChoice`].
    commune: Option<String>,
    hours: String,
    title: String,
    types: String,
    place: String,
    status: Option<&'static str>,
    /// How to come: registration, whom to call, for whom.
    notes: Vec<String>,
}

/// The list for a notice board.
pub(in crate::render) fn render(renderer: &Renderer, list: &List) -> Result<Vec<u8>, RenderError> {
    let head = list_head::head(renderer, list);
    let day_of = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.day());
    let days = list.entries.chunk_by(|one, other| day_of(one) == day_of(other)).map(|entries| PrintDay {
        title: entries
            .first()
            .and_then(day_of)
            .map_or_else(|| "Toute l’année".to_owned(), |day| words::capital(&dates::day_in_words(day))),
        lines: entries.iter().map(|entry| line(renderer, *entry)).collect(),
    });
    let fields = PrintPage {
        kicker: typography(&head.kicker).into_owned(),
        count: words::activities(list.events.len()),
        free: list.events_of(&renderer.site).all(|event| event.free),
        week: renderer.site.editions.get(list.year).and_then(|edition| edition.week).map(Week::in_words),
        back: renderer.base.path(&list.folder),
        communes: CommuneChoice::of(renderer, list),
        days: days.collect(),
    };
    let frame = Frame::new(&format!("{}imprimer/", list.folder), &head.title, &head.description).hidden();
    renderer.html("print.html", frame, &fields)
}

fn line(renderer: &Renderer, entry: Entry) -> PrintLine {
    let site = &renderer.site;
    let (event, session) = (entry.event(site), entry.session(site));
    let hours = match (session, &event.recurrence) {
        (Some(session), _) => words::capital(&dates::hours_in_words(session.when)),
        (None, Some(rule)) => words::capital(&words::recurrence(rule)),
        (None, None) => String::new(),
    };
    let place = match entry.place(site) {
        Some(place) => typography(&place.one_line()).into_owned(),
        None => Mode::Online.label().to_owned(),
    };
    let status = session.map_or(event.status, |session| event.status_of(session));
    PrintLine {
        commune: entry.place(site).map(|place| place.insee.clone()),
        hours,
        title: typography(&event.title).into_owned(),
        types: words::types(event).join(", "),
        place,
        status: (status != Status::Scheduled).then(|| status.label()),
        notes: notes(event),
    }
}

fn notes(event: &crate::model::Event) -> Vec<String> {
    let mut notes = Vec::new();
    if event.access != crate::model::vocabulary::Access::Everyone {
        notes.push(event.access.label().to_owned());
    }
    if !event.free {
        notes.push(event.price.as_deref().map_or_else(|| "Payant".to_owned(), |price| typography(price).into_owned()));
    }
    if let Some(registration) = &event.registration {
        notes.extend(registration.mode.map(|mode| mode.label().to_owned()));
        notes.extend(registration.phone.clone());
        notes.extend(registration.email.clone());
    }
    let features = event.accessibility.features();
    notes.extend(features.iter().filter(|feature| feature.2 == Some(true)).map(|feature| feature.1.to_owned()));
    notes
}
