//! The sessions that the programme's filters read: by département, of the whole edition, and online. A directory says what
//! each part may hold, so that a browser reads those that can answer, a few at a time, and never the whole country.
//!
//! The directory is `{"mots", "moments", "departements", "france", "en-ligne"}`. `mots` are the vocabularies, as
//! `[key, label]`: the numbers of a part are places in them. `moments` are those of a day, as `[key, start, end]` in minutes
//! from midnight. A département is `[code, name, activities, south, west, north, east, parts, région's slug]`. What is known
//! of a part is `[sessions, first day, last day, moments, weekdays]`: bit n of `moments` is the n-th moment, bit n of
//! `weekdays` the n-th day from Monday on which something recurs; both days are empty when everything recurs.
//!
//! [`super::sessions`] says what a part holds.

use super::super::lists::{Entry, List, ListKey};
use super::super::renderer::Renderer;
use super::sessions;
use crate::dates;
use crate::model::vocabulary::{Access, Audience, EventType, Mode, RegistrationMode, Status, Vocabulary};
use crate::model::{Accessibility, Site};
use crate::territory::departement;
use crate::text::typography;
use jiff::civil::{Date, Time};
use serde_json::{Value, json};

/// Sessions in a part: about 18 KB with gzip when every field of the contract is used.
pub(super) const PER_FILE: usize = 300;

/// The moments of a day, in minutes from midnight: the evening ends with the night. Noon and six o'clock are where French
/// programmes cut a day.
const MOMENTS: [(&str, u16, u16); 3] =
    [("matin", 0, 12 * 60), ("apres-midi", 12 * 60, 18 * 60), ("soir", 18 * 60, 30 * 60)];

/// Whose sessions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shard {
    /// Everything of the current edition's year, in the order of time.
    France,
    /// What can be followed from anywhere.
    Online,
    /// A département, by code.
    Departement(&'static str),
}

impl Shard {
    /// The name of its files: `france`, `59`.
    pub(super) fn name(self) -> String {
        match self {
            Self::France => "france".to_owned(),
            Self::Online => "en-ligne".to_owned(),
            Self::Departement(code) => code.to_ascii_lowercase(),
        }
    }

    /// The list that it holds.
    pub(super) fn key(self, site: &Site) -> ListKey {
        match self {
            Self::France => ListKey::Edition(site.edition().year),
            Self::Online => ListKey::Online,
            Self::Departement(code) => ListKey::Departement(code),
        }
    }

    /// The shard of a list that has one.
    pub(super) fn of(site: &Site, list: &List) -> Option<Self> {
        match list.key {
            _ if list.year != site.edition().year => None,
            ListKey::Edition(_) => Some(Self::France),
            ListKey::Online => Some(Self::Online),
            ListKey::Departement(code) => Some(Self::Departement(code)),
            _ => None,
        }
    }
}

/// The directory.
pub(super) fn directory(renderer: &Renderer) -> String {
    let departements =
        renderer.lists.iter_current().filter(|list| !list.is_empty()).filter_map(|list| match list.key {
            ListKey::Departement(code) => row(renderer, list, code),
            _ => None,
        });
    json!({
        "mots": words(),
        "moments": MOMENTS,
        "departements": departements.collect::<Vec<_>>(),
        "france": parts(renderer, renderer.lists.current(&Shard::France.key(&renderer.site))),
        "en-ligne": parts(renderer, renderer.lists.current(&ListKey::Online)),
    })
    .to_string()
}

/// A part, from 1.
pub(super) fn part(renderer: &Renderer, shard: Shard, part: usize) -> Option<String> {
    let list = renderer.lists.current(&shard.key(&renderer.site))?;
    let entries = list.entries.chunks(PER_FILE).nth(part.checked_sub(1)?)?;
    Some(sessions::document(renderer, entries).to_string())
}

/// The vocabularies that the numbers of a part refer to.
fn words() -> Value {
    fn all<T: Vocabulary>() -> Vec<[String; 2]> {
        T::ALL.iter().map(|value| [value.key().to_owned(), typography(value.label()).into_owned()]).collect()
    }
    let features = Accessibility::default().features();
    json!({
        "types": all::<EventType>(),
        "statuts": all::<Status>(),
        "modes": all::<Mode>(),
        "acces": all::<Access>(),
        "inscriptions": all::<RegistrationMode>(),
        "publics": all::<Audience>(),
        "accessibilite": features.map(|(key, label, _)| [key.to_owned(), typography(label).into_owned()]),
    })
}

fn row(renderer: &Renderer, list: &List, code: &str) -> Option<Value> {
    let departement = departement(code)?;
    let [south, west, north, east] = bounds(renderer, list);
    let region = departement.region().map_or("", |region| region.slug);
    let (code, name) = (code.to_ascii_lowercase(), typography(departement.name));
    let parts = parts(renderer, Some(list));
    Some(json!([code, name, list.events.len(), south, west, north, east, parts, region]))
}

/// What is known of each part of a list.
fn parts(renderer: &Renderer, list: Option<&List>) -> Vec<Value> {
    let entries = list.map(|list| list.entries.as_slice()).unwrap_or_default();
    entries.chunks(PER_FILE).map(|part| summary(renderer, part)).collect()
}

fn summary(renderer: &Renderer, part: &[Entry]) -> Value {
    let site = &renderer.site;
    let days = || part.iter().filter_map(|entry| entry.session(site)).map(|session| session.when.day());
    let iso = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (mut moments, mut weekdays) = (0u8, 0u8);
    for entry in part {
        moments |= moments_of(sessions::hours(site, *entry));
        if entry.session.is_none()
            && let Some(rule) = &entry.event(site).recurrence
        {
            weekdays |= 1 << rule.weekday.to_jiff().to_monday_zero_offset();
        }
    }
    json!([part.len(), iso(days().min()), iso(days().max()), moments, weekdays])
}

/// The moments that hours touch, a bit each; unknown hours may touch them all.
fn moments_of(hours: Option<(Time, Time)>) -> u8 {
    let minutes = |time: Time| u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs());
    let Some((start, end)) = hours.map(|(start, end)| (minutes(start), minutes(end))) else { return 0b111 };
    // An end before the start is that of the next day.
    let end = if end <= start { end + 24 * 60 } else { end };
    let touched = (0u8..).zip(MOMENTS).filter(|(_, (_, from, to))| start < *to && end > *from);
    touched.map(|(bit, _)| 1 << bit).sum()
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

/// The days of the edition's week, for the form: ISO date and words.
pub(in crate::render) fn week(renderer: &Renderer) -> Vec<(String, String)> {
    let days = renderer.site.week().days();
    days.map(|day| (day.to_string(), super::super::pages::words::capital(&dates::day_without_year(day)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_touch_the_moments_that_they_overlap_and_unknown_ones_touch_all() {
        let hours = |start, end| moments_of(Some((Time::constant(start, 0, 0, 0), Time::constant(end, 0, 0, 0))));
        assert_eq!(hours(10, 12), 0b001);
        assert_eq!(hours(10, 14), 0b011);
        assert_eq!(hours(17, 19), 0b110);
        assert_eq!(hours(21, 1), 0b100, "after midnight is still the evening");
        assert_eq!(moments_of(None), 0b111);
    }
}
