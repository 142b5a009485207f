//! What each code means: one French text a code, `explain/<code>.md`, that anybody can edit. The command line, the pages of
//! `/contribuer/erreurs/` and the tests read this one table; nothing else explains a code.
//!
//! A text is a title, why it matters, `## Comment faire`, then examples: `## À corriger` and `## Correct`, with `## Autres
//! fichiers` when both need some. A file of an example is its path between backquotes, then a fenced block; the language
//! `fichier` says in words what cannot be shown. `tests/explained.rs` runs every example through the checker.

use std::fmt;
use std::sync::LazyLock;

#[derive(rust_embed::Embed)]
#[folder = "src/diagnostic/explain/"]
struct Texts;

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// `E203`
    pub code: String,
    /// What is wrong, in plain words.
    pub title: String,
    /// Why it matters, by paragraph.
    pub why: Vec<String>,
    /// How to mend it, by paragraph.
    pub mend: Vec<String>,
    /// Files that both examples need.
    pub others: Vec<Sample>,
    /// Files that get the code; none when it cannot be shown.
    pub bad: Vec<Sample>,
    /// The same, mended.
    pub good: Vec<Sample>,
}

/// A file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Where it stands below the root, with `/`.
    pub path: String,
    /// The language of its block: `yaml`, `markdown`, `html`, or [`DESCRIBED`].
    pub language: String,
    /// What it holds, or its description; ends with a newline.
    pub text: String,
}

/// The language of a file that is described in words rather than shown.
pub const DESCRIBED: &str = "fichier";

/// Codes that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is a file of `codes/`")]
pub enum Family {
    Files,
    Yaml,
    Fields,
    Territory,
    Dates,
    References,
    Texts,
    Licence,
    Access,
    Program,
}

impl Family {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 10] = [
        Self::Files,
        Self::Yaml,
        Self::Fields,
        Self::Territory,
        Self::Dates,
        Self::References,
        Self::Texts,
        Self::Licence,
        Self::Access,
        Self::Program,
    ];

    /// Its name, in French.
    pub fn label(self) -> &'static str {
        match self {
            Self::Files => "Les fichiers et leur place",
            Self::Yaml => "L’écriture des fiches",
            Self::Fields => "Les clés et leurs valeurs",
            Self::Territory => "Les communes et les lieux",
            Self::Dates => "Les dates et les horaires",
            Self::References => "Les liens entre les fiches",
            Self::Texts => "Les textes, leurs liens et leurs images",
            Self::Licence => "Les auteurs, les licences et les fichiers joints",
            Self::Access => "La gratuité et les personnes",
            Self::Program => "Les gabarits et le programme",
        }
    }
}

impl Explanation {
    /// The family that its number tells.
    pub fn family(&self) -> Family {
        match number(&self.code) {
            10..30 => Family::Yaml,
            0..100 => Family::Files,
            100..200 => Family::Fields,
            200..300 => Family::Territory,
            300..400 => Family::Dates,
            400..500 => Family::References,
            500..600 => Family::Texts,
            600..700 => Family::Licence,
            700..800 => Family::Access,
            _ => Family::Program,
        }
    }

    /// « Erreur » or « Remarque ».
    pub fn kind(&self) -> &'static str {
        if self.code.starts_with('E') { "Erreur" } else { "Remarque" }
    }
}

fn number(code: &str) -> u32 {
    code.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
}

/// Where the page of a code stands: `/contribuer/erreurs/e203/`.
pub fn page(code: &str) -> String {
    format!("{INDEX}{}/", code.to_ascii_lowercase())
}

/// Where the index of the codes stands.
pub const INDEX: &str = "/contribuer/erreurs/";

/// Every code, by family and number.
pub fn all() -> &'static [Explanation] {
    static ALL: LazyLock<Vec<Explanation>> = LazyLock::new(|| {
        let texts = Texts::iter().filter_map(|name| Texts::get(&name).map(|file| (name, file.data)));
        let mut all: Vec<Explanation> = texts
            .map(|(name, bytes)| {
                let code = name.trim_end_matches(".md").to_ascii_uppercase();
                read(code, &String::from_utf8_lossy(&bytes))
            })
            .collect();
        all.sort_by_key(|one| (one.family(), number(&one.code)));
        all
    });
    &ALL
}

/// Those of a family.
pub fn of(family: Family) -> impl Iterator<Item = &'static Explanation> {
    all().iter().filter(move |one| one.family() == family)
}

/// The explanation of a code, in capitals or not.
pub fn find(code: &str) -> Option<&'static Explanation> {
    all().iter().find(|one| one.code.eq_ignore_ascii_case(code.trim()))
}

/// The code that was probably meant: two edits away at most, then the nearest number.
pub fn nearest(code: &str) -> Option<&'static Explanation> {
    let written = code.trim().to_ascii_uppercase();
    let distance = |one: &&Explanation| strsim::damerau_levenshtein(&written, &one.code);
    let near = all().iter().filter(|one| distance(one) <= 2);
    near.min_by_key(|one| (distance(one), number(&one.code).abs_diff(number(&written))))
}

