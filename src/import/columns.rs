//! The columns of a table of events: what heads them, which key of the contract they fill, how their cells are read.
//!
//! One table, made of the contract and of `names`, serves the reading of headings, the model to fill, the export and the
//! order of keys in a file.

use super::names::ROWS;
use crate::contract::{self, EVENT, Key, Scalar};
use crate::model::vocabulary::Word;
use std::sync::LazyLock;

/// The values of a vocabulary.
pub(crate) type Words = &'static [Word];

/// How a cell is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// Markdown.
    Markdown,
    /// `oui` or `non`.
    Boolean,
    /// A number, whole or with decimals.
    Number,
    /// A code of so many digits, whose first zeros a spreadsheet may have eaten.
    Code(usize),
    /// A value of a vocabulary.
    Choice(Words),
    /// Several of them.
    Choices(Words),
    /// Names of files, or tags.
    Names,
    /// The name of a file.
    Name,
    /// Organisations or people.
    Parties,
    /// A day.
    Day,
    /// Days.
    Days,
    /// A time of day.
    Time,
    /// A day, with or without its time.
    Deadline,
    /// `source: identifiant`.
    Pairs,
    /// A part of « when »: read with the others.
    When,
    /// `Lieu`: the name of a venue, or its file.
    Venue,
    /// `Inscription`: an address, a mail, or whether one must register.
    Registration,
    /// `Accessibilité`: the features that are there.
    Features,
    /// Our own identifiers: the path of the event, the id of the session.
    Identity,
}

/// What the example of the model says in a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Example {
    /// The model leaves this column out.
    LeftOut,
    /// Nothing.
    Blank,
    /// The example of the contract, in words.
    OfContract,
    /// This: people write it otherwise in a table than in a file.
    As(&'static str),
}

/// A column as `names` tells it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The key of the contract, after that of its block; or a name of its own when several columns make one key.
    pub(super) key: &'static str,
    /// What heads it, when that is not the contract's title.
    pub(super) title: Option<&'static str>,
    /// How its cells are read, when the contract does not tell.
    pub(super) kind: Option<Kind>,
    /// Whether the title says nothing without that of its block.
    pub(super) block: bool,
    /// What else may head it: folded, words separated by hyphens, headings by spaces.
    pub(super) others: &'static str,
    /// What the model's example says.
    pub(super) model: Example,
}

/// One column.
#[derive(Debug)]
pub(crate) struct Column {
    /// The key of the contract, after that of its block; or a name of its own when several columns make one key.
    pub(crate) key: &'static str,
    /// What heads it in our own tables.
    pub(crate) title: String,
    /// How its cells are read.
    pub(crate) kind: Kind,
    /// The cell of the example in the model; `None` when the model leaves this column out.
    pub(crate) example: Option<String>,
    /// What may head it, folded.
    names: Vec<String>,
}

impl Column {
    /// Whether a folded heading names it.
    pub(crate) fn is_named(&self, heading: &str) -> bool {
        self.names.iter().any(|name| name == heading)
    }
}

/// What the title of the model's example begins with: such a line is never imported.
pub(crate) const EXAMPLE: &str = "EXEMPLE À EFFACER";

/// Every column, in the contract's order.
pub(crate) static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| ROWS.iter().map(column).collect());

fn column(row: &Row) -> Column {
    let key = key(row.key);
    let kind = row.kind.or_else(|| key.map(|key| kind(&key.kind))).unwrap_or(Kind::Line);
    let block = row.key.split_once('.').and_then(|(block, _)| EVENT.block.key(block)).filter(|_| row.block);
    let title = match (row.title, key, block) {
        (Some(title), ..) => title.to_owned(),
        (None, Some(key), Some(block)) => format!("{} : {}", block.title, key.title.to_lowercase()),
        (None, Some(key), None) => key.title.to_owned(),
        (None, None, _) => row.key.to_owned(),
    };
    let mut names = vec![crate::text::slugify(row.key), crate::text::slugify(&title)];
    names.extend(row.others.split_whitespace().map(str::to_owned));
    let example = match row.model {
        Example::LeftOut => None,
        Example::Blank => Some(String::new()),
        Example::OfContract if row.key == "titre" => key.map(|key| format!("{EXAMPLE} : {}", key.example)),
        Example::OfContract => key.map(|key| in_words(key, kind)),
        Example::As(text) => Some(text.to_owned()),
    };
    Column { key: row.key, title, kind, example, names }
}

