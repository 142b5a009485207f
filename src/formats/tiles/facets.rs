//! What the map is filtered by, counted without listing: day, type, mode, accessibility.
//!
//! A cell carries a sparse histogram of joint keys, from which the browser counts exactly whatever the filters. One whose
//! histogram would weigh too much carries the totals of each filter instead: exact for one filter, « environ » for several.

use crate::model::vocabulary::{EventType, Mode, Vocabulary};
use crate::model::{Event, Week};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Bytes of JSON that a cell's histogram takes at most.
const BUDGET: usize = 160;

/// An event as the filters see it. Bit n of a mask is the n-th choice of the filter's form: the days of the week, then the
/// rest of the year; the vocabularies in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Facets {
    days: u32,
    types: u32,
    mode: u32,
    accessibility: u32,
}

impl Facets {
    /// The facets of an event, by the days of the edition's week (see [`week`]).
    pub(super) fn of(event: &Event, week: &[Date]) -> Self {
        let features = event.accessibility.features();
        let known = (0u32..).zip(features).filter(|(_, feature)| feature.2 == Some(true)).map(|(bit, _)| bit);
        Self {
            days: mask(days(event, week)),
            types: mask(event.types.iter().filter_map(|kind| place_in(EventType::ALL, *kind))),
            mode: mask(place_in(Mode::ALL, event.mode)),
            accessibility: mask(known),
        }
    }

    fn masks(self) -> [u32; 4] {
        [self.days, self.types, self.mode, self.accessibility]
    }
}

/// Adds the histogram of some events to the properties of their cell: `cles`, an array of
/// `[days, types, mode, accessibility, count]`; over the budget `marges`, the count of every choice of every filter.
pub(super) fn describe(properties: &mut Map<String, Value>, events: impl Iterator<Item = Facets> + Clone) {
    let mut counts: BTreeMap<Facets, usize> = BTreeMap::new();
    for facets in events.clone() {
        *counts.entry(facets).or_default() += 1;
        // Every key takes ten bytes at least: what is over the budget already needs no more counting.
        if counts.len() > BUDGET / 10 {
            break;
        }
    }
    let keys = counts.iter().map(|(facets, count)| {
        let [days, types, mode, accessibility] = facets.masks();
        json!([days, types, mode, accessibility, count])
    });
    let keys = Value::Array(keys.collect());
    if keys.to_string().len() <= BUDGET && counts.values().sum::<usize>() == events.clone().count() {
        properties.insert("cles".to_owned(), keys);
        return;
    }
    properties.insert("marges".to_owned(), Value::Array(margins(events).map(|counts| json!(counts)).into()));
}

/// How many events have each choice, filter by filter: of days, types, modes and accessibility.
fn margins(events: impl Iterator<Item = Facets>) -> [Vec<u32>; 4] {
    let mut margins: [Vec<u32>; 4] = Default::default();
    for facets in events {
        for (counts, mask) in margins.iter_mut().zip(facets.masks()) {
            for bit in (0..u32::BITS).filter(|bit| mask >> bit & 1 == 1) {
                let place = bit as usize;
                counts.resize(counts.len().max(place + 1), 0);
                counts[place] += 1;
            }
        }
    }
    margins
}

/// The days of an edition's week, as the filter's form offers them.
pub(super) fn week(week: Week) -> Vec<Date> {
    week.days().take(30).collect()
}

/// The choices of the day filter that an event answers to.
fn days(event: &Event, week: &[Date]) -> Vec<u32> {
    let rest = u32::try_from(week.len()).unwrap_or_default();
    let choice = |day: Date| (0u32..).zip(week).find(|(_, other)| **other == day).map_or(rest, |(bit, _)| bit);
    let mut days: Vec<u32> = event.sessions.iter().map(|session| choice(session.when.day())).collect();
    if let Some(rule) = &event.recurrence {
        if let (Some(first), Some(last)) = (week.first(), week.last()) {
            days.extend(rule.days_between(*first, *last).map(choice));
        }
        days.push(rest);
    }
    days
}

fn place_in<T: PartialEq>(all: &[T], value: T) -> Option<u32> {
    (0u32..).zip(all).find(|(_, other)| **other == value).map(|(bit, _)| bit)
}

fn mask(bits: impl IntoIterator<Item = u32>) -> u32 {
    bits.into_iter().fold(0, |mask, bit| mask | 1 << bit)
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{lyon, site, weekly};
    use super::*;

    fn described(events: &[Facets]) -> Map<String, Value> {
        let mut properties = Map::new();
        describe(&mut properties, events.iter().copied());
        properties
    }

    #[test]
    fn a_day_of_the_week_a_day_of_the_year_and_a_rule_have_their_choices() {
        let sample = site();
        let week = week(sample.site.week());
        let facets = |event: &Event| Facets::of(event, &week);
        assert_eq!(facets(&lyon()).days, 0b10, "Tuesday");
        assert_eq!(facets(&weekly()).days, 0b1000_1000, "Thursday, and the rest of the year");
        let mut later = lyon();
        later.sessions[0].when = crate::model::When::AllDay(jiff::civil::date(2026, 11, 2));
        assert_eq!(facets(&later).days, 0b1000_0000);
    }

    #[test]
    fn a_small_histogram_is_exact_and_a_large_one_gives_the_totals_of_each_filter() {
        let one = Facets { days: 1, types: 1, mode: 1, accessibility: 0 };
        let other = Facets { days: 3, ..one };
        let exact = described(&[one, other, one]);
        assert_eq!(exact["cles"], json!([[1, 1, 1, 0, 2], [3, 1, 1, 0, 1]]));
        let many: Vec<Facets> =
            (0..40).map(|n| Facets { days: 1 << (n % 7), types: 1 << (n % 10), mode: 1, accessibility: n }).collect();
        let totals = described(&many);
        assert_eq!(totals.get("cles"), None);
        assert_eq!(totals["marges"][2], json!([40]));
        assert_eq!(totals["marges"][1], json!(vec![4; 10]));
    }
}
