//! What stands around an event: its format, its resources, the same day, the same département, the way to correct it.

use super::super::lists::{Entry, List, ListKey};
use super::super::renderer::Renderer;
use super::words::{self, Named};
use crate::dates;
use crate::model::Event;
use crate::text::typography;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// Neighbours shown in each list.
const SHOWN: usize = 4;

/// What stays as it is in a `mailto:` address (RFC 6068).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Other events, with a link to all of them.
#[derive(Debug, Serialize)]
pub(super) struct Around {
    title: String,
    /// « Les 12 activités du Nord ».
    all: String,
    all_href: String,
    events: Vec<Neighbour>,
}

#[derive(Debug, Serialize)]
struct Neighbour {
    title: String,
    href: String,
    when: String,
    place: String,
}

/// The same day and the same département, when something else happens there.
pub(super) fn around(renderer: &Renderer, event: &Event) -> Vec<Around> {
    let place = event.place.as_ref();
    let day = event.sessions.first().map(|session| session.when.day());
    let departement = place.and_then(|place| {
        let list = renderer.lists.get(&ListKey::Departement(place.departement.code))?;
        let title = typography(&format!("Aussi {}", place.departement.forms.locative)).into_owned();
        of(renderer, event, list, title)
    });
    let same_day = day.and_then(|day| {
        let list = renderer.lists.get(&ListKey::Day(day))?;
        of(renderer, event, list, format!("Le même jour, {}", dates::day_without_year(day)))
    });
    departement.into_iter().chain(same_day).collect()
}

fn of(renderer: &Renderer, event: &Event, list: &List, title: String) -> Option<Around> {
    let site = &renderer.site;
    // Lists are in the order of time: the neighbours of the event follow it, then precede it.
    let here = list.entries.partition_point(|entry| key(renderer, *entry) < own_key(event));
    let (before, after) = list.entries.split_at(here);
    let mut events: Vec<Neighbour> = Vec::with_capacity(SHOWN);
    let mut seen: Vec<u32> = Vec::with_capacity(SHOWN);
    for entry in after.iter().chain(before.iter().rev()) {
        let other = entry.event(site);
        if other.id != event.id && !seen.contains(&entry.event) {
            seen.push(entry.event);
            events.push(neighbour(renderer, *entry, other));
        }
        if events.len() == SHOWN {
            break;
        }
    }
    (!events.is_empty()).then(|| Around {
        title,
        all: format!("Tout voir\u{a0}: {}", words::activities(list.events.len())),
        all_href: renderer.base.path(&list.folder),
        events,
    })
}

type Moment = Option<(jiff::civil::Date, jiff::civil::Time)>;

fn key(renderer: &Renderer, entry: Entry) -> Moment {
    entry.session(&renderer.site).map(|session| session.when.sort_key())
}

fn own_key(event: &Event) -> Moment {
    event.sessions.first().map(|session| session.when.sort_key())
}

fn neighbour(renderer: &Renderer, entry: Entry, event: &Event) -> Neighbour {
    let when = match (entry.session(&renderer.site), &event.recurrence) {
        (Some(session), _) => {
            format!("{}, {}", dates::day_without_year(session.when.day()), dates::hours_in_words(session.when))
        }
        (None, Some(rule)) => words::recurrence(rule),
        (None, None) => String::new(),
    };
    Neighbour {
        title: typography(&event.title).into_owned(),
        href: renderer.base.path(&event.id.url()),
        when: words::capital(&when),
        place: entry.place(&renderer.site).map_or_else(|| "En ligne".to_owned(), words::short_place),
    }
}

/// The facilitation format of an event.
pub(super) fn format(renderer: &Renderer, event: &Event) -> Option<Named> {
    let slug = event.format.as_ref()?;
    let format = renderer.site.content.formats.get(slug)?;
    Some(Named {
        name: typography(&format.name).into_owned(),
        href: Some(renderer.base.path(&format!("/formats/{slug}/"))),
        description: Some(typography(&format.summary).into_owned()),
    })
}

/// The modules and resources behind an event.
pub(super) fn resources(renderer: &Renderer, event: &Event) -> Vec<Named> {
    let library = &renderer.site.content.library;
    let named = |slug: &crate::model::Slug| {
        let resource = library.get(slug)?;
        Some(Named {
            name: typography(&resource.title).into_owned(),
            href: Some(renderer.base.path(&format!("/ressources/{slug}/"))),
            description: None,
        })
    };
    event.resources.iter().filter_map(named).collect()
}

/// Where to correct the event: its file on the forge, else a mail that says which one.
pub(super) fn correction(renderer: &Renderer, event: &Event) -> String {
    let config = &renderer.site.config;
    match &config.forge {
        Some(forge) => format!("{}/edit/{}/{}", forge.url, forge.branch, event.file),
        None => {
            let subject = format!("Correction : {}", event.title);
            let body = format!("Bonjour,\n\nSur la fiche {} :\n", renderer.base.absolute(&event.id.url()));
            let encode = |text: &str| utf8_percent_encode(&text.replace('\n', "\r\n"), KEPT).to_string();
            format!("mailto:{}?subject={}&body={}", config.contact, encode(&subject), encode(&body))
        }
    }
}
