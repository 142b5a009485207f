//! When things happen: order, length, overlaps, the edition's week, deadlines, recurrences.

use super::event::Subject;
use crate::diagnostic::Span;
use crate::diagnostic::codes::dates as codes;
use crate::model::vocabulary::EventType;
use crate::model::{Place, Recurrence, Session, When};
use crate::parse::Located;
use crate::parse::event::{RawSession, RawWhen};
use jiff::civil::{Date, DateTime};

/// Minutes of a session at most: a day.
const LONGEST: i64 = 24 * 60;

/// The moment of a session; `None` when it makes no sense, which is reported.
pub(super) fn when(subject: &mut Subject<'_>, session: &RawSession) -> Option<When> {
    let (when, span) = match &session.when {
        RawWhen::Unknown => return None,
        RawWhen::Day(day) => (When::AllDay(day.value), day.span),
        RawWhen::Times(start, end) => {
            let minutes = start.value.duration_until(end.value).as_mins();
            if end.value <= start.value {
                subject.push(end.span, codes::end_before_start(start.value));
                return None;
            }
            if minutes > LONGEST {
                subject.push(end.span, codes::too_long(minutes / 60));
                return None;
            }
            (When::Timed { start: start.value, end: end.value }, start.span)
        }
    };
    day(subject, when.day(), span);
    Some(when)
}

fn day(subject: &mut Subject<'_>, day: Date, span: Span) {
    let year = subject.draft.year;
    if day.year() != year {
        subject.push(span, codes::outside_year(day, year));
        return;
    }
    let Some(week) = subject.edition.and_then(|edition| edition.week) else { return };
    let is_cafe = subject.raw.types.iter().any(|kind| kind.value == EventType::CafeIa);
    if !week.contains(day) && !subject.raw.off_week && !is_cafe {
        subject.push(span, codes::outside_week(day, week.start, week.end));
    }
}

/// What the sessions of an event owe each other: an id each from two on, and no overlap at one place.
pub(super) fn sessions(subject: &mut Subject<'_>, sessions: &[Session], place: Option<&Place>) {
    let raw = subject.raw;
    if let Some(span) = raw.no_session_span {
        subject.push(span, codes::no_session());
    }
    let mut ids: Vec<&str> = Vec::new();
    for (number, session) in raw.sessions.iter().enumerate() {
        match &session.id {
            Some(id) if ids.contains(&id.value.as_str()) => {
                subject.push(id.span, codes::duplicate_session_id(id.value.as_str()));
            }
            Some(id) => ids.push(id.value.as_str()),
            None if raw.sessions.len() > 1 => {
                subject.push(session.span, codes::session_without_id(&format!("seance-{}", number + 1)));
            }
            None => {}
        }
    }
    for (index, session) in sessions.iter().enumerate() {
        let clash = sessions[..index].iter().find(|other| overlap(session, other, place));
        if let Some(other) = clash {
            let span = raw.sessions.get(index).map_or(raw.span, |session| session.span);
            let name =
                if other.id.is_empty() { crate::dates::day_in_words(other.when.day()) } else { other.id.clone() };
            subject.push(span, codes::overlap(&name));
        }
    }
}

fn overlap(a: &Session, b: &Session, place: Option<&Place>) -> bool {
    let place_of = |session: &Session| {
        let place = session.place.as_ref().or(place);
        place.map(|place| (place.insee.clone(), place.name.clone(), place.address.clone()))
    };
    let at_once = match (a.when, b.when) {
        (When::Timed { start, end }, When::Timed { start: from, end: to }) => start < to && from < end,
        (When::AllDay(day), When::AllDay(other)) => day == other,
        _ => false,
    };
    at_once && place_of(a) == place_of(b)
}

/// The deadline for registering comes before the end of the registrations' object: the first start.
pub(super) fn deadline(subject: &mut Subject<'_>, deadline: Option<&Located<DateTime>>, sessions: &[Session]) {
    let Some(deadline) = deadline else { return };
    let last = sessions.iter().map(|session| match session.when {
        When::Timed { start, .. } => start,
        When::AllDay(day) => day.at(23, 59, 0, 0),
    });
    // A day alone stands for its last minute: the very day of the event is a fair deadline.
    if let Some(start) = last.max()
        && deadline.value > start
        && deadline.value != start.date().at(23, 59, 0, 0)
    {
        let knows_hours = sessions.iter().any(|session| matches!(session.when, When::Timed { .. }));
        subject.push(deadline.span, codes::deadline_after_start(start, knows_hours));
    }
}

/// The weekly rule of a recurring event.
pub(super) fn recurrence(subject: &mut Subject<'_>, time_zone: &'static str) -> Option<Recurrence> {
    let raw = &subject.raw.recurrence.as_ref()?.value;
    let (start, end) = (raw.start.as_ref()?.value, raw.end.as_ref()?);
    if end.value <= start {
        subject.push(end.span, codes::recurrence_hours(start));
        return None;
    }
    let (weekday, from) = (raw.weekday.as_ref()?.value, raw.from_day.as_ref()?.value);
    let until = raw.until_day.as_ref().map(|day| day.value);
    if let Some(last) = &raw.until_day
        && last.value < from
    {
        subject.push(last.span, codes::recurrence_ends_before_it_starts(from));
        return None;
    }
    for day in &raw.except {
        let within = day.value >= from && until.is_none_or(|until| day.value <= until);
        if !within || day.value.weekday() != weekday.to_jiff() {
            subject.push(day.span, codes::not_a_day_of_the_recurrence(day.value));
        }
    }
    Some(Recurrence {
        weekday,
        start,
        end: end.value,
        from_day: from,
        until_day: until,
        except: raw.except.iter().map(|day| day.value).collect(),
        time_zone,
    })
}
