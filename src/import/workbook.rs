//! Workbooks: XLSX and ODS, read cell by cell under bounds, as texts. Formulas give the value that was last computed.
//!
//! A workbook is a zip, and a small zip can unfold into anything: what it holds is measured before it is read.

use super::grid::{Grid, HEAD, MAX_COLUMNS};
use super::{MAX_EVENTS, Mapping, Refusal, headings};
use calamine::{Data, Dimensions, ExcelDateTime, Ods, OdsError, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Bytes that a workbook may unfold into.
const MAX_UNFOLDED: u64 = 120 * 1024 * 1024;
/// Cells that the repetitions of an ODS may make.
const MAX_REPEATED: u64 = 2_000_000;

/// The cells that hold something, by row and column from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// Reads the sheet that is asked for, else the first that has headings.
///
/// # Errors
/// When the workbook cannot be read, or is larger than an import can take.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>, mapping: &Mapping) -> Result<Grid, Refusal> {
    let is_ods = measure(bytes)?;
    if is_ods {
        let mut book: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
            OdsError::Password => Refusal::OldWorkbook,
            _ => Refusal::BrokenWorkbook,
        })?;
        let names = book.sheet_names();
        choose(&names, sheet, mapping, |name| {
            let range = book.worksheet_range(name).map_err(|_| Refusal::BrokenWorkbook)?;
            let (top, left) = range.start().unwrap_or_default();
            let mut cells = Cells::new();
            for (row, column, value) in range.used_cells() {
                let at = |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
                put(&mut cells, at(top, row), at(left, column), value)?;
            }
            grid(cells, &[])
        })
    } else {
        let broken = |_: XlsxError| Refusal::BrokenWorkbook;
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
        let names = book.sheet_names();
        choose(&names, sheet, mapping, |name| {
            let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
            let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
            let mut cells = Cells::new();
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let (row, column) = cell.get_position();
                put(&mut cells, row, column, &Data::from(cell.get_value().clone()))?;
            }
            grid(cells, &merged)
        })
    }
}

fn choose(
    names: &[String],
    asked: Option<&str>,
    mapping: &Mapping,
    mut read: impl FnMut(&str) -> Result<Grid, Refusal>,
) -> Result<Grid, Refusal> {
    if let Some(asked) = asked {
        return match names.iter().find(|name| name.trim() == asked.trim()) {
            Some(name) => read(name),
            None => Err(Refusal::NoSheet { asked: asked.to_owned(), known: names.to_vec() }),
        };
    }
    let mut first = None;
    for name in names {
        let grid = read(name)?;
        if headings::find(&grid, mapping).is_ok() {
            return Ok(grid);
        }
        first.get_or_insert(grid);
    }
    Ok(first.unwrap_or_default())
}

fn put(cells: &mut Cells, row: u32, column: u32, value: &Data) -> Result<(), Refusal> {
    let text = text(value);
    if text.trim().is_empty() || column as usize >= MAX_COLUMNS {
        return Ok(());
    }
    cells.entry(row).or_default().insert(column, text.trim().to_owned());
    if cells.len() > MAX_EVENTS + HEAD { Err(Refusal::TooMany) } else { Ok(()) }
}

/// A cell merged over several rows says the same of each; over several columns, it stands in the first.
fn grid(mut cells: Cells, merged: &[Dimensions]) -> Result<Grid, Refusal> {
    for area in merged {
        let ((top, left), (bottom, _)) = (area.start, area.end);
        let Some(text) = cells.get(&top).and_then(|row| row.get(&left)).cloned() else { continue };
        for (_, row) in cells.range_mut(top..=bottom.max(top)) {
            row.entry(left).or_insert_with(|| text.clone());
        }
    }
    let mut grid = Grid::default();
    for (number, row) in cells {
        let width = row.last_key_value().map_or(0, |(column, _)| *column as usize + 1);
        let mut line = vec![String::new(); width];
        for (column, text) in row {
            line[column as usize] = text;
        }
        grid.push(number as usize + 1, line)?;
    }
    Ok(grid)
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Bool(truth) => if *truth { "oui" } else { "non" }.to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::DateTimeIso(text) => text.trim_end_matches("T00:00:00").to_owned(),
        Data::DurationIso(text) => duration_text(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => error.to_string(),
    }
}

/// A day, a day with its time, or a time alone: below one day there is no day.
fn moment_text(value: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let civil = || {
        let day = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let moment: DateTime = day.at(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0);
        // A fraction of a day seldom falls on a whole minute: 13:59:59.999 is 14:00.
        moment.checked_add(jiff::Span::new().minutes(i64::from(second >= 30))).ok()
    };
    let Some(moment) = civil() else { return value.as_f64().to_string() };
    if value.as_f64() < 1.0 {
        moment.strftime("%H:%M").to_string()
    } else if moment.time() == jiff::civil::Time::midnight() {
        moment.date().to_string()
    } else {
        moment.strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// `PT14H30M00S`, as ODS writes a time of day.
fn duration_text(text: &str) -> Option<String> {
    let (hour, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let minute = rest.split_once('M').map_or("0", |(minute, _)| minute);
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Unfolds everything once, counting, and says whether it is an ODS. A zip's own sizes are its author's word.
fn measure(bytes: &[u8]) -> Result<bool, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::BrokenWorkbook)?;
    let mut left = MAX_UNFOLDED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| Refusal::BrokenWorkbook)?;
        left -= std::io::copy(&mut file.take(left), &mut std::io::sink()).map_err(|_| Refusal::BrokenWorkbook)?;
        if left == 0 {
            return Err(Refusal::TooMuchInside);
        }
    }
    let Ok(mut content) = archive.by_name("content.xml") else { return Ok(false) };
    let mut text = String::new();
    content.read_to_string(&mut text).map_err(|_| Refusal::BrokenWorkbook)?;
    if repeated(&text) > MAX_REPEATED { Err(Refusal::TooMuchInside) } else { Ok(true) }
}

/// Cells that the rows of an ODS come to, up to the last that has a value: a row and a cell may say that they stand a
/// million times, and the reader would make them all.
fn repeated(content: &str) -> u64 {
    let (mut rows, mut rows_with_values, mut width) = (0_u64, 0_u64, 1_u64);
    for row in content.split("<table:table-row").skip(1) {
        let head = row.split('>').next().unwrap_or_default();
        rows = rows.saturating_add(count(head, "table:number-rows-repeated"));
        if let Some(last) = row.rfind("office:value-type") {
            let cells = row[..last].split("<table:").skip(1);
            let columns =
                cells.map(|cell| count(cell.split('>').next().unwrap_or_default(), "table:number-columns-repeated"));
            // The attribute may follow the type in the last cell.
            let after = count(row[last..].split('>').next().unwrap_or_default(), "table:number-columns-repeated");
            width = width.max(columns.fold(after, u64::saturating_add));
            rows_with_values = rows;
        }
    }
    rows_with_values.saturating_mul(width)
}

/// The number that an attribute gives; one without it, too many when it is no number.
fn count(tag: &str, attribute: &str) -> u64 {
    let Some((_, rest)) = tag.split_once(attribute) else { return 1 };
    let value = rest.trim_start().trim_start_matches('=').trim_start();
    let digits = value.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or_default();
    digits.trim().parse().unwrap_or(u64::MAX)
}
