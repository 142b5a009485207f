//! Instants: local times of the places, with the offset that their time zone had, has or will have then.

use crate::model::{Recurrence, Session, When};
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp, Zoned};
use std::fmt::Write;
use std::sync::LazyLock;

/// The tzdb inside the binary. jiff would prefer the machine's own, and two machines would publish different bytes.
static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The time zone of an IANA name; all those of the territories are in the tzdb.
pub(super) fn zone(name: &str) -> TimeZone {
    BUNDLED.get(name).unwrap_or(TimeZone::UTC)
}

/// A local time as an instant. In the hour that spring skips it is the hour after, in the one that autumn repeats the
/// first of both (RFC 5545 §3.3.5).
fn zoned(local: DateTime, zone_name: &str) -> Option<Zoned> {
    zone(zone_name).to_zoned(local).ok()
}

/// A local time as an instant.
pub(super) fn instant(local: DateTime, zone_name: &str) -> Timestamp {
    zoned(local, zone_name).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// RFC 3339 with the offset of the place: `2026-05-20T14:00:00+02:00`.
pub(crate) fn with_offset(local: DateTime, zone_name: &str) -> String {
    let Some(zoned) = zoned(local, zone_name) else { return local.to_string() };
    let minutes = zoned.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let mut text = String::with_capacity(25);
    // Writing into a String cannot fail.
    let _ = write!(text, "{}{sign}{:02}:{:02}", zoned.datetime(), minutes.abs() / 60, minutes.abs() % 60);
    text
}

/// Midnight UTC of a day in RFC 3339: what feeds call `updated`.
pub(super) fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// The start and the end of a session: with the offset of its place, or its day alone when its hours are not known.
pub(super) fn bounds(session: &Session) -> (String, Option<String>) {
    match session.when {
        When::AllDay(day) => (day.to_string(), None),
        When::Timed { start, end } => {
            (with_offset(start, session.time_zone), Some(with_offset(end, session.time_zone)))
        }
    }
}

/// The first day on which a rule applies, be it among its exceptions: where an RRULE starts (RFC 5545 §3.8.5.3).
pub(super) fn first_day(rule: &Recurrence) -> Date {
    let weekday = rule.weekday.to_jiff();
    let week = rule.from_day.series(Span::new().days(1)).take(7);
    week.into_iter().find(|day| day.weekday() == weekday).unwrap_or(rule.from_day)
}

/// The start and the end of the first occurrence of a rule, with the offset of its place.
pub(super) fn first_bounds(rule: &Recurrence) -> (String, String) {
    let day = first_day(rule);
    (with_offset(day.to_datetime(rule.start), rule.time_zone), with_offset(day.to_datetime(rule.end), rule.time_zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn offsets_follow_the_place_and_the_season() {
        let noon = |year, month, day| date(year, month, day).at(12, 0, 0, 0);
        for (moment, zone, expected) in [
            (noon(2026, 5, 20), "Europe/Paris", "2026-05-20T12:00:00+02:00"),
            (noon(2026, 1, 20), "Europe/Paris", "2026-01-20T12:00:00+01:00"),
            (noon(2026, 5, 20), "Indian/Reunion", "2026-05-20T12:00:00+04:00"),
            (noon(2026, 5, 20), "Pacific/Marquesas", "2026-05-20T12:00:00-09:30"),
            (noon(2026, 5, 20), "America/Miquelon", "2026-05-20T12:00:00-02:00"),
        ] {
            assert_eq!(with_offset(moment, zone), expected);
        }
    }

    #[test]
    fn an_hour_that_spring_skips_is_the_hour_after() {
        assert_eq!(with_offset(date(2026, 3, 29).at(2, 30, 0, 0), "Europe/Paris"), "2026-03-29T03:30:00+02:00");
    }
}
