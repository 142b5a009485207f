//! What the files say of an edition, in figures: `semaine stats`, `/bilan/` and `/ami/` show the same ones. Nothing is
//! estimated: what a file does not say is not counted.

mod ami;
mod impact;
mod markdown;

pub use ami::{Commitment, Structure, structures};
pub use impact::{Objectives, Reported, Reports};
pub use markdown::render as render_markdown;

use crate::model::completeness::Lack;
use crate::model::vocabulary::{Audience, EventType, Status, Vocabulary};
use crate::model::{Edition, Event, Site};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The figures of an edition; its JSON has the French words of the files.
#[derive(Debug, Serialize)]
pub struct Stats {
    /// Year.
    #[serde(rename = "edition")]
    pub year: i16,
    /// Published events.
    #[serde(rename = "evenements")]
    pub events: usize,
    /// How many the edition aims at.
    #[serde(rename = "objectif")]
    pub objective: Option<u32>,
    /// All that it aims at.
    #[serde(rename = "objectifs")]
    pub objectives: Objectives,
    /// Partners that the site names; not known of another edition than the current one.
    #[serde(rename = "partenaires")]
    pub partners: Option<usize>,
    /// Events that have a session in the week.
    #[serde(rename = "dans_la_semaine")]
    pub in_week: usize,
    /// Events that happen online only.
    #[serde(rename = "en_ligne")]
    pub online: usize,
    /// By day of a session; an event counts once a day.
    #[serde(rename = "jours")]
    pub days: Vec<Count>,
    /// By type; an event counts in each of its types.
    pub types: Vec<Count>,
    /// Whom events were made for; an event counts for each.
    pub publics: Vec<Count>,
    /// What was offered to those whom a place or a voice keeps away; an event counts for each.
    #[serde(rename = "accessibilite")]
    pub accessibility: Vec<Count>,
    /// Evenings, week-ends, and hours that no file tells.
    pub moments: Vec<Count>,
    /// By status.
    #[serde(rename = "statuts")]
    pub statuses: Vec<Count>,
    /// By région.
    pub regions: Vec<Count>,
    /// By département that has events.
    pub departements: Vec<Count>,
    /// Départements without any.
    #[serde(rename = "departements_sans_evenement")]
    pub without: Vec<Name>,
    /// What is said of the events, and of how many.
    #[serde(rename = "completude")]
    pub completeness: Completeness,
    /// What was reported afterwards.
    #[serde(rename = "bilans")]
    pub reports: Reports,
    /// How far each structure of the AMI is.
    #[serde(rename = "ami")]
    pub structures: Vec<Structure>,
}

/// A thing and how many events it has.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// Which.
    #[serde(flatten)]
    pub name: Name,
    /// How many.
    #[serde(rename = "evenements")]
    pub events: usize,
}

/// A code or key, and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Name {
    /// As files write it.
    pub code: String,
    /// As people read it.
    #[serde(rename = "nom")]
    pub name: String,
}

/// How whole the pages are.
#[derive(Debug, Serialize)]
pub struct Completeness {
    /// Events that lack nothing.
    #[serde(rename = "completes")]
    pub whole: usize,
    /// How many events lack each thing.
    #[serde(rename = "manques")]
    pub lacks: Vec<Missing>,
}

/// Something that is not said.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// In words.
    #[serde(rename = "quoi")]
    pub what: &'static str,
    /// In how many events.
    #[serde(rename = "evenements")]
    pub events: usize,
}

