//! Every list of events that the site shows: the facets of design.md §5, each with its sessions in order.
//!
//! A list shows one edition: the current one when it has something there, else the nearest that has (to come, then past), so
//! that no address is lost when a new edition opens. It counts what the other editions have.

mod keys;

use crate::model::vocabulary::{Audience, EventType};
use crate::model::{Event, Place, Session, Site, Slug};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a list gathers. The order is that of the site map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKey {
    /// The week of the current edition.
    Week,
    /// The rest of the year, outside the week.
    RestOfYear,
    /// A day, whatever its edition.
    Day(Date),
    /// A kind of event.
    Type(EventType),
    /// An accessibility feature, by its key in [`crate::model::Accessibility::features`].
    Accessibility(&'static str),
    /// Whom the events are made for.
    Audience(Audience),
    /// What can be followed from anywhere: online, hybrid, moved online.
    Online,
    /// A région, by INSEE code.
    Region(&'static str),
    /// A département, by code.
    Departement(&'static str),
    /// A commune, by INSEE code.
    Commune(String),
    /// The events that use a facilitation format.
    Format(Slug),
    /// The events of an organiser.
    Organisation(Slug),
    /// Everything of an edition's year.
    Edition(i16),
    /// What a past edition had in a région, by year and INSEE code.
    EditionRegion(i16, &'static str),
    /// What a past edition had in a département, by year and code.
    EditionDepartement(i16, &'static str),
}

/// One line of a list: a session of an event, or (`session` is `None`) a recurring event as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Index in [`Site::events`].
    pub event: u32,
    /// Index in the event's sessions.
    pub session: Option<u16>,
}

/// A list of events.
#[derive(Debug, Clone)]
pub struct List {
    /// What it gathers.
    pub key: ListKey,
    /// The year of the edition that it shows.
    pub year: i16,
    /// Other editions that have events there, the latest first, each with how many.
    pub others: Vec<(i16, usize)>,
    /// Its folder below the root, with both slashes: `/programme/2026-05-19/`.
    pub folder: String,
    /// What it gathers, in words: « Nord », « mardi 19 mai 2026 ».
    pub title: String,
    /// Sessions by day and hour (days without hours last), then title; recurring events come first.
    pub entries: Vec<Entry>,
    /// Distinct events, in the order of the site: indexes in [`Site::events`].
    pub events: Vec<u32>,
}

/// All the lists, by key.
#[derive(Debug, Clone)]
pub struct Lists {
    lists: BTreeMap<ListKey, List>,
    current: i16,
}

/// A list that is being filled, one edition after the other.
struct Gathered {
    year: i16,
    entries: Vec<Entry>,
    others: BTreeMap<i16, usize>,
    /// The last event that was counted among the others.
    counted: Option<u32>,
}

impl Lists {
    /// Gathers the lists of a site. The week, the days of each week, every région and every département are there even when
    /// empty; the other lists only when they have an event.
    pub fn new(site: &Site) -> Self {
        let current = site.edition().year;
        let mut gathered = BTreeMap::new();
        for (key, year) in always_there(site) {
            gathered.insert(key, Gathered::new(year));
        }
        for year in years(site) {
            for (index, event) in site.events_of(year) {
                for entry in entries_of(index, event, year) {
                    for key in keys::keys_of(site, year, event, entry.session(site)) {
                        gathered.entry(key).or_insert_with(|| Gathered::new(year)).add(year, entry);
                    }
                }
            }
        }
        let lists = gathered.into_iter().map(|(key, gathered)| (key.clone(), List::new(site, key, gathered))).collect();
        Self { lists, current }
    }

    /// The list of this key, if it is there, whatever edition it shows.
    pub fn get(&self, key: &ListKey) -> Option<&List> {
        self.lists.get(key)
    }

    /// The list of this key, if the current edition fills it or nothing does.
    pub fn current(&self, key: &ListKey) -> Option<&List> {
        self.get(key).filter(|list| list.year == self.current)
    }

    /// How many events of the current edition the list of this key has.
    pub fn count(&self, key: &ListKey) -> usize {
        self.current(key).map_or(0, |list| list.events.len())
    }

    /// Every list, by key.
    pub fn iter(&self) -> impl Iterator<Item = &List> {
        self.lists.values()
    }

    /// Those of the current edition, by key.
    pub fn iter_current(&self) -> impl Iterator<Item = &List> {
        self.iter().filter(|list| list.year == self.current)
    }
}

impl Gathered {
    fn new(year: i16) -> Self {
        Self { year, entries: Vec::new(), others: BTreeMap::new(), counted: None }
    }

    /// Adds an entry of an edition, or counts its event when the list shows another one.
    fn add(&mut self, year: i16, entry: Entry) {
        if self.entries.is_empty() {
            self.year = year;
        }
        if self.year != year {
            if self.counted.replace(entry.event) != Some(entry.event) {
                *self.others.entry(year).or_default() += 1;
            }
        } else if self.entries.last() != Some(&entry) {
            self.entries.push(entry);
        }
    }
}

impl List {
    fn new(site: &Site, key: ListKey, gathered: Gathered) -> Self {
        let Gathered { year, mut entries, others, .. } = gathered;
        // Site::events are sorted, so within one moment the index keeps the order of titles.
        entries.sort_by_key(|entry| (moment(site, *entry), entry.event, entry.session));
        let mut events: Vec<u32> = entries.iter().map(|entry| entry.event).collect();
        events.sort_unstable();
        events.dedup();
        Self {
            folder: keys::folder(site, &key, &events),
            title: keys::title(site, &key, year, &events),
            year,
            others: others.into_iter().rev().collect(),
            key,
            entries,
            events,
        }
    }

    /// Whether nothing is published in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The list's events.
    pub fn events_of<'a>(&'a self, site: &'a Site) -> impl ExactSizeIterator<Item = &'a Event> + 'a {
        self.events.iter().map(|index| &*site.events[*index as usize])
    }
}

impl Entry {
    /// The event of this entry.
    pub fn event(self, site: &Site) -> &Event {
        &site.events[self.event as usize]
    }

    /// The session of this entry; `None` for a recurring event.
    pub fn session(self, site: &Site) -> Option<&Session> {
        self.session.and_then(|session| self.event(site).sessions.get(usize::from(session)))
    }

    /// Where it happens.
    pub fn place(self, site: &Site) -> Option<&Place> {
        let event = self.event(site);
        self.session(site).map_or(event.place.as_ref(), |session| event.place_of(session))
    }
}

fn moment(site: &Site, entry: Entry) -> Option<(Date, jiff::civil::Time)> {
    entry.session(site).map(|session| session.when.sort_key())
}

/// The editions in the order in which a list would show them: the current one, those to come from the nearest, past ones from
/// the latest.
fn years(site: &Site) -> Vec<i16> {
    let current = site.edition().year;
    let to_come = site.editions.to_come().map(|edition| edition.year);
    let past = site.editions.past().map(|edition| edition.year);
    [current].into_iter().chain(to_come).chain(past).collect()
}

/// The lists that are there even when empty, each with the edition that it shows then. The days of an edition to come may
/// still move: they are there once they have an event.
fn always_there(site: &Site) -> Vec<(ListKey, i16)> {
    let current = site.edition().year;
    let held = site.editions.past().chain([site.edition()]);
    let days = held
        .filter_map(|edition| Some((edition.year, edition.week?)))
        .flat_map(|(year, week)| week.days().map(move |day| (ListKey::Day(day), year)));
    let regions = crate::territory::regions().iter().map(|region| (ListKey::Region(region.code), current));
    let departements = crate::territory::departements().iter();
    let departements = departements.map(|departement| (ListKey::Departement(departement.code), current));
    let editions = site.editions.iter().map(|edition| (ListKey::Edition(edition.year), edition.year));
    [(ListKey::Week, current)].into_iter().chain(days).chain(regions).chain(departements).chain(editions).collect()
}

/// One entry a session, and one for a recurring event as a whole. Sessions are those of the event's own edition.
fn entries_of(index: u32, event: &Event, year: i16) -> impl Iterator<Item = Entry> {
    let recurring = event.recurrence.as_ref().map(|_| Entry { event: index, session: None });
    let sessions = (0u16..).zip(&event.sessions).filter(move |_| event.year == year);
    recurring.into_iter().chain(sessions.map(move |(session, _)| Entry { event: index, session: Some(session) }))
}
