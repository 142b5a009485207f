//! YAML with the place of every key and value. The only file that names the YAML crate.
//!
//! serde-saphyr reads under tight budgets (no anchors, shallow, few nodes), so that no pull request can hang the checker.
//! A scalar keeps its own text (`01000` stays `01000`), and a syntax error that has one plain cause is reported, mended in
//! memory without moving any byte, and the reading goes on: the author sees all the faults of a file in one run.

use super::Sink;
use super::repair::{self, Fault, at};
use crate::diagnostic::Span;
use crate::diagnostic::codes::yaml as codes;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;
use serde_saphyr::granit_parser::ErrorKind;
use std::fmt;

/// A YAML value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Where, in bytes of the file.
    pub span: Span,
}

/// What a YAML value can be, for us: every scalar is its own text.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing after the colon, or `null`.
    Null,
    /// A scalar, unquoted and unescaped; whether it was quoted.
    Scalar {
        /// Its text.
        text: String,
        /// `"…"`, `'…'`, `|` or `>`.
        quoted: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

/// Deepest nesting read: deeper YAML has no meaning in the contract and could exhaust a thread's stack.
const MAX_DEPTH: usize = 8;
/// Values read at most in one file.
const MAX_NODES: usize = 20_000;
/// Syntax errors mended in one file at most.
const MAX_REPAIRS: usize = 20;

/// Reads the mapping that a file (or a front matter, `offset` bytes into its file) is. `None` when nothing can be read;
/// what is wrong is in the sink, including keys that stand twice.
pub fn read(text: &str, offset: usize, sink: &mut Sink) -> Option<Node> {
    let mut mended = std::borrow::Cow::Borrowed(text);
    for _ in 0..MAX_REPAIRS {
        match parse(&mended) {
            Ok(raw) => {
                let mut builder = Builder { text: &mended, offset, sink };
                return builder.root(raw);
            }
            Err(fault) => {
                sink.push(shift(fault.span, offset), fault.message);
                mended = fault.mended?.into();
            }
        }
    }
    None
}

fn shift(span: Span, offset: usize) -> Span {
    let range = span.range();
    Span::from(range.start + offset..range.end + offset)
}

// --- what the crate gives ------------------------------------------------------------------------------------------

enum Raw {
    Null,
    Typed,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value")
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }
    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }
    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

// --- from raw values to nodes -----------------------------------------------------------------------------------------

struct Builder<'a> {
    text: &'a str,
    offset: usize,
    sink: &'a mut Sink,
}

impl Builder<'_> {
    fn root(&mut self, raw: Spanned<Raw>) -> Option<Node> {
        let first_line = self.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let start = self.text.find(first_line).unwrap_or_default();
        let whole = shift(Span::from(start..start + first_line.len()), self.offset);
        match raw.value {
            Raw::Map(entries) => Some(Node { value: self.map(entries), span: whole }),
            Raw::Null => {
                self.sink.push(Span::FILE, codes::empty_file());
                None
            }
            _ => {
                self.sink.push(whole, codes::not_a_mapping());
                None
            }
        }
    }

    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let local = byte_span(raw.referenced, self.text);
        let written = self.text.get(local.range()).unwrap_or_default();
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Typed => Value::Scalar { text: written.to_owned(), quoted: false },
            Raw::Text(text) => Value::Scalar { text, quoted: written.starts_with(['"', '\'', '|', '>']) },
            Raw::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => self.map(entries),
        };
        let span = match value {
            Value::List(_) | Value::Map(_) => first_line(self.text, local),
            _ => local,
        };
        Node { value, span: shift(span, self.offset) }
    }

    fn map(&mut self, raw: Vec<(Spanned<String>, Spanned<Raw>)>) -> Value {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        for (key, value) in raw {
            let key_span = shift(byte_span(key.referenced, self.text), self.offset);
            let key = key.value;
            match entries.iter().find(|entry| entry.key == key) {
                Some(first) => {
                    let head = first.key_span.range().start.saturating_sub(self.offset);
                    let line = self.text[..head.min(self.text.len())].matches('\n').count()
                        + 1
                        + self.sink.first_line(self.offset);
                    self.sink.push(key_span, codes::duplicate_key(&key, line));
                }
                None => {
                    let node = self.node(value);
                    entries.push(Entry { key, key_span, node });
                }
            }
        }
        Value::Map(entries)
    }
}

/// The crate places a list or a block at its first character only: people are shown its first line, or what stands
/// between its brackets.
fn first_line(text: &str, place: Span) -> Span {
    let start = place.range().start;
    let line = text[start..].lines().next().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let mut depth = 0;
    let closing = line.char_indices().filter(|_| line.starts_with(['[', '{'])).find(|(_, letter)| {
        depth += i32::from(matches!(letter, '[' | '{')) - i32::from(matches!(letter, ']' | '}'));
        depth == 0
    });
    Span::from(start..start + closing.map_or(line.len(), |(at, _)| at + 1).max(1))
}

fn byte_span(location: serde_saphyr::Location, text: &str) -> Span {
    let span = location.span();
    let start = span.byte_offset().map_or(0, |offset| usize::try_from(offset).unwrap_or(0)).min(text.len());
    let length = span.byte_len().map_or(0, |length| usize::try_from(length).unwrap_or(0));
    let end = (start + length).min(text.len());
    let trimmed = text.get(start..end).map_or(0, |written| written.trim_end().len());
    Span::from(start..(start + trimmed.max(1)).min(text.len()))
}

