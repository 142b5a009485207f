//! Calendars: iCalendar (RFC 5545) with the properties that RFC 7986 gives to a whole calendar.
//!
//! Written by hand rather than with the `icalendar` crate (0.17): without its parser it cannot build the observances of
//! a VTIMEZONE, it lets control characters through, it asks the clock and draws random UIDs when one forgets a property,
//! and it brings some thirty crates (chrono, uuid…) to a program that has jiff and its own identities. Folding and
//! escaping are sixty lines (`lines.rs`); both ways cost about the same.
//!
//! The UID of a session is `<identity>#<seance id>@<uid_domaine>`. An event with a single session, or a recurring one,
//! has no id to put there: its UID is `<identity>@<uid_domaine>`. The identity outlives a move of the file and the
//! domain is not the host's, so a subscriber never sees an event twice.

mod lines;
mod zones;

#[cfg(test)]
mod tests;

use self::lines::{Lines, quoted};
use super::{FormatContext, Listing, moment, prose};
use crate::model::vocabulary::{Mode, Status, Vocabulary};
use crate::model::{Appointment, Event, Page, Place, Recurrence, Session, When};
use crate::text::typography;
use jiff::civil::{Date, DateTime};
use std::collections::BTreeSet;

/// Who made the file (RFC 5545 §3.7.3). Without a version: a new one must not change every calendar.
const PRODUCT: &str = "-//semaine-ia//semaine//FR";

/// How often a subscribed calendar should be asked for again (RFC 7986 §5.7).
const REFRESH: &str = "PT12H";

/// Where what has no place happens.
const PARIS: &str = "Europe/Paris";

/// The name of the calendar of a page's weekly meeting, beside the page.
pub const APPOINTMENT: &str = "rendez-vous.ics";

/// The VEVENTs of an event: one a session, one for its recurrence.
pub fn fragment(event: &Event, context: &FormatContext<'_>) -> String {
    let shared = Shared::of(event, context);
    let mut lines = Lines::new();
    if let Some(rule) = &event.recurrence {
        let part = if event.sessions.is_empty() { "" } else { "recurrence" };
        let occurrence = Occurrence { part, status: event.status, place: event.place.as_ref() };
        write_event(&mut lines, &shared, &occurrence, |lines| write_rule(lines, rule));
    }
    for session in &event.sessions {
        let occurrence =
            Occurrence { part: &session.id, status: event.status_of(session), place: event.place_of(session) };
        write_event(&mut lines, &shared, &occurrence, |lines| write_moment(lines, session));
    }
    lines.finish()
}

/// The calendar of a list. One that is empty for now, and followed already, holds the time zone of Paris: RFC 5545 §3.6 wants
/// at least one component.
pub fn document<F: AsRef<str>>(
    listing: &Listing<'_>,
    context: &FormatContext<'_>,
    fragment_of: impl Fn(&Event) -> F,
) -> Vec<u8> {
    let mut lines = Lines::new();
    begin(&mut lines);
    let title = context.full_title(listing);
    lines.text("NAME", &title);
    // Apple's, Google's and Microsoft's calendars read the older names.
    lines.text("X-WR-CALNAME", &title);
    lines.raw("URL", &context.base.absolute(listing.folder));
    lines.raw("SOURCE;VALUE=URI", &context.file_url(listing, "evenements.ics"));
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.raw("X-PUBLISHED-TTL", REFRESH);
    define_zones(&mut lines, listing.events);
    if listing.events.is_empty() {
        zones::define(&mut lines, PARIS);
    }
    let mut calendar = lines.finish();
    for event in listing.events {
        calendar.push_str(fragment_of(event).as_ref());
    }
    end(calendar)
}

/// The calendar beside an event's page.
pub fn single(event: &Event, fragment: &str) -> Vec<u8> {
    let mut lines = Lines::new();
    begin(&mut lines);
    define_zones(&mut lines, &[event]);
    let mut calendar = lines.finish();
    calendar.push_str(fragment);
    end(calendar)
}

