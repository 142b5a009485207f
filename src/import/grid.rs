//! A table before its columns are known: lines of texts.

use super::{MAX_EVENTS, Refusal};

/// Lines above the first event at most: titles, notes, headings.
pub(crate) const HEAD: usize = 20;
/// Columns read at most.
pub(crate) const MAX_COLUMNS: usize = 200;

/// Lines that hold something.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// In order.
    pub(crate) lines: Vec<Line>,
}

/// One line.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its number from 1, as the file's own program shows it.
    pub(crate) number: usize,
    /// Its cells, trimmed, empty ones too.
    pub(crate) cells: Vec<String>,
}

impl Grid {
    /// Adds a line, unless it is empty.
    ///
    /// # Errors
    /// When there are more than an import can take.
    pub(crate) fn push(&mut self, number: usize, cells: Vec<String>) -> Result<(), Refusal> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if self.lines.len() >= MAX_EVENTS + HEAD {
            return Err(Refusal::TooMany);
        }
        self.lines.push(Line { number, cells });
        Ok(())
    }
}
