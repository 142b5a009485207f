//! The words of the interface, `i18n/<language>/<room>.yaml`: `menu: Menu` of `nav.yaml` is the text `nav.menu`.
//!
//! A text may hold values, `{nom}`, and have two forms, `un` and `plusieurs`, between which the value `{n}` chooses. What
//! a language does not say is said in French, the language of the site; a site's own file replaces the texts that it names.
//! Labels of the contract (kinds of event, statuses…) are no interface texts: they stand in `model::vocabulary`.

use crate::diagnostic::codes::fields as codes;
use crate::diagnostic::{Report, Source};
use crate::parse::Sink;
use crate::parse::yaml::{self, Node, Value};
use crate::text::{grouped, typography};
use std::collections::{BTreeMap, HashMap};

/// The language in which every text exists.
pub(in crate::render) const FRENCH: &str = "fr";

/// Where the texts stand below the theme's folder.
const FOLDER: &str = "i18n/";

/// Characters of a text at most: it may stand in every page.
const LONGEST: usize = 2_000;

/// The texts of every language that the theme speaks, by language.
#[derive(Debug, Clone, Default)]
pub(super) struct Languages(BTreeMap<String, Texts>);

/// The texts of a language, by key (`nav.menu`).
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Texts {
    language: String,
    texts: HashMap<String, Text>,
}

/// A text: its one form, or that of one thing and that of several.
#[derive(Debug, Clone)]
struct Text {
    one: String,
    several: Option<String>,
}

impl Text {
    /// Characters of its longer form.
    fn longest(&self) -> usize {
        self.one.chars().count().max(self.several.as_deref().unwrap_or_default().chars().count())
    }
}

/// A key that no file gives.
#[derive(Debug)]
pub(in crate::render) struct Unknown;

impl Languages {
    /// Reads the embedded texts, then the site's own files (path below the theme's folder, bytes). What is wrong in an own
    /// file is in the report; the sources show its lines.
    pub(super) fn new<'a>(own: impl Iterator<Item = (&'a str, &'a [u8])>) -> (Self, Report, Vec<Source>) {
        let mut languages = Self::default();
        for (name, file) in
            super::Embedded::iter().filter_map(|name| Some((name.clone(), super::Embedded::get(&name)?)))
        {
            languages.read(&name, &String::from_utf8_lossy(&file.data), &mut Sink::new("".into()));
        }
        let (mut report, mut sources) = (Report::default(), Vec::new());
        for (name, bytes) in own.filter(|(name, _)| room_of(name).is_some()) {
            let source = Source {
                path: format!("{}/{name}", super::FOLDER).into(),
                text: String::from_utf8_lossy(bytes).into(),
            };
            let mut sink = Sink::new(source.path.clone());
            languages.read(name, &source.text, &mut sink);
            report.extend(sink.into_report());
            sources.push(source);
        }
        languages.fall_back();
        (languages, report, sources)
    }

    /// The codes of the languages, in order.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The texts of a language; those of French when the theme does not speak it.
    pub(super) fn of(&self, language: &str) -> Texts {
        self.0.get(language).or_else(|| self.0.get(FRENCH)).cloned().unwrap_or_default()
    }

    fn read(&mut self, name: &str, text: &str, sink: &mut Sink) {
        let Some((language, room)) = room_of(name) else { return };
        let Some(Node { value: Value::Map(entries), .. }) = yaml::read(text, 0, sink) else { return };
        let texts = self.0.entry(language.to_owned()).or_default();
        texts.language = language.to_owned();
        let form = |text: &str| match language {
            FRENCH => typography(text).into_owned(),
            _ => text.to_owned(),
        };
        for entry in entries {
            let read = match &entry.node.value {
                Value::Scalar { text, .. } => Some(Text { one: form(text), several: None }),
                Value::Map(forms) => scalar(forms, "un")
                    .zip(scalar(forms, "plusieurs"))
                    .map(|(one, several)| Text { one: form(one), several: Some(form(several)) }),
                _ => None,
            };
            match read {
                Some(text) if text.longest() > LONGEST => {
                    sink.push(entry.node.span, codes::too_long(&entry.key, text.longest(), LONGEST));
                }
                Some(text) => {
                    texts.texts.insert(format!("{room}.{}", entry.key), text);
                }
                None => sink.push(entry.node.span, codes::not_a_text(&entry.key)),
            }
        }
    }

    /// Gives every language what it does not say, in French.
    fn fall_back(&mut self) {
        let Some(french) = self.0.get(FRENCH).cloned() else { return };
        for texts in self.0.values_mut() {
            let mut all = french.texts.clone();
            all.extend(std::mem::take(&mut texts.texts));
            texts.texts = all;
        }
    }
}

