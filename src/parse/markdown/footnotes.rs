//! Footnotes: numbered by first reference, gathered at the end, each with a way back to every place that refers to it.
//!
//! Their ids hold an underscore, which no heading's anchor can.

use super::MarkdownIssue;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// The notes of a document.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Place in `notes`, by folded label.
    places: BTreeMap<String, usize>,
    /// In order of first reference: how many references.
    references: Vec<usize>,
    /// By folded label.
    definitions: BTreeMap<String, Definition>,
}

#[derive(Debug)]
struct Definition {
    html: String,
    range: Range<usize>,
}

impl Footnotes {
    /// A reference, as HTML.
    pub(super) fn reference(&mut self, label: &str) -> String {
        let next = self.references.len();
        let place = *self.places.entry(fold(label)).or_insert(next);
        if place == next {
            self.references.push(0);
        }
        self.references[place] += 1;
        let (number, id) = (place + 1, reference_id(place + 1, self.references[place]));
        format!(
            "<sup class=\"note-ref\"><a href=\"#note_{number}\" id=\"{id}\" role=\"doc-noteref\" \
             aria-label=\"Note {number}\">{number}</a></sup>"
        )
    }

    /// Keeps a definition; the first of a label stands (GitHub Flavored Markdown).
    pub(super) fn define(&mut self, label: &str, html: String, range: Range<usize>) {
        self.definitions.entry(fold(label)).or_insert(Definition { html, range });
    }

    /// The section of all notes, empty without notes; unused definitions are reported.
    pub(super) fn finish(mut self, issues: &mut Vec<(Range<usize>, MarkdownIssue)>) -> String {
        let mut notes: Vec<(usize, String)> = Vec::with_capacity(self.references.len());
        for (label, place) in &self.places {
            if let Some(definition) = self.definitions.remove(label) {
                notes.push((*place, definition.html));
            }
        }
        issues.extend(
            self.definitions.into_iter().map(|(label, unused)| (unused.range, MarkdownIssue::UnusedFootnote(label))),
        );
        if notes.is_empty() {
            return String::new();
        }
        notes.sort_unstable_by_key(|(place, _)| *place);
        let mut out = String::from(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"notes_titre\">\n\
             <h2 id=\"notes_titre\">Notes</h2>\n<ol>\n",
        );
        for (place, html) in notes {
            let ways_back = ways_back(place + 1, self.references[place]);
            // The way back ends the last paragraph, where the reader is; a note that ends otherwise gets its own.
            let body = match html.trim_end().strip_suffix("</p>") {
                Some(text) => format!("{text}{ways_back}</p>"),
                None => format!("{html}<p>{ways_back}</p>"),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(out, "<li id=\"note_{}\">{body}</li>", place + 1);
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}

fn ways_back(number: usize, references: usize) -> String {
    let mut out = String::new();
    for occurrence in 1..=references {
        let id = reference_id(number, occurrence);
        let (which, mark) = if references == 1 {
            (String::new(), "↩".to_owned())
        } else {
            (format!(" {occurrence}"), format!("↩<sup>{occurrence}</sup>"))
        };
        let _ = write!(
            out,
            "\u{a0}<a class=\"note-back\" href=\"#{id}\" role=\"doc-backlink\" \
             aria-label=\"Retour à l’appel{which} de la note {number}\">{mark}</a>"
        );
    }
    out
}

fn reference_id(number: usize, occurrence: usize) -> String {
    if occurrence == 1 { format!("appel_{number}") } else { format!("appel_{number}_{occurrence}") }
}

/// Labels match whatever their case.
fn fold(label: &str) -> String {
    label.to_lowercase()
}
