//! VTIMEZONE (RFC 5545 §3.6.5): every TZID that a calendar uses must be defined in it.
//!
//! Two of France's time zones change their clocks, by rules that have stood for years and are written out here, so that
//! a recurring event without an end is right for ever. All the others have one offset, which the tzdb gives. A test
//! compares each with the tzdb from 2024 to 2030.

use super::lines::Lines;
use crate::formats::moment;
use jiff::Timestamp;

/// When clocks change: a first change (local time before it) and the rule of those that follow.
struct Change {
    kind: &'static str,
    name: &'static str,
    from: &'static str,
    to: &'static str,
    first: &'static str,
    rule: &'static str,
}

/// Directive 2000/84/EC: last Sundays of March and October at 01:00 UTC; the same rule since 1996.
const PARIS: [Change; 2] = [
    Change {
        kind: "DAYLIGHT",
        name: "CEST",
        from: "+0100",
        to: "+0200",
        first: "19960331T020000",
        rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    },
    Change {
        kind: "STANDARD",
        name: "CET",
        from: "+0200",
        to: "+0100",
        first: "19961027T030000",
        rule: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    },
];

/// Saint-Pierre-et-Miquelon follows North America: second Sunday of March, first Sunday of November, since 2007
/// (tzdb, file `northamerica`, zone America/Miquelon).
const MIQUELON: [Change; 2] = [
    Change {
        kind: "DAYLIGHT",
        name: "-02",
        from: "-0300",
        to: "-0200",
        first: "20070311T020000",
        rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    },
    Change {
        kind: "STANDARD",
        name: "-03",
        from: "-0200",
        to: "-0300",
        first: "20071104T020000",
        rule: "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
    },
];

/// Writes the definition of a time zone.
pub(super) fn define(lines: &mut Lines, zone: &str) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", zone);
    match zone {
        "Europe/Paris" => PARIS.iter().for_each(|change| observe(lines, change)),
        "America/Miquelon" => MIQUELON.iter().for_each(|change| observe(lines, change)),
        _ => fixed(lines, zone),
    }
    lines.raw("END", "VTIMEZONE");
}

fn observe(lines: &mut Lines, change: &Change) {
    lines.raw("BEGIN", change.kind);
    lines.raw("DTSTART", change.first);
    lines.raw("RRULE", change.rule);
    lines.raw("TZOFFSETFROM", change.from);
    lines.raw("TZOFFSETTO", change.to);
    lines.text("TZNAME", change.name);
    lines.raw("END", change.kind);
}

/// A zone whose clocks do not change: one STANDARD that comes from where it goes to.
fn fixed(lines: &mut Lines, name: &str) {
    let zone = moment::zone(name);
    // The tzdb's earlier offsets (before 2008 at the latest) are older than the site's first event.
    let info = zone.to_offset_info(Timestamp::constant(1_767_225_600, 0)); // 2026-01-01T00:00:00Z
    let minutes = info.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let offset = format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60);
    lines.raw("BEGIN", "STANDARD");
    lines.raw("DTSTART", "19700101T000000");
    lines.raw("TZOFFSETFROM", &offset);
    lines.raw("TZOFFSETTO", &offset);
    lines.text("TZNAME", info.abbreviation());
    lines.raw("END", "STANDARD");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, Weekday, date};
    use jiff::tz::TimeZoneTransition;

    /// Every time zone of design.md §6.
    const ZONES: [&str; 14] = [
        "Europe/Paris",
        "America/Guadeloupe",
        "America/Martinique",
        "America/Cayenne",
        "Indian/Reunion",
        "Indian/Mayotte",
        "America/Miquelon",
        "America/St_Barthelemy",
        "America/Marigot",
        "Pacific/Noumea",
        "Pacific/Tahiti",
        "Pacific/Marquesas",
        "Pacific/Gambier",
        "Pacific/Wallis",
    ];

    fn changes_of(zone: &str) -> Vec<TimeZoneTransition<'static>> {
        let zone: &'static jiff::tz::TimeZone = Box::leak(Box::new(moment::zone(zone)));
        let utc = |year| date(year, 1, 1).in_tz("UTC").expect("a day").timestamp();
        zone.following(utc(2024)).take_while(|change| change.timestamp() < utc(2031)).collect()
    }

    /// The day of a year that a rule means.
    fn day_of(rule: &str, year: i16) -> Date {
        let (month, rank) = match rule.trim_start_matches("FREQ=YEARLY;") {
            "BYMONTH=3;BYDAY=-1SU" => (3, -1),
            "BYMONTH=10;BYDAY=-1SU" => (10, -1),
            "BYMONTH=3;BYDAY=2SU" => (3, 2),
            "BYMONTH=11;BYDAY=1SU" => (11, 1),
            other => panic!("{other}"),
        };
        date(year, month, 1).nth_weekday_of_month(rank, Weekday::Sunday).expect("there is one")
    }

    fn seconds(offset: &str) -> i32 {
        let (sign, digits) = offset.split_at(1);
        let number: i32 = digits.parse().expect("digits");
        (number / 100 * 3600 + number % 100 * 60) * if sign == "-" { -1 } else { 1 }
    }

    #[test]
    fn the_written_rules_are_those_of_the_tzdb_from_2024_to_2030() {
        for (zone, table) in [("Europe/Paris", &PARIS), ("America/Miquelon", &MIQUELON)] {
            let changes = changes_of(zone);
            assert_eq!(changes.len(), 14);
            for (rank, change) in changes.iter().enumerate() {
                let rule = &table[rank % 2];
                let local = jiff::tz::Offset::from_seconds(seconds(rule.from)).expect("an offset");
                let local = local.to_datetime(change.timestamp());
                assert_eq!(local.date(), day_of(rule.rule, local.year()));
                assert_eq!(local.strftime("%H%M%S").to_string(), rule.first[9..]);
                assert_eq!(change.offset().seconds(), seconds(rule.to));
                assert_eq!(change.abbreviation(), rule.name);
            }
        }
    }

    #[test]
    fn the_first_change_written_is_one_that_its_rule_means() {
        for change in PARIS.iter().chain(&MIQUELON) {
            let first = Date::strptime("%Y%m%d", &change.first[..8]).expect("a day");
            assert_eq!(first, day_of(change.rule, first.year()));
        }
    }

    #[test]
    fn no_other_zone_changes_its_clocks_from_2024_to_2030() {
        for zone in ZONES.iter().filter(|zone| !matches!(**zone, "Europe/Paris" | "America/Miquelon")) {
            assert_eq!(changes_of(zone).len(), 0, "{zone}");
        }
    }

    #[test]
    fn every_overseas_zone_has_its_own_offset() {
        let offset = |zone| {
            let mut lines = Lines::new();
            define(&mut lines, zone);
            let text = lines.finish();
            text.lines().find_map(|line| line.strip_prefix("TZOFFSETTO:").map(str::to_owned)).expect("an offset")
        };
        let expected = [
            "+0200", "-0400", "-0400", "-0300", "+0400", "+0300", "-0200", "-0400", "-0400", "+1100", "-1000", "-0930",
            "-0900", "+1200",
        ];
        assert_eq!(ZONES.map(offset), expected);
    }
}
