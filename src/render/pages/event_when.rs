//! When an event happens, in words.

use super::card::{StatusContext, last_day, moment};
use super::words;
use crate::dates;
use crate::formats::with_offset;
use crate::model::{Event, Session, When};
use jiff::civil::Date;
use serde::Serialize;

/// A session in words.
#[derive(Debug, Default, Serialize)]
pub(super) struct SessionContext {
    /// « Samedi 23 mai 2026 », « Chaque jeudi ».
    pub(super) day: String,
    /// « de 14 h à 16 h », « horaire à préciser ».
    pub(super) hours: String,
    /// Both, for a sentence: « samedi 23 mai 2026, de 14 h à 16 h ».
    pub(super) sentence: String,
    /// Whether the hours are known.
    timed: bool,
    /// ISO 8601 of the start: a day, or a day and an hour.
    datetime: String,
    /// The day, for the browser.
    date: String,
    last_date: String,
    zone: &'static str,
    /// « heure de La Réunion ».
    local: Option<&'static str>,
    /// The start in RFC 3339, with the offset of the place, for visitors who live by another time; empty without hours.
    instant: String,
    /// Its own place, when it is not the event's.
    place: Option<String>,
    status: Option<StatusContext>,
    capacity: Option<u32>,
    moment: Option<&'static str>,
}

/// The session shown first, and all of them when they are several.
pub(super) fn sessions(event: &Event, today: Option<Date>) -> (SessionContext, Vec<SessionContext>) {
    let all: Vec<SessionContext> = event
        .recurrence
        .iter()
        .map(|rule| recurring(event, rule))
        .chain(event.sessions.iter().map(|session| one(event, session, today)))
        .collect();
    let several = all.len() > 1;
    // With a date fixed, the first that is not past; else the first, and the browser marks the past ones.
    let next = event.sessions.iter().position(|session| today.is_some_and(|today| last_day(session) >= today));
    let first = match (&event.recurrence, next) {
        (Some(rule), _) => recurring(event, rule),
        (None, next) => {
            event.sessions.get(next.unwrap_or(0)).map(|session| one(event, session, today)).unwrap_or_default()
        }
    };
    (first, if several { all } else { Vec::new() })
}

fn one(event: &Event, session: &Session, today: Option<Date>) -> SessionContext {
    let day = session.when.day();
    let last = last_day(session);
    SessionContext {
        day: words::capital(&dates::day_in_words(day)),
        hours: dates::hours_in_words(session.when),
        sentence: words::session(session),
        timed: matches!(session.when, When::Timed { .. }),
        datetime: match session.when {
            When::Timed { start, .. } => start.strftime("%Y-%m-%dT%H:%M").to_string(),
            When::AllDay(day) => day.to_string(),
        },
        date: day.to_string(),
        last_date: last.to_string(),
        zone: session.time_zone,
        local: words::local_time(event, session.time_zone).filter(|_| matches!(session.when, When::Timed { .. })),
        instant: match session.when {
            When::Timed { start, .. } => with_offset(start, session.time_zone),
            When::AllDay(_) => String::new(),
        },
        place: session.place.as_ref().map(words::short_place),
        status: session.status.filter(|status| *status != event.status).and_then(StatusContext::new),
        capacity: session.capacity,
        moment: today.and_then(|today| moment(today, day, last)),
    }
}

fn recurring(event: &Event, rule: &crate::model::Recurrence) -> SessionContext {
    let hours = format!("de {} à {}", dates::hour(rule.start), dates::hour(rule.end));
    let until = rule.until_day.map(|day| format!(", jusqu’au {}", dates::day_in_words(day))).unwrap_or_default();
    SessionContext {
        day: format!("Chaque {}{until}", crate::model::vocabulary::Vocabulary::label(rule.weekday)),
        hours,
        sentence: words::recurrence(rule),
        timed: true,
        datetime: String::new(),
        date: String::new(),
        last_date: String::new(),
        zone: rule.time_zone,
        local: words::local_time(event, rule.time_zone),
        instant: String::new(),
        place: None,
        status: None,
        capacity: None,
        moment: None,
    }
}
