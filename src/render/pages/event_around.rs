//! What stands around an event or a format: its format, its resources, the nearest events, the same day, the ways to share and correct it.

use super::super::lists::{Entry, List, ListKey};
use super::super::nearest::Near;
use super::super::renderer::Renderer;
use super::card::last_day;
use super::event_status;
use super::steps::{Step, steps};
use super::words::{self, Named};
use crate::dates;
use crate::model::vocabulary::Status;
use crate::model::{Event, Place, Slug};
use crate::text::typography;
use serde::Serialize;

/// Neighbours shown in each list.
const SHOWN: usize = 4;

/// Events of a format shown on its page.
const COMING: usize = 12;

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
    /// The first and the last day and their time zone, for the browser; empty for a recurring event.
    date: String,
    last_date: String,
    zone: &'static str,
    place: String,
    /// « à 5 km »; none where nobody can tell, between points of the same commune.
    distance: Option<String>,
}

/// The nearest events, then others of the same day, when there are some.
pub(super) fn around(renderer: &Renderer, event: &Event) -> Vec<Around> {
    let mut seen = Vec::with_capacity(2 * SHOWN);
    let nearest = event.places().next().and_then(|place| nearest(renderer, event, place, &mut seen));
    let same_day = same_day(renderer, event, &mut seen);
    nearest.into_iter().chain(same_day).collect()
}

fn nearest(renderer: &Renderer, event: &Event, place: &Place, seen: &mut Vec<u32>) -> Option<Around> {
    let code = place.departement.code;
    let past = renderer.lists.get(&ListKey::EditionDepartement(event.year, code));
    let list = past.or_else(|| renderer.lists.get(&ListKey::Departement(code)))?;
    let found = renderer.nearest.around(&renderer.site, event, place, SHOWN);
    seen.extend(found.iter().map(|near| near.event));
    let events = found.into_iter().map(|near| {
        let entry = Entry { event: near.event, session: renderer.site.events[near.event as usize].first_session() };
        Neighbour {
            distance: distance(renderer, near, (place, entry.place(&renderer.site))),
            ..neighbour(renderer, entry)
        }
    });
    let all = renderer.texts.say_with(
        "event.all-there",
        &[("lieu", place.departement.forms.locative), ("activites", &activities(renderer, list))],
    );
    Around::new(renderer.texts.say("event.nearest"), all, renderer.base.path(&list.folder), events.collect())
}

/// Two points of one commune tell a distance only when both are those of the places themselves.
fn distance(renderer: &Renderer, near: Near, (here, there): (&Place, Option<&Place>)) -> Option<String> {
    let told = there.is_none_or(|there| there.insee != here.insee || (there.exact && here.exact));
    told.then(|| match near.km {
        km if km < 1.0 => renderer.texts.say("event.less-than-a-km"),
        km => renderer.texts.say_with("event.km", &[("n", &format!("{km:.0}"))]),
    })
}

/// Lists are in the order of time: what follows the event on its day, then what precedes it.
fn same_day(renderer: &Renderer, event: &Event, seen: &mut Vec<u32>) -> Option<Around> {
    let first = event.sessions.first()?;
    let day = first.when.day();
    let list = renderer.lists.get(&ListKey::Day(day))?;
    let moment = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.sort_key());
    let here = list.entries.partition_point(|entry| moment(entry) < Some(first.when.sort_key()));
    let (before, after) = list.entries.split_at(here);
    let mut events = Vec::with_capacity(SHOWN);
    for entry in after.iter().chain(before.iter().rev()) {
        if events.len() == SHOWN {
            break;
        }
        let other = entry.event(&renderer.site);
        if other.id != event.id && other.status != Status::Cancelled && !seen.contains(&entry.event) {
            seen.push(entry.event);
            events.push(neighbour(renderer, *entry));
        }
    }
    let all = renderer.texts.say_with("event.all", &[("activites", &activities(renderer, list))]);
    Around::new(
        renderer.texts.say_with("event.same-day", &[("jour", &dates::day_without_year(day))]),
        all,
        renderer.base.path(&list.folder),
        events,
    )
}

/// The first events of a list that may still be to come: the browser hides those that are past.
pub(super) fn coming(renderer: &Renderer, list: &List) -> Option<Around> {
    let site = &renderer.site;
    let is_past = |entry: &Entry| {
        let last = entry.session(site).map(last_day);
        renderer.today.zip(last).is_some_and(|(today, last)| last < today)
    };
    let on = list.entries.iter().filter(|entry| entry.event(site).status != Status::Cancelled && !is_past(entry));
    let events = on.take(COMING).map(|entry| neighbour(renderer, *entry)).collect();
    let all = renderer.texts.say_with("event.all", &[("activites", &activities(renderer, list))]);
    Around::new(renderer.texts.say("event.in-programme"), all, renderer.base.path(&list.folder), events)
}

