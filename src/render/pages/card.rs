//! The card of a session, as every list shows it: rendered once, then shared by the lists it stands in (about seven).

use super::super::error::RenderError;
use super::super::lists::Entry;
use super::super::renderer::Renderer;
use super::words;
use crate::dates;
use crate::model::vocabulary::{Access, Mode, RegistrationMode, Status, Vocabulary};
use crate::model::{Event, Place, Session, Site};
use crate::text::typography;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::OnceLock;

/// One card an entry, made when it is first shown.
pub(in crate::render) struct Cards {
    made: Vec<OnceLock<Box<str>>>,
    /// Where the cards of each event start; the last one is that of a recurring event as a whole.
    starts: Vec<usize>,
}

impl Cards {
    /// Room for every entry of a site.
    pub(in crate::render) fn new(site: &Site) -> Self {
        let mut starts = Vec::with_capacity(site.events.len());
        let mut total = 0;
        for event in &site.events {
            starts.push(total);
            total += event.sessions.len() + 1;
        }
        Self { made: (0..total).map(|_| OnceLock::new()).collect(), starts }
    }

    fn place_of(&self, site: &Site, entry: Entry) -> Option<&OnceLock<Box<str>>> {
        let last = entry.event(site).sessions.len();
        let offset = entry.session.map_or(last, usize::from);
        self.made.get(self.starts.get(entry.event as usize)? + offset)
    }
}

/// What `card.html` shows.
#[derive(Debug, Serialize)]
struct Card {
    href: String,
    title: String,
    kind: &'static str,
    types: Vec<&'static str>,
    /// « samedi 23 mai », empty for a recurring event.
    day: String,
    /// ISO 8601; empty for a recurring event.
    date: String,
    /// The last day, when it goes on after midnight.
    last_date: Option<String>,
    /// IANA time zone, when it is not that of Paris.
    zone: Option<&'static str>,
    hours: String,
    place: String,
    /// INSEE code, by which a frame is narrowed to a commune.
    commune: Option<String>,
    summary: Option<String>,
    status: Option<StatusContext>,
    tags: Vec<String>,
    moment: Option<&'static str>,
}

/// What became of an event, in words and with a drawing: never by colour alone.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StatusContext {
    key: &'static str,
    label: &'static str,
}

impl StatusContext {
    /// `None` for an event that stands as it was announced.
    pub(in crate::render) fn new(status: Status) -> Option<Self> {
        (status != Status::Scheduled).then(|| Self { key: status.key(), label: status.label() })
    }
}

/// The HTML of an entry's card.
pub(in crate::render) fn card(renderer: &Renderer, entry: Entry) -> Result<&str, RenderError> {
    let missing = || RenderError::Format("carte sans place".to_owned());
    let place = renderer.cards.place_of(&renderer.site, entry).ok_or_else(missing)?;
    if let Some(card) = place.get() {
        return Ok(card);
    }
    let html = renderer.fragment("card.html", &context(renderer, entry))?;
    Ok(place.get_or_init(|| html.into()))
}

fn context(renderer: &Renderer, entry: Entry) -> Card {
    let site = &renderer.site;
    let (event, session) = (entry.event(site), entry.session(site));
    let day = session.map(|session| session.when.day());
    let last_day = session.map(last_day);
    let hours = match (session, &event.recurrence) {
        (Some(session), _) => dates::hours_in_words(session.when),
        (None, Some(rule)) => words::capital(&words::recurrence(rule)),
        (None, None) => String::new(),
    };
    let status = session.map_or(event.status, |session| event.status_of(session));
    Card {
        href: renderer.base.path(&event.id.url()),
        title: typography(&event.title).into_owned(),
        kind: event.main_type().key(),
        types: words::types(event),
        day: day.map(dates::day_without_year).unwrap_or_default(),
        date: day.map(|day| day.to_string()).unwrap_or_default(),
        last_date: last_day.filter(|last| Some(*last) != day).map(|last| last.to_string()),
        zone: session.map(|session| session.time_zone).filter(|zone| *zone != "Europe/Paris"),
        hours,
        place: place_words(event, entry.place(site)),
        commune: entry.place(site).map(|place| place.insee.clone()),
        summary: event.summary.as_deref().map(|text| typography(text).into_owned()),
        status: StatusContext::new(status),
        tags: tags(renderer, event),
        moment: renderer.today.zip(day.zip(last_day)).and_then(|(today, (day, last))| moment(today, day, last)),
    }
}

/// The day on which a session ends.
pub(in crate::render) fn last_day(session: &Session) -> Date {
    match session.when {
        crate::model::When::Timed { end, .. } => end.date(),
        crate::model::When::AllDay(day) => day,
    }
}

/// « passe » or « aujourdhui », for a day fixed by `--date`.
pub(in crate::render) fn moment(today: Date, first: Date, last: Date) -> Option<&'static str> {
    if last < today {
        Some("passe")
    } else if first <= today {
        Some("aujourdhui")
    } else {
        None
    }
}

/// « Médiathèque, Anor (Nord) », « En ligne ».
pub(in crate::render) fn place_words(event: &Event, place: Option<&Place>) -> String {
    match (event.mode, place) {
        (Mode::Online, _) | (_, None) => Mode::Online.label().to_owned(),
        (Mode::OnSite, Some(place)) => words::short_place(place),
        (Mode::Hybrid, Some(place)) => format!("{}, et en ligne", words::short_place(place)),
    }
}

/// What a visitor must know before opening the page.
fn tags(renderer: &Renderer, event: &Event) -> Vec<String> {
    let mut tags = Vec::new();
    if event.access != Access::Everyone {
        tags.push(event.access.label().to_owned());
    }
    if !event.free {
        tags.push(match event.price.as_deref() {
            Some(price) => typography(price).into_owned(),
            None => renderer.texts.say("propose.price-paid"),
        });
    }
    if event.registration.as_ref().and_then(|registration| registration.mode) == Some(RegistrationMode::Required) {
        tags.push(RegistrationMode::Required.label().to_owned());
    }
    let features = event.accessibility.features();
    tags.extend(features.iter().filter(|feature| feature.2 == Some(true)).map(|feature| feature.1.to_owned()));
    tags
}
