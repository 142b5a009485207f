//! Reading without a network (`hors_ligne` of `content/site.yaml`): the page that says what is kept, and `sw.js`, the service
//! worker's entry. What the worker does is a script of the theme; here it is told where the site stands and what its pages
//! are made of.
//!
//! `sw.js` is published in any case. On a site without the option it is a farewell: browsers that kept a worker from the time
//! when it had one replace it by this one, which erases what was stored and takes itself away.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::layout::Frame;
use serde::Serialize;
use serde_json::json;
use xxhash_rust::xxh3::Xxh3;

/// Path of the page, below the site's root.
const PAGE: &str = "/hors-ligne/";

/// Static files that every page may need; those of the interactive map are kept when they are first read.
const SHELL: [&str; 4] = ["site.css", "fonts/", "js/", "images/"];

/// `offline.html` needs no more than the layout.
#[derive(Debug, Serialize)]
struct OfflinePage {}

/// `/hors-ligne/`: shown also in place of a page that was not kept, so all its links are absolute.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let say = |key| renderer.texts.say(key);
    let frame = Frame::new(PAGE, &say("footer.offline"), &say("offline.summary"));
    renderer.html("offline.html", frame.hidden(), &OfflinePage {})
}

/// `sw.js`. Its bytes change with those of the page and of any static file: browsers then take the new worker.
pub(in crate::render) fn worker(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let root = renderer.base.path("/");
    if !renderer.site.config.offline {
        return Ok(script(&json!({ "racine": root }), &renderer.asset("hors-ligne/adieu.js")));
    }
    let mut version = Xxh3::new();
    version.update(&render(renderer)?);
    for path in renderer.assets_where(|_| true) {
        version.update(path.as_bytes());
    }
    let page = renderer.base.path(PAGE);
    let is_shell = |name: &str| SHELL.iter().any(|part| name.starts_with(part)) && !name.ends_with(".png");
    let shell: Vec<String> = renderer.assets_where(is_shell).chain([page.clone()]).collect();
    let site = json!({
        "racine": root,
        "version": format!("{:016x}", version.digest()),
        "page": page,
        "coquille": shell,
    });
    Ok(script(&site, &renderer.asset("hors-ligne/ouvrier.js")))
}

fn script(site: &serde_json::Value, code: &str) -> Vec<u8> {
    format!("self.SITE = {site};\nimportScripts(\"{code}\");\n").into_bytes()
}
