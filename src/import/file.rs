//! An entry as the text of an event's file, and where each of its values stands in it: so that what the checker says of
//! a place of the file is told of a column of the table.

use super::columns::{self, COLUMNS};
use super::{Entry, Field, Party, Value};
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
            Value::Plain(text) => self.line(&if is_bare(text) { text.clone() } else { quoted(text) }),
            Value::Text(text) => self.line(&scalar(text)),
            Value::Long(text) => self.long(indent, text),
            Value::List(items) if key == "redirections" => {
                self.items(indent, &items.iter().map(|item| scalar(item)).collect::<Vec<_>>());
            }
            Value::List(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| if is_bare(item) { item.clone() } else { quoted(item) }).collect();
                self.line(&format!("[{}]", items.join(", ")));
            }
            Value::Parties(parties) => {
                let lines = parties.iter().map(|party| match party {
                    Party::Known(slug) => slug.to_string(),
                    Party::Named { name, url: None } => format!("nom: {}", scalar(name)),
                    Party::Named { name, url: Some(url) } => {
                        format!("nom: {}\n{indent}    url: {}", scalar(name), scalar(url))
                    }
                });
                self.items(indent, &lines.collect::<Vec<_>>());
            }
            Value::Pairs(pairs) => {
                self.text.push('\n');
                for (source, id) in pairs {
                    let _ = writeln!(self.text, "{indent}  {}: {}", scalar(source), quoted(id));
                }
            }
        }
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, " {text}");
    }

    fn items(&mut self, indent: &str, items: &[String]) {
        self.text.push('\n');
        for item in items {
            let _ = writeln!(self.text, "{indent}  - {item}");
        }
    }

    /// A literal block, unless a sign in the text would not survive in one.
    fn long(&mut self, indent: &str, text: &str) {
        let plain = text.chars().all(|letter| letter == '\n' || !(letter.is_control() || is_break(letter)));
        if !plain || text.starts_with([' ', '\n']) || text.is_empty() {
            return self.line(&quoted(text));
        }
        self.text.push_str(" |\n");
        for line in text.lines() {
            let _ = if line.is_empty() { writeln!(self.text) } else { writeln!(self.text, "{indent}  {line}") };
        }
    }
}

/// The file of an entry, in the contract's order.
pub(crate) fn write(entry: &Entry) -> Written {
    let mut written = Written::default();
    let mut done: Vec<&str> = Vec::new();
    let online = entry.text("mode") == Some("en-ligne");
    for column in COLUMNS {
        let top = top(column.key);
        let of_top: Vec<&Field> = sorted(&entry.fields, |field| self::top(field.key) == top);
        if column.key == "seance" && !entry.sessions.is_empty() {
            sessions(&mut written, &entry.sessions);
        } else if let Some(hint) = column.hint.filter(|_| of_top.is_empty() && !(online && top == "accessibilite")) {
            let _ = writeln!(written.text, "# {top}: {hint}");
        } else if !of_top.is_empty() && !done.contains(&top) {
            done.push(top);
            block(&mut written, "", &of_top);
        }
    }
    written
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

/// A word that YAML and everybody read as itself: a key of a vocabulary, a date, a number, the name of a file.
fn is_bare(text: &str) -> bool {
    !text.is_empty()
        && text.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b':' | b'/'))
        && !text.ends_with(':')
        && !text.starts_with("--")
        && text != "-"
        && !text.eq_ignore_ascii_case("null")
}

/// Words that other readers of YAML take for something else than text.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A line of text: bare when it cannot be misread, between quotes otherwise.
fn scalar(text: &str) -> String {
    let harmless = |letter: char| letter.is_alphanumeric() || " '’-.,!?()/&%€°«»…–\u{a0}\u{202f}".contains(letter);
    let bare = text.starts_with(char::is_alphabetic)
        && text.chars().all(harmless)
        && !text.ends_with([' ', '\u{a0}', '\u{202f}'])
        && !WORDS.contains(&text.to_lowercase().as_str());
    let address = text.starts_with("https://") && is_bare(text);
    if bare || address { text.to_owned() } else { quoted(text) }
}

/// Line ends of Unicode that some readers of YAML honour.
fn is_break(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}')
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() || is_break(letter) => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Sink;
    use crate::parse::yaml::{self, Value as Yaml};

    #[test]
    fn any_text_comes_back_as_it_was() {
        for text in [
            "IA & Bâtiment : innovations",
            "=cmd|' /C calc'!A0",
            "# titre",
            "- tiret",
            "oui",
            "no",
            "null",
            "01000",
            "a \"b\" \\ c",
            "é\u{0}\u{1b}\u{85}\u{2028}",
            "x: y",
            "'",
            "{a}",
            "[a]",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "?",
            "|",
            "L’IA, c’est nul !",
            "..",
            "../../etc/passwd",
            "---",
            "\u{feff}a",
            "fin:",
            "a #b",
        ] {
            for value in [Value::Text(text.to_owned()), Value::Plain(text.to_owned()), Value::Long(text.to_owned())] {
                let field = Field { key: "titre", value, label: "T".to_owned() };
                let mut written = Written::default();
                written.field("", "titre", &field);
                let mut sink = Sink::new("a.yaml".into());
                let root = yaml::read(&written.text, 0, &mut sink).unwrap_or_else(|| panic!("{}", written.text));
                let Yaml::Map(entries) = root.value else { panic!("a mapping") };
                let Yaml::Scalar { text: back, .. } = &entries[0].node.value else {
                    panic!("a scalar: {}", written.text)
                };
                assert_eq!(back.trim_end_matches('\n'), text, "{}", written.text);
            }
        }
    }
}
