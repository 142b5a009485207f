//! Every list of events that the site shows: the facets of design.md §5, each with its sessions in order.

use crate::model::vocabulary::{Audience, EventType, Mode, Status, Vocabulary};
use crate::model::{Event, Party, Place, Session, Site, Slug};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a list gathers. The order is that of the site map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKey {
    /// The week of the current edition.
    Week,
    /// The rest of the current edition's year.
    RestOfYear,
    /// A day of the current edition's year.
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
}

impl Lists {
    /// Gathers the lists of a site. The week, its days, every région and every département are there even when empty;
    /// the other lists only when they have an event.
    pub fn new(site: &Site) -> Self {
        let mut gathered = BTreeMap::new();
        for key in always_there(site) {
            gathered.insert(key, Vec::new());
        }
        let current = site.config.edition;
        for (index, event) in (0u32..).zip(&site.events) {
            for entry in entries_of(index, event) {
                let session = entry.session.and_then(|session| event.sessions.get(usize::from(session)));
                push(&mut gathered, ListKey::Edition(event.year), entry);
                if event.year == current {
                    for key in keys_of(site, event, session) {
                        push(&mut gathered, key, entry);
                    }
                }
            }
        }
        let lists = gathered.into_iter().map(|(key, entries)| (key.clone(), List::new(site, key, entries))).collect();
        Self { lists }
    }

    /// The list of this key, if it is there.
    pub fn get(&self, key: &ListKey) -> Option<&List> {
        self.lists.get(key)
    }

    /// How many events the list of this key has.
    pub fn count(&self, key: &ListKey) -> usize {
        self.get(key).map_or(0, |list| list.events.len())
    }

    /// Every list, by key.
    pub fn iter(&self) -> impl Iterator<Item = &List> {
        self.lists.values()
    }
}

