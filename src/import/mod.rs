//! From somebody's spreadsheet, agenda or calendar to event files.
//!
//! `read` turns bytes into [`Entry`]s, one an event: what its author would have written, each value with the column it comes
//! from. `file` writes an entry as YAML, `plan` puts the files beside the site's own and has everything checked by the
//! real stages, `crate::store` writes those that are right. What an importer understands it writes as the contract wants it;
//! what it does not understand it hands over as it stands, so that the refusal is the checker's, in the checker's words.
//! Nothing here judges an event, invents a value or writes over a file.

mod cells;
pub(crate) mod clock;
mod columns;
mod csv;
mod error;
mod file;
mod grid;
mod headings;
mod ical;
mod known;
pub mod model;
mod moment;
mod names;
mod openagenda;
mod place;
mod plan;
mod read;
mod rows;
mod when;
mod workbook;

pub(crate) use columns::{COLUMNS, Column, Kind, Words};
pub use error::Refusal;
pub use headings::Mapping;
pub use known::Known;
pub use plan::{Plan, Row, Target, Verdict, plan};
pub use read::{Options, Reading, read};

use crate::model::Slug;

/// Bytes of a file at most: a table of events with their descriptions stays far below.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;
/// Events of a file at most: more could not be reviewed in one proposal.
pub const MAX_EVENTS: usize = 5_000;

/// One event of the file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands.
    pub origin: Origin,
    /// The path that it already had in a site, when the file is one of our exports.
    pub path: Option<EventPath>,
    /// What it says, by key of the contract.
    pub fields: Vec<Field>,
    /// Its `seances`, when it has several.
    pub sessions: Vec<Vec<Field>>,
}

/// The three parts of an event's path.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "events/<year>/<folder>/<slug>.yaml")]
pub struct EventPath {
    pub year: i16,
    pub folder: Slug,
    pub slug: Slug,
}

/// Where an entry stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A line of a table, from 1, as a spreadsheet shows it.
    Line(usize),
    /// An item of an agenda or a calendar, from 1.
    Item(usize),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(line) => write!(formatter, "ligne {line}"),
            Self::Item(number) => write!(formatter, "événement {number}"),
        }
    }
}

/// One key with its value.
#[derive(Debug, Clone)]
pub struct Field {
    /// `titre`, `lieu.commune`: a key of the contract, after the key of its block.
    pub key: &'static str,
    /// What is written after it.
    pub value: Value,
    /// What people call the place it comes from: « colonne « Ville » ».
    pub label: String,
}

/// A value, as the file will hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A date, a number, a key of a vocabulary: written without quotes.
    Plain(String),
    /// One line of text.
    Text(String),
    /// Markdown, of any number of lines.
    Long(String),
    /// Keys or names of files.
    List(Vec<String>),
    /// Organisations and people.
    Parties(Vec<Party>),
    /// `ext_ids`: identifiers by source.
    Pairs(Vec<(String, String)>),
}

/// An organiser, partner or facilitator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// A file of `content/organisations`.
    Known(Slug),
    /// Anybody else.
    Named {
        /// `nom`.
        name: String,
        /// `url`.
        url: Option<String>,
    },
}

impl Entry {
    /// The text of a key, when it holds one.
    pub fn text(&self, key: &str) -> Option<&str> {
        text_of(&self.fields, key)
    }
}

/// The text of a key among fields.
fn text_of<'a>(fields: &'a [Field], key: &str) -> Option<&'a str> {
    match &fields.iter().find(|field| field.key == key)?.value {
        Value::Plain(text) | Value::Text(text) | Value::Long(text) => Some(text),
        _ => None,
    }
}
