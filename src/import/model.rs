//! The table to fill: headings, and one example to write over or to erase.

use super::columns::{COLUMNS, Column};

fn columns() -> impl Iterator<Item = (&'static Column, &'static str)> {
    COLUMNS.iter().filter_map(|column| Some((column, column.example?)))
}

/// The model as CSV, as the site publishes its tables: semicolons and a byte order mark, for French spreadsheets.
pub fn csv() -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // A Vec takes all bytes: nothing here can fail.
    let _ = writer.write_record(columns().map(|(column, _)| column.title));
    let _ = writer.write_record(columns().map(|(_, example)| example));
    writer.into_inner().unwrap_or_default()
}
