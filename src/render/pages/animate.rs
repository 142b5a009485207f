//! `/formats/<slug>/animer/`: a format step by step, on the phone of the one who facilitates; and `animer.html`, the same as
//! one file that needs no other. A room at the back of a library has no signal: the file opens from the phone itself,
//! whatever the site's options.
//!
//! Style and script stand inside that file, so its policy names their hashes (CSP 3 §6.7.2.2) in place of an origin: nothing
//! else runs there, and it asks for nothing.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{typeset, typeset_all};
use super::layout::{Frame, Section};
use super::measures;
use super::steps::{Case, Step, Total, cases, steps};
use crate::model::Format;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The view's own style sheet, which needs no other but the tokens.
const STYLE: &str = "animer/animer.css";

/// The view's script.
const SCRIPT: &str = "js/animer.js";

/// What `animate.html` and `animate-alone.html` show.
#[derive(Debug, Serialize)]
struct AnimatePage {
    name: String,
    /// Names what the phone remembers: formats do not share it.
    key: String,
    steps: Vec<Step>,
    total: Option<Total>,
    material: Vec<String>,
    preparation: Option<String>,
    preparation_time: Option<String>,
    traps: Vec<Case>,
    closing: Vec<String>,
    links: Links,
    /// The file to keep; none within the file itself.
    file: Option<File>,
    alone: Option<Alone>,
}

/// Where the view leads. Addresses are whole in the file, which is read far from the site.
#[derive(Debug, Serialize)]
struct Links {
    sheet: String,
    questionnaire: Option<String>,
    report: String,
    contribute: String,
}

/// The file to keep.
#[derive(Debug, Serialize)]
struct File {
    href: String,
    name: String,
}

/// What the file holds in place of links to others.
#[derive(Debug, Serialize)]
struct Alone {
    style: String,
    style_hash: String,
    script: String,
    script_hash: String,
}

/// The view as a page of the site.
pub(in crate::render) fn render(renderer: &Renderer, format: &Format) -> Result<Vec<u8>, RenderError> {
    let file = File {
        href: renderer.base.path(&format!("/formats/{}/animer.html", format.slug)),
        name: format!("animer-{}.html", format.slug),
    };
    let fields = AnimatePage { file: Some(file), ..page(renderer, format, |path| renderer.base.path(path)) };
    renderer.html("animate.html", frame(renderer, format), &fields)
}

/// The view as a file that needs no other.
pub(in crate::render) fn render_alone(renderer: &Renderer, format: &Format) -> Result<Vec<u8>, RenderError> {
    let style = inner(&format!("{}{}", renderer.tokens(), renderer.inlined(STYLE)));
    let script = inner(&renderer.inlined(SCRIPT));
    let alone = Alone { style_hash: hash(&style), style, script_hash: hash(&script), script };
    let fields = AnimatePage { alone: Some(alone), ..page(renderer, format, |path| renderer.base.absolute(path)) };
    renderer.html("animate-alone.html", frame(renderer, format).hidden(), &fields)
}

fn frame(renderer: &Renderer, format: &Format) -> Frame {
    let title = renderer.texts.say_with("animate.title", &[("nom", &format.name)]);
    Frame::new(&format!("/formats/{}/animer/", format.slug), &title, &renderer.texts.say("animate.description"))
        .section(Section::Organise)
}

fn page(renderer: &Renderer, format: &Format, link: impl Fn(&str) -> String) -> AnimatePage {
    let (steps, total) = steps(format);
    AnimatePage {
        name: typeset(&format.name),
        key: format!("semaine:{}:animer:{}", renderer.base.prefix(), format.slug),
        steps,
        total,
        material: typeset_all(&format.material),
        preparation: format.preparation.as_deref().map(typeset),
        preparation_time: format.preparation_minutes.filter(|minutes| *minutes > 0).map(measures::minutes),
        traps: cases(&format.traps),
        closing: typeset_all(&format.closing),
        links: Links {
            sheet: link(&format!("/formats/{}/", format.slug)),
            questionnaire: renderer.site.edition().questionnaire.clone(),
            report: link("/modeles/bilan.yaml"),
            contribute: link("/contribuer/"),
        },
        file: None,
        alone: None,
    }
}

/// A text as it may stand inside a `style` or `script` element: nothing in it can close the element.
fn inner(text: &str) -> String {
    text.replace("</", "<\\/")
}

/// The source of a CSP that allows exactly this text: `sha256-…`.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
