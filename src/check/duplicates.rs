//! Probable duplicates: the same commune, overlapping times, alike titles.

use crate::diagnostic::codes::references as codes;
use crate::diagnostic::{Report, Span};
use crate::model::{Event, When};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Similarity of two titles (Jaro-Winkler on folded words) from which they are probably the same.
const ALIKE: f64 = 0.93;

/// Reports each pair once, in the file that comes second.
pub(super) fn check(events: &[&Arc<Event>], report: &mut Report) {
    let mut together: BTreeMap<(&str, Date), Vec<(&Event, When)>> = BTreeMap::new();
    for event in events {
        for session in &event.sessions {
            if let Some(place) = event.place_of(session) {
                together.entry((&place.insee, session.when.day())).or_default().push((event, session.when));
            }
        }
    }
    let crowded: Vec<Vec<(&Event, When)>> = together.into_values().filter(|group| group.len() > 1).collect();
    let mut pairs: Vec<(&Event, &Event)> = crowded.par_iter().flat_map_iter(|group| pairs(group)).collect();
    pairs.sort_by(|a, b| (&a.1.file, &a.0.file).cmp(&(&b.1.file, &b.0.file)));
    pairs.dedup_by(|a, b| a.1.file == b.1.file && a.0.file == b.0.file);
    for (first, second) in pairs {
        report.push(&second.file.as_str().into(), Span::FILE, codes::probable_duplicate(&first.file, &first.title));
    }
}

fn pairs<'a>(group: &[(&'a Event, When)]) -> Vec<(&'a Event, &'a Event)> {
    let titles: Vec<String> = group.iter().map(|(event, _)| crate::text::slugify(&event.title)).collect();
    let mut found = Vec::new();
    for (index, (event, when)) in group.iter().enumerate() {
        for (other_index, (other, other_when)) in group[..index].iter().enumerate() {
            if event.id != other.id && overlap(*when, *other_when) && alike(&titles[index], &titles[other_index]) {
                let (first, second) = if other.file < event.file { (*other, *event) } else { (*event, *other) };
                found.push((first, second));
            }
        }
    }
    found
}

/// Whether two moments of one day may be the same: a day without hours overlaps everything.
fn overlap(a: When, b: When) -> bool {
    match (a, b) {
        (When::Timed { start, end }, When::Timed { start: from, end: to }) => start < to && from < end,
        _ => true,
    }
}

/// Titles that only differ by numbers (« atelier 1 », « atelier 2 ») are those of a series, not of duplicates.
fn alike(a: &str, b: &str) -> bool {
    let numbers = |title: &str| {
        title.split('-').filter(|word| word.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned).collect::<Vec<_>>()
    };
    a == b || (numbers(a) == numbers(b) && strsim::jaro_winkler(a, b) >= ALIKE)
}
