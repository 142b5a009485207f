//! The web manifest, which tells a phone what to show for the site on its home screen.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use crate::text::typography;
use serde_json::json;

/// `site.webmanifest` (W3C Web Application Manifest).
pub(in crate::render) fn web_manifest(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let config = &renderer.site.config;
    let colour = |key: &str| renderer.colour(key).map(|colour| colour.to_string());
    let icon =
        |name: &str, sizes: &str, kind: &str| json!({ "src": renderer.asset(name), "sizes": sizes, "type": kind });
    let manifest = json!({
        "name": typography(&config.title),
        "short_name": "Semaine IA",
        "description": typography(&config.description),
        "lang": config.language,
        "start_url": renderer.base.path("/"),
        "scope": renderer.base.path("/"),
        "display": "browser",
        "background_color": colour("fond"),
        "theme_color": colour("bandeau"),
        "icons": [
            icon("images/marque.svg", "any", "image/svg+xml"),
            icon("images/marque-180.png", "180x180", "image/png"),
            icon("images/marque-512.png", "512x512", "image/png"),
        ],
    });
    serde_json::to_vec_pretty(&manifest).map_err(|error| RenderError::Format(error.to_string()))
}
