//! To come.
use super::super::error::RenderError;
use super::super::lists::List;
use super::super::renderer::Renderer;

pub(in crate::render) fn render(_renderer: &Renderer, _list: &List, _number: u32) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::Format("list".to_owned()))
}
