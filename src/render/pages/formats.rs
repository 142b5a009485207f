//! `/formats/`: the facilitation formats, by kind; those that can be used today come first.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use super::measures;
use crate::model::Format;
use crate::model::vocabulary::{FacilitationKind, Vocabulary};
use serde::Serialize;

/// What `formats.html` shows.
#[derive(Debug, Serialize)]
struct FormatsPage {
    summary: String,
    introduction: String,
    ready: Vec<FormatCard>,
    kinds: Vec<Kind>,
    to_complete: Vec<String>,
}

/// The formats of a kind.
#[derive(Debug, Serialize)]
struct Kind {
    key: &'static str,
    label: &'static str,
    formats: Vec<FormatCard>,
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

/// The catalogue.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "formats", "Formats d’animation");
    let formats = &renderer.site.content.formats;
    let kinds = FacilitationKind::ALL.iter().map(|kind| Kind {
        key: kind.key(),
        label: kind.label(),
        formats: formats.values().filter(|format| format.kind == *kind).map(|format| card(renderer, format)).collect(),
    });
    let frame = Frame::new("/formats/", &introduction.title, &introduction.summary)
        .section(Section::Organise)
        .crumb("Organiser", "/organiser/");
    let fields = FormatsPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        ready: ready(renderer),
        kinds: kinds.filter(|kind| !kind.formats.is_empty()).collect(),
        to_complete: introduction.to_complete,
    };
    renderer.html("formats.html", frame, &fields)
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
