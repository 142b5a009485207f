//! Reads the keys of a mapping as the contract says them, goes on after an error, and knows the nearest key.
//!
//! Every method answers `None` when the key is absent or its value was refused: a refused value is in the sink already,
//! and so is a key that the contract requires. A reader asks for every key of its block, in any order, whatever the file
//! holds; debug builds make sure of it each time a block is read.

use super::Sink;
use super::values;
use super::yaml::{Entry, Node, Value};
use crate::contract::{Block, Key, Kind, Need, Scalar};
use crate::diagnostic::codes::fields as codes;
use crate::diagnostic::{Message, Span};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Bounds, Link, Slug};
use jiff::civil::{Date, DateTime};

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
    block: &'static Block,
    /// Where the mapping stands: for what is missing.
    pub span: Span,
    #[cfg(debug_assertions)]
    asked: Vec<&'static str>,
    sink: &'a mut Sink,
}

impl<'a> Fields<'a> {
    /// Reads the mapping `node`, whose keys are those of `block`; anything else is reported and read as an empty mapping.
    pub fn new(node: &'a Node, block: &'static Block, sink: &'a mut Sink) -> Self {
        let entries: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            _ => {
                sink.push(node.span, codes::not_a_block());
                &[]
            }
        };
        Self {
            entries,
            block,
            span: node.span,
            #[cfg(debug_assertions)]
            asked: Vec::new(),
            sink,
        }
    }

    /// Where the value of each key stands.
    pub fn places(&self) -> Places {
        Places(self.entries.iter().map(|entry| (entry.key.clone(), entry.node.span)).collect())
    }

    /// Reports a message of the caller.
    pub fn report(&mut self, span: Span, message: Message) {
        self.sink.push(span, message);
    }

    /// Reports that a key should be there.
    pub fn missing(&mut self, span: Span, key: &'static str) {
        self.sink.push(span, codes::missing_key(key, self.contract(key).example));
    }

    /// What the contract says of a key.
    fn contract(&self, key: &'static str) -> &'static Key {
        self.block.key(key).unwrap_or_else(|| panic!("a reader asks for « {key} », which its contract does not have"))
    }

    /// What the contract says of the values of a key.
    fn scalar_of(&self, key: &'static str) -> Scalar {
        self.contract(key)
            .kind
            .scalar()
            .unwrap_or_else(|| panic!("« {key} » is read as a value, its contract disagrees"))
    }

    /// What the contract says of the block of a key.
    fn block_of(&self, key: &'static str) -> &'static Block {
        self.contract(key)
            .kind
            .block()
            .unwrap_or_else(|| panic!("« {key} » is read as a block, its contract disagrees"))
    }

    /// The entry of a key.
    fn entry(&self, key: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key, whatever it is; an empty one is reported, and so is its absence when the contract requires it.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        #[cfg(debug_assertions)]
        self.asked.push(key);
        let Some(entry) = self.entry(key) else {
            if self.contract(key).need == Need::Required {
                self.missing(self.span, key);
            }
            return None;
        };
        if matches!(entry.node.value, Value::Null) {
            self.sink.push(entry.key_span, codes::empty_value(key));
            return None;
        }
        Some(&entry.node)
    }

    /// Where a key stands, if it does.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entry(key).map(|entry| entry.key_span)
    }

    /// Where a key stands that holds an empty list.
    pub fn empty_list_span(&self, key: &str) -> Option<Span> {
        let entry = self.entry(key)?;
        matches!(&entry.node.value, Value::List(items) if items.is_empty()).then_some(entry.key_span)
    }

    /// Whether a key holds a bare text: a reference rather than a block.
    pub fn entry_is_scalar(&self, key: &str) -> bool {
        self.entry(key).is_some_and(|entry| matches!(entry.node.value, Value::Scalar { .. }))
    }

    /// The text of a value that is no list and no block.
    fn text_of(&mut self, key: &'static str, node: &'a Node) -> Option<Located<&'a str>> {
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

    /// Reads a value with a function that may refuse it.
    fn read<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Message>) -> Option<Located<T>> {
        let node = self.node(key)?;
        let scalar = self.text_of(key, node)?;
        match read(scalar.value) {
            Ok(value) => Some(Located { value, span: scalar.span }),
            Err(message) => {
                self.sink.push(scalar.span, message);
                None
            }
        }
    }

    /// Reads a list of values with a function that may refuse each of them.
    fn list<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Result<T, Message>) -> Vec<Located<T>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            let written = if let Value::Scalar { text, .. } = &node.value { Some(text.as_str()) } else { None };
            self.sink.push(node.span, codes::not_a_list(key, written));
            return Vec::new();
        };
        if items.is_empty() && self.contract(key).need == Need::Required {
            self.sink.push(node.span, codes::empty_value(key));
        }
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            let Some(scalar) = self.text_of(key, item) else { continue };
            match read(scalar.value) {
                Ok(value) => list.push(Located { value, span: scalar.span }),
                Err(message) => self.sink.push(scalar.span, message),
            }
        }
        list
    }

    /// Text, as long and of as many lines as the contract says.
    pub fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let limits = self.limits(key);
        self.read(key, |text| values::text(key, text, limits))
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let limits = self.limits(key);
        self.list(key, |text| values::text(key, text, limits))
    }

    fn limits(&self, key: &'static str) -> values::Limits {
        let scalar = self.scalar_of(key);
        let max = scalar.longest().unwrap_or_else(|| panic!("« {key} » is read as a text, its contract disagrees"));
        let lines = if scalar.may_break() { values::Lines::Many } else { values::Lines::One };
        values::Limits { max, lines }
    }

    /// A value of a vocabulary.
    pub fn choice<V: Vocabulary>(&mut self, key: &'static str) -> Option<Located<V>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Choice(V::WORDS), "{key}");
        self.read(key, |text| values::choice(key, text))
    }

    /// A list of values of a vocabulary, each once.
    pub fn choices<V: Vocabulary>(&mut self, key: &'static str) -> Vec<Located<V>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Choice(V::WORDS), "{key}");
        let read = self.list(key, |text| values::choice(key, text));
        self.without_repeats(key, read, |value: &V| value.key().to_owned())
    }

    /// The name of another file, or of what stands here.
    pub fn slug(&mut self, key: &'static str) -> Option<Located<Slug>> {
        debug_assert!(matches!(self.scalar_of(key), Scalar::Id | Scalar::Reference(_)), "{key}");
        self.read(key, |text| values::slug(key, text))
    }

    /// A list of names of other files, each once.
    pub fn slugs(&mut self, key: &'static str) -> Vec<Located<Slug>> {
        debug_assert!(matches!(self.scalar_of(key), Scalar::Reference(_)), "{key}");
        let read = self.list(key, |text| values::slug(key, text));
        self.without_repeats(key, read, Slug::to_string)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Boolean, "{key}");
        self.read(key, |text| values::boolean(key, text))
    }

    /// A whole number within the bounds of the contract.
    pub fn number(&mut self, key: &'static str) -> Option<Located<u32>> {
        let Scalar::Number(min, max) = self.scalar_of(key) else {
            panic!("« {key} » is read as a number, its contract disagrees")
        };
        self.read(key, |text| values::number(key, text, &(min..=max)))
    }

    /// A decimal number.
    pub fn decimal(&mut self, key: &'static str) -> Option<Located<f64>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Decimal, "{key}");
        self.read(key, |text| values::decimal(key, text))
    }

    /// A day: `2026-05-23`.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Day, "{key}");
        self.read(key, |text| values::date(key, text))
    }

    /// A list of days.
    pub fn dates(&mut self, key: &'static str) -> Vec<Located<Date>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Day, "{key}");
        self.list(key, |text| values::date(key, text))
    }

    /// A local moment: `2026-05-20T14:00`.
    pub fn date_time(&mut self, key: &'static str) -> Option<Located<DateTime>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Moment, "{key}");
        self.read(key, |text| values::date_time(key, text))
    }

    /// A moment, or a day that stands for its last minute.
    pub fn deadline(&mut self, key: &'static str) -> Option<Located<DateTime>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Deadline, "{key}");
        self.read(key, |text| values::deadline(key, text))
    }

    /// An hour: `13:30`.
    pub fn time(&mut self, key: &'static str) -> Option<Located<jiff::civil::Time>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Time, "{key}");
        self.read(key, |text| values::time(key, text))
    }

    /// An `http` or `https` address.
    pub fn url(&mut self, key: &'static str) -> Option<Located<String>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Url, "{key}");
        let url = self.read(key, |text| values::url(key, text))?;
        if let Some(clean) = values::without_tracking(&url.value) {
            self.sink.push(url.span, codes::tracking(&clean));
        }
        Some(url)
    }

    /// A mail address.
    pub fn email(&mut self, key: &'static str) -> Option<Located<String>> {
        debug_assert_eq!(self.scalar_of(key), Scalar::Email, "{key}");
        self.read(key, |text| values::email(key, text))
    }

    /// A block of keys, read by `read`.
    pub fn block<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<Located<T>> {
        let block = self.block_of(key);
        let node = self.node(key)?;
        if !matches!(node.value, Value::Map(_)) {
            self.sink.push(node.span, codes::not_the_block_of(key, self.contract(key).example));
            return None;
        }
        let mut fields = Fields::new(node, block, self.sink);
        let value = read(&mut fields);
        fields.finish();
        Some(Located { value, span: self.key_span(key).unwrap_or(node.span) })
    }

    /// A list of blocks.
    pub fn blocks<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> T) -> Vec<Located<T>> {
        let block = self.block_of(key);
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.sink.push(node.span, codes::not_a_list_of_blocks(key));
            return Vec::new();
        };
        let mut blocks = Vec::with_capacity(items.len());
        for item in items {
            let mut fields = Fields::new(item, block, self.sink);
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
    pub fn item_block<T>(&mut self, key: &'static str, item: &Node, read: impl FnOnce(&mut Fields<'_>) -> T) -> T {
        let mut fields = Fields::new(item, self.block_of(key), self.sink);
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// The entries of a block whose keys the author chooses, and how long their texts may be.
    pub(super) fn free(&mut self, key: &'static str) -> (&'a [Entry], values::Limits) {
        let Kind::Free(max) = self.contract(key).kind else {
            panic!("« {key} » is read as free keys, its contract disagrees")
        };
        let limits = values::Limits { max, lines: values::Lines::One };
        match self.node(key).map(|node| (&node.value, node.span)) {
            Some((Value::Map(entries), _)) => (entries, limits),
            Some((_, span)) => {
                self.sink.push(span, codes::not_the_block_of(key, self.contract(key).example));
                (&[], limits)
            }
            None => (&[], limits),
        }
    }

    /// `{min, max}`.
    pub fn bounds(&mut self, key: &'static str) -> Option<Located<Bounds>> {
        let block = self.block(key, |fields| {
            let (min, max) = (fields.number("min"), fields.number("max"));
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

    /// Reports every key that the contract does not have.
    pub fn finish(self) {
        #[cfg(debug_assertions)]
        for key in self.block.keys {
            assert!(self.asked.contains(&key.name), "no reader asks for « {} », which the contract has", key.name);
        }
        let known = || self.block.keys.iter().map(|key| key.name).collect::<Vec<_>>();
        for entry in self.entries {
            if self.block.key(&entry.key).is_none() {
                self.sink.push(entry.key_span, codes::unknown_key(&entry.key, &known()));
            }
        }
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
    let (title, url) = (fields.text("titre"), fields.url("url"));
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
