//! `/formats/`: the catalogue of the facilitation formats. Those that can be used today come first; then all of them side by
//! side, which the browser filters. A fact that no file gives is « à compléter », and is never a reason to hide a format.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use super::measures;
use super::suitability::{self, Fit, GROUPS, PUBLICS, ROOMS, Verdict};
use crate::model::Format;
use crate::model::vocabulary::{FacilitationKind, Mode, Vocabulary};
use serde::Serialize;

/// What `formats.html` shows.
#[derive(Debug, Serialize)]
struct FormatsPage {
    summary: String,
    introduction: String,
    ready: Vec<FormatCard>,
    rows: Vec<Row>,
    filters: Vec<Filter>,
    to_complete: Vec<String>,
}

/// A format in a list.
#[derive(Debug, Serialize)]
pub(super) struct FormatCard {
    href: String,
    name: String,
    summary: String,
    kind: &'static str,
    picto: &'static str,
    duration: Option<String>,
    group: Option<String>,
    /// Whether its steps are known.
    ready: bool,
}

/// A format in the table, with the choices of each filter that it answers: none when nobody knows.
#[derive(Debug, Serialize)]
struct Row {
    card: FormatCard,
    audiences: Option<String>,
    need: Option<String>,
    place: Option<&'static str>,
    preparation: Option<String>,
    durations: Vec<&'static str>,
    groups: Vec<&'static str>,
    publics: Vec<&'static str>,
    rooms: Vec<&'static str>,
    places: Vec<&'static str>,
    preparations: Vec<&'static str>,
}

/// A choice to make, of the form above the table.
#[derive(Debug, Serialize)]
struct Filter {
    /// Its name in the address: `duree`.
    name: &'static str,
    label: String,
    choices: Vec<(&'static str, String)>,
}

/// A choice of a filter, with its text.
type Word = (&'static str, &'static str);

const DURATIONS: [Word; 3] =
    [("30", "formats.duration-30"), ("60", "formats.duration-60"), ("plus", "formats.duration-more")];
const PLACES: [Word; 2] = [("sur-place", "formats.place-here"), ("en-ligne", "formats.place-online")];
const PREPARATIONS: [Word; 3] =
    [("aucune", "formats.preparation-none"), ("30", "formats.preparation-30"), ("plus", "formats.preparation-more")];

/// The catalogue.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "formats", "Formats d’animation");
    let mut formats: Vec<&Format> = renderer.site.content.formats.values().collect();
    formats.sort_by_key(|format| format.steps.is_empty());
    let frame = Frame::new("/formats/", &introduction.title, &introduction.summary)
        .section(Section::Organise)
        .crumb("Organiser", "/organiser/");
    let fields = FormatsPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        ready: ready(renderer),
        rows: formats.into_iter().map(|format| row(renderer, format)).collect(),
        filters: filters(renderer),
        to_complete: introduction.to_complete,
    };
    renderer.html("formats.html", frame, &fields)
}

fn filters(renderer: &Renderer) -> Vec<Filter> {
    let say = |key: &str| renderer.texts.say(key);
    let filter = |name, label, choices: &[Word]| Filter {
        name,
        label: say(label),
        choices: choices.iter().map(|(value, text)| (*value, say(text))).collect(),
    };
    vec![
        filter("duree", "formats.duration", &DURATIONS),
        filter("groupe", "formats.group", &GROUPS.map(|(key, _, text)| (key, text))),
        filter("public", "formats.audiences", &PUBLICS.map(|(key, _, text)| (key, text))),
        filter("salle", "formats.room", &ROOMS.map(|(key, _, text)| (key, text))),
        filter("lieu", "formats.place", &PLACES),
        filter("preparation", "formats.preparation", &PREPARATIONS),
    ]
}

fn row(renderer: &Renderer, format: &Format) -> Row {
    Row {
        card: card(renderer, format),
        audiences: audiences(renderer, format),
        need: format.equipment.map(|need| need.label().to_owned()),
        place: format.mode.map(Vocabulary::label),
        preparation: format.preparation_minutes.map(|minutes| match minutes {
            0 => renderer.texts.say("formats.preparation-none"),
            minutes => measures::minutes(minutes),
        }),
        durations: durations(format),
        groups: suiting(GROUPS.map(|(key, people, _)| (key, suitability::group(format, people)))),
        publics: suiting(PUBLICS.map(|(key, public, _)| (key, suitability::public(format, public)))),
        rooms: suiting(ROOMS.map(|(key, room, _)| (key, suitability::room(format, room)))),
        places: places(format),
        preparations: preparations(format),
    }
}

/// Whom it is for, in words; none when nobody knows.
fn audiences(renderer: &Renderer, format: &Format) -> Option<String> {
    match (format.audiences.is_empty(), format.steps.is_empty()) {
        (false, _) => Some(measures::labels(&format.audiences).join(", ")),
        (true, false) => Some(renderer.texts.say("choose.public-everyone")),
        (true, true) => None,
    }
}

fn suiting<const N: usize>(verdicts: [(&'static str, Verdict); N]) -> Vec<&'static str> {
    verdicts.into_iter().filter(|(_, verdict)| verdict.fit == Fit::Yes).map(|(key, _)| key).collect()
}

/// « 30 minutes au plus » and « 1 heure au plus » by the shortest it can last, « plus d’une heure » by the longest.
fn durations(format: &Format) -> Vec<&'static str> {
    let Some(bounds) = format.duration else { return Vec::new() };
    let shortest = bounds.min.or(bounds.max).unwrap_or_default();
    let longest = bounds.max.or(bounds.min).unwrap_or_default();
    let answers = [shortest <= 30, shortest <= 60, longest > 60];
    DURATIONS.iter().zip(answers).filter(|(_, answer)| *answer).map(|((key, _), _)| *key).collect()
}

fn places(format: &Format) -> Vec<&'static str> {
    match format.mode {
        None => Vec::new(),
        Some(Mode::OnSite) => vec!["sur-place"],
        Some(Mode::Online) => vec!["en-ligne"],
        Some(Mode::Hybrid) => vec!["sur-place", "en-ligne"],
    }
}

fn preparations(format: &Format) -> Vec<&'static str> {
    match format.preparation_minutes {
        None => Vec::new(),
        Some(0) => vec!["aucune", "30"],
        Some(minutes) if minutes <= 30 => vec!["30"],
        Some(_) => vec!["plus"],
    }
}

/// The formats whose steps are known.
pub(super) fn ready(renderer: &Renderer) -> Vec<FormatCard> {
    let formats = renderer.site.content.formats.values();
    formats.filter(|format| !format.steps.is_empty()).map(|format| card(renderer, format)).collect()
}

/// A format in a list.
pub(super) fn card(renderer: &Renderer, format: &Format) -> FormatCard {
    FormatCard {
        href: renderer.base.path(&format!("/formats/{}/", format.slug)),
        name: typeset(&format.name),
        summary: typeset(&format.summary),
        kind: format.kind.label(),
        picto: picto(format.kind),
        duration: format.duration.map(measures::duration),
        group: format.group.map(measures::people),
        ready: !format.steps.is_empty(),
    }
}

/// The drawing of a kind, among those of the events' types.
pub(super) fn picto(kind: FacilitationKind) -> &'static str {
    match kind {
        FacilitationKind::Discussion => "cafe-ia",
        FacilitationKind::Game => "jeu",
        FacilitationKind::Debate => "debat-citoyen",
        FacilitationKind::Workshop => "atelier-initiation",
        FacilitationKind::Screening => "conference",
        FacilitationKind::Writing => "atelier-creatif",
        FacilitationKind::Demonstration => "demonstration",
    }
}