// --- syntax errors -----------------------------------------------------------------------------------------------------

fn parse(text: &str) -> Result<Spanned<Raw>, Box<Fault>> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 0, max_anchors: 0, max_depth: MAX_DEPTH, max_nodes: MAX_NODES, max_documents: 1,
            flow_nesting_limit: MAX_DEPTH,
        },
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::PassThrough,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        reject_unsupported_tags: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options).map_err(|error| Box::new(fault(text, error)))
}

fn fault(text: &str, error: serde_saphyr::Error) -> Fault {
    use serde_saphyr::Error;
    let error = error.without_snippet();
    let place = error.location().map_or(0, |location| offset_of(text, location));
    match error {
        Error::ExternalMessage { source, .. } => match &**source {
            serde_saphyr::localizer::ExternalMessageSource::Parser(scan) => {
                let marker = scan.marker();
                let place = marker.byte_offset().unwrap_or_else(|| byte_of(text, marker.line(), marker.col()));
                syntax_fault(text, place.min(text.len()), scan.kind())
            }
            _ => generic(text, place),
        },
        Error::UnknownAnchor { .. } => repair::leading_sign(text, place).unwrap_or_else(|| generic(text, place)),
        Error::Budget { .. } if text.get(place..).is_some_and(|rest| rest.starts_with("---")) => {
            Fault { span: Span::from(place..place + 3), message: codes::second_document(), mended: None }
        }
        Error::Budget { .. } | Error::AliasReplayLimitExceeded { .. } => repair::leading_sign(text, place)
            .unwrap_or_else(|| Fault { span: at(text, place), message: codes::too_complex(), mended: None }),
        Error::MultipleDocuments { .. } => {
            Fault { span: at(text, place), message: codes::second_document(), mended: None }
        }
        _ => repair::leading_sign(text, place).unwrap_or_else(|| generic(text, place)),
    }
}

fn syntax_fault(text: &str, place: usize, kind: &ErrorKind) -> Fault {
    if let ErrorKind::RecursionLimitExceeded = kind {
        return Fault { span: at(text, place), message: codes::too_complex(), mended: None };
    }
    repair::plain_cause(text, place).unwrap_or_else(|| match kind {
        ErrorKind::UnclosedFlowCollection { .. } | ErrorKind::UnexpectedEofFlowSequence => {
            Fault { span: at(text, place), message: codes::unclosed_bracket(), mended: None }
        }
        ErrorKind::UnclosedQuotedScalar => {
            Fault { span: at(text, place), message: codes::unclosed_quote(), mended: None }
        }
        _ => generic(text, place),
    })
}

fn generic(text: &str, place: usize) -> Fault {
    Fault { span: at(text, place), message: codes::syntax(), mended: None }
}

/// Some errors know their line and column only.
fn offset_of(text: &str, location: serde_saphyr::Location) -> usize {
    let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    let offset = location.span().byte_offset().map(number);
    offset
        .unwrap_or_else(|| byte_of(text, number(location.line()), number(location.column().saturating_sub(1))))
        .min(text.len())
}

fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + text[start.min(text.len())..].chars().take(column).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let mut sink = Sink::new("a.yaml".into());
        read(text, 0, &mut sink);
        sink.into_report()
            .iter()
            .map(|d| format!("{} {:?} {}", d.message.code, d.span.range(), d.message.text))
            .collect()
    }

    fn value(text: &str) -> String {
        let mut sink = Sink::new("a.yaml".into());
        let node = read(text, 0, &mut sink).expect("a mapping");
        let Value::Map(entries) = node.value else { panic!("a mapping") };
        let Value::Scalar { text, .. } = &entries[0].node.value else { panic!("a scalar") };
        text.clone()
    }

    #[test]
    fn a_scalar_keeps_its_own_text() {
        for text in ["01000", "2026-05-23", "0x1F", "1e3", "14:30", "1_000", "true", "12.50", "+33 1", "2A"] {
            assert_eq!(value(&format!("a: {text}\n")), text);
        }
        assert_eq!(value("a: \"x: y\"\n"), "x: y");
        assert_eq!(value("a: |\n  x\n  y\n"), "x\ny\n");
    }

    #[test]
    fn a_duplicate_key_is_refused_with_both_places() {
        let found = messages("titre: A\ntypes: []\ntitre: B\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("19..24") && found[0].contains("ligne 1"), "{found:?}");
    }

    #[test]
    fn a_syntax_error_with_a_plain_cause_is_placed_and_does_not_hide_the_next_ones() {
        let found = messages(
            "titre: IA & Bâtiment : innovations\nresume: 'L'IA pour tous'\nlieu:\n\tnom: b\nb: *x\ntypes @cafe\n",
        );
        let codes: Vec<&str> = found.iter().map(|message| &message[..4]).collect();
        assert_eq!(codes, ["E011", "E012", "E013", "E014", "E015"], "{found:#?}");
    }

    #[test]
    fn hostile_yaml_is_refused_quickly() {
        for text in
            ["[".repeat(100_000), format!("a: {}", "[".repeat(100_000)), "a: &a [*a]\n".to_owned(), "{a: ".repeat(500)]
        {
            assert!(!messages(&text).is_empty());
        }
        assert!(!messages("- a\n- b\n").is_empty());
        assert!(!messages("").is_empty());
        assert!(!messages("a: 1\n---\nb: 2\n").is_empty());
    }
}
