//! Errors are data and plural: every stage reports all that it finds into a [`Report`].
//!
//! A [`Message`] is what is wrong, in French, made by one of the functions of [`codes`]; with its [`Span`] it is a
//! [`Diagnostic`]. Renderers turn a report into text for people, JSON or annotations of a forge; nothing else prints.

pub mod codes;
pub mod explain;
mod fix;
mod github;
mod gitlab;
mod human;
mod json;
mod markdown;
mod sources;
mod system;

pub use fix::Fix;
pub use github::render as render_github;
pub use gitlab::render as render_gitlab;
pub use human::{Colours, render as render_human, summary};
pub use json::render as render_json;
pub use markdown::render as render_markdown;
pub use sources::{FileId, Location, Source, Sources};
pub use system::reason;

use crate::model::BaseUrl;
use std::ops::Range;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// A remark: it improves the file but stops nothing.
    Warning,
}

/// What is wrong, without its place. All texts are French and end without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// Stable code: `E203`, `R104`. `E` for errors, `R` for remarks.
    pub code: &'static str,
    /// What is wrong, whole in itself.
    pub text: String,
    /// A few words under the underlined place.
    pub label: String,
    /// What to write.
    pub help: Option<String>,
    /// What `check --fix` puts at the underlined place, when that is certain.
    pub fix: Option<Fix>,
}

impl Message {
    /// A message of this code.
    pub fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self { code, text: crop(text.into()), label: String::new(), help: None, fix: None }
    }

    /// Adds the words under the underlined place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = crop(label.into());
        self
    }

    /// Adds what to write.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(crop(help.into()));
        self
    }

    /// Adds what takes the underlined place, when there is no doubt about it.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The severity, which the code's first letter tells.
    pub fn severity(&self) -> Severity {
        if self.code.starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// Characters of a text of a message at most: a refused value can be as long as its file.
const LONGEST: usize = 700;

fn crop(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A place: a file and a range of bytes in its text (empty: the file as a whole).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The file as a whole.
    pub const FILE: Self = Self { start: 0, end: 0 };

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(range.start), end: clamp(range.end) }
    }
}

/// A message with its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Path of the file below the root, with `/`.
    pub file: std::sync::Arc<str>,
    /// Where in the file; [`Span::FILE`] for the file as a whole.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
}

/// Everything found so far.
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    /// Address of the site, once it is known: its pages explain the codes.
    site: Option<BaseUrl>,
}

impl Report {
    /// Adds a diagnostic.
    pub fn push(&mut self, file: &std::sync::Arc<str>, span: Span, message: Message) {
        self.diagnostics.push(Diagnostic { file: file.clone(), span, message });
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(other);
    }

    /// The diagnostics by file, place and code, each once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.diagnostics.sort_by(|a, b| {
            (&a.file, a.span, a.message.code, &a.message.text).cmp(&(&b.file, b.span, b.message.code, &b.message.text))
        });
        self.diagnostics.dedup();
        self
    }

    /// Those of one severity.
    #[must_use]
    pub fn only(&self, severity: Severity) -> Self {
        let kept = self.iter().filter(|diagnostic| diagnostic.message.severity() == severity);
        Self { diagnostics: kept.cloned().collect(), site: self.site.clone() }
    }

    /// Says at which address the site explains the codes.
    pub fn explained_at(&mut self, site: &BaseUrl) {
        self.site = Some(site.clone());
    }

    /// The address of the page that explains a code, when that of the site is known.
    pub fn explanation(&self, code: &str) -> Option<String> {
        self.site.as_ref().map(|site| site.absolute(&explain::page(code)))
    }

    /// Those that a rule keeps.
    #[must_use]
    pub fn filter(self, keep: impl Fn(&Diagnostic) -> bool) -> Self {
        Self { diagnostics: self.diagnostics.into_iter().filter(keep).collect(), ..self }
    }

    /// All diagnostics.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// How many errors and remarks.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.iter().filter(|diagnostic| diagnostic.message.severity() == Severity::Error).count();
        (errors, self.diagnostics.len() - errors)
    }

    /// Whether a build may go on.
    pub fn has_errors(&self) -> bool {
        self.counts().0 > 0
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}
