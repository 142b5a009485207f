//! What calendars and feeds say of an event in French, as plain text with typography.

use super::FormatContext;
use super::text::{clean, one_line};
use crate::dates;
use crate::model::vocabulary::{Access, RegistrationMode, Status, Vocabulary};
use crate::model::{Event, Place, Recurrence, Registration, Session};
use crate::text::typography;

/// A short text as a person reads it: on one line, with French typography.
pub(super) fn readable(text: &str) -> String {
    typography(&one_line(text)).into_owned()
}

/// The title, with a word ahead when one must not come: calendars often show nothing else.
pub(super) fn title(event: &Event, status: Status) -> String {
    let prefix = match status {
        Status::Cancelled => "ANNULÉ\u{a0}: ",
        Status::Postponed => "REPORTÉ\u{a0}: ",
        Status::Scheduled | Status::Rescheduled | Status::MovedOnline | Status::Full => "",
    };
    format!("{prefix}{}", readable(&event.title))
}

/// « jeudi 21 mai 2026, de 14 h à 16 h ».
pub(super) fn session_in_words(session: &Session) -> String {
    format!("{}, {}", dates::day_in_words(session.when.day()), dates::hours_in_words(session.when))
}

/// « chaque jeudi, de 13 h 30 à 15 h, du 8 janvier au 25 juin 2026 ».
pub(super) fn rule_in_words(rule: &Recurrence) -> String {
    let period = match rule.until_day {
        Some(until) => dates::range_in_words(rule.from_day, until),
        None => format!("à partir du {}", dates::day_in_words(rule.from_day)),
    };
    let weekday = dates::weekday(rule.weekday.to_jiff());
    format!("chaque {weekday}, de {} à {}, {period}", dates::hour(rule.start), dates::hour(rule.end))
}

/// The text of an event: its description, else its summary; empty when it has neither.
pub(super) fn body(event: &Event) -> String {
    let text = event.description.as_ref().map(|description| description.text.as_str());
    let text = text.filter(|text| !text.is_empty()).or(event.summary.as_deref()).unwrap_or_default();
    typography(&clean(text)).trim_end().to_owned()
}

/// What one needs to know in order to come, a line each.
pub(super) fn practical_lines(event: &Event, context: &FormatContext<'_>) -> Vec<String> {
    let mut lines = Vec::with_capacity(8);
    if event.access != Access::Everyone {
        lines.push(format!("Accès\u{a0}: {}", event.access.label()));
    }
    lines.push(format!("Tarif\u{a0}: {}", price(event)));
    if let Some(registration) = &event.registration {
        lines.extend(registration_line(registration));
    }
    if let Some(capacity) = event.capacity {
        lines.push(format!("Places\u{a0}: {capacity}"));
    }
    if let Some(link) = &event.online_url {
        lines.push(format!("En ligne\u{a0}: {}", one_line(&link.url)));
    }
    lines.extend(accessibility_lines(event));
    if !event.organisers.is_empty() {
        let names = context.names_of(&event.organisers).join(", ");
        lines.push(format!("Organisation\u{a0}: {}", readable(&names)));
    }
    lines
}

/// What to know of a place besides its address: « Précisions : entrée par la cour ».
pub(super) fn notes_line(place: Option<&Place>) -> Option<String> {
    let notes = place?.notes.as_deref()?;
    Some(format!("Précisions\u{a0}: {}", readable(notes)))
}

/// « Statut : Complet »; nothing for an event that goes on as announced.
pub(super) fn status_line(status: Status) -> Option<String> {
    (status != Status::Scheduled).then(|| format!("Statut\u{a0}: {}", status.label()))
}

fn price(event: &Event) -> String {
    match &event.price {
        Some(price) => readable(price),
        None if event.pay_what_you_want => "participation libre".to_owned(),
        None if event.free => "gratuit".to_owned(),
        None => "payant".to_owned(),
    }
}

fn registration_line(registration: &Registration) -> Option<String> {
    let means = [&registration.url, &registration.email, &registration.phone];
    let mut parts: Vec<String> = Vec::with_capacity(4);
    parts.extend(registration.mode.map(|mode| match mode {
        RegistrationMode::Open => "libre".to_owned(),
        RegistrationMode::Advised => "conseillée".to_owned(),
        RegistrationMode::Required => "obligatoire".to_owned(),
    }));
    parts.extend(means.into_iter().flatten().map(|text| one_line(text).into_owned()));
    parts.extend(registration.deadline.map(|moment| format!("avant le {}", dates::deadline_in_words(moment))));
    (!parts.is_empty()).then(|| format!("Inscription\u{a0}: {}", parts.join(", ")))
}

fn accessibility_lines(event: &Event) -> Vec<String> {
    let known = &event.accessibility;
    let there = known.features().into_iter().filter(|(_, _, state)| *state == Some(true));
    let labels: Vec<&str> = there.map(|(_, label, _)| label).collect();
    let mut lines = Vec::new();
    if !labels.is_empty() {
        lines.push(format!("Accessibilité\u{a0}: {}", labels.join(", ")));
    }
    let more = [("Précisions sur l’accessibilité", &known.comment), ("Contact accessibilité", &known.contact)];
    for (label, text) in more {
        lines.extend(text.as_deref().map(|text| format!("{label}\u{a0}: {}", readable(text))));
    }
    lines
}
