//! Which row names the columns, and what each of them is.

use super::Refusal;
use super::columns::{self, COLUMNS, Column};
use super::grid::{Grid, HEAD};
use crate::diagnostic::FileId;
use crate::diagnostic::codes::fields as codes;
use crate::parse::Sink;
use crate::parse::yaml::{self, Value};

/// `--correspondance`: what the file's own headings mean. A heading without a key is one to leave aside.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    entries: Vec<(String, Option<&'static Column>)>,
}

/// The word that leaves a column aside.
const IGNORE: &str = "ignorer";

impl Mapping {
    /// Reads `"Nom du café": titre`, a line a heading; what is wrong is in the sink.
    pub fn read(file: &FileId, text: &str) -> (Self, crate::diagnostic::Report) {
        let mut sink = Sink::new(file.clone());
        let mut entries = Vec::new();
        if let Some(Value::Map(lines)) = yaml::read(text, 0, &mut sink).map(|node| node.value) {
            for line in lines {
                let Value::Scalar { text: key, .. } = &line.node.value else {
                    sink.push(line.key_span, codes::not_a_text(&line.key));
                    continue;
                };
                let column = columns::of_key(key).or_else(|| columns::of_heading(&crate::text::slugify(key)));
                if column.is_none() && key != IGNORE {
                    let keys: Vec<&str> = COLUMNS.iter().map(|column| column.key).chain([IGNORE]).collect();
                    let near = crate::text::nearest(key, keys.iter().copied());
                    sink.push(line.node.span, codes::unknown_value(&line.key, key, near, &keys));
                }
                entries.push((crate::text::slugify(&line.key), column));
            }
        }
        (Self { entries }, sink.into_report())
    }

    /// Whether it speaks of a heading.
    pub(super) fn knows(&self, heading: &str) -> bool {
        self.get(heading).is_some()
    }

    fn get(&self, heading: &str) -> Option<Option<&'static Column>> {
        let heading = crate::text::slugify(heading);
        self.entries.iter().find(|(known, _)| *known == heading).map(|(_, column)| *column)
    }
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Headings {
    /// What each column is, and what heads it; `None` for those without use.
    pub(super) columns: Vec<Option<(&'static Column, String)>>,
    /// Where the events begin among the lines of the grid.
    pub(super) first: usize,
    /// What to tell about the columns.
    pub(super) notes: Vec<String>,
}

/// Finds the row of headings: the one, among the first, whose cells are best known.
///
/// # Errors
/// [`Refusal::NoHeadings`] when no row has two headings.
pub(super) fn find(grid: &Grid, mapping: &Mapping) -> Result<Headings, Refusal> {
    let known = |cell: &String| mapping.knows(cell) || columns::of_heading(&crate::text::slugify(cell)).is_some();
    let score = |cells: &[String]| cells.iter().filter(|cell| known(cell)).count();
    let scores = grid.lines.iter().take(HEAD).map(|line| score(&line.cells)).enumerate();
    // The first of the best: an event whose cells are words of headings comes after them.
    let best = scores.rev().max_by_key(|(_, score)| *score).filter(|(_, score)| *score >= 2);
    let Some((row, _)) = best else {
        let first = grid.lines.first().map(|line| line.cells.clone()).unwrap_or_default();
        return Err(Refusal::NoHeadings(first.into_iter().filter(|cell| !cell.is_empty()).take(12).collect()));
    };
    Ok(read(&grid.lines[row].cells, row + 1, mapping))
}

fn read(cells: &[String], first: usize, mapping: &Mapping) -> Headings {
    let mut columns: Vec<Option<(&'static Column, String)>> = Vec::with_capacity(cells.len());
    let mut notes = Vec::new();
    for (index, heading) in cells.iter().enumerate() {
        let given = mapping.get(heading);
        let column = given.unwrap_or_else(|| columns::of_heading(&crate::text::slugify(heading)));
        let column = match column {
            None if given.is_some() || heading.is_empty() => None,
            None => {
                notes.push(unknown(heading));
                None
            }
            Some(column) if columns.iter().flatten().any(|(other, _)| other.key == column.key) => {
                notes.push(format!(
                    "La colonne {} (« {heading} ») fait double emploi avec une autre pour « {} » : elle n’est pas lue.",
                    letters(index),
                    column.key
                ));
                None
            }
            Some(column) => Some((column, heading.clone())),
        };
        columns.push(column);
    }
    Headings { columns, first, notes }
}

fn unknown(heading: &str) -> String {
    let near = crate::text::nearest(heading, COLUMNS.iter().map(|column| column.title.as_str()));
    let near = near.map_or_else(
        || "pour la lire, donnez sa clé avec « --correspondance »".to_owned(),
        |near| format!("vouliez-vous dire « {near} » ?"),
    );
    format!("La colonne « {heading} » n’est pas lue : {near}")
}

/// The name of a column in a spreadsheet: A, B… Z, AA.
fn letters(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { letter.to_string() } else { format!("{}{letter}", letters(index / 26 - 1)) }
}