/// The key of the contract at a place: `lieu.commune`.
fn key(path: &str) -> Option<&'static Key> {
    match path.split_once('.') {
        None => EVENT.block.key(path),
        Some((block, inner)) => EVENT.block.key(block)?.kind.block()?.key(inner),
    }
}

/// How a cell is read for a key of this kind.
fn kind(kind: &contract::Kind) -> Kind {
    match kind {
        contract::Kind::One(scalar) | contract::Kind::OneOr(scalar, _) => match scalar {
            Scalar::Markdown(_) | Scalar::Lines(_) => Kind::Markdown,
            Scalar::Choice(words) => Kind::Choice(words),
            Scalar::Boolean => Kind::Boolean,
            Scalar::Number(..) | Scalar::Decimal => Kind::Number,
            Scalar::Day => Kind::Day,
            Scalar::Moment => Kind::When,
            Scalar::Deadline => Kind::Deadline,
            Scalar::Time => Kind::Time,
            Scalar::Reference(_) => Kind::Name,
            Scalar::Line(_) | Scalar::Coded(_) | Scalar::Id | Scalar::Url | Scalar::Email => Kind::Line,
        },
        contract::Kind::List(Scalar::Choice(words)) => Kind::Choices(words),
        contract::Kind::List(Scalar::Day) => Kind::Days,
        contract::Kind::List(_) | contract::Kind::Blocks(_) => Kind::Names,
        contract::Kind::ListOr(..) => Kind::Parties,
        contract::Kind::Free(_) => Kind::Pairs,
        contract::Kind::Block(_) => Kind::Line,
    }
}

/// The contract's example as a cell says it.
fn in_words(key: &Key, kind: Kind) -> String {
    let label = |word: &str, words: Words| {
        words.iter().find(|known| known.key == word).map_or(word, |known| known.label).to_owned()
    };
    match kind {
        Kind::Boolean => "oui".to_owned(),
        Kind::Choice(words) => label(&key.spoken(), words),
        Kind::Choices(words) => {
            let items: Vec<String> = key.spoken().split(',').map(|item| label(item.trim(), words)).collect();
            items.join(" ; ")
        }
        _ => key.spoken(),
    }
}

/// The column of a key.
pub(crate) fn of_key(key: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.key == key)
}

/// The column that a heading, folded and hyphenated, names.
pub(crate) fn of_heading(heading: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.is_named(heading))
}

/// The rank of a key in the contract's order.
pub(crate) fn rank(key: &str) -> usize {
    COLUMNS.iter().position(|column| column.key == key).unwrap_or(COLUMNS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_heading_names_two_columns() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for column in COLUMNS.iter() {
            for name in &column.names {
                assert_eq!(crate::text::slugify(name), *name, "headings are compared folded");
                if let Some(other) = seen.insert(name, column.key) {
                    assert_eq!(other, column.key, "« {name} »");
                }
            }
        }
    }

    /// Keys that no table holds: a picture is a file, sessions are rows.
    const LEFT_OUT: [&str; 2] = ["image", "seances"];

    #[test]
    fn every_key_of_the_contract_has_its_column_in_the_contract_s_order() {
        let mut wanted: Vec<String> = Vec::new();
        for top in EVENT.block.keys.iter().filter(|key| !LEFT_OUT.contains(&key.name)) {
            match top.kind.block().filter(|_| !matches!(top.kind, contract::Kind::ListOr(..))) {
                Some(block) => wanted.extend(block.keys.iter().map(|key| format!("{}.{}", top.name, key.name))),
                None => wanted.push(top.name.to_owned()),
            }
        }
        let have: Vec<&str> =
            COLUMNS.iter().map(|column| column.key).filter(|key| wanted.iter().any(|w| w == key)).collect();
        assert_eq!(have, wanted);
        for row in ROWS.iter().filter(|row| row.title.is_none()) {
            assert!(key(row.key).is_some(), "« {} » is a key of the contract", row.key);
        }
    }
}
