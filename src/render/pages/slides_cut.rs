//! From the chapters of a text to slides: few words on each, in large letters; all that is left out stands in its notes.
//!
//! A paragraph gives its key sentences, a list its items, a table its rows; what does not fit one slide goes on on the next.

use super::sentences::{count, key, plain};
use crate::markup::{self, Element, Node};

/// Words of a slide at most, unless one piece alone has more.
const WORDS: usize = 52;
/// Items of a slide at most.
const ITEMS: usize = 5;
/// Words above which an item or a note is told by its key sentences.
const LONG: usize = 24;
/// Rows of a table on a slide, and their words, at most.
const ROWS: usize = 4;
const TABLE_WORDS: usize = 70;

/// A slide.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Slide {
    /// HTML of its heading.
    pub(super) heading: String,
    /// HTML of the heading below, if it has one.
    pub(super) part: String,
    /// HTML of what is projected.
    pub(super) html: String,
    /// HTML of what is said: the text in full.
    pub(super) notes: String,
    /// Whether the heading was on the slide before.
    pub(super) goes_on: bool,
}

/// Something to project.
enum Piece {
    Text(String),
    Bullet(String),
    /// With its number.
    Step(String, usize),
}

/// The slides of a chapter, from its nodes; the first is its heading.
pub(super) fn cut(chapter: &[Node]) -> Vec<Slide> {
    let heading = chapter.iter().find_map(|node| node.named("h2"));
    let mut cutter = Cutter { heading: heading.map(inner).unwrap_or_default(), ..Cutter::default() };
    for node in chapter {
        if let Node::Element(element) = node {
            cutter.element(element);
        }
    }
    cutter.flush();
    cutter.slides
}

#[derive(Default)]
struct Cutter {
    heading: String,
    part: String,
    pieces: Vec<Piece>,
    words: usize,
    notes: String,
    slides: Vec<Slide>,
}

