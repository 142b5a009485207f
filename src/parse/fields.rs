//! Reads the keys of a mapping, goes on after an error, and knows the nearest key.
//!
//! Every method answers `None` when the key is absent or its value was refused: a refused value is in the sink already.

use super::Sink;
use super::values;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::codes::fields as codes;
use crate::diagnostic::{Message, Span};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Bounds, Link, Slug};
use jiff::civil::{Date, DateTime};
use std::ops::RangeInclusive;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Where the values of a file's keys stand, for the rules that come later.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<(String, Span)>);

impl Places {
    /// Where the value of `key` stands; the file as a whole when the key is not there.
    pub fn of(&self, key: &str) -> Span {
        self.0.iter().find(|(name, _)| name == key).map_or(Span::FILE, |(_, span)| *span)
    }
}

/// The keys of one mapping, being read.
pub struct Fields<'a> {
    entries: &'a [Entry],
    /// Where the mapping stands: for what is missing.
    pub span: Span,
    asked: Vec<&'static str>,
    sink: &'a mut Sink,
}

impl<'a> Fields<'a> {
    /// Reads the mapping `node`; anything else is reported and read as an empty mapping.
    pub fn new(node: &'a Node, sink: &'a mut Sink) -> Self {
        let entries: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            _ => {
                sink.push(node.span, codes::not_a_block());
                &[]
            }
        };
        Self { entries, span: node.span, asked: Vec::new(), sink }
    }

    /// Where the value of each key stands.
    pub fn places(&self) -> Places {
        Places(self.entries.iter().map(|entry| (entry.key.clone(), entry.node.span)).collect())
    }

    /// Reports a message of the caller.
    pub fn report(&mut self, span: Span, message: Message) {
        self.sink.push(span, message);
    }

    /// The value of a key, whatever it is; an empty one is reported.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        if matches!(entry.node.value, Value::Null) {
            self.sink.push(entry.key_span, codes::empty_value(key));
            return None;
        }
        Some(&entry.node)
    }

    /// Where a key stands, if it does.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.key_span)
    }

    /// Where a key stands that holds an empty list.
    pub fn empty_list_span(&self, key: &str) -> Option<Span> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        matches!(&entry.node.value, Value::List(items) if items.is_empty()).then_some(entry.key_span)
    }

    /// Whether a key holds a bare text: a reference rather than a block.
    pub fn entry_is_scalar(&self, key: &str) -> bool {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        entry.is_some_and(|entry| matches!(entry.node.value, Value::Scalar { .. }))
    }

    fn scalar(&mut self, key: &'static str) -> Option<Located<&'a str>> {
        let node = self.node(key)?;
        self.scalar_of(key, node)
    }

    fn scalar_of(&mut self, key: &'static str, node: &'a Node) -> Option<Located<&'a str>> {
        let Value::Scalar { text, .. } = &node.value else {
            self.sink.push(node.span, codes::not_a_text(key));
            return None;
        };
        if text.chars().all(shows_nothing) {
            self.sink.push(node.span, codes::empty_value(key));
            return None;
        }
        Some(Located { value: text.as_str(), span: node.span })
    }

    /// Reads a scalar with a function that may refuse it.
    fn read<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Message>) -> Option<Located<T>> {
        let scalar = self.scalar(key)?;
        match read(scalar.value) {
            Ok(value) => Some(Located { value, span: scalar.span }),
            Err(message) => {
                self.sink.push(scalar.span, message);
                None
            }
        }
    }

    /// Reports a key that must be there.
    fn require<T>(&mut self, key: &'static str, example: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && self.key_span(key).is_none() {
            self.sink.push(self.span, codes::missing_key(key, example));
        }
        value
    }

    /// Reports a list that must be there and hold something; one whose items were all refused is reported already.
    fn require_item(&mut self, key: &'static str, example: &str, nothing_read: bool) {
        let entry = self.entries.iter().find(|entry| entry.key == key);
        match entry.map(|entry| (&entry.node.value, entry.node.span)) {
            None if nothing_read => self.sink.push(self.span, codes::missing_key(key, example)),
            Some((Value::List(items), span)) if items.is_empty() => self.sink.push(span, codes::empty_value(key)),
            _ => {}
        }
    }

    /// One line of text of at most `max` characters.
    pub fn text(&mut self, key: &'static str, max: usize) -> Option<Located<String>> {
        self.read(key, |text| values::text(key, text, max, values::Lines::One))
    }

    /// The same, which must be there.
    pub fn required_text(&mut self, key: &'static str, max: usize, example: &str) -> Option<Located<String>> {
        let value = self.text(key, max);
        self.require(key, example, value)
    }

    /// Text of several lines, of at most `max` characters.
    pub fn long_text(&mut self, key: &'static str, max: usize) -> Option<Located<String>> {
        self.read(key, |text| values::text(key, text, max, values::Lines::Many))
    }

    /// A value of a vocabulary.
    pub fn choice<V: Vocabulary>(&mut self, key: &'static str) -> Option<Located<V>> {
        self.read(key, |text| values::choice(key, text))
    }

    /// The same, which must be there.
    pub fn required_choice<V: Vocabulary>(&mut self, key: &'static str, example: &str) -> Option<Located<V>> {
        let value = self.choice(key);
        self.require(key, example, value)
    }

    /// A list of values of a vocabulary, each once.
    pub fn choices<V: Vocabulary>(&mut self, key: &'static str) -> Vec<Located<V>> {
        let read = self.list(key, |text| values::choice(key, text));
        self.without_repeats(key, read, |value: &V| value.key().to_owned())
    }

    /// The same, which must be there and hold at least one value.
    pub fn required_choices<V: Vocabulary>(&mut self, key: &'static str, example: &str) -> Vec<Located<V>> {
        let list = self.choices(key);
        self.require_item(key, example, list.is_empty());
        list
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str, max: usize) -> Vec<Located<String>> {
        self.list(key, |text| values::text(key, text, max, values::Lines::One))
    }

    /// A list of one text at least.
    pub fn required_texts(&mut self, key: &'static str, max: usize, example: &str) -> Vec<Located<String>> {
        let list = self.texts(key, max);
        self.require_item(key, example, list.is_empty());
        list
    }

    /// The name of another file, as `slug`.
    pub fn slug(&mut self, key: &'static str) -> Option<Located<Slug>> {
        self.read(key, |text| values::slug(key, text))
    }

    /// A list of names of other files, each once.
    pub fn slugs(&mut self, key: &'static str) -> Vec<Located<Slug>> {
        let read = self.list(key, |text| values::slug(key, text));
        self.without_repeats(key, read, Slug::to_string)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        self.read(key, |text| values::boolean(key, text))
    }

    /// A whole number within bounds.
    pub fn number(&mut self, key: &'static str, bounds: RangeInclusive<u32>) -> Option<Located<u32>> {
        self.read(key, |text| values::number(key, text, &bounds))
    }

    /// A decimal number.
    pub fn decimal(&mut self, key: &'static str) -> Option<Located<f64>> {
        self.read(key, |text| values::decimal(key, text))
    }

    /// A day: `2026-05-23`.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        self.read(key, |text| values::date(key, text))
    }

    /// The same, which must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Located<Date>> {
        let value = self.date(key);
        self.require(key, "2026-05-23", value)
    }

    /// A list of days.
    pub fn dates(&mut self, key: &'static str) -> Vec<Located<Date>> {
        self.list(key, |text| values::date(key, text))
    }

    /// A local moment: `2026-05-20T14:00`.
    pub fn date_time(&mut self, key: &'static str) -> Option<Located<DateTime>> {
        self.read(key, |text| values::date_time(key, text))
    }

    /// A moment, or a day that stands for its last minute.
    pub fn deadline(&mut self, key: &'static str) -> Option<Located<DateTime>> {
        self.read(key, |text| values::deadline(key, text))
    }

    /// An hour: `13:30`.
    pub fn time(&mut self, key: &'static str) -> Option<Located<jiff::civil::Time>> {
        self.read(key, |text| values::time(key, text))
    }

    /// The same, which must be there.
    pub fn required_time(&mut self, key: &'static str, example: &str) -> Option<Located<jiff::civil::Time>> {
        let value = self.time(key);
        self.require(key, example, value)
    }

    /// An `http` or `https` address.
    pub fn url(&mut self, key: &'static str) -> Option<Located<String>> {
        self.read(key, |text| values::url(key, text))
    }

    /// A mail address.
    pub fn email(&mut self, key: &'static str) -> Option<Located<String>> {
        self.read(key, |text| values::email(key, text))
    }

    /// A block of keys, read by `read`.
    pub fn block<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<Located<T>> {
        let node = self.node(key)?;
        if !matches!(node.value, Value::Map(_)) {
            self.sink.push(node.span, codes::not_a_block());
            return None;
        }
        let mut fields = Fields::new(node, self.sink);
        let value = read(&mut fields);
        fields.finish();
        Some(Located { value, span: self.key_span(key).unwrap_or(node.span) })
    }

    /// A list of blocks.
    pub fn blocks<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> T) -> Vec<Located<T>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.sink.push(node.span, codes::not_a_list_of_blocks(key));
            return Vec::new();
        };
        let mut blocks = Vec::with_capacity(items.len());
        for item in items {
            let mut fields = Fields::new(item, self.sink);
            if matches!(item.value, Value::Map(_)) {
                let value = read(&mut fields);
                fields.finish();
                blocks.push(Located { value, span: item.span });
            }
        }
        blocks
    }

    /// The items of a list, as they are.
    pub fn items(&mut self, key: &'static str) -> &'a [Node] {
        match self.node(key).map(|node| (&node.value, node.span)) {
            Some((Value::List(items), _)) => items,
            Some((_, span)) => {
                self.sink.push(span, codes::not_a_list(key, None));
                &[]
            }
            None => &[],
        }
    }

    /// Reads the block that an item of [`Fields::items`] is.
    pub fn item_block<T>(&mut self, item: &Node, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
        let mut fields = Fields::new(item, self.sink);
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// `{min, max}`.
    pub fn bounds(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<Located<Bounds>> {
        let block = self.block(key, |fields| {
            let (min, max) = (fields.number("min", range.clone()), fields.number("max", range));
            if let (Some(min), Some(max)) = (&min, &max)
                && min.value > max.value
            {
                fields.report(max.span, codes::min_over_max(min.value, max.value));
            }
            Bounds { min: min.map(|min| min.value), max: max.map(|max| max.value) }
        })?;
        (block.value.min.is_some() || block.value.max.is_some()).then_some(block)
    }

    /// `{titre, url}`.
    pub fn link(&mut self, key: &'static str) -> Option<Link> {
        self.block(key, link).and_then(|link| link.value)
    }

    /// A list of `{titre, url}`.
    pub fn links(&mut self, key: &'static str) -> Vec<Link> {
        self.blocks(key, link).into_iter().filter_map(|link| link.value).collect()
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                self.sink.push(entry.key_span, codes::unknown_key(&entry.key, &self.asked));
            }
        }
    }

    fn list<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Result<T, Message>) -> Vec<Located<T>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            let written = if let Value::Scalar { text, .. } = &node.value { Some(text.as_str()) } else { None };
            self.sink.push(node.span, codes::not_a_list(key, written));
            return Vec::new();
        };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            let Some(scalar) = self.scalar_of(key, item) else { continue };
            match read(scalar.value) {
                Ok(value) => list.push(Located { value, span: scalar.span }),
                Err(message) => self.sink.push(scalar.span, message),
            }
        }
        list
    }

    fn without_repeats<T>(
        &mut self,
        key: &'static str,
        list: Vec<Located<T>>,
        name: impl Fn(&T) -> String,
    ) -> Vec<Located<T>> {
        let mut seen: Vec<String> = Vec::with_capacity(list.len());
        list.into_iter()
            .filter(|item| {
                let name = name(&item.value);
                let first = !seen.contains(&name);
                if first {
                    seen.push(name);
                } else {
                    self.sink.push(item.span, codes::repeated_value(key, &name));
                }
                first
            })
            .collect()
    }
}

/// Spaces, and the marks without width that stay when a text is copied from elsewhere and then erased.
fn shows_nothing(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn link(fields: &mut Fields<'_>) -> Option<Link> {
    let title = fields.required_text("titre", 200, "Titre du lien");
    let url = fields.url("url");
    let url = fields.require("url", "https://exemple.fr/page", url);
    Some(Link { title: title?.value, url: url?.value })
}

impl<T> Located<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), span: self.span }
    }
}

/// The values without their places.
pub fn plain<T>(list: Vec<Located<T>>) -> Vec<T> {
    list.into_iter().map(|item| item.value).collect()
}
