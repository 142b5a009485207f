//! Who organises and who helps, by territory: the organisations of `content/organisations`, and the organisers that events
//! name. Every edition counts: who organised last year is worth a question this year.

use crate::model::vocabulary::Role;
use crate::model::{Event, Organisation, Party, Site};
use crate::territory::{Area, departement};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Organisers by where their events happen. Referents are few: they are looked up in the site.
#[derive(Debug, Default)]
pub(super) struct Directory {
    /// By code of the département.
    by_departement: BTreeMap<&'static str, Vec<Organiser>>,
    /// Those of events that happen online alone.
    online: Vec<Organiser>,
}

/// An organiser somewhere.
#[derive(Debug, Clone)]
pub(super) struct Organiser {
    pub(super) party: Party,
    /// How many events they have there.
    pub(super) events: usize,
}

impl Directory {
    /// Gathers them from all the events of a site.
    pub(super) fn new(site: &Site) -> Self {
        let mut counts: BTreeMap<(Option<&'static str>, String), Organiser> = BTreeMap::new();
        for event in &site.events {
            let places = departements_of(event);
            for party in &event.organisers {
                let name = fold(name_of(site, party));
                for place in &places {
                    let seen = counts.entry((*place, name.clone()));
                    seen.or_insert_with(|| Organiser { party: party.clone(), events: 0 }).events += 1;
                }
            }
        }
        let mut directory = Self::default();
        // Keys are in order of name within a place.
        for ((place, _), organiser) in counts {
            match place {
                Some(code) => directory.by_departement.entry(code).or_default().push(organiser),
                None => directory.online.push(organiser),
            }
        }
        directory
    }

    /// Those of a département, by name.
    pub(super) fn of(&self, code: &str) -> &[Organiser] {
        self.by_departement.get(code).map_or(&[], Vec::as_slice)
    }

    /// Those of events without a place, by name.
    pub(super) fn online(&self) -> &[Organiser] {
        &self.online
    }

    /// The organisations with the role of organiser that no event places: the whole country's, by name.
    pub(super) fn everywhere<'a>(&self, site: &'a Site) -> Vec<&'a Organisation> {
        let placed: BTreeSet<&str> = self.by_departement.values().flatten().filter_map(known).collect();
        let organisers = site.content.organisations.values().filter(|one| one.roles.contains(&Role::Organiser));
        by_name(organisers.filter(|one| !placed.contains(one.slug.as_str())))
    }
}

/// The referents of a territory, or (`None`) those of the whole country, by name.
pub(super) fn referents(site: &Site, area: Option<Area>) -> Vec<&Organisation> {
    let referents = site.content.organisations.values().filter(|one| one.roles.contains(&Role::Referent));
    by_name(referents.filter(|one| one.territory == area))
}

/// What an organiser is called.
pub(super) fn name_of<'a>(site: &'a Site, party: &'a Party) -> &'a str {
    match party {
        Party::Known(slug) => {
            site.content.organisations.get(slug).map_or(slug.as_str(), |organisation| &organisation.name)
        }
        Party::Named { name, .. } => name,
    }
}

fn known(organiser: &Organiser) -> Option<&str> {
    match &organiser.party {
        Party::Known(slug) => Some(slug.as_str()),
        Party::Named { .. } => None,
    }
}

fn by_name<'a>(organisations: impl Iterator<Item = &'a Organisation>) -> Vec<&'a Organisation> {
    let mut organisations: Vec<_> = organisations.collect();
    organisations.sort_by_cached_key(|one| fold(&one.name));
    organisations
}

/// The départements of an event, each once; `None` when it has no place.
fn departements_of(event: &Event) -> BTreeSet<Option<&'static str>> {
    let codes: BTreeSet<_> = event.places().map(|place| Some(place.departement.code)).collect();
    if codes.is_empty() { BTreeSet::from([None]) } else { codes }
}

/// Where the directory speaks of a département: `/referents/hauts-de-france/#d-59`.
pub(super) fn place_of(code: &str) -> Option<String> {
    let departement = departement(code)?;
    let page = page_of(departement.region().map(|region| region.slug));
    Some(format!("{page}#{}", anchor(departement.code)))
}

/// The page of a région, by its slug; without one, that of the collectivities that belong to none.
pub(super) fn page_of(region: Option<&str>) -> String {
    format!("/referents/{}/", region.unwrap_or(WITHOUT_REGION))
}

/// The anchor of a département on the page of its région.
pub(super) fn anchor(code: &str) -> String {
    format!("d-{}", code.to_ascii_lowercase())
}

const WITHOUT_REGION: &str = "collectivites-d-outre-mer";
