//! `/kit/affiche/`: the poster, the flyers and the mail of an activity. One page for all of them: `js/affiche.js` reads the
//! activity's own page, so that nothing is published once more per activity.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::layout::{Frame, Section};
use crate::model::EventId;
use serde::Serialize;

/// The path of the page.
const PATH: &str = "/kit/affiche/";

/// What `poster.html` shows of its own: nothing that depends on the activity.
#[derive(Debug, Serialize)]
struct PosterPage {}

/// The page that makes posters.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let say = |key: &str| renderer.texts.say(key);
    let frame = Frame::new(PATH, &say("poster.name"), &say("poster.description")).section(Section::Organise).hidden();
    renderer.html("poster.html", frame, &PosterPage {})
}

/// The way to the poster of an activity: `/kit/affiche/?evenement=2026/59/anor-decouvrir-ia`.
pub(super) fn address_of(renderer: &Renderer, event: &EventId) -> String {
    format!("{}?evenement={event}", renderer.base.path(PATH))
}
