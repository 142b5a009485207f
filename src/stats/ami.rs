//! How far each structure of the call for expressions of interest (AMI) is with what it committed to, from its events and
//! their reports alone. Scores of applicants and supporting documents are no matter of this site.

use super::{Name, held, in_week};
use crate::model::vocabulary::Role;
use crate::model::{Edition, Event, Site, Slug};
use crate::territory::Region;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A structure of the AMI and its commitments: planned by the events that name it, done by their reports.
#[derive(Debug, Serialize)]
pub struct Structure {
    /// The organisation.
    #[serde(flatten)]
    pub name: Name,
    /// Where it works: what its file says, else where most of its events are.
    pub region: Option<Name>,
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

/// The organisations that the AMI supports, with or without an event, and those that an event names.
///
/// An organisation's role has no year: of another edition than the current one, only those that its events name are known.
pub fn structures(site: &Site, edition: &Edition) -> Vec<Structure> {
    let named = site.events_of(edition.year).map(|(_, event)| event).filter(|event| event.ami.is_some());
    let events: Vec<&Event> = named.collect();
    let organisations = site.content.organisations.values().filter(|_| edition.year == site.edition().year);
    let supported = organisations.filter(|organisation| organisation.roles.contains(&Role::Ami));
    let mut slugs: BTreeSet<&Slug> = supported.map(|organisation| &organisation.slug).collect();
    slugs.extend(events.iter().filter_map(|event| event.ami.as_ref()));
    let structure = |slug: &Slug| {
        let own = events.iter().filter(|event| event.ami.as_ref() == Some(slug)).filter(|event| held(event));
        let own: Vec<&Event> = own.copied().collect();
        let organisation = site.content.organisations.get(slug);
        let name = organisation.map_or(slug.as_str(), |organisation| organisation.name.as_str());
        let told = organisation.and_then(|organisation| organisation.territory?.region());
        let region = told.or_else(|| usual_region(&own)).map(|region| super::name(region.code, region.name));
        Structure { region, ..commitments(super::name(slug.as_str(), name), &own, edition) }
    };
    slugs.into_iter().map(structure).collect()
}

/// The région where most of some events are; the first by code among equals.
fn usual_region(own: &[&Event]) -> Option<&'static Region> {
    let mut counts: BTreeMap<&str, (usize, &'static Region)> = BTreeMap::new();
    for region in own.iter().filter_map(|event| event.places().next()?.region) {
        counts.entry(region.code).or_insert((0, region)).0 += 1;
    }
    counts.into_values().rev().max_by_key(|(count, _)| *count).map(|(_, region)| region)
}

fn commitments(name: Name, own: &[&Event], edition: &Edition) -> Structure {
    let targets = edition.ami;
    let commitment = |events: Vec<&&Event>, asked| Commitment {
        planned: events.len(),
        done: events.iter().filter(|event| event.report.is_some()).count(),
        asked,
    };
    let people: Vec<u32> = own.iter().filter_map(|event| event.report.as_ref()?.participants).collect();
    let enough = targets.and_then(|targets| targets.min_participants).unwrap_or(0);
    Structure {
        name,
        region: None,
        activities: commitment(own.iter().collect(), targets.and_then(|targets| targets.min_activities)),
        in_week: commitment(
            own.iter().filter(|event| in_week(event, edition)).collect(),
            targets.and_then(|targets| targets.min_in_week),
        ),
        attended: people.iter().filter(|participants| **participants >= enough).count(),
        participants: people.iter().sum(),
    }
}
