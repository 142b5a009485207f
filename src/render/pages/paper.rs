//! A list on paper (`imprimer/`): one document that holds its five forms, since files are what costs most. The list and its
//! large print are the same lines; the leaflet, the poster and the flyers show those that fit, which the browser cuts
//! between two activities, never within one, and `imprimes/imprimer.js` chooses among those that are still to come.

use super::super::error::RenderError;
use super::super::lists::{Entry, List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::locator_path;
use super::card::{last_day, moment};
use super::commune_choice::CommuneChoice;
use super::layout::Frame;
use super::{list_head, words};
use crate::dates;
use crate::formats::locator::whole;
use crate::formats::qr::{self, QrDrawing};
use crate::model::vocabulary::{Access, Mode, Status, Vocabulary};
use crate::model::{Event, Place, Week};
use crate::territory::locator::Locator;
use crate::territory::{DepartementCode, Point, departement, region};
use crate::text::typography;
use serde::Serialize;
use std::collections::BTreeSet;

/// Lines of the full list that a leaflet may show, and a poster: more than ever fit, for the browser to cut.
const LEAFLET: usize = 60;
const POSTER: usize = 14;

/// What `print.html` shows.
#[derive(Debug, Serialize)]
struct PaperPage {
    /// « Département », « Organisation »: what kind of list it is.
    kicker: String,
    /// « dans le Nord », for a territory.
    locative: Option<String>,
    count: usize,
    /// « du 18 au 24 mai 2026 »: the week of the list's edition, when its dates are known.
    week: Option<String>,
    /// On the paper of a département: the communes it can be narrowed to.
    communes: Option<CommuneChoice>,
    /// Whether every event of the list is free.
    free: bool,
    back: String,
    /// The list's address as people type it: « semaine-ia.fr/territoires/59-nord ».
    address: String,
    qr: Option<QrDrawing>,
    days: Vec<PaperDay>,
    /// The first lines, for the leaflet and for the poster.
    leaflet: Vec<PaperDay>,
    poster: Vec<PaperDay>,
    /// How large the text may be: « rare », « peu », « moyen » or « beaucoup » of lines.
    density: &'static str,
    map: Option<PaperMap>,
    /// A mail that announces the list, ready to send.
    mail: Mail,
}

#[derive(Debug, Clone, Serialize)]
struct PaperDay {
    title: String,
    lines: Vec<PaperLine>,
}

/// An event on paper: nothing that needs a screen.
#[derive(Debug, Clone, Serialize)]
struct PaperLine {
    /// INSEE code, for [`CommuneChoice`].
    commune: Option<String>,
    hours: String,
    title: String,
    types: String,
    place: String,
    status: Option<&'static str>,
    /// How to come: registration, whom to call, for whom.
    notes: Vec<String>,
    /// First and last day and their time zone, for the browser; empty for a recurring event.
    date: String,
    last_date: String,
    zone: &'static str,
    /// « passe » or « aujourdhui » when `--date` says so.
    moment: Option<&'static str>,
}

/// The département and its activities, as dots.
#[derive(Debug, Serialize)]
struct PaperMap {
    /// The drawing that its event pages share.
    file: String,
    label: String,
    dots: BTreeSet<(i32, i32)>,
}

#[derive(Debug, Serialize)]
struct Mail {
    /// A `mailto:` address that fills it in.
    href: String,
    subject: String,
    body: String,
}

/// The list for a notice board, a letter box or a pocket.
pub(in crate::render) fn render(renderer: &Renderer, list: &List) -> Result<Vec<u8>, RenderError> {
    let head = list_head::head(renderer, list);
    let days = days(renderer, list);
    let full = renderer.base.absolute(&list.folder);
    let week = renderer.site.editions.get(list.year).and_then(|edition| edition.week).map(Week::in_words);
    let fields = PaperPage {
        kicker: typography(&head.kicker).into_owned(),
        locative: locative(&list.key),
        count: list.events.len(),
        free: list.events_of(&renderer.site).all(|event| event.free),
        back: renderer.base.path(&list.folder),
        address: words::typed(&full),
        qr: qr::drawing(&full),
        leaflet: first_lines(&days, LEAFLET),
        poster: first_lines(&days, POSTER),
        days,
        density: density(list.entries.len()),
        map: map(renderer, list),
        mail: mail(renderer, list, &typography(&head.title), week.as_deref()),
        week,
        communes: CommuneChoice::of(renderer, list),
    };
    let frame = Frame::new(&format!("{}imprimer/", list.folder), &head.title, &head.description).hidden();
    renderer.html("print.html", frame, &fields)
}

fn locative(key: &ListKey) -> Option<String> {
    let words = match key {
        ListKey::Departement(code) => departement(code)?.forms.locative,
        ListKey::Region(code) => region(code)?.forms.locative,
        _ => return None,
    };
    Some(typography(words).into_owned())
}

/// What few lines leave empty, larger type takes: up to 8 fill the two inner panels of a leaflet, up to 18 in the usual type.
fn density(lines: usize) -> &'static str {
    match lines {
        0..=3 => "rare",
        4..=8 => "peu",
        9..=18 => "moyen",
        _ => "beaucoup",
    }
}

