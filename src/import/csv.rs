//! CSV as spreadsheets save it: any of the encodings and separators that they use in France.

use super::columns;
use super::grid::{Grid, HEAD, MAX_COLUMNS};
use super::{Mapping, Refusal};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Semicolons first: a French spreadsheet writes them, and keeps commas for decimals.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Reads a text as a table.
///
/// # Errors
/// [`Refusal::TooMany`].
pub(super) fn read(text: &str, mapping: &Mapping) -> Result<Grid, Refusal> {
    let mut grid = Grid::default();
    let mut reader = reader(text, separator(text, mapping));
    let mut record = ::csv::StringRecord::new();
    let mut row = 0;
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        row += 1 + empty_lines(text, start);
        grid.push(row, record.iter().take(MAX_COLUMNS).map(unguarded).collect())?;
    }
    Ok(grid)
}

/// Empty lines before the record that begins at a byte. A spreadsheet shows each as a row, and a cell of several lines as
/// one: the crate's count of lines is another, and is late by one after « \r\n ».
fn empty_lines(text: &str, start: usize) -> usize {
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
    let after = if before.ends_with('\r') { after.strip_prefix('\n').unwrap_or(after) } else { after };
    let ends = &after[..after.len() - after.trim_start_matches(['\r', '\n']).len()];
    ends.replace("\r\n", "\n").len()
}

/// A text whatever its encoding: by its byte order mark, else UTF-8 if it is, else what Excel writes in France.
/// `None` for bytes that are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None if bytes.iter().skip(1).step_by(2).take(40).filter(|byte| **byte == 0).count() > 10 => {
            UTF_16LE.decode_without_bom_handling(bytes).0
        }
        None if bytes.iter().step_by(2).take(40).filter(|byte| **byte == 0).count() > 10 => {
            UTF_16BE.decode_without_bom_handling(bytes).0
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    (!text.contains('\0')).then(|| text.into_owned())
}

fn reader(text: &str, separator: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator under which a line of headings is best recognised; on a tie, the one that makes most cells.
fn separator(text: &str, mapping: &Mapping) -> u8 {
    let score = |separator: u8| {
        let records = reader(text, separator).into_records().take(HEAD).filter_map(Result::ok);
        let scores = records.map(|record| {
            let known = record
                .iter()
                .filter(|cell| mapping.knows(cell) || columns::of_heading(&crate::text::slugify(cell)).is_some());
            (known.count(), record.len())
        });
        scores.max().unwrap_or_default()
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator));
    best.unwrap_or(b';')
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula (our own exports have it).
fn unguarded(cell: &str) -> String {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_whatever_its_encoding() {
        let text = "Titre;Résumé\nCafé;« à l’heure »\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xef, 0xbb, 0xbf], text.as_bytes()),
            with(&[0xff, 0xfe], &utf16(u16::to_le_bytes)),
            with(&[0xfe, 0xff], &utf16(u16::to_be_bytes)),
            utf16(u16::to_le_bytes),
            WINDOWS_1252.encode(text).0.into_owned(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(text));
        }
        assert_eq!(decode(b"\x00\x01\x02\x00PNG"), None);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\"Mon\ntableau\";", "", "Titre;Date", "a;b", "", "", "\"c\nd\";e", "f;g", ""].join(end);
            let grid = read(&text, &Mapping::default()).expect("a table");
            let rows: Vec<usize> = grid.lines.iter().map(|line| line.number).collect();
            assert_eq!(rows, [1, 3, 4, 7, 8], "{end:?}");
        }
    }

    #[test]
    fn the_separator_is_the_one_that_makes_headings() {
        for (text, expected) in [
            ("Titre;Date\na,b,c,d;e", b';'),
            ("Titre,Date\na;b,c", b','),
            ("Titre\tDate\na\tb", b'\t'),
            ("Mon tableau, à moi, et à toi\nTitre;Date;Commune\n", b';'),
        ] {
            assert_eq!(separator(text, &Mapping::default()), expected, "{text}");
        }
    }
}
