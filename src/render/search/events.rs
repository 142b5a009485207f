//! The sessions of a département, for whoever looks for what is near: a directory says where each département's events
//! lie, so that a browser reads those within reach and no others.
//!
//! A part is `{"zone", "lieux": [[words, latitude, longitude, zone?]], "types": […], "activites": [[path, title, place,
//! type, day, start, end, status, accessibility, recurrence?]]}`: the day of a recurring event is empty, and its recurrence
//! is `[weekday from 1, first day, last day, [days without it]]`.

use super::super::lists::{Entry, List, ListKey};
use super::super::pages::words;
use super::super::renderer::Renderer;
use crate::dates;
use crate::model::vocabulary::{EventType, Status, Vocabulary};
use crate::model::{Event, Place, Session, When};
use crate::territory::{DepartementCode, departement};
use crate::text::typography;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Sessions in a part.
pub(super) const PER_FILE: usize = 400;

/// `[code, name, activities, south, west, north, east, [[sessions, first day, last day]…]]` of each département that has
/// events; the days of a part with recurring events are empty.
pub(super) fn directory(renderer: &Renderer) -> String {
    let lists = renderer.lists.iter().filter(|list| !list.is_empty());
    let rows = lists.filter_map(|list| match list.key {
        ListKey::Departement(code) => {
            let (name, [south, west, north, east]) = (departement(code)?.name, bounds(renderer, list));
            let parts: Vec<Value> = list.entries.chunks(PER_FILE).map(|part| days(renderer, part)).collect();
            Some(json!([
                code.to_ascii_lowercase(),
                typography(name),
                list.events.len(),
                south,
                west,
                north,
                east,
                parts
            ]))
        }
        _ => None,
    });
    Value::Array(rows.collect()).to_string()
}

/// A part, from 1.
pub(super) fn part(renderer: &Renderer, code: &'static str, part: usize) -> Option<String> {
    let list = renderer.lists.get(&ListKey::Departement(code))?;
    let entries = list.entries.chunks(PER_FILE).nth(part.checked_sub(1)?)?;
    let zone = DepartementCode::new(code)?.time_zone();
    let (mut places, mut types) = (Table::default(), Table::default());
    let rows: Vec<Value> = entries
        .iter()
        .filter_map(|entry| {
            let place = entry.place(&renderer.site)?;
            Some(row(renderer, *entry, places.add(place_value(place, *entry, renderer, zone)), &mut types))
        })
        .collect();
    Some(json!({ "zone": zone, "lieux": places.rows, "types": types.rows, "activites": rows }).to_string())
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

fn place_value(place: &Place, entry: Entry, renderer: &Renderer, zone: &str) -> Value {
    let event = entry.event(&renderer.site);
    let session_zone = entry.session(&renderer.site).map(|session| session.time_zone);
    let own = session_zone.or(event.recurrence.as_ref().map(|rule| rule.time_zone)).filter(|own| *own != zone);
    let mut value = vec![
        json!(words::short_place(place)),
        json!(ten_thousandths(place.latitude)),
        json!(ten_thousandths(place.longitude)),
    ];
    value.extend(own.map(|own| json!(own)));
    Value::Array(value)
}

fn row(renderer: &Renderer, entry: Entry, place: usize, types: &mut Table) -> Value {
    let (event, session) = (entry.event(&renderer.site), entry.session(&renderer.site));
    let kind = types.add(json!(EventType::label(event.main_type())));
    let status = session.map_or(event.status, |session| event.status_of(session));
    let status = if status == Status::Scheduled { "" } else { status.label() };
    let (day, start, end) = moments(event, session);
    let mut row = vec![
        json!(event.id.as_str()),
        json!(typography(&event.title)),
        json!(place),
        json!(kind),
        json!(day),
        json!(start),
        json!(end),
        json!(status),
        json!(accessibility(event)),
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

/// Day, start and end; empty when they are not known. An end before the start is that of the next day.
fn moments(event: &Event, session: Option<&Session>) -> (String, String, String) {
    let hour = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    match (session.map(|session| session.when), &event.recurrence) {
        (Some(When::Timed { start, end }), _) => (start.date().to_string(), hour(start.time()), hour(end.time())),
        (Some(When::AllDay(day)), _) => (day.to_string(), String::new(), String::new()),
        (None, Some(rule)) => (String::new(), hour(rule.start), hour(rule.end)),
        (None, None) => Default::default(),
    }
}

/// One bit for each feature that the event has, in the order of [`crate::model::Accessibility::features`].
fn accessibility(event: &Event) -> u8 {
    let features = event.accessibility.features();
    (0u8..).zip(&features).filter(|(_, feature)| feature.2 == Some(true)).map(|(bit, _)| 1 << bit).sum()
}

/// The box in which the events of a list lie, in degrees.
fn bounds(renderer: &Renderer, list: &List) -> [f64; 4] {
    let places = list.entries.iter().filter_map(|entry| entry.place(&renderer.site));
    let [south, west, north, east] = places.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[s, w, n, e], place| {
        let (latitude, longitude) = (place.latitude, place.longitude);
        [s.min(latitude), w.min(longitude), n.max(latitude), e.max(longitude)]
    });
    let down = |degrees: f64| (degrees * 100.0).floor() / 100.0;
    let up = |degrees: f64| (degrees * 100.0).ceil() / 100.0;
    [down(south), down(west), up(north), up(east)]
}

fn days(renderer: &Renderer, part: &[Entry]) -> Value {
    let day = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.day());
    // Recurring events come first, and may happen on any day.
    match part.iter().map(day).collect::<Option<Vec<_>>>() {
        Some(days) => json!([part.len(), days.first().map(iso), days.last().map(iso)]),
        None => json!([part.len(), "", ""]),
    }
}

fn iso(day: &jiff::civil::Date) -> String {
    day.to_string()
}

fn ten_thousandths(degrees: f64) -> i64 {
    (degrees * 10_000.0).round() as i64
}

/// The days of the edition's week, for the form: ISO date and words.
pub(in crate::render) fn week(renderer: &Renderer) -> Vec<(String, String)> {
    let edition = renderer.site.edition();
    let days = edition.start.series(jiff::Span::new().days(1)).take_while(|day| *day <= edition.end);
    days.map(|day| (day.to_string(), words::capital(&dates::day_without_year(day)))).collect()
}