fn days(renderer: &Renderer, list: &List) -> Vec<PaperDay> {
    let day_of = |entry: &Entry| entry.session(&renderer.site).map(|session| session.when.day());
    let days = list.entries.chunk_by(|one, other| day_of(one) == day_of(other)).map(|entries| PaperDay {
        title: entries
            .first()
            .and_then(day_of)
            .map_or_else(|| renderer.texts.say("print.all-year"), |day| words::capital(&dates::day_in_words(day))),
        lines: entries.iter().map(|entry| line(renderer, *entry)).collect(),
    });
    days.collect()
}

fn first_lines(days: &[PaperDay], most: usize) -> Vec<PaperDay> {
    let mut left = most;
    let mut first = Vec::new();
    for day in days {
        if left == 0 {
            break;
        }
        let lines: Vec<PaperLine> = day.lines.iter().take(left).cloned().collect();
        left -= lines.len();
        first.push(PaperDay { title: day.title.clone(), lines });
    }
    first
}

fn map(renderer: &Renderer, list: &List) -> Option<PaperMap> {
    let ListKey::Departement(code) = &list.key else { return None };
    let code = DepartementCode::new(code)?;
    let locator = Locator::of(code)?;
    let dot = |place: &Place| locator.dot(Point { lat: place.latitude, lon: place.longitude }).map(whole);
    let dots = list.entries.iter().filter_map(|entry| dot(entry.place(&renderer.site)?)).collect();
    let label = renderer.texts.say_with("print.map", &[("lieu", departement(code.as_str())?.forms.genitive)]);
    Some(PaperMap { file: renderer.base.path(&locator_path(code)), label: typography(&label).into_owned(), dots })
}

fn mail(renderer: &Renderer, list: &List, title: &str, week: Option<&str>) -> Mail {
    let place = locative(&list.key).unwrap_or_else(|| format!("({title})"));
    let values = [
        ("site", &*typography(&renderer.site.config.title)),
        ("lieu", &place),
        ("dates", week.unwrap_or_default()),
        ("compte", &renderer.texts.count("words.activities", list.events.len())),
        ("adresse", &renderer.base.absolute(&list.folder)),
        ("contact", &renderer.site.config.contact),
    ];
    let subject = renderer.texts.say_with("print.mail-subject", &values);
    let body = if week.is_some() { "print.mail-body" } else { "print.mail-body-undated" };
    let body = renderer.texts.say_with(body, &values);
    Mail { href: words::mail("", &subject, &body), subject, body }
}

fn line(renderer: &Renderer, entry: Entry) -> PaperLine {
    let site = &renderer.site;
    let (event, session) = (entry.event(site), entry.session(site));
    let hours = match (session, &event.recurrence) {
        (Some(session), _) => words::capital(&dates::hours_in_words(session.when)),
        (None, Some(rule)) => words::capital(&words::recurrence(rule)),
        (None, None) => String::new(),
    };
    let place = match entry.place(site) {
        Some(place) => typography(&place.in_a_list()).into_owned(),
        None => Mode::Online.label().to_owned(),
    };
    let status = session.map_or(event.status, |session| event.status_of(session));
    let days = session.map(|session| (session.when.day(), last_day(session)));
    PaperLine {
        commune: entry.place(site).map(|place| place.insee.clone()),
        hours,
        title: typography(&event.title).into_owned(),
        types: words::types(event).join(", "),
        place,
        status: (status != Status::Scheduled).then(|| status.label()),
        notes: notes(event),
        date: days.map_or_else(String::new, |(first, _)| first.to_string()),
        last_date: days.map_or_else(String::new, |(_, last)| last.to_string()),
        zone: session.map_or("", |session| session.time_zone),
        moment: renderer.today.zip(days).and_then(|(today, (first, last))| moment(today, first, last)),
    }
}

fn notes(event: &Event) -> Vec<String> {
    let mut notes = Vec::new();
    if event.access != Access::Everyone {
        notes.push(event.access.label().to_owned());
    }
    if !event.free {
        notes.push(event.price.as_deref().map_or_else(|| "Payant".to_owned(), |price| typography(price).into_owned()));
    }
    if let Some(registration) = &event.registration {
        notes.extend(registration.mode.map(|mode| mode.label().to_owned()));
        notes.extend(registration.phone.clone());
        notes.extend(registration.email.clone());
    }
    let features = event.accessibility.features();
    notes.extend(features.iter().filter(|feature| feature.2 == Some(true)).map(|feature| feature.1.to_owned()));
    notes
}
