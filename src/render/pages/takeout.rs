//! What one takes away from the library: a text as Markdown or as a book, and the catalogue of all of them.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::site_map::offered;
use crate::formats::epub::{self, Look};
use crate::formats::{FormatContext, catalogue, copy};
use crate::model::Resource;

/// `<slug>.md`
pub(in crate::render) fn markdown(renderer: &Renderer, resource: &Resource) -> Vec<u8> {
    copy::document(resource, &FormatContext { site: &renderer.site, base: &renderer.base })
}

/// `<slug>.epub`
pub(in crate::render) fn book(renderer: &Renderer, resource: &Resource) -> Result<Vec<u8>, RenderError> {
    let colour = |key: &str| renderer.colour(key).map(|colour| colour.to_string()).unwrap_or_default();
    let look = Look {
        background: colour("beurre"),
        ink: colour("encre"),
        accent: colour("tomate"),
        mark: renderer.asset_text("images/marque.svg"),
    };
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    epub::document(resource, &look, &context).map_err(RenderError::Format)
}

/// `/ressources/catalogue.json`
pub(in crate::render) fn catalogue(renderer: &Renderer) -> Vec<u8> {
    catalogue::document(&FormatContext { site: &renderer.site, base: &renderer.base }, offered)
}
