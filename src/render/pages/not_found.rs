//! `404.html`: what a server shows for an address that leads nowhere, whatever its depth: all its links are absolute.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::layout::Frame;
use serde::Serialize;

/// `not-found.html` needs no more than the layout.
#[derive(Debug, Serialize)]
struct NotFoundPage {}

/// The page of dead addresses.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let say = |key| renderer.texts.say(key);
    let frame = Frame::new("/404.html", &say("not-found.name"), &say("not-found.description")).hidden();
    renderer.html("not-found.html", frame, &NotFoundPage {})
}
