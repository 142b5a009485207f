//! The lists beside a list: other days, other types, smaller and larger territories, each with its count.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::list_head::place_of;
use super::territories;
use crate::dates;
use crate::model::vocabulary::{Audience, EventType, Vocabulary};
use crate::model::{Accessibility, Edition};
use crate::territory;
use jiff::civil::Date;
use serde::Serialize;

/// A row of links.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Facet {
    /// « Par jour ».
    pub(in crate::render) title: String,
    /// How it is drawn: `jours`, `types`, `lieux`.
    pub(in crate::render) kind: &'static str,
    pub(in crate::render) links: Vec<FacetLink>,
}

/// A link with its count.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FacetLink {
    pub(in crate::render) label: String,
    /// What is said before the label of a day: « mardi ».
    pub(in crate::render) above: String,
    pub(in crate::render) href: String,
    pub(in crate::render) count: usize,
    pub(in crate::render) count_words: String,
    pub(in crate::render) current: bool,
    /// The day it stands for, which the browser may mark.
    pub(in crate::render) date: Option<String>,
    /// « passe » or « aujourdhui », for a day fixed by `--date`.
    pub(in crate::render) moment: Option<&'static str>,
    /// A picto's name.
    pub(in crate::render) picto: Option<&'static str>,
}

impl FacetLink {
    fn new(renderer: &Renderer, label: &str, folder: &str, count: usize) -> Self {
        Self {
            label: crate::text::typography(label).into_owned(),
            above: String::new(),
            href: renderer.base.path(folder),
            count,
            count_words: renderer.texts.count("words.activities", count),
            current: false,
            date: None,
            moment: None,
            picto: None,
        }
    }
}

/// The rows of links of a list. One that shows another edition than the current one leads to what that edition had.
pub(super) fn facets(renderer: &Renderer, list: &List) -> Vec<Facet> {
    let facets = match &list.key {
        _ if list.year != renderer.site.edition().year => facets_of_edition(renderer, list),
        ListKey::Week => vec![
            days(renderer, None),
            types(renderer, None),
            regions(renderer),
            accessibility(renderer, None),
            audiences(renderer, None),
            beyond(renderer),
        ],
        ListKey::Day(day) => vec![days(renderer, Some(*day)), types(renderer, None)],
        ListKey::Type(kind) => vec![types(renderer, Some(*kind)), days(renderer, None)],
        ListKey::Accessibility(key) => vec![accessibility(renderer, Some(*key)), days(renderer, None)],
        ListKey::Audience(audience) => vec![audiences(renderer, Some(*audience)), days(renderer, None)],
        ListKey::Online => vec![days(renderer, None), types(renderer, None)],
        ListKey::RestOfYear => vec![types(renderer, None), regions(renderer)],
        ListKey::Edition(_) => vec![days(renderer, None), types(renderer, None), regions(renderer)],
        ListKey::Region(code) => vec![departements(renderer, code)],
        ListKey::Departement(code) => vec![communes(renderer, code, list.year)],
        ListKey::Commune(_) => {
            place_of(renderer, list).map(|place| vec![around(renderer, place.departement.code)]).unwrap_or_default()
        }
        ListKey::EditionRegion(..)
        | ListKey::EditionDepartement(..)
        | ListKey::Format(_)
        | ListKey::Organisation(_) => Vec::new(),
    };
    facets.into_iter().filter(|facet| !facet.links.is_empty()).collect()
}

