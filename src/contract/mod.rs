//! What contributors may write, as data: the one source of truth of every key.
//!
//! A [`Genre`] is a kind of file, a [`Block`] its keys, a [`Key`] says what is written there. [`crate::parse`] takes limits,
//! mandatory keys, examples and known keys from here; the JSON Schemas, the commented models, the tables of CONTRIBUER.md
//! and the questions of `semaine new` are made from the same tables. Nothing here reads a file nor judges a value: that is
//! for [`crate::parse`] and [`crate::check`].

mod event;
mod event_blocks;
mod library;
mod organisation;
mod pages;
mod place;
mod settings;
#[cfg(test)]
mod tests;
mod words;

pub use event::{EVENT, REPORT};
pub use library::{FORMAT, MODULE, RESOURCE, TRANSLATION};
pub use organisation::{ORGANISATION, VENUE};
pub use pages::{EASY_PAGE, GLOSSARY, PAGE, QUESTION};
pub use settings::{EDITION, SITE};

use crate::model::vocabulary::Word;

/// A kind of file.
#[derive(Debug, PartialEq)]
pub struct Genre {
    /// Its name in addresses and file names: `evenement`.
    pub name: &'static str,
    /// Its French name, with its article: « une activité ».
    pub title: &'static str,
    /// What it is for, in one French sentence.
    pub description: &'static str,
    /// Where its files stand: `events/<année>/<département>/<nom>.yaml`.
    pub path: &'static str,
    /// Its keys.
    pub block: &'static Block,
    /// What its text is about, when the keys are the front matter of a Markdown file.
    pub body: Option<&'static str>,
}

/// Every kind of file, the most written first.
pub static GENRES: [&Genre; 14] = [
    &EVENT,
    &REPORT,
    &FORMAT,
    &MODULE,
    &TRANSLATION,
    &RESOURCE,
    &ORGANISATION,
    &VENUE,
    &PAGE,
    &EASY_PAGE,
    &QUESTION,
    &GLOSSARY,
    &EDITION,
    &SITE,
];

/// The keys of a file, or of a block of keys inside a file.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// In the order in which they are best read and written.
    pub keys: &'static [Key],
    /// What they owe one another.
    pub rules: &'static [Rule],
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// What is written: `date_limite`.
    pub name: &'static str,
    /// A French title: « Date limite d’inscription ».
    pub title: &'static str,
    /// What stands there.
    pub kind: Kind,
    /// A value, written as in a file.
    pub example: &'static str,
    /// In plain French: what to write, and how it helps.
    pub description: &'static str,
    /// Whether it may be left out.
    pub need: Need,
}

/// Whether a key may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Its absence is an error.
    Required,
    /// Its absence is a remark.
    Recommended,
    /// It may.
    Optional,
}