impl Texts {
    /// The form of a text for `n` things, its values still to come.
    pub(in crate::render) fn form(&self, key: &str, n: Option<u64>) -> Result<&str, Unknown> {
        let text = self.texts.get(key).ok_or(Unknown)?;
        Ok(match (&text.several, n) {
            (Some(several), Some(n)) if self.is_several(n) => several,
            _ => &text.one,
        })
    }

    /// The code of the language.
    pub(in crate::render) fn language(&self) -> &str {
        &self.language
    }

    /// A text for scripts: its form, or the two of them.
    pub(super) fn to_json(&self, key: &str) -> Option<serde_json::Value> {
        let text = self.texts.get(key)?;
        Some(text.several.as_ref().map_or_else(|| text.one.as_str().into(), |several| vec![&*text.one, several].into()))
    }

    /// A text without values, for what is put together in Rust. A key that is nowhere is shown as it is, and a test fails.
    pub(in crate::render) fn say(&self, key: &str) -> String {
        self.form(key, None).map_or_else(|Unknown| key.to_owned(), str::to_owned)
    }

    /// The same with values, each by its name.
    pub(in crate::render) fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        fill(&self.say(key), value)
    }

    /// A text for a number of things, `{n}`.
    pub(in crate::render) fn count(&self, key: &str, n: usize) -> String {
        let form = self.form(key, u64::try_from(n).ok()).unwrap_or(key);
        fill(form, |name| (name == "n").then(|| self.number(n)))
    }

    /// A number as the language sets its thousands apart.
    pub(in crate::render) fn number(&self, n: usize) -> String {
        grouped(n, self.form("language.thousands", None).unwrap_or_default())
    }

    /// Whether a number of things takes the plural: from 2 in French, all but 1 in English (CLDR, plural rules).
    fn is_several(&self, n: u64) -> bool {
        if self.language == FRENCH { n > 1 } else { n != 1 }
    }
}

