//! What can be found, numbered: events first, then the rest, each kind in one piece.

use super::super::lists::{ListKey, Lists};
use crate::model::{Event, Format, Page, Question, Resource, Site, Slug, Term};
use crate::render::site_map::GENERATED;
use serde::Serialize;

/// The documents of a site. Events are not listed one by one: their numbers are their indexes.
#[derive(Debug)]
pub(in crate::render) struct Catalogue {
    events: u32,
    others: Vec<Other>,
}

/// A document that is no event.
#[derive(Debug, Clone)]
enum Other {
    Place(ListKey),
    Format(Slug),
    Resource(Slug),
    Question(u32),
    Term(u32),
    Page(Slug),
}

/// A document, by its number or its name.
#[derive(Debug)]
pub(in crate::render) enum Item<'a> {
    Event(u32),
    Place(&'a ListKey),
    Format(&'a Slug),
    Resource(&'a Slug),
    Question(u32),
    Term(u32),
    Page(&'a Slug),
}

/// A kind of documents, and the number of its first one.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Kind(pub(in crate::render) &'static str, pub(in crate::render) usize);

impl Catalogue {
    pub(in crate::render) fn new(site: &Site, lists: &Lists) -> Self {
        let content = &site.content;
        let mut others = Vec::new();
        let place = |key: &ListKey| {
            matches!(key, ListKey::Region(_) | ListKey::Departement(_) | ListKey::Commune(_)).then(|| key.clone())
        };
        let places = lists.iter().filter(|list| !list.is_empty()).filter_map(|list| place(&list.key));
        others.extend(places.map(Other::Place));
        others.extend(content.formats.keys().cloned().map(Other::Format));
        others.extend(content.library.keys().cloned().map(Other::Resource));
        others.extend((0u32..).zip(&content.questions).map(|(number, _)| Other::Question(number)));
        others.extend((0u32..).zip(&content.glossary).map(|(number, _)| Other::Term(number)));
        let pages = content.pages.keys().filter(|slug| !GENERATED.contains(&slug.as_str()));
        others.extend(pages.cloned().map(Other::Page));
        Self { events: u32::try_from(site.events.len()).unwrap_or(u32::MAX), others }
    }

    /// How many there are.
    pub(in crate::render) fn len(&self) -> usize {
        self.events as usize + self.others.len()
    }

    /// The document of a number.
    pub(in crate::render) fn get(&self, number: usize) -> Option<Item<'_>> {
        match u32::try_from(number) {
            Ok(event) if event < self.events => Some(Item::Event(event)),
            _ => self.others.get(number.checked_sub(self.events as usize)?).map(Other::item),
        }
    }

    /// All of them, in order.
    pub(in crate::render) fn iter(&self) -> impl Iterator<Item = Item<'_>> {
        (0..self.events).map(Item::Event).chain(self.others.iter().map(Other::item))
    }

    /// Where each kind starts, in order, ended by the number of all documents.
    pub(in crate::render) fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for (number, item) in self.iter().enumerate() {
            if kinds.last().is_none_or(|kind| kind.0 != item.kind()) {
                kinds.push(Kind(item.kind(), number));
            }
        }
        kinds.push(Kind("fin", self.len()));
        kinds
    }
}

impl Other {
    fn item(&self) -> Item<'_> {
        match self {
            Self::Place(key) => Item::Place(key),
            Self::Format(slug) => Item::Format(slug),
            Self::Resource(slug) => Item::Resource(slug),
            Self::Question(number) => Item::Question(*number),
            Self::Term(number) => Item::Term(*number),
            Self::Page(slug) => Item::Page(slug),
        }
    }
}

impl Item<'_> {
    /// Its kind, as the script names it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "activites",
            Self::Place(_) => "lieux",
            Self::Format(_) => "formats",
            Self::Resource(_) => "ressources",
            Self::Question(_) => "questions",
            Self::Term(_) => "mots",
            Self::Page(_) => "pages",
        }
    }
}

/// The text that tells its kind.
pub(in crate::render) fn kind_label(item: &Item<'_>) -> &'static str {
    match item {
        Item::Event(_) => "search.kind-event",
        Item::Place(_) => "search.kind-place",
        Item::Format(_) => "search.kind-format",
        Item::Resource(_) => "search.kind-resource",
        Item::Question(_) => "search.kind-question",
        Item::Term(_) => "search.kind-term",
        Item::Page(_) => "search.kind-page",
    }
}

/// The event of a number of the catalogue.
pub(super) fn event(site: &Site, number: u32) -> &Event {
    &site.events[number as usize]
}

/// The format of a slug of the catalogue.
pub(super) fn format<'a>(site: &'a Site, slug: &Slug) -> Option<&'a Format> {
    site.content.formats.get(slug)
}

/// The module or resource of a slug of the catalogue.
pub(super) fn resource<'a>(site: &'a Site, slug: &Slug) -> Option<&'a Resource> {
    site.content.library.get(slug)
}

/// The page of a slug of the catalogue.
pub(super) fn page<'a>(site: &'a Site, slug: &Slug) -> Option<&'a Page> {
    site.content.pages.get(slug)
}

/// The question of a number of the catalogue.
pub(super) fn question(site: &Site, number: u32) -> Option<&Question> {
    site.content.questions.get(number as usize)
}

/// The term of a number of the catalogue.
pub(super) fn term(site: &Site, number: u32) -> Option<&Term> {
    site.content.glossary.get(number as usize)
}
