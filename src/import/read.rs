//! Which kind of file it is, by what it holds, and its entries.

use super::{Entry, Known, MAX_BYTES, Mapping, Refusal, csv, headings, rows};

/// How to read a file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--correspondance`.
    pub mapping: Mapping,
    /// `--feuille`.
    pub sheet: Option<String>,
}

/// What a file holds.
#[derive(Debug)]
pub struct Reading {
    /// Its events.
    pub entries: Vec<Entry>,
    /// What to tell about the file as a whole: columns left aside.
    pub notes: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// When it cannot be read at all; what is wrong with one event is for the checker.
pub fn read(bytes: &[u8], options: &Options, known: &Known) -> Result<Reading, Refusal> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Refusal::TooLarge(bytes.len() as u64));
    }
    let text = csv::decode(bytes).ok_or(Refusal::UnknownKind)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let grid = csv::read(&text, &options.mapping)?;
    let headings = headings::find(&grid, &options.mapping)?;
    Ok(Reading { entries: rows::entries(&grid, &headings, known)?, notes: headings.notes })
}
