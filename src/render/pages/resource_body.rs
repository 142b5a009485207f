//! The text of a module or a resource as its page shows it: cut at its chapters, the parts that readers look for set apart, and
//! the words of the glossary explained in modules.

use super::super::renderer::Renderer;
use super::glossed::{Explained, Glossary};
use crate::markup::{self, Node};
use crate::model::vocabulary::ResourceKind;
use crate::model::{Part, Resource};
use serde::Serialize;

/// A chapter, or what stands before the first or after the last one.
#[derive(Debug, Serialize)]
pub(super) struct Piece {
    /// `retenir`, `questions`, `mots`, `sources`: a part of a module that is set apart.
    part: Option<&'static str>,
    /// Of its heading; empty without one.
    anchor: String,
    html: String,
    /// Words explained at its end.
    words: Vec<Explained>,
}

/// The text of a resource, in order.
pub(super) fn pieces(renderer: &Renderer, resource: &Resource) -> Vec<Piece> {
    let is_module = resource.kind == ResourceKind::Module;
    let terms = if is_module { renderer.site.content.glossary.as_slice() } else { &[] };
    let glossary = Glossary::new(terms);
    let later = glossary.without(&resource.title);
    let mut first = true;
    let chapters = chapters(markup::read(&renderer.body(&resource.body.html)));
    let piece = |(number, mut nodes): (usize, Vec<Node>)| {
        let anchor = nodes.first().and_then(|node| node.named("h2")).and_then(|heading| heading.get("id"));
        let anchor = anchor.unwrap_or_default().to_owned();
        let heading = resource.body.headings.iter().find(|heading| heading.anchor == anchor);
        let part = heading.and_then(Part::of).filter(|_| is_module);
        let is_notes = nodes.first().is_some_and(|node| node.named("section").is_some());
        let is_prose = !is_notes && matches!(part, None | Some(Part::Takeaway));
        let words = match is_prose {
            true if std::mem::take(&mut first) => glossary.mark(&mut nodes, number),
            true => later.mark(&mut nodes, number),
            false => Vec::new(),
        };
        Piece { part: part.map(name), anchor, html: markup::html(&nodes), words }
    };
    (1..).zip(chapters).map(piece).collect()
}

/// Nodes cut before each heading of the second level, and before the notes.
pub(super) fn chapters(nodes: Vec<Node>) -> Vec<Vec<Node>> {
    let mut chapters: Vec<Vec<Node>> = Vec::new();
    for node in nodes {
        let starts = node.named("h2").is_some() || node.named("section").is_some();
        match chapters.last_mut().filter(|_| !starts) {
            Some(chapter) => chapter.push(node),
            None => chapters.push(vec![node]),
        }
    }
    chapters
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Takeaway => "retenir",
        Part::Questions => "questions",
        Part::Words => "mots",
        Part::Sources => "sources",
    }
}
