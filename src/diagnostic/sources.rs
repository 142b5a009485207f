//! The texts that were read, and how an offset becomes a line and a column.

use super::{Diagnostic, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Path of a source below the root, with `/`; cheap to clone.
pub type FileId = Arc<str>;

/// One file that was read, UTF-8 and without BOM.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path below the root, with `/`.
    pub path: FileId,
    /// Its text.
    pub text: Arc<str>,
}

/// All the files that were read, by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<FileId, Arc<str>>,
}

/// A place for people: lines and columns from 1, columns in Unicode scalars, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// Line of the start.
    pub line: usize,
    /// Column of the start.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column one past the end.
    pub end_column: usize,
}

impl Sources {
    /// Adds a file.
    pub fn insert(&mut self, source: Source) {
        self.texts.insert(source.path, source.text);
    }

    /// Adds all of other sources.
    pub fn extend(&mut self, other: Self) {
        self.texts.extend(other.texts);
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(AsRef::as_ref)
    }

    /// The bytes that a diagnostic's fix replaces and the text that takes their place; `None` without a fix.
    pub fn fix(&self, diagnostic: &Diagnostic) -> Option<(Span, String)> {
        let fix = diagnostic.message.fix.as_ref()?;
        let written = self.text(&diagnostic.file)?.get(diagnostic.span.range())?;
        fix.over(written).map(|text| (diagnostic.span, text))
    }

    /// Where a span stands; `None` for a file as a whole or one whose text could not be read.
    pub fn locate(&self, file: &str, span: Span) -> Option<Location> {
        let text = self.text(file)?;
        if span == Span::FILE {
            return None;
        }
        let (line, column) = position(text, span.start as usize);
        let (end_line, end_column) = position(text, span.end.max(span.start) as usize);
        Some(Location { line, column, end_line, end_column })
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<T: IntoIterator<Item = Source>>(sources: T) -> Self {
        Self { texts: sources.into_iter().map(|source| (source.path, source.text)).collect() }
    }
}

/// Line and column, from 1, of a byte offset (clamped to the text and to a character's start).
fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let sources: Sources = [Source { path: "a.yaml".into(), text: "é: à\nb: ç\n".into() }].into_iter().collect();
        let location = sources.locate("a.yaml", Span::from(10..12)).expect("a place");
        assert_eq!((location.line, location.column, location.end_line, location.end_column), (2, 4, 2, 5));
        assert_eq!(sources.locate("a.yaml", Span::FILE), None);
    }
}