impl Stats {
    /// Counts an edition of a site.
    pub fn of(site: &Site, edition: &Edition) -> Self {
        let events: Vec<&Event> = site.events_of(edition.year).map(|(_, event)| event).collect();
        let departements_of = |event: &Event| -> Vec<Name> {
            event.places().map(|place| name(place.departement.code, place.departement.name)).collect()
        };
        let regions_of = |event: &Event| -> Vec<Name> {
            event.places().filter_map(|place| place.region).map(|region| name(region.code, region.name)).collect()
        };
        let departements = count(&events, departements_of);
        let with: BTreeSet<&str> = departements.iter().map(|count| count.name.code.as_str()).collect();
        let all = crate::territory::departements().iter();
        let without = all.filter(|departement| !with.contains(departement.code));
        Self {
            year: edition.year,
            events: events.len(),
            objective: edition.objectives.events,
            objectives: Objectives::of(edition),
            partners: (edition.year == site.edition().year).then(|| impact::partners(site)),
            in_week: events.iter().filter(|event| in_week(event, edition)).count(),
            online: events.iter().filter(|event| event.places().next().is_none()).count(),
            days: count(&events, |event| {
                let days = days_of(event, edition).into_iter();
                days.map(|day| name(&day.to_string(), &crate::dates::day_in_words(day))).collect()
            }),
            types: words::<EventType>(&events, |event| event.types.clone()),
            publics: words::<Audience>(&events, |event| event.audiences.clone()),
            accessibility: impact::accessibility(&events),
            moments: impact::moments(&events, edition),
            statuses: words::<Status>(&events, |event| vec![event.status]),
            regions: count(&events, regions_of),
            without: without.map(|departement| name(departement.code, departement.name)).collect(),
            departements,
            completeness: completeness(&events),
            reports: Reports::of(events.iter().copied().filter(|event| event.year == edition.year)),
            structures: ami::structures(site, edition),
        }
    }
}

fn name(code: &str, name: &str) -> Name {
    Name { code: code.to_owned(), name: name.to_owned() }
}

/// The days of an event in an edition: those of its sessions, and those of the week on which it recurs.
fn days_of(event: &Event, edition: &Edition) -> Vec<Date> {
    let sessions = event.sessions.iter().filter(|_| event.year == edition.year).map(|session| session.when.day());
    let rule = event.recurrence.as_ref().zip(edition.week);
    let weekly = rule.into_iter().flat_map(|(rule, week)| rule.days_between(week.start, week.end));
    sessions.chain(weekly).collect()
}

fn in_week(event: &Event, edition: &Edition) -> bool {
    days_of(event, edition).into_iter().any(|day| edition.contains(day))
}

/// Whether it happens, or happened, as far as its status says.
fn held(event: &Event) -> bool {
    !matches!(event.status, Status::Cancelled | Status::Postponed)
}

/// How many events have each name, each event once a name; in the order of the names.
fn count(events: &[&Event], names: impl Fn(&Event) -> Vec<Name>) -> Vec<Count> {
    let mut counts: BTreeMap<Name, usize> = BTreeMap::new();
    for event in events {
        for name in names(event).into_iter().collect::<BTreeSet<_>>() {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.into_iter().map(|(name, events)| Count { name, events }).collect()
}

/// The values of a vocabulary that some event has, in its order.
fn words<V: Vocabulary>(events: &[&Event], values: impl Fn(&Event) -> Vec<V>) -> Vec<Count> {
    let mut counts: Vec<Count> =
        V::ALL.iter().map(|value| Count { name: name(value.key(), value.label()), events: 0 }).collect();
    for event in events {
        let own = values(event);
        for (count, _) in counts.iter_mut().zip(V::ALL).filter(|(_, value)| own.contains(value)) {
            count.events += 1;
        }
    }
    counts.retain(|count| count.events > 0);
    counts
}

fn completeness(events: &[&Event]) -> Completeness {
    let lacks: Vec<Vec<Lack>> = events.iter().map(|event| Lack::of(event)).collect();
    Completeness {
        whole: lacks.iter().filter(|lacks| lacks.is_empty()).count(),
        lacks: Lack::ALL
            .iter()
            .map(|lack| Missing {
                what: lack.words(),
                events: lacks.iter().filter(|lacks| lacks.contains(lack)).count(),
            })
            .filter(|missing| missing.events > 0)
            .collect(),
    }
}
