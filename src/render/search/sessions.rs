//! A part of the sessions that the programme's filters read: what a card shows and what a filter asks, in few bytes.
//!
//! A part is `{"zone", "lieux", "activites"}`. A place is `[words, latitude, longitude, zone?]`, in ten-thousandths of a
//! degree; without a point, `[words]`. An activity is `[path, title, place, types, day, start, end, status, mode, access,
//! registration, paid, accessibility, audiences, recurrence?]`: `types` is a digit (base 36) for each, the main one first;
//! status, mode and access are places in their vocabularies, registration likewise from 1 (0: not known); bit n of
//! accessibility and of audiences is the n-th value. The day of what recurs is empty, and `recurrence` is `[weekday from 1,
//! first day, last day, [days without it]]`.

use super::super::lists::Entry;
use super::super::pages::card::place_words;
use super::super::renderer::Renderer;
use crate::model::vocabulary::{EventType, Vocabulary};
use crate::model::{Event, Session, Site, When};
use crate::text::typography;
use jiff::civil::Time;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The part that holds these entries.
pub(super) fn document(renderer: &Renderer, entries: &[Entry]) -> Value {
    let mut zones: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries {
        *zones.entry(zone(&renderer.site, *entry)).or_default() += 1;
    }
    let zone = zones.into_iter().max_by_key(|(_, count)| *count).map_or("Europe/Paris", |(zone, _)| zone);
    let mut places = Table::default();
    let rows: Vec<Value> = entries
        .iter()
        .map(|entry| row(&renderer.site, *entry, places.add(place(&renderer.site, *entry, zone))))
        .collect();
    json!({ "zone": zone, "lieux": places.rows, "activites": rows })
}

/// Start and end, when they are known.
pub(super) fn hours(site: &Site, entry: Entry) -> Option<(Time, Time)> {
    match (entry.session(site), &entry.event(site).recurrence) {
        (Some(Session { when: When::Timed { start, end }, .. }), _) => Some((start.time(), end.time())),
        (None, Some(rule)) => Some((rule.start, rule.end)),
        _ => None,
    }
}

/// Values that come back, each told once.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Value>,
    by_text: BTreeMap<String, usize>,
}

impl Table {
    /// The place of a value in the table.
    fn add(&mut self, value: Value) -> usize {
        let rows = &mut self.rows;
        *self.by_text.entry(value.to_string()).or_insert_with(|| {
            rows.push(value);
            rows.len() - 1
        })
    }
}

/// IANA time zone of an entry.
fn zone(site: &Site, entry: Entry) -> &'static str {
    let session = entry.session(site).map(|session| session.time_zone);
    session.or(entry.event(site).recurrence.as_ref().map(|rule| rule.time_zone)).unwrap_or("Europe/Paris")
}

/// Where an entry happens; its zone is told when it is not that of the part.
fn place(site: &Site, entry: Entry, usual: &str) -> Value {
    let place = entry.place(site);
    let point = place.map(|place| (ten_thousandths(place.latitude), ten_thousandths(place.longitude)));
    let words = place_words(entry.event(site), place);
    let zone = zone(site, entry);
    match (point, zone == usual) {
        (Some((latitude, longitude)), true) => json!([words, latitude, longitude]),
        (Some((latitude, longitude)), false) => json!([words, latitude, longitude, zone]),
        (None, true) => json!([words]),
        (None, false) => json!([words, Value::Null, Value::Null, zone]),
    }
}

fn row(site: &Site, entry: Entry, place: usize) -> Value {
    let (event, session) = (entry.event(site), entry.session(site));
    let status = session.map_or(event.status, |session| event.status_of(session));
    let day = session.map(|session| session.when.day().to_string()).unwrap_or_default();
    let hour = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let (start, end) = hours(site, entry).map(|(start, end)| (hour(start), hour(end))).unwrap_or_default();
    let registration = event.registration.as_ref().and_then(|registration| registration.mode);
    let mut row = vec![
        json!(event.id.as_str()),
        json!(typography(&event.title)),
        json!(place),
        json!(types(event)),
        json!(day),
        json!(start),
        json!(end),
        json!(rank(status)),
        json!(rank(event.mode)),
        json!(rank(event.access)),
        json!(registration.map_or(0, |mode| rank(mode) + 1)),
        json!(u8::from(!event.free)),
        json!(accessibility(event)),
        json!(event.audiences.iter().fold(0u32, |mask, audience| mask | 1 << rank(*audience))),
    ];
    if session.is_none()
        && let Some(rule) = &event.recurrence
    {
        let until = rule.until_day.map(|day| day.to_string()).unwrap_or_default();
        let except: Vec<String> = rule.except.iter().map(ToString::to_string).collect();
        let weekday = rule.weekday.to_jiff().to_monday_one_offset();
        row.push(json!([weekday, rule.from_day.to_string(), until, except]));
    }
    Value::Array(row)
}

/// The place of a value in its vocabulary, from 0.
fn rank<T: Vocabulary>(value: T) -> usize {
    T::ALL.iter().position(|other| *other == value).unwrap_or_default()
}

fn types(event: &Event) -> String {
    let digit = |kind: &EventType| u32::try_from(rank(*kind)).ok().and_then(|rank| char::from_digit(rank, 36));
    event.types.iter().filter_map(digit).collect()
}

/// One bit for each feature that the event has, in the order of [`crate::model::Accessibility::features`].
fn accessibility(event: &Event) -> u8 {
    let features = event.accessibility.features();
    (0u8..).zip(&features).filter(|(_, feature)| feature.2 == Some(true)).map(|(bit, _)| 1 << bit).sum()
}

fn ten_thousandths(degrees: f64) -> i64 {
    (degrees * 10_000.0).round() as i64
}
