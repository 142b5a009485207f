//! `/formats/<slug>/`: the sheet of a facilitation format, made to be printed on one page.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::formats::picto;
use super::introduction::{typeset, typeset_all};
use super::layout::{Frame, Section};
use super::library::{self, ResourceCard};
use super::measures::{self, Licence, LinkContext};
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
    steps: Vec<Step>,
    /// Of all the steps, when each has its minutes.
    total: Option<Total>,
    body: String,
    resources: Vec<ResourceCard>,
    links: Vec<LinkContext>,
    events: Option<Events>,
    authors: String,
    carrier: Option<String>,
    licence: Licence,
    source: Option<LinkContext>,
    to_complete: Vec<String>,
}

/// A numbered step.
#[derive(Debug, Serialize)]
struct Step {
    number: usize,
    title: String,
    text: String,
    /// « 10 min »
    duration: Option<String>,
    /// Minutes since the beginning, when they are known.
    start: Option<u32>,
    minutes: u32,
}

/// The whole duration of the steps.
#[derive(Debug, Serialize)]
struct Total {
    minutes: u32,
    words: String,
}

/// The events that use the format.
#[derive(Debug, Serialize)]
struct Events {
    href: String,
    count: usize,
}

/// The sheet of a format.
pub(in crate::render) fn render(renderer: &Renderer, format: &Format) -> Result<Vec<u8>, RenderError> {
    let content = &renderer.site.content;
    let (steps, total) = steps(format);
    let list = renderer.lists.get(&ListKey::Format(format.slug.clone())).filter(|list| !list.events.is_empty());
    let carrier = format.carrier.as_ref().and_then(|slug| content.organisations.get(slug));
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
        steps,
        total,
        body: renderer.body(&format.body.html),
        resources: format
            .resources
            .iter()
            .filter_map(|slug| content.library.get(slug))
            .map(|resource| library::card(renderer, resource))
            .collect(),
        links: format.links.iter().map(LinkContext::outside).collect(),
        events: list.map(|list| Events { href: renderer.base.path(&list.folder), count: list.events.len() }),
        authors: measures::enumeration(&format.authors),
        carrier: carrier.map(|organisation| typeset(&organisation.name)),
        licence: Licence::new(&format.licence),
        source: format.source.as_ref().map(LinkContext::outside),
        to_complete: typeset_all(&format.to_complete),
    };
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    let frame = Frame::new(&format!("/formats/{}/", format.slug), &format.name, &format.summary)
        .section(Section::Organise)
        .crumb("Organiser", "/organiser/")
        .crumb("Formats", "/formats/")
        .json_ld(json_ld::format(format, &context));
    renderer.html("format.html", frame, &fields)
}

/// The steps with the minute each begins at, and their total, as long as every step says how long it is.
fn steps(format: &Format) -> (Vec<Step>, Option<Total>) {
    let mut clock = Some(0);
    let steps = format.steps.iter().zip(1..).map(|(step, number)| {
        let start = clock;
        clock = clock.zip(step.minutes).map(|(clock, minutes)| clock + minutes);
        Step {
            number,
            title: typeset(&step.title),
            text: typeset(&step.text),
            duration: step.minutes.map(measures::minutes),
            start,
            minutes: step.minutes.unwrap_or_default(),
        }
    });
    let steps: Vec<Step> = steps.collect();
    let total = clock.filter(|minutes| *minutes > 0);
    (steps, total.map(|minutes| Total { minutes, words: measures::minutes(minutes) }))
}
