//! An entry as the text of an event's file, and where each of its values stands in it: so that what the checker says of
//! a place of the file is told of a column of the table.

use super::columns;
use super::{Entry, Field, Party, Value};
use crate::contract::{EVENT, Key, Need};
use crate::formats::yaml_text;
use std::fmt::Write;
use std::ops::Range;

/// A file that was written, in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    /// Its text.
    pub(crate) text: String,
    /// The range of each key with its value, and the column it comes from.
    places: Vec<(Range<usize>, String)>,
}

impl Written {
    /// The column whose value stands at an offset.
    pub(crate) fn label_at(&self, offset: usize) -> Option<&str> {
        let inner =
            self.places.iter().filter(|(range, _)| range.contains(&offset)).min_by_key(|(range, _)| range.len());
        inner.map(|(_, label)| label.as_str()).filter(|label| !label.is_empty())
    }

    fn field(&mut self, indent: &str, key: &str, field: &Field) {
        let start = self.text.len();
        self.text.push_str(indent);
        self.text.push_str(key);
        self.text.push(':');
        self.value(indent, key, &field.value);
        self.places.push((start..self.text.len(), field.label.clone()));
    }

    fn value(&mut self, indent: &str, key: &str, value: &Value) {
        match value {
            Value::Plain(text) => self.line(&yaml_text::word(text)),
            Value::Text(text) => self.line(&yaml_text::line(text)),
            Value::Long(text) => self.line(&yaml_text::lines(indent, text)),
            Value::List(items) if key == "redirections" => {
                self.items(indent, items.iter().map(|item| yaml_text::line(item)));
            }
            Value::List(items) => self.line(&yaml_text::list(items.iter().map(String::as_str))),
            Value::Parties(parties) => {
                let lines = parties.iter().map(|party| match party {
                    Party::Known(slug) => slug.to_string(),
                    Party::Named { name, url: None } => format!("nom: {}", yaml_text::line(name)),
                    Party::Named { name, url: Some(url) } => {
                        format!("nom: {}\n{indent}    url: {}", yaml_text::line(name), yaml_text::line(url))
                    }
                });
                self.items(indent, lines);
            }
            Value::Pairs(pairs) => {
                self.text.push('\n');
                for (source, id) in pairs {
                    let _ = writeln!(self.text, "{indent}  {}: {}", yaml_text::line(source), yaml_text::quoted(id));
                }
            }
        }
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, " {text}");
    }

    fn items(&mut self, indent: &str, items: impl Iterator<Item = String>) {
        self.text.push('\n');
        for item in items {
            let _ = writeln!(self.text, "{indent}  - {item}");
        }
    }
}

/// The file of an entry, in the contract's order. What would help and is not known is a comment, in the contract's words.
pub(crate) fn write(entry: &Entry) -> Written {
    let mut written = Written::default();
    for key in EVENT.block.keys {
        let fields: Vec<&Field> = sorted(&entry.fields, |field| top(field.key) == key.name);
        if key.name == "seances" && !entry.sessions.is_empty() {
            sessions(&mut written, &entry.sessions);
        } else if !fields.is_empty() {
            block(&mut written, "", &fields);
        } else if key.need == Need::Recommended && concerns(key, entry) {
            let _ = writeln!(written.text, "# {}: {}", key.name, key.description);
        }
    }
    written
}

/// Whether a key that is not known could be: hours are no matter of a comment, and some keys depend on how one takes part.
fn concerns(key: &Key, entry: &Entry) -> bool {
    let mode = entry.text("mode");
    match key.name {
        "debut" | "fin" => false,
        "lien_connexion" => matches!(mode, Some("en-ligne" | "hybride")),
        "accessibilite" => mode != Some("en-ligne"),
        _ => true,
    }
}

fn sessions(written: &mut Written, sessions: &[Vec<Field>]) {
    written.text.push_str("seances:\n");
    for session in sessions {
        let start = written.text.len();
        let mut tops: Vec<&str> = Vec::new();
        for field in sorted(session, |_| true) {
            let top = top(field.key);
            if !tops.contains(&top) {
                tops.push(top);
                let of_top = sorted(session, |field| self::top(field.key) == top);
                block(written, "    ", &of_top);
            }
        }
        // The first key of an item stands after its dash.
        if written.text[start..].starts_with("    ") {
            written.text.replace_range(start..start + 4, "  - ");
        }
    }
}

/// One key, or a key with the keys of its block.
fn block(written: &mut Written, indent: &str, fields: &[&Field]) {
    if let [field] = fields
        && !field.key.contains('.')
    {
        return written.field(indent, field.key, field);
    }
    // A bare « lieu » wins over the address of the same place.
    if let Some(field) = fields.iter().find(|field| !field.key.contains('.')) {
        return written.field(indent, field.key, field);
    }
    let top = fields.first().map_or("", |field| top(field.key));
    let _ = writeln!(written.text, "{indent}{top}:");
    let inner = format!("{indent}  ");
    for field in fields {
        let key = field.key.split_once('.').map_or(field.key, |(_, key)| key);
        written.field(&inner, key, field);
    }
}

fn sorted(fields: &[Field], keep: impl Fn(&Field) -> bool) -> Vec<&Field> {
    let mut kept: Vec<&Field> = fields.iter().filter(|field| keep(field)).collect();
    kept.sort_by_key(|field| columns::rank(if field.key == "lieu" { "lieu.nom" } else { field.key }));
    kept
}

/// The key of the file that holds this one.
fn top(key: &str) -> &str {
    key.split('.').next().unwrap_or(key)
}
