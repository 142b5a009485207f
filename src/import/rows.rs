//! From the lines of a table to entries: a line an event, or a session of the event whose identifier it repeats.

use super::columns::{EXAMPLE, Kind};
use super::grid::{Grid, Line};
use super::headings::Headings;
use super::when::{self, Part, When};
use super::{Entry, EventPath, Field, Known, MAX_EVENTS, Origin, Refusal, Value, cells, place, text_of};
use crate::model::Slug;

/// One line, read.
struct Row {
    entry: Entry,
    session: Option<String>,
    when: When,
    label: String,
}

/// Reads the lines below the headings.
///
/// # Errors
/// [`Refusal::TooMany`].
pub(super) fn entries(grid: &Grid, headings: &Headings, known: &Known) -> Result<Vec<Entry>, Refusal> {
    let lines = &grid.lines[headings.first..];
    if lines.len() > MAX_EVENTS {
        return Err(Refusal::TooMany);
    }
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        let row = row(line, headings, known);
        if row.entry.text("titre").is_some_and(|title| title.starts_with(EXAMPLE)) {
            continue;
        }
        let same = row
            .entry
            .path
            .as_ref()
            .zip(row.session.as_ref())
            .and_then(|(path, _)| entries.iter_mut().rev().find(|entry| entry.path.as_ref() == Some(path)));
        match same {
            Some(event) => {
                let session = own(&row, &event.fields);
                event.sessions.push(session);
            }
            None => entries.push(first(row)),
        }
    }
    Ok(entries)
}

fn row(line: &Line, headings: &Headings, known: &Known) -> Row {
    let mut parts = Vec::new();
    let mut entry = Entry { origin: Origin::Line(line.number), path: None, fields: Vec::new(), sessions: Vec::new() };
    let (mut session, mut session_label) = (None, String::new());
    for (column, cell) in headings.columns.iter().zip(&line.cells) {
        let Some((column, label)) = column else { continue };
        match column.kind {
            _ if cell.trim().is_empty() => {}
            Kind::When => parts.push(Part { key: column.key, text: cell, label }),
            Kind::Identity if column.key == "id" => entry.path = path(cell),
            Kind::Identity => {
                session = Some(cell.trim().to_owned());
                session_label.clone_from(label);
            }
            _ => {
                let fields = cells::fields(column, cell, label, known);
                entry.fields.extend(
                    fields.into_iter().filter(|field| text_of(&entry.fields, field.key).is_none()).collect::<Vec<_>>(),
                );
            }
        }
    }
    place::part_address(&mut entry.fields);
    let when = when::read(&parts, known.year);
    Row { entry, session, when, label: session_label }
}

/// The entry that a line begins.
fn first(mut row: Row) -> Entry {
    match (&row.session, row.when) {
        (None, When::Once(fields)) => row.entry.fields.extend(fields),
        (None, When::Run(days)) => {
            let id = |number: usize| id_field(&format!("jour-{}", number + 1), "");
            let sessions = days.into_iter().enumerate().map(|(number, day)| [vec![id(number)], day].concat());
            row.entry.sessions = sessions.collect();
        }
        (Some(session), When::Once(fields)) => {
            row.entry.sessions.push([vec![id_field(session, &row.label)], fields].concat());
        }
        (Some(session), When::Run(days)) => {
            row.entry.sessions =
                days.into_iter().map(|day| [vec![id_field(session, &row.label)], day].concat()).collect();
        }
    }
    row.entry
}

/// What a line says of a session and not of its event.
fn own(row: &Row, event: &[Field]) -> Vec<Field> {
    let mut session = vec![id_field(row.session.as_deref().unwrap_or_default(), &row.label)];
    if let When::Once(fields) = &row.when {
        session.extend(fields.iter().cloned());
    }
    let places = |fields: &[Field]| {
        let own = fields.iter().filter(|field| field.key == "lieu" || field.key.starts_with("lieu."));
        own.map(|field| (field.key, field.value.clone())).collect::<Vec<_>>()
    };
    let moved = places(&row.entry.fields) != places(event);
    session.extend(
        row.entry
            .fields
            .iter()
            .filter(|field| match field.key {
                "statut" | "places" => text_of(event, field.key) != text_of(&row.entry.fields, field.key),
                key => moved && (key == "lieu" || key.starts_with("lieu.")),
            })
            .cloned(),
    );
    session
}

fn id_field(id: &str, label: &str) -> Field {
    Field { key: "id", value: Value::Plain(id.to_owned()), label: label.to_owned() }
}

/// « 2026/59/anor-decouvrir-ia »: anything else is somebody's own numbering.
fn path(cell: &str) -> Option<EventPath> {
    let mut parts = cell.trim().split('/');
    let (year, folder, slug) = (parts.next()?, parts.next()?, parts.next()?);
    let path = EventPath { year: year.parse().ok()?, folder: Slug::new(folder).ok()?, slug: Slug::new(slug).ok()? };
    (year.len() == 4 && parts.next().is_none()).then_some(path)
}