/// A part of a paragraph: words, or what is to be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<'a> {
    /// Prose.
    Prose(&'a str),
    /// What stood between backquotes.
    Typed(&'a str),
}

/// The parts of a paragraph.
pub fn words(paragraph: &str) -> impl Iterator<Item = Words<'_>> {
    let parts = paragraph.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(index, part)| if index % 2 == 0 { Words::Prose(part) } else { Words::Typed(part) })
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prose(text) => formatter.write_str(text),
            Self::Typed(text) => write!(formatter, "«\u{a0}{text}\u{a0}»"),
        }
    }
}

/// Reads a text; what does not follow the form is left out, and missed by the test.
fn read(code: String, text: &str) -> Explanation {
    let empty = Vec::new;
    let mut read = Explanation {
        code,
        title: String::new(),
        why: empty(),
        mend: empty(),
        others: Vec::new(),
        bad: Vec::new(),
        good: Vec::new(),
    };
    let (head, rest) = text.split_once("\n## ").unwrap_or((text, ""));
    let (title, why) = head.split_once('\n').unwrap_or((head, ""));
    read.title = title.trim_start_matches("# ").trim().to_owned();
    read.why = paragraphs(why);
    // A heading inside a fenced block is no part of the form: an example of Markdown has some.
    let mut part: Option<(&str, String)> = None;
    let mut fenced = false;
    for line in format!("## {rest}").split_inclusive('\n') {
        fenced ^= line.starts_with("```");
        match (line.strip_prefix("## "), &mut part) {
            (Some(heading), part) if !fenced => {
                read.take(part.take());
                *part = Some((known_heading(heading.trim()), String::new()));
            }
            (_, Some((_, body))) => body.push_str(line),
            _ => {}
        }
    }
    read.take(part);
    read
}

const HEADINGS: [&str; 4] = ["Comment faire", "Autres fichiers", "À corriger", "Correct"];

fn known_heading(heading: &str) -> &'static str {
    HEADINGS.into_iter().find(|known| *known == heading).unwrap_or_default()
}

impl Explanation {
    fn take(&mut self, part: Option<(&str, String)>) {
        let Some((heading, body)) = part else { return };
        match HEADINGS.iter().position(|known| *known == heading) {
            Some(0) => self.mend = paragraphs(&body),
            Some(1) => self.others = samples(&body),
            Some(2) => self.bad = samples(&body),
            Some(_) => self.good = samples(&body),
            None => {}
        }
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Each path between backquotes with the fenced block below it.
fn samples(text: &str) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        match (bare.strip_prefix("```"), samples.last_mut()) {
            (Some(language), Some(sample)) => {
                fenced = !fenced;
                if fenced {
                    language.clone_into(&mut sample.language);
                }
            }
            (None, Some(sample)) if fenced => sample.text.push_str(line),
            _ => {
                if let Some(path) = bare.strip_prefix('`').and_then(|path| path.strip_suffix('`')) {
                    samples.push(Sample { path: path.to_owned(), language: String::new(), text: String::new() });
                }
            }
        }
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Un titre\n\nPourquoi `cela`.\n\nEncore.\n\n## Comment faire\n\nComme\nceci.\n\n## À corriger\n\n\
`a b.md`\n\n```markdown\n## Un titre\n\n`code`\n```\n\n`c.png`\n\n```fichier\nune image\n```\n";

    #[test]
    fn a_text_gives_its_parts_and_an_example_may_hold_headings() {
        let read = read("E999".to_owned(), TEXT);
        assert_eq!(
            (read.title.as_str(), read.why.len(), read.mend.as_slice()),
            ("Un titre", 2, &["Comme ceci.".into()][..])
        );
        let bad: Vec<[&str; 3]> = read.bad.iter().map(|file| [&*file.path, &*file.language, &*file.text]).collect();
        assert_eq!(bad, [["a b.md", "markdown", "## Un titre\n\n`code`\n"], ["c.png", "fichier", "une image\n"]]);
        assert_eq!(
            words(&read.why[0]).map(|part| part.to_string()).collect::<String>(),
            "Pourquoi «\u{a0}cela\u{a0}»."
        );
    }

    #[test]
    fn a_code_is_found_in_any_case_and_a_wrong_one_is_near_another() {
        assert_eq!(find(" e203 ").map(|one| one.code.as_str()), Some("E203"));
        assert_eq!(nearest("R203").map(|one| one.code.as_str()), Some("E203"));
        assert_eq!(nearest("203").map(|one| one.code.as_str()), Some("E203"));
        assert_eq!(nearest("bonjour"), None);
    }

    #[test]
    fn codes_come_by_family_then_by_number() {
        let codes: Vec<&str> = all().iter().map(|one| one.code.as_str()).collect();
        let at = |code: &str| codes.iter().position(|known| *known == code);
        assert!(
            at("E008") < at("E030") && at("E040") < at("R042") && at("R042") < at("E010") && at("E022") < at("E101")
        );
        assert_eq!(Family::ALL.iter().map(|family| of(*family).count()).sum::<usize>(), codes.len());
    }
}
