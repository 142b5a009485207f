//! `Event`: what search engines show of an event.

use super::{Thing, prose, schema};
use crate::formats::{FormatContext, moment};
use crate::model::vocabulary::{Mode, Status, Vocabulary};
use crate::model::{Bounds, Event, Image, Party, Place, Recurrence, Session};
use serde_json::Value;

/// The `Event` of an event's page, as the content of a script block.
pub fn event(event: &Event, context: &FormatContext<'_>) -> String {
    let url = context.event_url(event);
    let description = event.summary.as_deref().or(event.description.as_ref().map(|text| text.text.as_str()));
    let organisers = event.organisers.iter().map(|party| organisation(party, context));
    let languages = event.languages.iter().map(String::as_str);
    let language = event.languages.is_empty().then_some(context.site.config.language.as_str());
    let thing = Thing::new("Event")
        .with("name", prose(&event.title))
        .maybe("description", description.map(prose))
        .with("eventStatus", schema(event.status.schema_org()))
        .with("eventAttendanceMode", schema(attendance(event.mode, event.status)))
        .all("location", locations(event, event.sessions.first(), context))
        .with("isAccessibleForFree", event.free)
        .all("organizer", organisers)
        .all("inLanguage", languages.chain(language))
        .maybe("image", event.image.as_ref().map(|file| image(event, file, context)))
        .maybe("audience", audience(event))
        .maybe("typicalAgeRange", event.age.and_then(age_range))
        .maybe("maximumAttendeeCapacity", event.capacity)
        .maybe("offers", offer(event, &url))
        .maybe("superEvent", week(event, context))
        .with("url", url);
    when(thing, event, context).script()
}

/// Dates: those of its only session, of all its sessions with each as a `subEvent`, or of its rule.
fn when(thing: Thing, event: &Event, context: &FormatContext<'_>) -> Thing {
    let bounds: Vec<_> = event.sessions.iter().map(moment::bounds).collect();
    let thing = match (bounds.first(), &event.recurrence) {
        (Some((start, _)), _) => {
            // A session without hours ends with its day, so the latest end is that of the last session.
            let last = bounds.last().map(|(start, end)| end.clone().unwrap_or_else(|| start.clone()));
            thing.with("startDate", start.clone()).maybe("endDate", last)
        }
        (None, Some(rule)) => {
            let (start, end) = moment::first_bounds(rule);
            thing.with("startDate", start).with("endDate", end)
        }
        (None, None) => thing,
    };
    let several = event.sessions.len() > 1;
    let sessions = event.sessions.iter().filter(|_| several);
    thing
        .maybe("eventSchedule", event.recurrence.as_ref().map(schedule))
        .all("subEvent", sessions.map(|session| sub_event(event, session, context)))
}

fn sub_event(event: &Event, session: &Session, context: &FormatContext<'_>) -> Thing {
    let (start, end) = moment::bounds(session);
    let status = event.status_of(session);
    Thing::new("Event")
        .with("name", prose(&event.title))
        .with("startDate", start)
        .maybe("endDate", end)
        .with("eventStatus", schema(status.schema_org()))
        .with("eventAttendanceMode", schema(attendance(event.mode, status)))
        .all("location", locations(event, Some(session), context))
        .maybe("maximumAttendeeCapacity", session.capacity)
}

/// `Schedule`: a weekly rule in the local time of its place.
fn schedule(rule: &Recurrence) -> Thing {
    Thing::new("Schedule")
        .with("repeatFrequency", "P1W")
        .with("byDay", schema(&moment::first_day(rule).strftime("%A").to_string()))
        .with("startTime", rule.start.to_string())
        .with("endTime", rule.end.to_string())
        .with("startDate", moment::first_day(rule).to_string())
        .maybe("endDate", rule.until_day.map(|day| day.to_string()))
        .all("exceptDate", rule.except.iter().map(ToString::to_string))
        .with("scheduleTimezone", rule.time_zone)
}

/// An event moved online is attended online, whatever was planned.
fn attendance(mode: Mode, status: Status) -> &'static str {
    if status == Status::MovedOnline { Mode::Online.schema_org() } else { mode.schema_org() }
}