impl List {
    fn new(site: &Site, key: ListKey, mut entries: Vec<Entry>) -> Self {
        // Site::events are sorted, so within one moment the index keeps the order of titles.
        entries.sort_by_key(|entry| (moment(site, *entry), entry.event, entry.session));
        let mut events: Vec<u32> = entries.iter().map(|entry| entry.event).collect();
        events.sort_unstable();
        events.dedup();
        Self { folder: folder(site, &key, &events), title: title(site, &key, &events), key, entries, events }
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

fn push(lists: &mut BTreeMap<ListKey, Vec<Entry>>, key: ListKey, entry: Entry) {
    let entries = lists.entry(key).or_default();
    if entries.last() != Some(&entry) {
        entries.push(entry);
    }
}

fn always_there(site: &Site) -> Vec<ListKey> {
    let edition = site.edition();
    let days = edition.start.series(jiff::Span::new().days(1)).take_while(|day| *day <= edition.end).map(ListKey::Day);
    let regions = crate::territory::regions().iter().map(|region| ListKey::Region(region.code));
    let departements =
        crate::territory::departements().iter().map(|departement| ListKey::Departement(departement.code));
    let editions = site.editions.keys().map(|year| ListKey::Edition(*year));
    [ListKey::Week].into_iter().chain(days).chain(regions).chain(departements).chain(editions).collect()
}

/// One entry a session, and one for a recurring event as a whole.
fn entries_of(index: u32, event: &Event) -> impl Iterator<Item = Entry> {
    let recurring = event.recurrence.as_ref().map(|_| Entry { event: index, session: None });
    let sessions =
        (0u16..).zip(&event.sessions).map(move |(session, _)| Entry { event: index, session: Some(session) });
    recurring.into_iter().chain(sessions)
}

fn keys_of(site: &Site, event: &Event, session: Option<&Session>) -> Vec<ListKey> {
    let mut keys = Vec::with_capacity(8);
    match session.map(|session| session.when.day()) {
        Some(day) => {
            keys.push(if site.edition().contains(day) { ListKey::Week } else { ListKey::RestOfYear });
            keys.push(ListKey::Day(day));
        }
        None => {
            keys.push(ListKey::RestOfYear);
            let edition = site.edition();
            let rule = event.recurrence.iter();
            let days: Vec<Date> = rule.flat_map(|rule| rule.days_between(edition.start, edition.end)).collect();
            keys.extend((!days.is_empty()).then_some(ListKey::Week));
            keys.extend(days.into_iter().map(ListKey::Day));
        }
    }
    keys.extend(event.types.iter().copied().map(ListKey::Type));
    let features = event.accessibility.features().into_iter().filter(|feature| feature.2 == Some(true));
    keys.extend(features.map(|(key, ..)| ListKey::Accessibility(key)));
    keys.extend(event.audiences.iter().copied().map(ListKey::Audience));
    let status = session.map_or(event.status, |session| event.status_of(session));
    keys.extend((event.mode != Mode::OnSite || status == Status::MovedOnline).then_some(ListKey::Online));
    if let Some(place) = session.map_or(event.place.as_ref(), |session| event.place_of(session)) {
        keys.extend(place.region.map(|region| ListKey::Region(region.code)));
        keys.push(ListKey::Departement(place.departement.code));
        keys.push(ListKey::Commune(place.insee.clone()));
    }
    keys.extend(event.format.iter().cloned().map(ListKey::Format));
    keys.extend(event.organisers.iter().filter_map(|party| match party {
        Party::Known(slug) => Some(ListKey::Organisation(slug.clone())),
        Party::Named { .. } => None,
    }));
    keys
}

fn folder(site: &Site, key: &ListKey, events: &[u32]) -> String {
    match key {
        ListKey::Week => "/programme/".to_owned(),
        ListKey::RestOfYear => "/programme/annee/".to_owned(),
        ListKey::Day(day) => format!("/programme/{day}/"),
        ListKey::Type(kind) => format!("/programme/types/{}/", kind.key()),
        ListKey::Accessibility(key) => format!("/programme/accessibilite/{}/", key.replace('_', "-")),
        ListKey::Audience(audience) => format!("/programme/publics/{}/", audience.key()),
        ListKey::Online => "/programme/en-ligne/".to_owned(),
        ListKey::Region(code) => {
            let slug = crate::territory::region(code).map_or(*code, |region| region.slug);
            format!("/territoires/{slug}/")
        }
        ListKey::Departement(code) => {
            let slug = crate::territory::departement(code).map_or(*code, |departement| departement.slug);
            format!("/territoires/{slug}/")
        }
        ListKey::Commune(insee) => {
            place_among(site, events, insee).map_or_else(|| format!("/communes/{insee}/"), Place::commune_url)
        }
        ListKey::Format(slug) => format!("/formats/{slug}/evenements/"),
        ListKey::Organisation(slug) => format!("/organisations/{slug}/"),
        ListKey::Edition(year) => format!("/editions/{year}/"),
    }
}

fn title(site: &Site, key: &ListKey, events: &[u32]) -> String {
    let content = &site.content;
    match key {
        ListKey::Week => format!("Programme {}", site.edition().year),
        ListKey::RestOfYear => "Le reste de l’année".to_owned(),
        ListKey::Day(day) => crate::dates::day_in_words(*day),
        ListKey::Type(kind) => kind.label().to_owned(),
        ListKey::Accessibility(key) => {
            let features = crate::model::Accessibility::default().features();
            features.into_iter().find(|feature| feature.0 == *key).map_or(*key, |feature| feature.1).to_owned()
        }
        ListKey::Audience(audience) => audience.label().to_owned(),
        ListKey::Online => "Activités en ligne".to_owned(),
        ListKey::Region(code) => crate::territory::region(code).map_or(*code, |region| region.name).to_owned(),
        ListKey::Departement(code) => {
            crate::territory::departement(code).map_or(*code, |departement| departement.name).to_owned()
        }
        ListKey::Commune(insee) => {
            place_among(site, events, insee).map_or_else(|| insee.clone(), |place| place.commune.clone())
        }
        ListKey::Format(slug) => content.formats.get(slug).map_or(slug.as_str(), |format| &format.name).to_owned(),
        ListKey::Organisation(slug) => {
            content.organisations.get(slug).map_or(slug.as_str(), |organisation| &organisation.name).to_owned()
        }
        ListKey::Edition(year) => format!("Édition {year}"),
    }
}

/// The place of a commune among the events of its list.
fn place_among<'a>(site: &'a Site, events: &[u32], insee: &str) -> Option<&'a Place> {
    events.iter().find_map(|index| site.events[*index as usize].places().find(|place| place.insee == insee))
}
