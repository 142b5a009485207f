//! The chapters of a book: the text cut at its headings of the second level, its notes last, and links that follow.

use crate::formats::FormatContext;
use crate::formats::text::xml;
use crate::markup::{self, Element, Node};
use crate::model::Resource;
use std::collections::BTreeMap;

/// A file of the book.
#[derive(Debug)]
pub(super) struct Chapter {
    /// `chapitre-01.xhtml`
    pub(super) file: String,
    /// Its heading, in plain text.
    pub(super) title: String,
    /// EPUB Structural Semantics Vocabulary.
    pub(super) role: &'static str,
    /// Headings below its own: anchor and text.
    pub(super) parts: Vec<(String, String)>,
    /// XHTML.
    pub(super) body: String,
}

/// The chapters of a text.
pub(super) fn of(resource: &Resource, context: &FormatContext<'_>) -> Vec<Chapter> {
    let mut pieces: Vec<Vec<Node>> = Vec::new();
    for node in markup::read(&resource.body.html) {
        let is_notes = node.named("section").is_some();
        if pieces.is_empty() || node.named("h2").is_some() || is_notes {
            pieces.push(Vec::new());
        }
        let notes = node.named("section").map(|section| section.children.clone());
        if let Some(piece) = pieces.last_mut() {
            piece.extend(notes.unwrap_or_else(|| vec![node]));
        }
    }
    pieces.retain(|piece| !piece.iter().all(Node::is_blank));
    let places = places(&pieces);
    let chapters = pieces.into_iter().enumerate();
    chapters.map(|(index, piece)| chapter(resource, context, index, piece, &places)).collect()
}

/// Where each anchor of the text has gone.
fn places(pieces: &[Vec<Node>]) -> BTreeMap<String, String> {
    let mut places = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        let mut piece = piece.clone();
        markup::each_element(&mut piece, &mut |element| {
            if let Some(id) = element.get("id") {
                places.insert(id.to_owned(), file(index));
            }
        });
    }
    places
}

fn file(index: usize) -> String {
    format!("chapitre-{:02}.xhtml", index + 1)
}

fn chapter(
    resource: &Resource,
    context: &FormatContext<'_>,
    index: usize,
    mut nodes: Vec<Node>,
    places: &BTreeMap<String, String>,
) -> Chapter {
    let own = file(index);
    let heading = nodes.iter().find_map(|node| node.named("h2"));
    let title = heading.map(|heading| markup::words(&heading.children)).unwrap_or_default();
    let is_notes = heading.is_some_and(|heading| heading.get("id") == Some("notes_titre"));
    let parts = nodes.iter().filter_map(|node| node.named("h3")).filter_map(part).collect();
    markup::each_element(&mut nodes, &mut |element| adapt(element, context, resource, &own, places));
    let title = if title.is_empty() { crate::text::typography(&resource.title).into_owned() } else { plain(&title) };
    let role = if is_notes { "endnotes" } else { "chapter" };
    Chapter { file: own, title, role, parts, body: markup::xhtml(&nodes).trim().to_owned() }
}

fn part(heading: &Element) -> Option<(String, String)> {
    Some((heading.get("id")?.to_owned(), plain(&markup::words(&heading.children))))
}

/// Entities as they are written, back to letters.
fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// What a browser needs and an e-reader does not; links that lead to another file of the book, or back to the site.
fn adapt(
    element: &mut Element,
    context: &FormatContext<'_>,
    resource: &Resource,
    own: &str,
    places: &BTreeMap<String, String>,
) {
    element.attributes.retain(|(key, _)| !matches!(key.as_str(), "tabindex" | "loading" | "rel"));
    if element.has_class("scroll") {
        element.attributes.retain(|(key, _)| key == "class");
    }
    match element.get("role") {
        Some("doc-noteref") => element.attributes.push(("epub:type".to_owned(), "noteref".to_owned())),
        Some("doc-backlink") => element.attributes.push(("epub:type".to_owned(), "backlink".to_owned())),
        _ => {}
    }
    // The book's first heading of each file is its title.
    if let Some(level) = element.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
        element.name = format!("h{}", level.saturating_sub(1).max(1));
    }
    if element.name == "img" {
        *element = picture(element, context, resource);
        return;
    }
    for (key, value) in &mut element.attributes {
        if key != "href" {
            continue;
        }
        if let Some(anchor) = value.strip_prefix('#') {
            if let Some(file) = places.get(anchor).filter(|file| *file != own) {
                *value = format!("{file}#{anchor}");
            }
        } else if value.starts_with('/') {
            *value = context.base.absolute(value);
        }
    }
}

/// A picture, in words.
fn picture(image: &Element, context: &FormatContext<'_>, resource: &Resource) -> Element {
    let source = image.get("src").unwrap_or_default();
    let known = resource.pictures.iter().find(|picture| resource.address_of(picture) == source);
    let credit = known.map(|picture| {
        let licence = crate::formats::attribution::licence_name(&picture.licence);
        format!(" {}, licence {licence}.", xml(&crate::text::typography(&picture.credit)))
    });
    let address = context.base.absolute(source);
    let link = Element::new("a", &[("href", &address)], vec![Node::Text("Voir l’image sur le site".to_owned())]);
    let alt = image.get("alt").unwrap_or_default();
    let text = format!("Image\u{a0}: {alt}.{} ", credit.unwrap_or_default());
    Element::new("span", &[("class", "picture")], vec![Node::Text(text), Node::Element(link)])
}
