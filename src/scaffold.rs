//! A new file from a few answers: which questions there are, whether an answer is right, where the file goes.
//!
//! The questions are what the contract cannot do without; an answer is judged by the real reader and the real look-up of
//! communes, so that a refusal is in the checker's words. Nothing here reads the keyboard or writes the disk.

use crate::check::licence::unknown;
use crate::contract::{Genre, Key, Kind, Scalar};
use crate::diagnostic::{Message, Severity, Source};
use crate::formats::yaml_model::{self, Answers, Shown};
use crate::formats::yaml_text;
use crate::model::Slug;
use crate::parse::drafts::parse;
use crate::territory::{Query, Territory};
use std::collections::BTreeMap;

/// A file in the making.
#[derive(Debug)]
pub struct Draft {
    genre: &'static Genre,
    /// What was said, by place in the file, as the person said it.
    said: BTreeMap<String, String>,
    /// The address of the genre's schema, for editors.
    schema: String,
}

/// A question: the place of its answer, `lieu.commune`, and its key.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The place of the answer.
    pub path: String,
    /// The key.
    pub key: &'static Key,
}

impl Draft {
    /// A file without any answer.
    pub fn new(genre: &'static Genre, schema: String) -> Self {
        Self { genre, said: BTreeMap::new(), schema }
    }

    /// What is still to be asked, in the order of the file.
    pub fn missing(&self) -> Vec<Question> {
        let mut paths: Vec<String> = self.necessary().into_keys().collect();
        if self.folder().is_err() {
            paths.push(if self.said.contains_key("commune") { "departement" } else { "lieu.departement" }.to_owned());
        }
        paths.retain(|path| !self.said.contains_key(path));
        let mut questions: Vec<Question> =
            paths.into_iter().filter_map(|path| Some(Question { key: self.key(&path)?, path })).collect();
        questions.sort_by_key(|question| self.rank(&question.path));
        questions
    }

    /// Examples of what the file cannot do without, given what was said: hours replace a day, a link replaces a place.
    fn necessary(&self) -> Answers {
        let mut examples = yaml_model::necessary(self.genre);
        if self.said.contains_key("debut") || self.said.contains_key("fin") {
            examples.remove("date");
            examples.insert("debut".to_owned(), "2026-05-20T14:00".to_owned());
            examples.insert("fin".to_owned(), "2026-05-20T15:30".to_owned());
        }
        if self.said.get("mode").is_some_and(|mode| mode == "en-ligne") {
            examples.retain(|path, _| !path.starts_with("lieu."));
        }
        examples
    }