/// The rows of links of a list that shows another edition than the current one.
fn facets_of_edition(renderer: &Renderer, list: &List) -> Vec<Facet> {
    let edition = renderer.site.editions.get(list.year);
    let days = |current| edition.map(|edition| days_of(renderer, edition, current));
    let regions = || {
        let keys =
            territories::regions_by_name().into_iter().map(|region| ListKey::EditionRegion(list.year, region.code));
        Facet {
            title: renderer.texts.say("facets.regions"),
            kind: "lieux",
            links: territories_of_edition(renderer, keys),
        }
    };
    match &list.key {
        ListKey::Day(day) => days(Some(*day)).into_iter().collect(),
        ListKey::Edition(_) => days(None).into_iter().chain([regions()]).collect(),
        ListKey::EditionRegion(year, code) => {
            let departements = territory::region(code).into_iter().flat_map(|region| region.departements());
            let keys = departements.map(|departement| ListKey::EditionDepartement(*year, departement.code));
            vec![Facet {
                title: renderer.texts.say("facets.departements"),
                kind: "lieux",
                links: territories_of_edition(renderer, keys),
            }]
        }
        ListKey::Departement(code) => vec![communes(renderer, code, list.year)],
        _ => Vec::new(),
    }
}

/// The territories of a past edition, by their bare names: the page says the edition.
fn territories_of_edition(renderer: &Renderer, keys: impl Iterator<Item = ListKey>) -> Vec<FacetLink> {
    let bare = |key: ListKey| {
        let list = renderer.lists.get(&key)?;
        let name = match key {
            ListKey::EditionRegion(_, code) => territory::region(code)?.name,
            ListKey::EditionDepartement(_, code) => territory::departement(code)?.name,
            _ => return None,
        };
        Some(FacetLink::new(renderer, name, &list.folder, list.events.len()))
    };
    keys.filter_map(bare).collect()
}

/// What the other editions have of a list, each with a link to where it stands.
pub(super) fn other_editions(renderer: &Renderer, list: &List) -> Vec<FacetLink> {
    let link = |(year, count): &(i16, usize)| {
        let narrow = match &list.key {
            ListKey::Region(code) => Some(ListKey::EditionRegion(*year, code)),
            ListKey::Departement(code) => Some(ListKey::EditionDepartement(*year, code)),
            ListKey::Commune(_) => {
                place_of(renderer, list).map(|place| ListKey::EditionDepartement(*year, place.departement.code))
            }
            _ => None,
        };
        let narrow = narrow.and_then(|key| renderer.lists.get(&key));
        let found = narrow.or_else(|| renderer.lists.get(&ListKey::Edition(*year)))?;
        let label = renderer.lists.get(&ListKey::Edition(*year)).map_or(&found.title, |edition| &edition.title);
        Some(FacetLink::new(renderer, label, &found.folder, *count))
    };
    list.others.iter().filter_map(link).collect()
}

/// The days of the current week, all of them, even without events.
pub(in crate::render) fn days(renderer: &Renderer, current: Option<Date>) -> Facet {
    days_of(renderer, renderer.site.edition(), current)
}

/// The days of an edition's week, and the one that is shown.
fn days_of(renderer: &Renderer, edition: &Edition, current: Option<Date>) -> Facet {
    let mut days: Vec<Date> = edition.week.into_iter().flat_map(|week| week.days()).collect();
    if let Some(outside) = current.filter(|day| !edition.contains(*day)) {
        days.push(outside);
        days.sort_unstable();
    }
    let link = |day: Date| {
        let list = renderer.lists.get(&ListKey::Day(day))?;
        let label = format!("{} {}", dates::day_number(day), dates::month(day.month()));
        let link = FacetLink::new(renderer, &label, &list.folder, list.events.len());
        let above = dates::weekday(day.weekday()).to_owned();
        let moment = renderer.today.and_then(|today| super::card::moment(today, day, day));
        Some(FacetLink { above, current: current == Some(day), date: Some(day.to_string()), moment, ..link })
    };
    Facet {
        title: renderer.texts.say("facets.days"),
        kind: "jours",
        links: days.into_iter().filter_map(link).collect(),
    }
}

/// The types that have events.
pub(in crate::render) fn types(renderer: &Renderer, current: Option<EventType>) -> Facet {
    let link = |kind: &EventType| {
        let list = renderer.lists.current(&ListKey::Type(*kind))?;
        let link = FacetLink::new(renderer, kind.label(), &list.folder, list.events.len());
        Some(FacetLink { current: current == Some(*kind), picto: Some(kind.key()), ..link })
    };
    Facet {
        title: renderer.texts.say("facets.types"),
        kind: "types",
        links: EventType::ALL.iter().filter_map(link).collect(),
    }
}

