//! Just enough YAML to write the files of the contract the way a careful person would.

use std::fmt::{Display, Write};

/// A file being written: keys in order, two spaces a level.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    out: String,
    depth: usize,
    /// Whether the next line opens an item of a list.
    dash: bool,
}

impl Yaml {
    /// The file so far.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        let dash = std::mem::take(&mut self.dash);
        let spaces = 2 * self.depth - if dash { 2 } else { 0 };
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{:spaces$}{}{line}", "", if dash { "- " } else { "" });
    }

    /// A number, a date, a word of a vocabulary: nothing to quote.
    pub(super) fn plain(&mut self, key: &str, value: impl Display) {
        self.line(format_args!("{key}: {value}"));
    }

    /// Prose, quoted when YAML would read it otherwise.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        let bare = text.starts_with(char::is_alphabetic) && !text.contains(": ") && !text.contains(" #");
        if bare { self.plain(key, text) } else { self.quoted(key, text) }
    }

    /// Text that always goes in quotes: postcodes, départements, hours. It holds no quote nor backslash of its own.
    pub(super) fn quoted(&mut self, key: &str, text: &str) {
        self.line(format_args!("{key}: \"{text}\""));
    }

    /// `key: [a, b]`.
    pub(super) fn list<T: Display>(&mut self, key: &str, items: &[T]) {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        self.line(format_args!("{key}: [{}]", items.join(", ")));
    }

    /// Text of several lines (a literal block scalar).
    pub(super) fn long_text(&mut self, key: &str, text: &str) {
        self.line(format_args!("{key}: |"));
        self.depth += 1;
        for line in text.trim_end().lines() {
            if line.is_empty() { self.out.push('\n') } else { self.line(format_args!("{line}")) }
        }
        self.depth -= 1;
    }

    /// A block of keys.
    pub(super) fn block(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.line(format_args!("{key}:"));
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// An item of a list of blocks, inside the [`Yaml::block`] of its key.
    pub(super) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        self.dash = true;
        write(self);
        self.depth -= 1;
    }

    /// An item that is one word, inside the [`Yaml::block`] of its key.
    pub(super) fn word(&mut self, word: &str) {
        self.line(format_args!("- {word}"));
    }
}
