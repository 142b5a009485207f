//! Links of texts to pages of the site: each leads somewhere, down to its anchor.
//!
//! This runs once the site map is known: a link is good when a file of the site answers it.

use crate::diagnostic::codes::links as codes;
use crate::diagnostic::{FileId, Report};
use crate::model::Language;
use crate::parse::Located;
use crate::parse::markdown::FoundLink;
use std::collections::HashMap;

/// A link of a text, with its file.
#[derive(Debug, Clone)]
pub struct TextLink {
    /// The file.
    pub file: FileId,
    /// The language of its text, when that is a translation: the link leads to the page in this language if there is one.
    pub language: Option<Language>,
    /// The link and its place.
    pub link: Located<FoundLink>,
}

/// What the site answers to an address.
pub enum Answer {
    /// There is no such page.
    Nothing,
    /// The page is there, and these are its anchors.
    Anchors(Vec<String>),
    /// The page is there; its anchors are not known.
    Page,
}

/// Follows every link. `lookup` answers a path without its leading slash, from a text in this language; `near` proposes an
/// address that exists.
pub fn check(
    links: &[TextLink],
    lookup: impl Fn(&str, Option<&Language>) -> Answer,
    near: impl Fn(&str) -> Option<String>,
) -> Report {
    let mut report = Report::default();
    let mut proposed: HashMap<&str, Option<String>> = HashMap::new();
    for TextLink { file, language, link } in links {
        let found = &link.value;
        if found.image && found.alt_empty {
            report.push(file, link.span, codes::image_without_alt());
        }
        if !found.image && found.text_is_empty {
            report.push(file, link.span, codes::empty_link());
        }
        let Some(path) = found.target.strip_prefix('/') else { continue };
        let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
        match lookup(path, language.as_ref()) {
            Answer::Nothing if found.image => report.push(file, link.span, codes::dead_picture(&found.target)),
            Answer::Nothing => {
                let slashed = format!("{path}/");
                let near = proposed.entry(path).or_insert_with(|| match lookup(&slashed, None) {
                    Answer::Nothing => near(path),
                    _ => Some(format!("/{slashed}")),
                });
                report.push(file, link.span, codes::dead_link(&found.target, near.as_deref()));
            }
            Answer::Anchors(anchors) if !anchor.is_empty() && !anchors.iter().any(|known| known == anchor) => {
                let near = crate::text::nearest(anchor, anchors.iter().map(String::as_str));
                report.push(file, link.span, codes::dead_anchor(&found.target, near));
            }
            Answer::Anchors(_) | Answer::Page => {}
        }
    }
    report
}