/// A text with its values, each by its name. What has none stays as it is written.
pub(in crate::render) fn fill(form: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(form.len() + 16);
    let mut rest = form;
    while let Some((before, name, after)) = next_value(rest) {
        filled.push_str(before);
        filled.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Text before the next value, its name, text after it.
fn next_value(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Language and room of a file: `i18n/fr/nav.yaml`.
fn room_of(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix(FOLDER)?.strip_suffix(".yaml")?.split_once('/').filter(|(_, room)| !room.contains('/'))
}

fn scalar<'a>(entries: &'a [yaml::Entry], key: &str) -> Option<&'a str> {
    entries.iter().find(|entry| entry.key == key).and_then(|entry| match &entry.node.value {
        Value::Scalar { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::{Overrides, Theme};

    fn theme(files: &[(&str, &str)]) -> Theme {
        let file = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        Theme::new(files.iter().map(file).collect::<Overrides>())
    }

    #[test]
    fn a_text_takes_its_values_and_the_form_of_their_number() {
        let theme = theme(&[(
            "i18n/fr/essai.yaml",
            "places: { un: \"{n} place à {ville}\", plusieurs: \"{n} places à {ville}\" }",
        )]);
        let say = |n: u64| {
            let value = |name: &str| Some(if name == "n" { n.to_string() } else { "Anor".to_owned() });
            fill(theme.texts(FRENCH).form("essai.places", Some(n)).expect("known"), value)
        };
        assert_eq!([say(0), say(1), say(2)], ["0 place à Anor", "1 place à Anor", "2 places à Anor"]);
    }

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        let theme = theme(&[]);
        let number = |language: &str| [999, 1500, 1_234_567].map(|n| theme.texts(language).number(n));
        assert_eq!(number(FRENCH), ["999", "1\u{202f}500", "1\u{202f}234\u{202f}567"]);
        assert_eq!(number("en"), ["999", "1,500", "1,234,567"]);
    }

    #[test]
    fn what_a_language_does_not_say_is_said_in_french() {
        let files = [("i18n/fr/essai.yaml", "un: Bonjour\ndeux: Au revoir"), ("i18n/en/essai.yaml", "un: Hello")];
        let texts = theme(&files).texts("en");
        assert_eq!([texts.say("essai.un"), texts.say("essai.deux")], ["Hello", "Au revoir"]);
    }

    #[test]
    fn a_site_replaces_one_text_and_keeps_the_others() {
        let texts = theme(&[("i18n/fr/not-found.yaml", "title: Rien ici")]).texts(FRENCH);
        assert_eq!(texts.say("not-found.title"), "Rien ici");
        assert_eq!(texts.say("not-found.kicker"), "Erreur 404");
    }

    #[test]
    fn a_text_longer_than_a_page_is_told_with_its_place() {
        let theme = theme(&[("i18n/fr/nav.yaml", &format!("menu: {}", "x".repeat(LONGEST + 1)))]);
        assert_eq!(theme.report().iter().map(|one| one.message.code).collect::<Vec<_>>(), ["E107"]);
        assert_eq!(theme.texts(FRENCH).say("nav.menu"), "Menu");
    }

    #[test]
    fn a_text_that_is_a_list_is_told_with_its_place() {
        let theme = theme(&[("i18n/fr/nav.yaml", "menu: [a, b]")]);
        assert_eq!(theme.report().iter().count(), 1, "{:?}", theme.report());
    }

    #[test]
    fn every_text_that_is_asked_for_is_written_and_every_written_text_is_asked_for() {
        let mut asked = std::collections::BTreeSet::new();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["src/render", "themes/semaine/templates", "themes/semaine/static"] {
            for entry in walkdir::WalkDir::new(root.join(folder)) {
                let Ok(text) = std::fs::read_to_string(entry.expect("readable").path()) else { continue };
                let code =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
                let quoted = code.split('"');
                asked.extend(quoted.filter(|word| is_key(word)).map(str::to_owned));
            }
        }
        let theme = Theme::new(Overrides::new());
        let written = theme.texts(FRENCH).texts.into_keys().collect::<std::collections::BTreeSet<_>>();
        let rooms: std::collections::BTreeSet<&str> =
            written.iter().filter_map(|key| Some(key.split_once('.')?.0)).collect();
        let unknown: Vec<&String> = asked
            .iter()
            .filter(|key| key.split_once('.').is_some_and(|(room, _)| rooms.contains(room)) && !written.contains(*key))
            .collect();
        assert!(unknown.is_empty(), "asked for and not written: {unknown:?}");
        let unused: Vec<&String> = written.difference(&asked).collect();
        assert!(unused.is_empty(), "written and not asked for: {unused:?}");
    }

    /// `nav.menu`: two names and a dot, and no file name.
    fn is_key(word: &str) -> bool {
        let name = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || b"-_0123456789".contains(&byte))
        };
        let file =
            [".html", ".rs", ".js", ".css", ".yaml", ".svg", ".md", ".png"].iter().any(|end| word.ends_with(end));
        !file && word.split_once('.').is_some_and(|(room, key)| name(room) && name(key))
    }
}
