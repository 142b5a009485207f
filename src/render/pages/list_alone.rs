//! To come.
use super::super::error::RenderError;
use super::super::lists::List;
use super::super::renderer::Renderer;

pub(in crate::render) fn render_print(_renderer: &Renderer, _list: &List) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::Format("print".to_owned()))
}
pub(in crate::render) fn render_embed(_renderer: &Renderer, _list: &List) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::Format("embed".to_owned()))
}
