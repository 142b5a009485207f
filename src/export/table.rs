//! CSV that `semaine import` reads back to the same events: the columns of the import, a row an event; the sessions of an
//! event follow it, a row each, with their identifier and what is their own.
//!
//! It does not hold pictures, comments of the files, and semicolons inside the name of an organiser.

use super::{Written, at, items, text};
use crate::import::{COLUMNS, Column, Kind};
use crate::parse::yaml::{Node, Value};

/// Keys of a session that a row may say besides when.
const OF_A_SESSION: [&str; 3] = ["lieu.", "statut", "places"];

/// The table, with a byte order mark and semicolons, as French spreadsheets open it.
pub fn document(events: &[Written]) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // A Vec takes all bytes: nothing here can fail.
    let _ = writer.write_record(columns().map(|column| &column.title));
    for event in events {
        let _ = writer.write_record(columns().map(|column| match column.key {
            "id" => event.id.clone(),
            _ => cell(&event.root, column),
        }));
        for session in items(&event.root, "seances") {
            let _ = writer.write_record(columns().map(|column| of_session(event, session, column)));
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// The columns that hold one key each: the others are ways to say the same.
fn columns() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| {
        !matches!(column.kind, Kind::Registration | Kind::Features)
            && !["heure", "date-fin", "duree"].contains(&column.key)
    })
}

fn of_session(event: &Written, session: &Node, column: &Column) -> String {
    match column.key {
        "id" => event.id.clone(),
        "seance" => text(session, "id").unwrap_or_default().to_owned(),
        // For whoever reads the table.
        "titre" => cell(&event.root, column),
        key if matches!(column.kind, Kind::When) || OF_A_SESSION.iter().any(|own| key.starts_with(own)) => {
            cell(session, column)
        }
        _ => String::new(),
    }
}

fn cell(node: &Node, column: &Column) -> String {
    let plain = || text(node, column.key).unwrap_or_default().to_owned();
    let list = || items(node, column.key).iter().filter_map(scalar);
    match column.kind {
        Kind::Identity | Kind::Registration | Kind::Features => String::new(),
        Kind::When => when(node, column.key),
        Kind::Number => plain(),
        Kind::Boolean => match text(node, column.key) {
            Some("true") => "oui".to_owned(),
            Some("false") => "non".to_owned(),
            _ => String::new(),
        },
        Kind::Choice(words) => label(&plain(), words),
        Kind::Choices(words) => list().map(|key| label(key, words)).collect::<Vec<_>>().join(" ; "),
        Kind::Names if column.key == "redirections" => list().collect::<Vec<_>>().join(" "),
        Kind::Names | Kind::Days => list().collect::<Vec<_>>().join(" ; "),
        Kind::Parties => guarded(&items(node, column.key).iter().filter_map(party).collect::<Vec<_>>().join(" ; ")),
        Kind::Pairs => guarded(&pairs(node, column.key)),
        Kind::Venue => guarded(text(node, "lieu").or_else(|| text(node, column.key)).unwrap_or_default()),
        Kind::Line | Kind::Markdown | Kind::Code(_) | Kind::Name | Kind::Day | Kind::Time | Kind::Deadline => {
            guarded(&plain())
        }
    }
}

/// `date` and the hours: an end before its start is that of the next day.
fn when(node: &Node, key: &str) -> String {
    let part = |key: &str| text(node, key).and_then(|moment| moment.split_once('T'));
    match key {
        "date" => text(node, "date").or_else(|| part("debut").map(|(day, _)| day)),
        _ => part(key).map(|(_, time)| time),
    }
    .unwrap_or_default()
    .to_owned()
}

fn label(key: &str, words: crate::import::Words) -> String {
    let known = words.iter().find(|known| known.key == key);
    known.map_or(key, |known| known.label).to_owned()
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text.trim()),
        _ => None,
    }
}

/// `la-mednum`, « Médiathèque » or « Médiathèque <https://…> ».
fn party(node: &Node) -> Option<String> {
    let name = scalar(node).or_else(|| text(node, "nom"))?;
    Some(match text(node, "url") {
        Some(url) => format!("{name} <{url}>"),
        None => name.to_owned(),
    })
}

fn pairs(node: &Node, key: &str) -> String {
    let Some(Value::Map(entries)) = at(node, key).map(|node| &node.value) else { return String::new() };
    let pairs = entries.iter().filter_map(|entry| Some(format!("{}:{}", entry.key, scalar(&entry.node)?)));
    pairs.collect::<Vec<_>>().join(" ; ")
}

/// A text that no spreadsheet takes for a formula (OWASP, « CSV Injection »); the import takes the apostrophe away.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
}
