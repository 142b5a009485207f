//! What is shown of the documents that a search finds, a hundred a file.
//!
//! An event is `[path, title, when, last day, where, status, time zone]`, its path below `evenements/`, its time zone empty
//! when it is that of Paris; anything else is `[path, title, context]`.

use super::super::lists::ListKey;
use super::super::pages::card::{last_day, place_words};
use super::super::pages::words;
use super::super::renderer::Renderer;
use super::catalogue::{self, Item};
use crate::dates;
use crate::model::vocabulary::{ResourceKind, Status, Vocabulary};
use crate::model::{Event, Site};
use crate::text::{slugify, typography};
use serde_json::{Value, json};

/// Documents a file describes.
pub(super) const PER_FILE: usize = 100;

/// Characters of a context at most.
const CONTEXT: usize = 160;

/// The cards of a file.
pub(super) fn file(renderer: &Renderer, number: usize) -> String {
    let first = number * PER_FILE;
    let items = (first..first + PER_FILE).filter_map(|number| renderer.search.catalogue().get(number));
    Value::Array(items.map(|item| card(renderer, &item)).collect()).to_string()
}

fn card(renderer: &Renderer, item: &Item<'_>) -> Value {
    let site = &*renderer.site;
    let other = |path: String, title: &str, context: &str| json!([path, typography(title), shortened(context)]);
    let found = match item {
        Item::Event(number) => Some(event(catalogue::event(site, *number))),
        Item::Place(key) => renderer.lists.get(key).map(|list| {
            let (kind, count) = (kind_of_place(key), renderer.texts.count("words.activities", list.events.len()));
            let context = format!("{}, {count}", renderer.texts.say(kind));
            let context = match list.year {
                year if year == site.edition().year => context,
                year => renderer.texts.say_with("search.past", &[("quoi", &context), ("year", &year.to_string())]),
            };
            other(list.folder.trim_start_matches('/').to_owned(), &list.title, &context)
        }),
        Item::Format(slug) => {
            catalogue::format(site, slug).map(|one| other(format!("formats/{slug}/"), &one.name, &one.summary))
        }
        Item::Resource(slug) => catalogue::resource(site, slug).map(|one| {
            let context = format!("{}. {}", ResourceKind::label(one.kind), one.summary);
            other(format!("ressources/{slug}/"), &one.title, &context)
        }),
        Item::Question(number) => catalogue::question(site, *number)
            .map(|one| other(format!("faq/#{}", one.slug), &one.question, &one.answer.text)),
        Item::Term(number) => catalogue::term(site, *number)
            .map(|one| other(format!("ressources/glossaire/#{}", slugify(&one.term)), &one.term, &one.definition)),
        Item::Page(slug) => catalogue::page(site, slug).map(|one| other(format!("{slug}/"), &one.title, &one.summary)),
    };
    found.unwrap_or(Value::Null)
}

fn event(event: &Event) -> Value {
    let zone = event.sessions.last().map(|session| session.time_zone).filter(|zone| *zone != "Europe/Paris");
    let last = match (&event.recurrence, event.sessions.iter().map(last_day).max()) {
        (Some(rule), _) => rule.until_day.map(|day| day.to_string()).unwrap_or_default(),
        (None, last) => last.map(|day| day.to_string()).unwrap_or_default(),
    };
    let status = if event.status == Status::Scheduled { "" } else { event.status.label() };
    json!([
        event.id.as_str(),
        typography(&event.title),
        when(event),
        last,
        place_words(event, event.place.as_ref()),
        status,
        zone.unwrap_or_default()
    ])
}

fn when(event: &Event) -> String {
    match (&event.recurrence, &*event.sessions) {
        (Some(rule), _) => words::recurrence(rule),
        (None, [one]) => words::session(one),
        (None, [first, .., last]) => {
            let range = dates::range_in_words(first.when.day(), last_day(last));
            format!("{range}, {}\u{a0}dates", event.sessions.len())
        }
        (None, []) => String::new(),
    }
}

fn kind_of_place(key: &ListKey) -> &'static str {
    match key {
        ListKey::Region(_) => "list-head.region",
        ListKey::Departement(_) => "list-head.departement",
        _ => "search.kind-commune",
    }
}

/// The beginning of a text, cut between two words.
fn shortened(text: &str) -> String {
    let text = typography(text);
    let Some((end, _)) = text.char_indices().nth(CONTEXT) else { return text.into_owned() };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ', '\u{a0}', '\u{202f}']))
}

/// The title and path of a document that is no event, for the index by title.
pub(in crate::render) fn title_and_path(site: &Site, item: &Item<'_>) -> Option<(String, String)> {
    match item {
        Item::Format(slug) => catalogue::format(site, slug).map(|one| (one.name.clone(), format!("/formats/{slug}/"))),
        Item::Resource(slug) => {
            catalogue::resource(site, slug).map(|one| (one.title.clone(), format!("/ressources/{slug}/")))
        }
        Item::Question(number) => {
            catalogue::question(site, *number).map(|one| (one.question.clone(), format!("/faq/#{}", one.slug)))
        }
        Item::Page(slug) => catalogue::page(site, slug).map(|one| (one.title.clone(), format!("/{slug}/"))),
        Item::Event(_) | Item::Place(_) | Item::Term(_) => None,
    }
}