/// What stands after a key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One value.
    One(Scalar),
    /// A list of values.
    List(Scalar),
    /// A block of keys.
    Block(&'static Block),
    /// A list of blocks.
    Blocks(&'static Block),
    /// One value, or a block of keys.
    OneOr(Scalar, &'static Block),
    /// A list, each item of which is a value or a block.
    ListOr(Scalar, &'static Block),
    /// Keys that the author chooses, each with a text of at most so many characters.
    Free(usize),
}

/// A single value. Lengths are in characters, after trimming.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar {
    /// Text of one line, of at most so many characters.
    Line(usize),
    /// Text of several lines.
    Lines(usize),
    /// Markdown.
    Markdown(usize),
    /// Text of one line that has a form of its own.
    Coded(Code),
    /// A value of a vocabulary.
    Choice(&'static [Word]),
    /// A name for what stands here: a slug.
    Id,
    /// The name of another file, without its extension: a slug.
    Reference(ReferenceKind),
    /// `true` or `false`.
    Boolean,
    /// A whole number, bounds included.
    Number(u32, u32),
    /// A decimal number.
    Decimal,
    /// `2026-05-23`
    Day,
    /// `2026-05-20T14:00`, local time.
    Moment,
    /// A day, which stands for its last minute, or a moment.
    Deadline,
    /// `13:30`
    Time,
    /// An `http` or `https` address.
    Url,
    /// A mail address.
    Email,
}

/// A form that a text of one line must have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Code {
    /// Characters at most.
    pub max: usize,
    /// What it looks like: a regular expression that Rust, ECMAScript and Python read alike, for the whole text. The
    /// checker knows more; it never refuses less.
    pub pattern: &'static str,
    /// What to write, in French.
    pub told: &'static str,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// `content/organisations`
    Organisation,
    /// `content/lieux`
    Venue,
    /// `content/formats`
    Format,
    /// `content/modules` and `content/ressources`
    Resource,
}

/// What the keys of a block owe one another, as far as their block alone tells. The checker has a message for each; a
/// schema refuses what breaks one.
#[derive(Debug, PartialEq)]
pub struct Rule {
    /// The code of the checker's message.
    pub code: &'static str,
    /// When this holds…
    pub when: Test,
    /// … this must hold.
    pub then: Test,
    /// In French, for people: what must hold.
    pub told: &'static str,
}

/// A question to a block of keys.
#[derive(Debug, PartialEq)]
pub enum Test {
    /// Always true.
    Always,
    /// The key is there.
    Has(&'static str),
    /// The key is there and holds this text.
    Is(&'static str, &'static str),
    /// The list holds this text.
    Holds(&'static str, &'static str),
    /// The list holds a block.
    HoldsBlock(&'static str),
    /// The list has so many items, or more.
    AtLeast(&'static str, u32),
    /// The list has items, and each of them is a block that has a key.
    Each(&'static str, &'static str),
    /// The test fails.
    Not(&'static Test),
    /// All of them hold.
    All(&'static [Test]),
    /// One of them holds.
    Any(&'static [Test]),
}

impl Key {
    /// The example as a person says it, without the quotes and brackets of a file.
    pub fn spoken(&self) -> String {
        self.example.replace(['"', '[', ']'], "")
    }

    /// A key that may be left out.
    const fn new(
        name: &'static str,
        title: &'static str,
        kind: Kind,
        example: &'static str,
        description: &'static str,
    ) -> Self {
        Self { name, title, kind, example, description, need: Need::Optional }
    }

    /// The same, whose absence is an error.
    const fn required(self) -> Self {
        Self { need: Need::Required, ..self }
    }

    /// The same, whose absence is a remark.
    const fn recommended(self) -> Self {
        Self { need: Need::Recommended, ..self }
    }

    /// Another example, for another kind of file.
    const fn such_as(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

impl Block {
    /// The key of this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether a key must be there whatever the others say.
    pub fn requires(&self, key: &Key) -> bool {
        let rule = |rule: &Rule| rule.when == Test::Always && rule.then == Test::Has(key.name);
        key.need == Need::Required || self.rules.iter().any(rule)
    }
}

impl Kind {
    /// The values that stand alone here.
    pub fn scalar(&self) -> Option<Scalar> {
        match self {
            Self::One(scalar) | Self::List(scalar) | Self::OneOr(scalar, _) | Self::ListOr(scalar, _) => Some(*scalar),
            Self::Block(_) | Self::Blocks(_) | Self::Free(_) => None,
        }
    }

    /// The blocks that stand here.
    pub fn block(&self) -> Option<&'static Block> {
        match self {
            Self::Block(block) | Self::Blocks(block) | Self::OneOr(_, block) | Self::ListOr(_, block) => Some(block),
            Self::One(_) | Self::List(_) | Self::Free(_) => None,
        }
    }
}

impl Scalar {
    /// Characters at most, of a text.
    pub fn longest(&self) -> Option<usize> {
        match self {
            Self::Line(max) | Self::Lines(max) | Self::Markdown(max) => Some(*max),
            Self::Coded(code) => Some(code.max),
            _ => None,
        }
    }

    /// Whether a text may have line breaks.
    pub fn may_break(&self) -> bool {
        matches!(self, Self::Lines(_) | Self::Markdown(_))
    }
}
