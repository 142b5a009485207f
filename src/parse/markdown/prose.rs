//! The prose of a block: what typography sees of it, in one piece.

use super::MarkdownIssue;
use super::guard::visible;
use crate::text::typography;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Stands, for typography, where something that is not prose stands (Unicode's object replacement character).
const OBJECT: char = '\u{fffc}';

/// The prose of a run, by pieces.
pub(super) struct Prose {
    /// What typography sees.
    joined: String,
    /// The text as written, code included.
    text: String,
    /// Bytes in `joined` and in the source, for each text event.
    pieces: Vec<(Range<usize>, Range<usize>)>,
}

impl Prose {
    /// Gathers the words of a run.
    pub(super) fn new(run: &[(Event<'_>, Range<usize>)]) -> Self {
        let mut prose = Self { joined: String::new(), text: String::new(), pieces: Vec::new() };
        let mut address = false;
        for (event, range) in run {
            match event {
                Event::Start(Tag::Link { link_type, .. }) => address = is_address(*link_type),
                Event::End(TagEnd::Link) => address = false,
                Event::Text(text) if !address => {
                    prose.text.push_str(&visible(text));
                    prose.push_piece(&text_of(text), range);
                }
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                    prose.text.push_str(&visible(text));
                    prose.joined.push(OBJECT);
                }
                Event::SoftBreak => {
                    prose.text.push(' ');
                    prose.push_piece(" ", range);
                }
                Event::HardBreak => {
                    prose.text.push(' ');
                    prose.joined.push('\n');
                }
                Event::FootnoteReference(_) => prose.joined.push(OBJECT),
                _ => {}
            }
        }
        prose
    }

    fn push_piece(&mut self, text: &str, range: &Range<usize>) {
        let start = self.joined.len();
        self.joined.push_str(text);
        self.pieces.push((start..self.joined.len(), range.clone()));
    }

    /// The pieces with typography applied to all of them together. It changes no number of characters, but for dots
    /// that markup separates; those runs are typeset piece by piece.
    pub(super) fn typeset(&self) -> Vec<String> {
        let whole = typography(&self.joined);
        let same = whole.chars().count() == self.joined.chars().count();
        let mut letters = whole.chars();
        let mut at = 0;
        let mut words = Vec::with_capacity(self.pieces.len());
        for (piece, _) in &self.pieces {
            let skipped = self.joined[at..piece.start].chars().count();
            let text = &self.joined[piece.clone()];
            words.push(if same {
                letters.by_ref().skip(skipped).take(text.chars().count()).collect()
            } else {
                typography(text).into_owned()
            });
            at = piece.end;
        }
        words
    }

    /// `[^label]` is left as text exactly when nothing defines it. Each label is told once: one definition mends them all.
    pub(super) fn unknown_footnotes(&self) -> Vec<(Range<usize>, MarkdownIssue)> {
        let mut unknown = Vec::new();
        let mut labels = BTreeSet::new();
        for (start, _) in self.joined.match_indices("[^") {
            let rest = &self.joined[start + 2..];
            let label = rest.split([']', '[', ' ', OBJECT]).next().unwrap_or_default();
            if label.is_empty() || !rest[label.len()..].starts_with(']') || !labels.insert(label) {
                continue;
            }
            let first = self.pieces.partition_point(|(piece, _)| piece.end <= start);
            let last = self.pieces.partition_point(|(piece, _)| piece.end < start + "[^]".len() + label.len());
            if let (Some((_, range)), Some((_, end))) = (self.pieces.get(first), self.pieces.get(last)) {
                unknown.push((range.start..end.end, MarkdownIssue::UnknownFootnote(label.to_owned())));
            }
        }
        unknown
    }

    /// The words as they are written.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A text event without what typography would shorten.
fn text_of<'t>(text: &'t CowStr<'_>) -> Cow<'t, str> {
    let text = visible(text);
    if text.contains("...") { Cow::Owned(text.replace("...", "…")) } else { text }
}

/// `<https://…>` and `<a@b.fr>`: their words are an address, not prose.
pub(super) fn is_address(kind: LinkType) -> bool {
    matches!(kind, LinkType::Autolink | LinkType::Email)
}
