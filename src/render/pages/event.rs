//! To come.
use super::super::error::RenderError;
use super::super::renderer::Renderer;
use crate::model::Event;

pub(in crate::render) fn render(_renderer: &Renderer, _event: &Event) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::Format("event".to_owned()))
}