    /// The key at a place; `None` when the genre has none there.
    pub fn key(&self, path: &str) -> Option<&'static Key> {
        match path.split_once('.') {
            None => self.genre.block.key(path),
            Some((block, inner)) => self.genre.block.key(block)?.kind.block()?.key(inner),
        }
    }

    fn rank(&self, path: &str) -> (Option<usize>, Option<usize>) {
        let (first, inner) = path.split_once('.').unwrap_or((path, ""));
        let position = |keys: &[Key], name: &str| keys.iter().position(|key| key.name == name);
        let block = self.genre.block.key(first).and_then(|key| key.kind.block());
        (position(self.genre.block.keys, first), block.and_then(|block| position(block.keys, inner)))
    }

    /// Takes an answer as a person gives it. The name of several communes is kept: their département is the next question.
    ///
    /// # Errors
    /// What the checker says of it; the answer is not kept.
    pub fn answer(&mut self, path: &str, text: &str) -> Result<(), Message> {
        let before = self.said.insert(path.to_owned(), text.trim().to_owned());
        let verdict = self.judge(path);
        if verdict.as_ref().is_err_and(|message| message.code != AMBIGUOUS || path.ends_with("departement")) {
            match before {
                Some(before) => self.said.insert(path.to_owned(), before),
                None => self.said.remove(path),
            };
        }
        verdict
    }

    fn judge(&self, path: &str) -> Result<(), Message> {
        let text = self.text(self.necessary());
        let source = Source { path: self.sample_path().into(), text: text.into() };
        let found = parse(&source).report.into_iter().find(|found| found.message.severity() == Severity::Error);
        match found {
            Some(found) => Err(found.message),
            // Whether a licence is one is a rule of the checker, not of the reader.
            None if path == "licence" => self.said.get(path).and_then(|said| unknown(said)).map_or(Ok(()), Err),
            None if path.ends_with("commune") || path.ends_with("departement") => self.folder().map(drop),
            None => Ok(()),
        }
    }

    /// The folder of an event: the département of its commune in lower case, or `en-ligne`.
    fn folder(&self) -> Result<String, Message> {
        let said = |name: &str| {
            let place = format!("lieu.{name}");
            self.said.get(&place).or_else(|| self.said.get(name)).map(String::as_str)
        };
        let Some(commune) = said("commune") else { return Ok("en-ligne".to_owned()) };
        let query = Query { commune: Some(commune), departement: said("departement"), ..Query::default() };
        let found = Territory::get().lookup(&query);
        let found = found.map_err(|error| crate::diagnostic::codes::territory::lookup(&error))?;
        Ok(found.commune.departement().code.to_ascii_lowercase())
    }

    /// The file, with `examples` where nothing was said.
    fn text(&self, examples: Answers) -> String {
        let mut all = examples;
        let said = self.said.iter().filter_map(|(path, text)| Some((path.clone(), written(self.key(path)?, text))));
        all.extend(said);
        yaml_model::write(self.genre, &self.schema, &all, Shown::Recommended)
    }

    /// A path where the reader recognises the genre.
    fn sample_path(&self) -> String {
        self.genre.path.replace("<année>", "2026").replace("<département>", "59").replace("<nom>", "essai")
    }

    /// Where the file goes, and its text. `exists` says whether a path is taken: a number is added until one is free.
    ///
    /// # Errors
    /// The commune is not known, or not the only one of its name.
    pub fn finish(&self, exists: impl Fn(&str) -> bool) -> Result<(String, String), Message> {
        let said = |names: [&str; 2]| names.iter().find_map(|name| self.said.get(*name)).map_or("", String::as_str);
        let slug = Slug::propose(said(["titre", "nom"]));
        let year: String = said(["date", "debut"]).chars().take(4).collect();
        let folder = self.folder()?;
        let path = |slug: &str| {
            self.genre.path.replace("<année>", &year).replace("<département>", &folder).replace("<nom>", slug)
        };
        // Room for the number below the longest slug.
        let stem = slug.as_str().get(..Slug::MAX - 6).unwrap_or(slug.as_str()).trim_end_matches('-');
        let mut wanted = path(slug.as_str());
        let mut number = 2u32;
        while exists(&wanted) {
            wanted = path(&format!("{stem}-{number}"));
            number += 1;
        }
        Ok((wanted, self.text(Answers::new())))
    }
}

/// Several communes bear the name.
const AMBIGUOUS: &str = "E206";

/// An answer as YAML. A value of a vocabulary may be given by its label, or by its number in the list.
fn written(key: &Key, text: &str) -> String {
    let one = |text: &str| match key.kind.scalar() {
        Some(Scalar::Choice(words)) => {
            let by_number = text.parse::<usize>().ok().and_then(|number| words.get(number.checked_sub(1)?));
            let by_label = || words.iter().find(|word| crate::text::fold(word.label) == crate::text::fold(text));
            by_number.or_else(by_label).map_or(text, |word| word.key).to_owned()
        }
        _ => text.to_owned(),
    };
    match key.kind {
        Kind::List(_) | Kind::ListOr(..) => {
            let items: Vec<String> = text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(one).collect();
            yaml_text::list(items.iter().map(String::as_str))
        }
        Kind::One(Scalar::Line(_) | Scalar::Lines(_) | Scalar::Markdown(_) | Scalar::Coded(_)) => yaml_text::line(text),
        _ => yaml_text::word(&one(text)),
    }
}
