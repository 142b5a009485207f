//! Which kind of file it is, by what it holds, and its entries.

use super::grid::Grid;
use super::{Entry, Field, Known, MAX_BYTES, Mapping, Refusal, Value, csv, headings, ical, openagenda, rows, workbook};
use crate::model::vocabulary::{EventType, Vocabulary};

/// How a zip begins: XLSX and ODS are zips.
const ZIP: &[u8] = b"PK\x03\x04";
/// How the compound files of before 2007 begin; workbooks locked with a password are such files too.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// How to read a file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// `--correspondance`.
    pub mapping: Mapping,
    /// `--feuille`.
    pub sheet: Option<String>,
    /// `--type`: the kind of the events that do not say theirs.
    pub kind: Option<EventType>,
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
    let mut reading = read_as_it_is(bytes, options, known)?;
    for entry in &mut reading.entries {
        if let Some(kind) = options.kind.filter(|_| entry.fields.iter().all(|field| field.key != "types")) {
            let value = Value::List(vec![kind.key().to_owned()]);
            entry.fields.push(Field { key: "types", value, label: String::new() });
        }
    }
    Ok(reading)
}

fn read_as_it_is(bytes: &[u8], options: &Options, known: &Known) -> Result<Reading, Refusal> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Refusal::TooLarge(bytes.len() as u64));
    }
    if bytes.starts_with(OLE) {
        return Err(Refusal::OldWorkbook);
    }
    if bytes.starts_with(ZIP) {
        return table(workbook::read(bytes, options.sheet.as_deref(), &options.mapping)?, options, known);
    }
    let text = csv::decode(bytes).ok_or(Refusal::UnknownKind)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let start = text.trim_start();
    let entries = if start.starts_with(['{', '[']) {
        openagenda::entries(&text, known)?
    } else if start.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        ical::entries(&text, known)?
    } else {
        return table(csv::read(&text, &options.mapping)?, options, known);
    };
    Ok(Reading { entries, notes: Vec::new() })
}

fn table(grid: Grid, options: &Options, known: &Known) -> Result<Reading, Refusal> {
    let headings = headings::find(&grid, &options.mapping)?;
    Ok(Reading { entries: rows::entries(&grid, &headings, known)?, notes: headings.notes })
}
