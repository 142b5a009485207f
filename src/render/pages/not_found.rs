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
    let frame = Frame::new("/404.html", "Page introuvable", "Cette adresse ne mène à aucune page du site.").hidden();
    renderer.html("not-found.html", frame, &NotFoundPage {})
}