/// The accessibility features that have events.
fn accessibility(renderer: &Renderer, current: Option<&'static str>) -> Facet {
    let keys = Accessibility::default().features().map(|(key, ..)| ListKey::Accessibility(key));
    Facet {
        title: renderer.texts.say("facets.accessibility"),
        kind: "lieux",
        links: links_to(renderer, of_current(renderer, keys), current.map(ListKey::Accessibility)),
    }
}

/// The audiences that have events.
fn audiences(renderer: &Renderer, current: Option<Audience>) -> Facet {
    let keys = Audience::ALL.iter().copied().map(ListKey::Audience);
    Facet {
        title: renderer.texts.say("facets.audiences"),
        kind: "lieux",
        links: links_to(renderer, of_current(renderer, keys), current.map(ListKey::Audience)),
    }
}

/// The régions that have events.
fn regions(renderer: &Renderer) -> Facet {
    let keys = territories::regions_by_name().into_iter().map(|region| ListKey::Region(region.code));
    Facet { title: renderer.texts.say("facets.regions"), kind: "lieux", links: with_events(renderer, keys) }
}

/// The départements of a région that have events.
fn departements(renderer: &Renderer, region: &str) -> Facet {
    let keys = territory::region(region).into_iter().flat_map(|region| region.departements());
    let keys = keys.map(|departement| ListKey::Departement(departement.code));
    Facet { title: renderer.texts.say("facets.departements"), kind: "lieux", links: with_events(renderer, keys) }
}

/// The communes of a département that have events.
fn communes(renderer: &Renderer, departement: &str, year: i16) -> Facet {
    let communes = renderer.communes.of(departement, year);
    let links = communes.map(|commune| FacetLink::new(renderer, &commune.name, &commune.folder, commune.count));
    Facet { title: renderer.texts.say("facets.communes"), kind: "lieux", links: links.collect() }
}

/// The département and the région of a commune.
fn around(renderer: &Renderer, departement: &'static str) -> Facet {
    let region = territory::departement(departement).and_then(|departement| departement.region());
    let keys = region.map(|region| ListKey::Region(region.code));
    let links = with_events(renderer, [ListKey::Departement(departement)].into_iter().chain(keys));
    Facet { title: renderer.texts.say("facets.around"), kind: "lieux", links }
}

/// What happens outside the week, or anywhere.
fn beyond(renderer: &Renderer) -> Facet {
    let links = with_events(renderer, [ListKey::Online, ListKey::RestOfYear]);
    Facet { title: renderer.texts.say("facets.beyond"), kind: "lieux", links }
}

/// Links to the lists that have events of the current edition.
pub(super) fn with_events(renderer: &Renderer, keys: impl IntoIterator<Item = ListKey>) -> Vec<FacetLink> {
    links_to(renderer, of_current(renderer, keys), None)
}

/// The keys of the lists that show the current edition.
fn of_current(renderer: &Renderer, keys: impl IntoIterator<Item = ListKey>) -> impl Iterator<Item = ListKey> {
    keys.into_iter().filter(|key| renderer.lists.current(key).is_some())
}

/// Links to the lists that have events, one of which may be the page's own.
pub(super) fn links_to(
    renderer: &Renderer,
    keys: impl IntoIterator<Item = ListKey>,
    current: Option<ListKey>,
) -> Vec<FacetLink> {
    let list_of = |key: ListKey| renderer.lists.get(&key).filter(|list| !list.is_empty());
    let link = |list: &List| {
        let link = FacetLink::new(renderer, &list.title, &list.folder, list.events.len());
        FacetLink { current: current.as_ref() == Some(&list.key), ..link }
    };
    keys.into_iter().filter_map(list_of).map(link).collect()
}
