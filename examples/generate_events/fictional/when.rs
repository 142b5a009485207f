//! When fictional events happen.

use super::random::Random;
use super::yaml::Yaml;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// First day of the edition's week.
const MONDAY: Date = date(2026, 5, 18);

/// The days among which an event may fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// The edition's week.
    Week,
    /// The whole year 2026.
    Year,
}

/// The days of an event, and its hours if they are known.
#[derive(Debug)]
pub(super) struct Schedule {
    /// One to four different days, in order.
    pub(super) days: Vec<Date>,
    /// Minutes of the day at which it starts and ends.
    hours: Option<(u32, u32)>,
}

impl Schedule {
    pub(super) fn new(season: Season, random: &mut Random) -> Self {
        let sessions = *random.weighted(&[(82, 1), (10, 2), (5, 3), (3, 4)]);
        let first = match season {
            // Wednesday and Saturday draw the most people; there is room for the sessions that follow.
            Season::Week => MONDAY + days((*random.weighted(&DAYS_OF_WEEK)).min(7 - sessions)),
            Season::Year => date(2026, 1, 3) + days(random.below(355) as i64),
        };
        let step = if season == Season::Year && sessions < 3 { i64::from(random.between(1, 4)) } else { 1 };
        let hours = (!random.chance(12)).then(|| {
            let start = 60 * *random.weighted(&HOURS) + *random.weighted(&[(6, 0), (3, 30), (1, 15)]);
            (start, start + 30 * random.between(2, 5))
        });
        Self { days: (0..sessions).map(|at| first + days(at * step)).collect(), hours }
    }

    /// Its first day.
    pub(super) fn first(&self) -> Date {
        self.days[0]
    }

    /// Whether a day falls outside the edition's week.
    pub(super) fn is_off_week(&self) -> bool {
        self.days.iter().any(|day| *day < MONDAY || *day > MONDAY + 6.days())
    }

    /// Writes `date`, or `debut` and `fin`, of one of the days.
    pub(super) fn write(&self, yaml: &mut Yaml, day: Date) {
        let Some((start, end)) = self.hours else { return yaml.plain("date", day) };
        yaml.plain("debut", format_args!("{day}T{}", hour(start)));
        yaml.plain("fin", format_args!("{day}T{}", hour(end)));
    }

    /// Writes the `date_limite` of registrations: one to four days before, with or without an hour.
    pub(super) fn write_deadline(&self, yaml: &mut Yaml, random: &mut Random) {
        let day = self.first() - i64::from(random.between(1, 4)).days();
        if random.chance(70) {
            yaml.plain("date_limite", day);
        } else {
            yaml.plain("date_limite", format_args!("{day}T18:00"));
        }
    }
}

/// Writes a weekly `recurrence` from spring to the end of the year, with a break.
pub(super) fn write_recurrence(yaml: &mut Yaml, random: &mut Random) {
    let weekday = random.below(5) as i64;
    let names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];
    let from = date(2026, 3, 2) + days(weekday + 7 * random.below(12) as i64);
    let start = 60 * random.between(9, 18);
    yaml.plain("chaque", names[weekday as usize]);
    yaml.quoted("de", &hour(start));
    yaml.quoted("a", &hour(start + 90));
    yaml.plain("du", from);
    if random.chance(70) {
        yaml.plain("au", date(2026, 12, 18));
    }
    if random.chance(50) {
        yaml.list("sauf", &[from + 70.days(), from + 77.days()]);
    }
}

/// A day of spring before the week, for `maj` and the like.
pub(super) fn update_day(random: &mut Random) -> Date {
    date(2026, 2, 1) + days(random.below(100) as i64)
}

/// Offsets from Monday, and how often events start there.
const DAYS_OF_WEEK: [(u64, i64); 7] = [(12, 0), (17, 1), (20, 2), (17, 3), (15, 4), (14, 5), (5, 6)];

/// Hours at which events start, and how often.
const HOURS: [(u64, u32); 9] = [(8, 9), (20, 10), (6, 12), (25, 14), (8, 15), (6, 16), (8, 17), (14, 18), (5, 19)];

fn days(count: i64) -> Span {
    count.days()
}

fn hour(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
