//! `semaine stats`: what the files say of the current edition, in figures. Nothing is estimated: what a file does not say is
//! not counted.

mod markdown;

pub use markdown::render as render_markdown;

use crate::model::completeness::Lack;
use crate::model::vocabulary::{EventType, Role, Status, Vocabulary};
use crate::model::{AmiTargets, Edition, Event, Site, Slug};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    /// How far each structure of the AMI is.
    #[serde(rename = "ami")]
    pub structures: Vec<Structure>,
}

/// A thing and how many events it has.
#[derive(Debug, Serialize)]
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

/// A structure of the AMI and its commitments: planned by the events that name it, done by their reports.
#[derive(Debug, Serialize)]
pub struct Structure {
    /// The organisation.
    #[serde(flatten)]
    pub name: Name,
    /// Activities, neither cancelled nor postponed.
    #[serde(rename = "animations")]
    pub activities: Commitment,
    /// Of which in the week.
    #[serde(rename = "semaine")]
    pub in_week: Commitment,
    /// Reported activities with enough people.
    #[serde(rename = "assez_de_participants")]
    pub attended: usize,
    /// People at all of its reported activities.
    pub participants: u32,
}

/// How far.
#[derive(Debug, Default, Serialize)]
pub struct Commitment {
    /// Announced.
    #[serde(rename = "prevues")]
    pub planned: usize,
    /// Reported (`*.bilan.yaml`).
    #[serde(rename = "faites")]
    pub done: usize,
    /// Asked for by the edition.
    #[serde(rename = "demandees")]
    pub asked: Option<u32>,
}

impl Stats {
    /// Counts the current edition of a site.
    pub fn of(site: &Site) -> Self {
        let edition = site.edition();
        let events: Vec<&Event> =
            site.events.iter().map(Arc::as_ref).filter(|event| event.year == edition.year).collect();
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
            in_week: events.iter().filter(|event| in_week(event, edition)).count(),
            online: events.iter().filter(|event| event.places().next().is_none()).count(),
            days: count(&events, |event| {
                let days = event.sessions.iter().map(|session| session.when.day());
                days.map(|day| name(&day.to_string(), &crate::dates::day_in_words(day))).collect()
            }),
            types: words::<EventType>(&events, |event| event.types.clone()),
            statuses: words::<Status>(&events, |event| vec![event.status]),
            regions: count(&events, regions_of),
            without: without.map(|departement| name(departement.code, departement.name)).collect(),
            departements,
            completeness: completeness(&events),
            structures: structures(site, &events),
        }
    }
}

fn name(code: &str, name: &str) -> Name {
    Name { code: code.to_owned(), name: name.to_owned() }
}

fn in_week(event: &Event, edition: &Edition) -> bool {
    event.sessions.iter().any(|session| edition.contains(session.when.day()))
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
    let counts = V::ALL.iter().map(|value| Count {
        name: name(value.key(), value.label()),
        events: events.iter().filter(|event| values(event).contains(value)).count(),
    });
    counts.filter(|count| count.events > 0).collect()
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

/// The organisations that the AMI supports, with or without an event, and those that an event names.
fn structures(site: &Site, events: &[&Event]) -> Vec<Structure> {
    let organisations = site.content.organisations.values();
    let supported = organisations.filter(|organisation| organisation.roles.contains(&Role::Ami));
    let mut slugs: BTreeSet<&Slug> = supported.map(|organisation| &organisation.slug).collect();
    slugs.extend(events.iter().filter_map(|event| event.ami.as_ref()));
    let of_site = |slug: &&Slug| site.content.organisations.get(*slug);
    let targets = site.edition().ami;
    let structure = |slug: &Slug| {
        let kept = |event: &&&Event| !matches!(event.status, Status::Cancelled | Status::Postponed);
        let own = events.iter().filter(|event| event.ami.as_ref() == Some(slug)).filter(kept);
        let own: Vec<&Event> = own.copied().collect();
        let name = of_site(&slug).map_or(slug.as_str(), |organisation| organisation.name.as_str());
        commitments(self::name(slug.as_str(), name), &own, site.edition(), targets)
    };
    slugs.into_iter().map(structure).collect()
}

fn commitments(name: Name, own: &[&Event], edition: &Edition, targets: Option<AmiTargets>) -> Structure {
    let commitment = |events: Vec<&&Event>, asked| Commitment {
        planned: events.len(),
        done: events.iter().filter(|event| event.report.is_some()).count(),
        asked,
    };
    let people: Vec<u32> = own.iter().filter_map(|event| event.report.as_ref()?.participants).collect();
    let enough = targets.and_then(|targets| targets.min_participants).unwrap_or(0);
    Structure {
        name,
        activities: commitment(own.iter().collect(), targets.and_then(|targets| targets.min_activities)),
        in_week: commitment(
            own.iter().filter(|event| in_week(event, edition)).collect(),
            targets.and_then(|targets| targets.min_in_week),
        ),
        attended: people.iter().filter(|participants| **participants >= enough).count(),
        participants: people.iter().sum(),
    }
}
