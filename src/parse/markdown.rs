//! Markdown to safe HTML: CommonMark, tables, footnotes and GitHub alerts, through filtered pulldown-cmark events.
//!
//! pulldown-cmark's own HTML is not safe (raw HTML and `javascript:` links pass) and breaks our CSP (`style=""` on
//! cells), so every byte of HTML is written here, from its events. What is dropped or changed on the way is reported
//! with its range of bytes; the checker turns that into messages. Nothing here knows which pages exist.

mod blocks;
mod footnotes;
mod guard;
mod inline;
mod links;
mod prose;
#[cfg(test)]
mod tests;

use crate::model::Document;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub use links::LinkRefusal;

/// Who wrote the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// A file of `content/`: raw HTML is reported.
    Site,
    /// An event's description: raw HTML is shown as text.
    Event,
}

/// A text, rendered, with what the checker must look at.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// Safe HTML and what the site needs to know of it.
    pub document: Document,
    /// The links and images that were kept, in order.
    pub links: Vec<FoundLink>,
    /// What was refused or changed, by place.
    pub issues: Vec<(Range<usize>, MarkdownIssue)>,
}

/// A link or an image that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLink {
    /// As written: `/formats/#jeux`, `#ancre`, `https://…`, `mailto:…`.
    pub target: String,
    /// Bytes of the target in the source, or of the whole link when the target stands elsewhere.
    pub range: Range<usize>,
    /// A link without any word to read.
    pub text_is_empty: bool,
    /// An image rather than a link.
    pub image: bool,
    /// An image without a text for those who do not see it.
    pub alt_empty: bool,
}

/// What is wrong in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkdownIssue {
    /// HTML tags in a file of the site; they are shown as text.
    RawHtml,
    /// `# Title`: the page's h1 is its front matter's title. Shown as a second-level heading.
    TopHeading,
    /// A heading that skips a level; it is shown at the level `expected`.
    SkippedLevel {
        /// 2 to 6, as written.
        found: u8,
        /// 2 to 6, as shown.
        expected: u8,
    },
    /// A heading without words; it is left out.
    EmptyHeading,
    /// A link that may not stand here; its words are shown without it.
    ForbiddenLink {
        /// As written.
        target: String,
        /// Why.
        why: LinkRefusal,
    },
    /// An image that is not a file of the site; its alternative text is shown in its place.
    ForbiddenImage {
        /// As written.
        target: String,
    },
    /// `[^label]` without a definition; shown as it is written.
    UnknownFootnote(String),
    /// A definition that nothing refers to; it is left out.
    UnusedFootnote(String),
    /// A control or bidirectional character, which could disguise the text; it is left out.
    InvisibleCharacter(char),
    /// More than [`MAX_NESTING`] quotes and lists, or emphases, within each other; the text is not rendered at all.
    TooDeep,
}

/// Quotes and lists within each other, or emphases, at most: deeper is an attack, which costs time on every line, and the
/// stack of whoever walks the tree of the HTML.
pub const MAX_NESTING: usize = 100;

/// Renders `markdown`. Never fails: what cannot be shown is left out or shown as text, and reported.
pub fn parse(markdown: &str, trust: Trust) -> Parsed {
    let mut issues = guard::invisible_characters(markdown);
    if let Some(range) = guard::too_deep(markdown) {
        issues.push((range, MarkdownIssue::TooDeep));
        return Parsed { issues, ..Parsed::default() };
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let mut writer = blocks::Writer::new(markdown, trust, issues.clone());
    let mut emphases = 0;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match &event {
            Event::Start(Tag::Emphasis | Tag::Strong) => emphases += 1,
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => emphases -= 1,
            _ => {}
        }
        if emphases > MAX_NESTING {
            issues.push((range, MarkdownIssue::TooDeep));
            return Parsed { issues, ..Parsed::default() };
        }
        writer.event(event, range);
    }
    writer.finish()
}
