//! The page that an event leaves at a former path: it leads to the new one at once, without JavaScript.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::layout::Frame;
use crate::model::Event;
use crate::text::typography;
use serde::Serialize;

#[derive(Serialize)]
struct Moved {
    title: String,
    href: String,
}

/// The page at the event's `former`-th former path.
pub(in crate::render) fn render(renderer: &Renderer, event: &Event, former: usize) -> Result<Vec<u8>, RenderError> {
    let path = event.former_ids.get(former).map_or_else(|| event.id.url(), |id| id.url());
    let fields = Moved { title: typography(&event.title).into_owned(), href: renderer.base.path(&event.id.url()) };
    let frame = Frame::new(&path, &renderer.texts.say("moved.title"), &event.title).canonical(&event.id.url()).hidden();
    renderer.html("moved.html", frame, &fields)
}
