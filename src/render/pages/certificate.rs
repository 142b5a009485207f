//! `/certificat/`: a certificate of participation that a visitor's browser fills in and prints. Nothing is sent nor kept: the
//! page of an event gives its title, day and place after the `#` of the address, which browsers keep to themselves.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use super::words;
use crate::model::Event;
use crate::text::typography;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// What `certificate.html` shows.
#[derive(Debug, Serialize)]
struct CertificatePage {
    summary: String,
    introduction: String,
    /// The edition's evaluation.
    questionnaire: Option<String>,
    year: String,
}

/// The page.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "certificat", &renderer.texts.say("certificate.title"));
    let edition = renderer.site.edition();
    let fields = CertificatePage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        questionnaire: edition.questionnaire.clone(),
        year: edition.year.to_string(),
    };
    renderer.html("certificate.html", Frame::new("/certificat/", &introduction.title, &introduction.summary), &fields)
}

/// The page, filled in with what is known of an event that has one day.
pub(super) fn link(renderer: &Renderer, event: &Event) -> String {
    let place = event.places().next().map(words::short_place).unwrap_or_default();
    let day = event.sessions.first().filter(|_| event.sessions.len() == 1);
    let day = day.map(|session| session.when.day().to_string()).unwrap_or_default();
    let title = typography(&event.title);
    let values = [("activite", &*title), ("jour", &day), ("lieu", &place)];
    let known = values.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        known.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).collect();
    format!("{}#{}", renderer.base.path("/certificat/"), pairs.join("&"))
}
