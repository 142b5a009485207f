//! The contract as files to fill in: commented models at `/modeles/`, and what `semaine new` writes.
//!
//! Prose is after « # », a key that is not used yet after « # » alone: take the sign away and the line counts. A model is
//! valid as it is, so that nobody starts from a file that fails.

use super::yaml_text;
use crate::contract::{Block, Genre, Key, Kind, Need, Rule, Scalar, Test};
use crate::parse::Sink;
use crate::parse::yaml::{self, Node, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is known, by key, written as in a file; the keys of a block after a point: `lieu.commune`.
pub type Answers = BTreeMap<String, String>;

/// Which of the keys that are not answered are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    All,
    /// Those whose absence the checker remarks.
    Recommended,
}

/// Columns of a comment at most.
const WIDTH: usize = 100;

/// The model of a genre: what is mandatory is filled in with an example, all the rest is there in comments.
pub fn model(genre: &Genre, schema: &str) -> String {
    write(genre, schema, &necessary(genre), Shown::All)
}

/// Examples of what a file of this genre cannot do without.
pub fn necessary(genre: &Genre) -> Answers {
    let mut answers = Answers::new();
    examples(genre.block, "", &mut answers);
    // A file that asks for nothing must still say something.
    if let (true, Some(first)) = (answers.is_empty(), genre.block.keys.first()) {
        answers.insert(first.name.to_owned(), first.example.to_owned());
    }
    answers
}

/// The name of a model's file: `evenement.yaml`, `format.md`.
pub fn file_name(genre: &Genre) -> String {
    format!("{}.{}", genre.name, if genre.body.is_some() { "md" } else { "yaml" })
}

/// A file with these answers. `schema` is the address of the genre's schema, which editors read in the first line.
pub fn write(genre: &Genre, schema: &str, answers: &Answers, shown: Shown) -> String {
    let mut writer = Writer { text: String::new(), answers, shown };
    if genre.body.is_some() {
        writer.text.push_str("---\n");
    } else {
        // The form that yaml-language-server looks for.
        let _ = writeln!(writer.text, "# yaml-language-server: $schema={schema}");
    }
    writer.prose(&format!("{} Fichier : {}", genre.description, genre.path));
    writer
        .prose("Une ligne qui commence par « # » ne compte pas. Retirez ce signe devant une clé pour vous en servir.");
    for key in genre.block.keys {
        writer.key(key, genre.block.requires(key));
    }
    if let Some(body) = genre.body {
        let _ = write!(writer.text, "---\n\n{body}\n");
    }
    writer.text
}

fn examples(block: &'static Block, prefix: &str, answers: &mut Answers) {
    for key in block.keys.iter().filter(|key| block.requires(key) || asked_by_a_rule(block, key)) {
        match &key.kind {
            Kind::Block(inner) | Kind::OneOr(_, inner) => examples(inner, &format!("{prefix}{}.", key.name), answers),
            _ => drop(answers.insert(format!("{prefix}{}", key.name), key.example.to_owned())),
        }
    }
}

/// Whether a key is the first way to satisfy a rule that holds of an empty block.
fn asked_by_a_rule(block: &Block, key: &Key) -> bool {
    let asks = |rule: &Rule| {
        let always = matches!(rule.when, Test::Always | Test::Not(Test::Is(..)));
        always && matches!(&rule.then, Test::Any([Test::Has(first), ..]) if *first == key.name)
    };
    block.rules.iter().any(asks)
}

struct Writer<'a> {
    text: String,
    answers: &'a Answers,
    shown: Shown,
}

impl Writer<'_> {
    /// A key of the file, with what it is for.
    fn key(&mut self, key: &'static Key, required: bool) {
        let inner = format!("{}.", key.name);
        let answered = self.answers.contains_key(key.name) || self.answers.keys().any(|path| path.starts_with(&inner));
        if !answered && self.shown == Shown::Recommended && key.need == Need::Optional {
            return;
        }
        self.text.push('\n');
        let need = if required { " (obligatoire)" } else { "" };
        self.prose(&format!("{}{need}. {}", key.title, key.description));
        if let Some(Scalar::Choice(words)) = key.kind.scalar() {
            let words: Vec<&str> = words.iter().map(|word| word.key).collect();
            self.prose(&format!("Valeurs : {}.", words.join(", ")));
        }
        let sign = if answered { "" } else { "#" };
        match (&key.kind, self.answers.get(key.name)) {
            (_, Some(answer)) => self.line(&format!("{}: {answer}", key.name)),
            (Kind::Block(block) | Kind::OneOr(_, block), None) => {
                self.line(&format!("{sign}{}:", key.name));
                self.block(block, &inner, sign);
            }
            (Kind::Blocks(_) | Kind::ListOr(..), None) => {
                self.line(&format!("{sign}{}:", key.name));
                for item in items(key.example) {
                    self.item(&item, sign);
                }
            }
            _ => self.line(&format!("{sign}{}: {}", key.name, key.example)),
        }
    }

    /// The keys of a block, each with what it is for at the end of its line. `sign` comments the whole block out.
    fn block(&mut self, block: &'static Block, path: &str, sign: &str) {
        for key in block.keys {
            let answer = self.answers.get(&format!("{path}{}", key.name));
            if answer.is_none() && self.shown == Shown::Recommended && key.need == Need::Optional && sign.is_empty() {
                continue;
            }
            let value = answer.map_or(key.example, String::as_str);
            let (start, own) = if sign.is_empty() && answer.is_none() { ("  #", "") } else { (sign, "  ") };
            self.line(&format!("{start}{own}{}: {value}  # {}", key.name, key.description));
        }
    }

    /// An item of a list of blocks.
    fn item(&mut self, item: &Node, sign: &str) {
        let Value::Map(entries) = &item.value else { return };
        let mut dash = "- ";
        for entry in entries {
            self.line(&format!("{sign}  {dash}{}: {}", entry.key, flow(&entry.node)));
            dash = "  ";
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn prose(&mut self, text: &str) {
        let mut line = "#".to_owned();
        // A guillemet never stands alone at the end of a line.
        let text = text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
        for word in text.split(' ') {
            if line.chars().count() + 1 + word.chars().count() > WIDTH {
                let full = std::mem::replace(&mut line, "#".to_owned());
                self.line(&full);
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }
}

/// The items of an example that is a list.
fn items(example: &str) -> Vec<Node> {
    let root = yaml::read(&format!("exemple: {example}"), 0, &mut Sink::new("".into()));
    let entries = match root.map(|root| root.value) {
        Some(Value::Map(entries)) => entries,
        _ => Vec::new(),
    };
    match entries.into_iter().next().map(|entry| entry.node.value) {
        Some(Value::List(items)) => items,
        _ => Vec::new(),
    }
}

/// A value on one line.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Scalar { text, quoted: true } => yaml_text::quoted(text),
        Value::Scalar { text, .. } => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key, flow(&entry.node)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}