/// The calendar of a page's weekly meeting (`content/pages/<slug>.md`). An RRULE wants a first day (RFC 5545 §3.8.5.3) and none
/// is known: the calendar starts with the publication of the edition, and says nothing of the weeks before.
pub fn appointment(page: &Page, appointment: &Appointment, description: &str, context: &FormatContext<'_>) -> Vec<u8> {
    let published = context.site.edition().published;
    let rule = Recurrence {
        weekday: appointment.weekday,
        start: appointment.start,
        end: appointment.end,
        from_day: published,
        until_day: None,
        except: Vec::new(),
        time_zone: PARIS,
    };
    let stamp = format!("{}T000000Z", compact_day(page.updated.unwrap_or(published)));
    let url = context.base.absolute(&format!("/{}/", page.slug));
    let title = typography(&appointment.name);
    let mut lines = Lines::new();
    begin(&mut lines);
    lines.text("NAME", &title);
    lines.text("X-WR-CALNAME", &title);
    lines.raw("URL", &url);
    lines.raw("SOURCE;VALUE=URI", &format!("{url}{APPOINTMENT}"));
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.raw("X-PUBLISHED-TTL", REFRESH);
    zones::define(&mut lines, rule.time_zone);
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &format!("{}/rendez-vous@{}", page.slug, context.site.config.uid_domain));
    lines.raw("DTSTAMP", &stamp);
    lines.raw("LAST-MODIFIED", &stamp);
    write_rule(&mut lines, &rule);
    lines.text("SUMMARY", &title);
    lines.text("DESCRIPTION", &format!("{description}\n\n{url}"));
    lines.raw("STATUS", Status::Scheduled.icalendar());
    lines.text("LOCATION", Mode::Online.label());
    lines.raw("URL", &url);
    lines.raw("END", "VEVENT");
    end(lines.finish())
}

fn begin(lines: &mut Lines) {
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", PRODUCT);
    lines.raw("CALSCALE", "GREGORIAN");
}

fn end(mut calendar: String) -> Vec<u8> {
    calendar.push_str("END:VCALENDAR\r\n");
    calendar.into_bytes()
}

/// Defines each time zone that the events use; a day without hours uses none.
fn define_zones(lines: &mut Lines, events: &[&Event]) {
    let mut used = BTreeSet::new();
    for event in events {
        let timed = event.sessions.iter().filter(|session| matches!(session.when, When::Timed { .. }));
        used.extend(timed.map(|session| session.time_zone));
        used.extend(event.recurrence.as_ref().map(|rule| rule.time_zone));
    }
    for zone in used {
        zones::define(lines, zone);
    }
}

/// What all the VEVENTs of an event have in common.
struct Shared<'a> {
    event: &'a Event,
    context: &'a FormatContext<'a>,
    url: String,
    stamp: String,
    body: String,
    practical: String,
}

impl<'a> Shared<'a> {
    fn of(event: &'a Event, context: &'a FormatContext<'a>) -> Self {
        Self {
            event,
            context,
            url: context.event_url(event),
            stamp: format!("{}T000000Z", compact_day(event.updated)),
            body: prose::body(event),
            practical: prose::practical_lines(event, context).join("\n"),
        }
    }

