//! The JSON of OpenAgenda v2 (<https://developers.openagenda.com/evenement-structure/>), as its own exports and ours are
//! read by `semaine import`.
//!
//! It holds titles, texts, hours, places, status, registration and age; keywords carry kinds, audiences and themes. It does
//! not hold organisers, formats, resources, levels, languages, capacities, nor how a place is accessible besides a
//! wheelchair. A weekly rule becomes its occurrences. An event without hours is left out: OpenAgenda wants an hour, and
//! none is invented.

use super::{Written, text};
use crate::import::clock::zone;
use crate::model::vocabulary::{Mode, Vocabulary};
use crate::model::{Event, Place, Registration, Session, When};
use jiff::civil::{Date, DateTime};
use serde_json::{Map, Value, json};

/// The export, and how many events had no hour.
pub fn document(events: &[Written]) -> (Vec<u8>, usize) {
    let listed: Vec<Value> = events.iter().filter_map(of_event).collect();
    let left_out = events.len() - listed.len();
    let document = json!({ "total": listed.len(), "events": listed });
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    (bytes, left_out)
}

fn of_event(written: &Written) -> Option<Value> {
    let event = &*written.event;
    let timings = timings(event)?;
    let fr = |text: &str| json!({ "fr": text });
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    if let Some(uid) = text(&written.root, "ext_ids.openagenda") {
        put("uid", uid.parse::<u64>().map_or_else(|_| json!(uid), |uid| json!(uid)));
    }
    put("extIds", json!([{ "key": "semaine", "value": written.id }]));
    put("slug", json!(event.id.slug()));
    put("title", fr(&event.title));
    for (key, source) in [("description", "resume"), ("longDescription", "description"), ("conditions", "tarif")] {
        if let Some(text) = text(&written.root, source) {
            put(key, fr(text));
        }
    }
    if event.free && event.price.is_none() {
        put("conditions", fr("Gratuit"));
    }
    let keywords = keys(event);
    put("keywords", json!({ "fr": keywords }));
    put("status", json!(event.status.openagenda()));
    put(
        "attendanceMode",
        json!(match event.mode {
            Mode::OnSite => 1,
            Mode::Online => 2,
            Mode::Hybrid => 3,
        }),
    );
    if let Some(link) = &event.online_url {
        put("onlineAccessLink", json!(link.url));
    }
    if let Some(age) = event.age {
        put("age", json!({ "min": age.min, "max": age.max }));
    }
    if event.accessibility.wheelchair == Some(true) {
        put("accessibility", json!({ "mi": true }));
    }
    if let Some(registration) = &event.registration {
        put("registration", means(registration));
    }
    let zone = event.sessions.first().map(|session| session.time_zone);
    put("timezone", json!(zone.or(event.recurrence.as_ref().map(|rule| rule.time_zone)).unwrap_or("Europe/Paris")));
    if let Some(place) =
        event.place.as_ref().or_else(|| event.sessions.iter().find_map(|session| session.place.as_ref()))
    {
        put("location", location(place));
    }
    put("timings", json!(timings));
    Some(Value::Object(object))
}

fn keys(event: &Event) -> Vec<&'static str> {
    let types = event.types.iter().map(|value| value.label());
    let audiences = event.audiences.iter().map(|value| value.label());
    types.chain(audiences).chain(event.themes.iter().map(|value| value.label())).collect()
}

/// Every occurrence with its hours, in order; `None` when one of them has none.
fn timings(event: &Event) -> Option<Vec<Value>> {
    let sessions = event.sessions.iter().map(|Session { when, time_zone, .. }| match when {
        When::AllDay(_) => None,
        When::Timed { start, end } => Some(timing(*start, *end, time_zone)),
    });
    let rule = event.recurrence.iter().flat_map(|rule| {
        // A rule without an end is told as far as the year of its folder goes.
        let days = rule.days_between(rule.from_day, Date::new(event.year, 12, 31).unwrap_or(rule.from_day));
        days.map(|day| Some(timing(day.to_datetime(rule.start), day.to_datetime(rule.end), rule.time_zone)))
    });
    sessions.chain(rule).collect()
}

fn timing(start: DateTime, end: DateTime, name: &str) -> Value {
    let text = |moment: DateTime| {
        let zoned = zone(name).and_then(|zone| moment.to_zoned(zone).ok());
        zoned.map_or_else(|| moment.to_string(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    };
    json!({ "begin": text(start), "end": text(end) })
}

fn means(registration: &Registration) -> Value {
    let means = [("link", &registration.url), ("email", &registration.email), ("phone", &registration.phone)];
    let means = means.into_iter().filter_map(|(kind, value)| Some(json!({ "type": kind, "value": value.as_ref()? })));
    Value::Array(means.collect())
}

fn location(place: &Place) -> Value {
    let mut object = Map::new();
    let texts = [
        ("name", Some(place.name.as_ref().unwrap_or(&place.commune))),
        ("address", place.address.as_ref()),
        ("postalCode", place.postcode.as_ref()),
        ("city", Some(&place.commune)),
        ("insee", Some(&place.insee)),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            object.insert(key.to_owned(), json!(text));
        }
    }
    object.insert("department".to_owned(), json!(place.departement.name));
    if let Some(region) = place.region {
        object.insert("region".to_owned(), json!(region.name));
    }
    object.insert("countryCode".to_owned(), json!("FR"));
    object.insert("latitude".to_owned(), json!(place.latitude));
    object.insert("longitude".to_owned(), json!(place.longitude));
    Value::Object(object)
}