fn activities(renderer: &Renderer, list: &List) -> String {
    renderer.texts.count("words.activities", list.events.len())
}

impl Around {
    /// None when there is nothing to show.
    fn new(title: String, all: String, all_href: String, events: Vec<Neighbour>) -> Option<Self> {
        let typo = |text: String| typography(&text).into_owned();
        (!events.is_empty()).then(|| Self { title: typo(title), all: typo(all), all_href, events })
    }
}

fn neighbour(renderer: &Renderer, entry: Entry) -> Neighbour {
    let (event, session) = (entry.event(&renderer.site), entry.session(&renderer.site));
    let when = match (session, &event.recurrence) {
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
        date: session.map(|session| session.when.day().to_string()).unwrap_or_default(),
        last_date: session.map(|session| last_day(session).to_string()).unwrap_or_default(),
        zone: session.map(|session| session.time_zone).unwrap_or_default(),
        place: entry.place(&renderer.site).map_or_else(|| renderer.texts.say("words.online"), words::short_place),
        distance: None,
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

/// The steps of the format of an event.
pub(super) fn format_steps(renderer: &Renderer, event: &Event) -> Vec<Step> {
    let format = event.format.as_ref().and_then(|slug| renderer.site.content.formats.get(slug));
    format.map(|format| steps(format).0).unwrap_or_default()
}

/// Modules and resources by name.
pub(super) fn resources(renderer: &Renderer, slugs: &[Slug]) -> Vec<Named> {
    let library = &renderer.site.content.library;
    let named = |slug: &Slug| {
        let resource = library.get(slug)?;
        Some(Named {
            name: typography(&resource.title).into_owned(),
            href: Some(renderer.base.path(&format!("/ressources/{slug}/"))),
            description: None,
        })
    };
    slugs.iter().filter_map(named).collect()
}

/// The modules and resources behind the format of an event, but for those that the event itself names.
pub(super) fn format_resources(renderer: &Renderer, event: &Event) -> Vec<Named> {
    let format = event.format.as_ref().and_then(|slug| renderer.site.content.formats.get(slug));
    let behind = format.map(|format| format.resources.as_slice()).unwrap_or_default();
    let others: Vec<Slug> = behind.iter().filter(|slug| !event.resources.contains(slug)).cloned().collect();
    resources(renderer, &others)
}

/// Where to correct the event: its file on the forge, else a mail that says which one.
pub(super) fn correction(renderer: &Renderer, event: &Event) -> String {
    let config = &renderer.site.config;
    match &config.forge {
        Some(forge) => format!("{}/edit/{}/{}", forge.url, forge.branch, event.file),
        None => {
            let address = renderer.base.absolute(&event.id.url());
            let values = [("titre", event.title.as_str()), ("adresse", &address)];
            let say = |key| renderer.texts.say_with(key, &values);
            words::mail(&config.contact, &say("mail.correct"), &opened(renderer, &say("mail.correct-body")))
        }
    }
}

/// Where to complete a page of `content/`: its file on the forge, else a mail that names the page.
pub(super) fn completion(renderer: &Renderer, file: &str, title: &str, path: &str) -> String {
    let config = &renderer.site.config;
    match &config.forge {
        Some(forge) => format!("{}/edit/{}/{file}", forge.url, forge.branch),
        None => {
            let values = [("titre", title), ("adresse", &renderer.base.absolute(path))];
            let say = |key| renderer.texts.say_with(key, &values);
            words::mail(&config.contact, &say("mail.complete"), &opened(renderer, &say("mail.complete-body")))
        }
    }
}

/// The body of a mail to the organisers, up to where its author goes on.
fn opened(renderer: &Renderer, line: &str) -> String {
    format!("{}\n\n{line}\n", renderer.texts.say("mail.hello"))
}

/// A mail to somebody whom the visitor chooses.
pub(super) fn share(renderer: &Renderer, event: &Event) -> String {
    let when = event.sessions.first().map(|session| format!("{}\n", words::capital(&words::session(session))));
    let where_ = event.places().next().map(|place| format!("{}\n", place.one_line()));
    let (when, where_) = (when.unwrap_or_default(), where_.unwrap_or_default());
    let title = match event_status::notice(&renderer.texts, event.status) {
        Some(notice) => format!("{} : {}", notice.label(), event.title),
        None => event.title.clone(),
    };
    words::mail("", &title, &format!("{title}\n{when}{where_}\n{}\n", renderer.base.absolute(&event.id.url())))
}