    fn description(&self, occurrence: &Occurrence<'_>) -> String {
        let status = prose::status_line(occurrence.status);
        let practical = prose::notes_line(occurrence.place)
            .map_or_else(|| self.practical.clone(), |notes| format!("{notes}\n{}", self.practical));
        let parts = [status.as_deref().unwrap_or_default(), &self.body, &practical, &self.url];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

/// What a VEVENT has of its own.
struct Occurrence<'a> {
    /// What its UID holds after `#`; empty for an event that has only one.
    part: &'a str,
    status: Status,
    place: Option<&'a Place>,
}

fn write_event(lines: &mut Lines, shared: &Shared<'_>, occurrence: &Occurrence<'_>, when: impl FnOnce(&mut Lines)) {
    let event = shared.event;
    let domain = &shared.context.site.config.uid_domain;
    let part = if occurrence.part.is_empty() { String::new() } else { format!("#{}", occurrence.part) };
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", &format!("{}{part}@{domain}", event.identity));
    lines.raw("DTSTAMP", &shared.stamp);
    lines.raw("LAST-MODIFIED", &shared.stamp);
    lines.raw("SEQUENCE", &event.revision.to_string());
    when(lines);
    lines.text("SUMMARY", &prose::title(event, occurrence.status));
    lines.text("DESCRIPTION", &shared.description(occurrence));
    lines.raw("STATUS", occurrence.status.icalendar());
    write_place(lines, event, occurrence);
    lines.raw("URL", &shared.url);
    lines.texts("CATEGORIES", event.types.iter().map(|kind| kind.label()));
    write_organiser(lines, shared);
    lines.raw("END", "VEVENT");
}

/// DTSTART and DTEND (RFC 5545 §3.6.1). A day without hours leaves the time of its readers free (§3.8.2.7).
fn write_moment(lines: &mut Lines, session: &Session) {
    match session.when {
        When::AllDay(day) => {
            lines.raw("DTSTART;VALUE=DATE", &compact_day(day));
            lines.raw("DTEND;VALUE=DATE", &compact_day(day.tomorrow().unwrap_or(day)));
            lines.raw("TRANSP", "TRANSPARENT");
        }
        When::Timed { start, end } => {
            lines.raw(&format!("DTSTART;TZID={}", session.time_zone), &compact(start));
            lines.raw(&format!("DTEND;TZID={}", session.time_zone), &compact(end));
        }
    }
}

/// RRULE and EXDATE (RFC 5545 §3.3.10, §3.8.5). UNTIL is in UTC, as must be with a TZID: the instant of an occurrence
/// on the last day, which is included.
fn write_rule(lines: &mut Lines, rule: &Recurrence) {
    let first = moment::first_day(rule);
    let zone = rule.time_zone;
    lines.raw(&format!("DTSTART;TZID={zone}"), &compact(first.to_datetime(rule.start)));
    lines.raw(&format!("DTEND;TZID={zone}"), &compact(first.to_datetime(rule.end)));
    let until = rule.until_day.map(|day| {
        let last = moment::instant(day.to_datetime(rule.start), zone);
        format!(";UNTIL={}", last.strftime("%Y%m%dT%H%M%SZ"))
    });
    let weekday = rule.weekday.icalendar();
    lines.raw("RRULE", &format!("FREQ=WEEKLY;BYDAY={weekday}{}", until.unwrap_or_default()));
    let except = rule.except.iter().filter(|day| day.weekday() == rule.weekday.to_jiff() && **day >= first);
    let except: Vec<String> = except.map(|day| compact(day.to_datetime(rule.start))).collect();
    if !except.is_empty() {
        lines.raw(&format!("EXDATE;TZID={zone}"), &except.join(","));
    }
}

/// LOCATION and GEO (RFC 5545 §3.8.1), CONFERENCE (RFC 7986 §5.11). An event moved online has left its place.
fn write_place(lines: &mut Lines, event: &Event, occurrence: &Occurrence<'_>) {
    let online = event.mode == Mode::Online || occurrence.status == Status::MovedOnline;
    match occurrence.place {
        Some(place) if !online => {
            lines.text("LOCATION", &place.one_line());
            lines.raw("GEO", &format!("{};{}", decimal(place.latitude), decimal(place.longitude)));
        }
        _ => lines.text("LOCATION", Mode::Online.label()),
    }
    if let Some(link) = &event.online_url {
        lines.raw("CONFERENCE;VALUE=URI;LABEL=\"Rejoindre en ligne\"", &link.url);
    }
}

/// ORGANIZER is an address (RFC 5545 §3.8.4.3): without an e-mail there is none.
fn write_organiser(lines: &mut Lines, shared: &Shared<'_>) {
    let event = shared.event;
    let Some(email) = event.registration.as_ref().and_then(|registration| registration.email.as_deref()) else {
        return;
    };
    let names = shared.context.names_of(&event.organisers).join(", ");
    let name = if names.is_empty() { String::new() } else { format!(";CN={}", quoted(&names)) };
    lines.raw(&format!("ORGANIZER{name}"), &format!("mailto:{email}"));
}

/// Five decimals: about a metre.
fn decimal(degrees: f64) -> String {
    format!("{degrees:.5}")
}

/// DATE (RFC 5545 §3.3.4): `20260520`.
fn compact_day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Local DATE-TIME (RFC 5545 §3.3.5): `20260520T140000`.
fn compact(moment: DateTime) -> String {
    let time = moment.time();
    format!("{}T{:02}{:02}{:02}", compact_day(moment.date()), time.hour(), time.minute(), time.second())
}