impl Cutter {
    fn element(&mut self, element: &Element) {
        let whole = || markup::html(&[Node::Element(element.clone())]);
        match element.name.as_str() {
            "h2" | "hr" => {}
            "h3" | "h4" => {
                self.flush();
                self.part = inner(element);
            }
            "p" => {
                let kept = key(&element.children);
                let said = if count(&kept) < count(&element.children) { whole() } else { String::new() };
                self.add(Piece::Text(trimmed(&kept)), count(&kept), &said);
            }
            "ul" => self.list(element, None),
            "ol" => self.list(element, Some(element.get("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "div" if element.has_class("scroll") => self.table(element),
            "div" => self.callout(element),
            // Pictures, quotations, code: one slide each.
            _ => self.alone(whole(), String::new()),
        }
    }

    fn list(&mut self, list: &Element, first: Option<usize>) {
        let items = list.children.iter().filter_map(|node| node.named("li"));
        for (index, item) in items.enumerate() {
            let content = match item.children.iter().find_map(|node| node.named("p")) {
                Some(paragraph) => &paragraph.children,
                None => &item.children,
            };
            let is_long = count(&item.children) > LONG;
            let kept = if is_long { key(content) } else { plain(content) };
            let said = if is_long { format!("<p>{}</p>", markup::html(content)) } else { String::new() };
            let piece = match first {
                Some(first) => Piece::Step(trimmed(&kept), first + index),
                None => Piece::Bullet(trimmed(&kept)),
            };
            self.add(piece, count(&kept), &said);
        }
    }

    /// A table, a few rows at a time, its head on each slide.
    fn table(&mut self, region: &Element) {
        let Some(table) = region.children.iter().find_map(|node| node.named("table")) else { return };
        let head: Vec<Node> = table.children.iter().filter(|node| node.named("thead").is_some()).cloned().collect();
        let body = table.children.iter().find_map(|node| node.named("tbody"));
        let rows = body.map(|body| body.children.as_slice()).unwrap_or_default();
        let rows: Vec<Node> = rows.iter().filter(|node| node.named("tr").is_some()).cloned().collect();
        let rows = plain(&rows);
        // As many on each slide: a last row alone is lost.
        let slides = rows.len().div_ceil(ROWS).max(count(&rows).div_ceil(TABLE_WORDS)).max(1);
        for page in rows.chunks(rows.len().div_ceil(slides).max(1)) {
            self.rows(&head, page.to_vec());
        }
    }

    fn rows(&mut self, head: &[Node], rows: Vec<Node>) {
        let mut children = plain(head);
        children.push(Node::Element(Element::new("tbody", &[], rows)));
        self.alone(markup::html(&[Node::Element(Element::new("table", &[], children))]), String::new());
    }

    fn callout(&mut self, callout: &Element) {
        let mut kept: Vec<Node> = Vec::new();
        let is_long = count(&callout.children) > 2 * LONG;
        for node in &callout.children {
            match node.named("p").filter(|paragraph| is_long && !paragraph.has_class("callout-title")) {
                Some(paragraph) => kept.push(Node::Element(Element::new("p", &[], key(&paragraph.children)))),
                None => kept.extend(plain(std::slice::from_ref(node))),
            }
        }
        let said = if is_long { markup::html(&callout.children) } else { String::new() };
        self.alone(format!("<div class=\"slide-callout\">{}</div>", markup::html(&kept)), said);
    }

    fn add(&mut self, piece: Piece, words: usize, said: &str) {
        if !self.pieces.is_empty() && (self.words + words > WORDS || self.pieces.len() == ITEMS) {
            self.flush();
        }
        self.pieces.push(piece);
        self.words += words;
        self.notes.push_str(said);
    }

    fn alone(&mut self, html: String, said: String) {
        self.flush();
        self.notes.push_str(&said);
        self.slide(html);
    }

    fn flush(&mut self) {
        if self.pieces.is_empty() {
            return;
        }
        let mut html = String::new();
        let mut open = "";
        for piece in std::mem::take(&mut self.pieces) {
            let (tag, start, text) = match &piece {
                Piece::Text(text) => ("", 0, text),
                Piece::Bullet(text) => ("ul", 0, text),
                Piece::Step(text, number) => ("ol", *number, text),
            };
            if tag != open {
                if !open.is_empty() {
                    html.push_str(&format!("</{open}>"));
                }
                match tag {
                    "" => {}
                    "ol" if start > 1 => html.push_str(&format!("<ol start=\"{start}\">")),
                    _ => html.push_str(&format!("<{tag}>")),
                }
                open = tag;
            }
            let wrap = if tag.is_empty() { "p" } else { "li" };
            html.push_str(&format!("<{wrap}>{text}</{wrap}>"));
        }
        if !open.is_empty() {
            html.push_str(&format!("</{open}>"));
        }
        self.slide(html);
    }

    fn slide(&mut self, html: String) {
        let goes_on = self.slides.last().is_some_and(|last| last.part == self.part);
        self.slides.push(Slide {
            heading: self.heading.clone(),
            part: self.part.clone(),
            html,
            notes: std::mem::take(&mut self.notes),
            goes_on,
        });
        self.words = 0;
    }
}

fn inner(element: &Element) -> String {
    markup::html(&plain(&element.children))
}

fn trimmed(nodes: &[Node]) -> String {
    markup::html(nodes).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slides(html: &str) -> Vec<Slide> {
        cut(&markup::read(html))
    }

    #[test]
    fn a_long_list_goes_on_on_the_next_slide_with_its_numbers() {
        let items: String = (1..=7).map(|number| format!("<li>Une question de cinq mots {number}</li>")).collect();
        let slides = slides(&format!("<h2 id=\"q\">Questions</h2><ol>{items}</ol>"));
        assert_eq!(slides.len(), 2);
        assert!(slides[1].html.starts_with("<ol start=\"6\"><li>"), "{}", slides[1].html);
        assert!(slides[1].goes_on && !slides[0].goes_on);
    }

    #[test]
    fn what_is_not_projected_stands_in_the_notes() {
        let slides = slides("<h2 id=\"a\">A</h2><p>Une phrase. <strong>L’idée.</strong> Elle compte. Le reste.</p>");
        assert_eq!(slides[0].html, "<p><strong>L’idée.</strong> Elle compte.</p>");
        assert!(slides[0].notes.contains("Le reste."));
    }

    #[test]
    fn a_table_keeps_its_head_on_every_slide() {
        let rows = "<tr><td>a</td></tr>".repeat(6);
        let table = format!(
            "<div class=\"scroll\"><table><thead><tr><th>T</th></tr></thead><tbody>{rows}</tbody></table></div>"
        );
        let slides = slides(&format!("<h2 id=\"a\">A</h2>{table}"));
        assert_eq!(slides.iter().filter(|slide| slide.html.contains("<thead>")).count(), 2);
    }
}