/// Where a session happens: a place, a virtual one, or both.
fn locations(event: &Event, session: Option<&Session>, context: &FormatContext<'_>) -> Vec<Thing> {
    let status = session.map_or(event.status, |session| event.status_of(session));
    let place = session.map_or(event.place.as_ref(), |session| event.place_of(session));
    let online = event.mode == Mode::Online || status == Status::MovedOnline;
    let mut locations = Vec::with_capacity(2);
    locations.extend(place.filter(|_| !online).map(|place| place_node(event, place)));
    if online || event.mode == Mode::Hybrid {
        let url = event.online_url.as_ref().map_or_else(|| context.event_url(event), |link| link.url.clone());
        locations.push(Thing::new("VirtualLocation").with("url", url));
    }
    locations
}

fn place_node(event: &Event, place: &Place) -> Thing {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    let address = Thing::new("PostalAddress")
        .maybe("streetAddress", place.address.as_deref().map(prose))
        .maybe("postalCode", place.postcode.as_deref())
        .with("addressLocality", place.commune.as_str())
        .maybe("addressRegion", place.region.map(|region| region.name))
        .with("addressCountry", "FR");
    let point =
        Thing::new("GeoCoordinates").with("latitude", round(place.latitude)).with("longitude", round(place.longitude));
    let features = event.accessibility.features().into_iter().filter_map(|(_, label, state)| {
        let feature = Thing::new("LocationFeatureSpecification").with("name", label);
        state.map(|known| feature.with("value", known))
    });
    Thing::new("Place")
        .with("name", prose(place.name.as_deref().unwrap_or(&place.commune)))
        .with("address", address)
        .with("geo", point)
        .all("amenityFeature", features)
}

fn organisation(party: &Party, context: &FormatContext<'_>) -> Thing {
    Thing::new("Organization").with("name", prose(context.name_of(party))).maybe("url", context.site_of(party))
}

fn image(event: &Event, image: &Image, context: &FormatContext<'_>) -> Thing {
    Thing::new("ImageObject")
        .with("url", context.image_url(event, image))
        .with("caption", prose(&image.alt))
        .with("creditText", prose(&image.credit))
        .with("license", super::licence_url(&image.licence))
}

fn audience(event: &Event) -> Option<Thing> {
    let labels: Vec<&str> = event.audiences.iter().map(|audience| audience.label()).collect();
    (!labels.is_empty()).then(|| Thing::new("Audience").with("audienceType", labels.join(", ")))
}

/// `typicalAgeRange`: « 7-12 », « 18- », « -12 ».
fn age_range(age: Bounds) -> Option<String> {
    let text = |years: Option<u32>| years.map(|years| years.to_string()).unwrap_or_default();
    (age.min.is_some() || age.max.is_some()).then(|| format!("{}-{}", text(age.min), text(age.max)))
}

/// How to get a seat: there when something is known of the registration, the price or the seats.
fn offer(event: &Event, url: &str) -> Option<Thing> {
    let registration = event.registration.as_ref();
    let address = registration.and_then(|registration| registration.url.as_deref());
    if address.is_none() && event.price.is_none() && event.status != Status::Full {
        return None;
    }
    let availability = match event.status {
        Status::Full => Some("SoldOut"),
        Status::Cancelled | Status::Postponed => None,
        Status::Scheduled | Status::Rescheduled | Status::MovedOnline => Some("InStock"),
    };
    let deadline = registration.and_then(|registration| registration.deadline);
    let zone = event.sessions.first().map(|session| session.time_zone);
    let zone = zone.or(event.recurrence.as_ref().map(|rule| rule.time_zone));
    let offer = Thing::new("Offer")
        .with("url", address.unwrap_or(url))
        .maybe("description", event.price.as_deref().map(prose))
        .maybe("availability", availability.map(schema))
        .maybe("validThrough", deadline.zip(zone).map(|(moment, zone)| moment::with_offset(moment, zone)));
    // A price in words is no number; only « free » is one.
    Some(if event.free { offer.with("price", 0).with("priceCurrency", "EUR") } else { offer })
}

/// The week of the edition, for the events that belong to it.
fn week(event: &Event, context: &FormatContext<'_>) -> Option<Thing> {
    let edition = context.site.editions.get(event.year).filter(|_| event.in_week)?;
    let week = edition.week?;
    let country: Value = Thing::new("Country").with("name", "France").into();
    Some(
        Thing::new("Event")
            .with("name", prose(&format!("{} {}", context.site.config.title, edition.year)))
            .with("startDate", week.start.to_string())
            .with("endDate", week.end.to_string())
            .with("eventAttendanceMode", schema(Mode::Hybrid.schema_org()))
            .with("location", country)
            .with("url", context.base.absolute(&format!("/editions/{}/", edition.year))),
    )
}
