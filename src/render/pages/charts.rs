//! Charts as inline SVG, each beside its table. Bars are drawn at build time: no script, no style attribute, and a table
//! that says the same to those who do not see it.

use super::words;
use crate::render::theme::Texts;
use crate::stats::Count;
use crate::text::typography;
use serde::Serialize;

/// A table whose rows each have a bar.
#[derive(Debug, Serialize)]
pub(super) struct Bars {
    /// What the figure tells.
    pub(super) title: String,
    /// What the rows are: « Type d’activité ».
    pub(super) head: String,
    pub(super) rows: Vec<Bar>,
}

/// A row.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    label: String,
    /// In figures, as people read them.
    value: String,
    /// How much of the room is full, in hundredths.
    full: usize,
    /// Where the row leads.
    href: Option<String>,
}

/// Columns in the order of time, with their table.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    pub(super) title: String,
    pub(super) head: String,
    /// Width of the drawing, in its own units.
    width: usize,
    pub(super) columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    /// « lundi 18 mai »
    label: String,
    /// « lun. » and « 18 », below the column.
    short: [String; 2],
    value: usize,
    words: String,
    /// Left edge, top and height, in units of the drawing.
    x: usize,
    y: usize,
    height: usize,
    /// The middle, for the words.
    middle: usize,
}

/// Units of a column, and of the drawing's height above its words.
const STEP: usize = 44;
const HEIGHT: usize = 100;
/// Room for the figure above the highest column.
const ABOVE: usize = 20;

impl Bar {
    /// A row of so many out of so many.
    pub(super) fn new(label: &str, value: usize, most: usize, href: Option<String>) -> Self {
        Self { label: typography(label).into_owned(), value: words::number(value), full: share(value, most), href }
    }
}

impl Bars {
    /// A row a count. A whole bar is `most`, else the largest count.
    pub(super) fn of(
        (title, head): (String, String),
        counts: &[Count],
        most: Option<usize>,
        href: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let largest = || counts.iter().map(|count| count.events).max().unwrap_or_default();
        let most = most.unwrap_or_else(largest);
        let row = |count: &Count| {
            let name = words::capital(&count.name.name);
            Bar::new(&name, count.events, most, href(&count.name.code))
        };
        Self { title, head, rows: counts.iter().map(row).collect() }
    }
}

impl Columns {
    /// A column for each label, with its two lines below and its value.
    pub(super) fn new(
        texts: &Texts,
        (title, head): (String, String),
        values: Vec<(String, [String; 2], usize)>,
    ) -> Self {
        let most = values.iter().map(|(.., value)| *value).max().unwrap_or_default();
        let width = values.len() * STEP;
        let column = |(index, (label, short, value)): (usize, (String, [String; 2], usize))| {
            let height = share(value, most) * HEIGHT / 100;
            Column {
                label,
                short,
                value,
                words: texts.count("words.activities", value),
                x: index * STEP + 6,
                y: ABOVE + HEIGHT - height,
                height,
                middle: index * STEP + STEP / 2,
            }
        };
        Self { title, head, width, columns: values.into_iter().enumerate().map(column).collect() }
    }
}

/// Hundredths, at least one of what is not nothing, at most a hundred.
fn share(value: usize, most: usize) -> usize {
    match (value, most) {
        (0, _) | (_, 0) => 0,
        _ => (value.saturating_mul(100) / most).clamp(1, 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_never_longer_than_its_room_nor_invisible() {
        assert_eq!([share(0, 1500), share(7, 1500), share(750, 1500), share(1600, 1500)], [0, 1, 50, 100]);
        assert_eq!(share(3, 0), 0);
    }
}
