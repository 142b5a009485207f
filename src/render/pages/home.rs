//! To come.
use super::super::error::RenderError;
use super::super::renderer::Renderer;

pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let _ = renderer.fragment("", &());
    Err(RenderError::Format("home".to_owned()))
}
