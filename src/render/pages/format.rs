//! `/formats/<slug>/`: the sheet of a facilitation format, made to be printed on one page.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::event_around::{self, Around};
use super::formats::picto;
use super::introduction::{typeset, typeset_all};
use super::layout::{Frame, Section};
use super::library::{self, ResourceCard};
use super::measures::{self, Licence, LinkContext};
use super::steps::{Case, Step, Total, cases, steps};
use crate::formats::{FormatContext, json_ld};
use crate::model::Format;
use crate::model::vocabulary::Vocabulary;
use serde::Serialize;

/// What `format.html` shows.
#[derive(Debug, Serialize)]
struct FormatPage {
    name: String,
    summary: String,
    kind: &'static str,
    picto: &'static str,
    aliases: Vec<String>,
    duration: Option<String>,
    group: Option<String>,
    mode: Option<&'static str>,
    level: Option<&'static str>,
    audiences: Vec<&'static str>,
    themes: Vec<&'static str>,
    pillars: Vec<&'static str>,
    material: Vec<String>,
    preparation: Option<String>,
    /// « 15 min »
    preparation_time: Option<String>,
    /// Whether there is nothing to prepare: not the same as not knowing.
    no_preparation: bool,
    steps: Vec<Step>,
    /// Of all the steps, when each has its minutes.
    total: Option<Total>,
    variants: Vec<Case>,
    traps: Vec<Case>,
    closing: Vec<String>,
    body: String,
    /// How small the print is, so that all holds on one sheet: 0 to 3.
    density: usize,
    resources: Vec<ResourceCard>,
    links: Vec<LinkContext>,
    /// The facilitator's view, when there are steps.
    animate: Option<String>,
    coming: Option<Around>,
    /// Where to complete the sheet.
    edit: String,
    authors: String,
    carrier: Option<String>,
    licence: Licence,
    source: Option<LinkContext>,
    to_complete: Vec<String>,
}

/// The sheet of a format.
pub(in crate::render) fn render(renderer: &Renderer, format: &Format) -> Result<Vec<u8>, RenderError> {
    let content = &renderer.site.content;
    let (steps, total) = steps(format);
    let path = format!("/formats/{}/", format.slug);
    let carrier = format.carrier.as_ref().and_then(|slug| content.organisations.get(slug));
    let list = renderer.lists.get(&ListKey::Format(format.slug.clone()));
    let fields = FormatPage {
        name: typeset(&format.name),
        summary: typeset(&format.summary),
        kind: format.kind.label(),
        picto: picto(format.kind),
        aliases: typeset_all(&format.aliases),
        duration: format.duration.map(measures::duration),
        group: format.group.map(measures::people),
        mode: format.mode.map(Vocabulary::label),
        level: format.level.map(Vocabulary::label),
        audiences: measures::labels(&format.audiences),
        themes: measures::labels(&format.themes),
        pillars: measures::labels(&format.pillars),
        material: typeset_all(&format.material),
        preparation: format.preparation.as_deref().map(typeset),
        preparation_time: format.preparation_minutes.filter(|minutes| *minutes > 0).map(measures::minutes),
        no_preparation: format.preparation_minutes == Some(0),
        animate: (!steps.is_empty()).then(|| renderer.base.path(&format!("{path}animer/"))),
        steps,
        total,
        variants: cases(&format.variants),
        traps: cases(&format.traps),
        closing: typeset_all(&format.closing),
        body: renderer.body(&format.body.html),
        density: density(format),
        resources: format
            .resources
            .iter()
            .filter_map(|slug| content.library.get(slug))
            .map(|resource| library::card(renderer, resource))
            .collect(),
        links: format.links.iter().map(LinkContext::outside).collect(),
        coming: list.and_then(|list| event_around::coming(renderer, list)),
        edit: event_around::completion(renderer, &format.file, &format.name, &path),
        authors: measures::enumeration(&format.authors),
        carrier: carrier.map(|organisation| typeset(&organisation.name)),
        licence: Licence::new(&format.licence),
        source: format.source.as_ref().map(LinkContext::outside),
        to_complete: typeset_all(&format.to_complete),
    };
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    let frame = Frame::new(&path, &format.name, &format.summary)
        .section(Section::Organise)
        .crumb("Organiser", "/organiser/")
        .crumb("Formats", "/formats/")
        .json_ld(json_ld::format(format, &context));
    renderer.html("format.html", frame, &fields)
}

/// Lengths above which the print becomes smaller, step by step: what a page holds goes with the square of the print.
const DENSER: [usize; 3] = [5_600, 6_700, 8_300];

/// How small the print of a sheet is.
fn density(format: &Format) -> usize {
    let length = format.printed_length();
    DENSER.iter().filter(|limit| length > **limit).count()
}
