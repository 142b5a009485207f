//! `/ressources/<slug>/diaporama/`: a module to project, made from the same text as its page. Without scripts the slides are
//! one long page that stops at each of them.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::site_map::slides_url;
use super::introduction::typeset;
use super::layout::{Frame, Section};
use super::measures::{self, Licence};
use super::resource_body::chapters;
use super::slides_cut::{Slide, cut};
use crate::formats::attribution::Credit;
use crate::markup;
use crate::model::{Part, Resource};
use serde::Serialize;

/// What `slides.html` shows.
#[derive(Debug, Serialize)]
struct SlidesPage {
    title: String,
    authors: String,
    licence: Option<Licence>,
    /// The page of the module.
    whole: String,
    /// The same, complete, to be typed.
    address: String,
    slides: Vec<SlideContext>,
    /// Title and end included.
    count: usize,
    /// The sentence that a copy owes, as HTML.
    attribution: Option<String>,
}

#[derive(Debug, Serialize)]
struct SlideContext {
    number: usize,
    heading: String,
    part: String,
    html: String,
    notes: String,
    goes_on: bool,
}

/// The slides of a module.
pub(in crate::render) fn render(renderer: &Renderer, resource: &Resource) -> Result<Vec<u8>, RenderError> {
    let path = slides_url(&resource.slug);
    let whole = renderer.base.path(&resource.folder());
    // Notes stand on the page alone: a reference to one leads there.
    let body = renderer.body(&resource.body.html).replace("href=\"#note_", &format!("href=\"{whole}#note_"));
    let chapters = chapters(markup::read(&body));
    let projected = chapters.iter().filter(|chapter| {
        let heading = chapter.first().and_then(|node| node.named("h2")).and_then(|heading| heading.get("id"));
        let known = resource.body.headings.iter().find(|one| Some(one.anchor.as_str()) == heading);
        // Notes and sources are read, not projected: the last slide says where.
        known.is_some_and(|heading| Part::of(heading) != Some(Part::Sources))
    });
    let cut: Vec<Slide> = projected.flat_map(|chapter| cut(chapter)).collect();
    // The first slide is the title's.
    let slides: Vec<SlideContext> = (2..).zip(cut).map(|(number, slide)| SlideContext::new(number, slide)).collect();
    let credit = Credit::of(resource, &renderer.site, &renderer.base);
    let fields = SlidesPage {
        title: typeset(&resource.title),
        authors: measures::enumeration(&resource.authors),
        licence: resource.licence.as_deref().map(Licence::new),
        whole,
        address: shown(&renderer.base.absolute(&resource.folder())),
        count: slides.len() + 2,
        slides,
        attribution: credit.map(|credit| credit.sentence().html),
    };
    let title = format!("{} ({})", resource.title, renderer.texts.say("slides.name"));
    let frame = Frame::new(&path, &title, &resource.summary).section(Section::Library).canonical(&resource.folder());
    renderer.html("slides.html", frame, &fields)
}

impl SlideContext {
    fn new(number: usize, slide: Slide) -> Self {
        let Slide { heading, part, html, notes, goes_on } = slide;
        Self { number, heading, part, html, notes, goes_on }
    }
}

/// An address as people type it.
fn shown(address: &str) -> String {
    address.trim_start_matches("https://").trim_end_matches('/').to_owned()
}
