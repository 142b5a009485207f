//! Wrong files and the messages they deserve. Each folder of `tests/bad` is laid over `tests/minimal`; a line that is wrong
//! ends with what the checker must say of it:
//!
//!     departement: "61" #~ E207 ‹"61"› Strasbourg est dans le Bas-Rhin (67), pas dans l’Orne (61) → departement: "67"
//!
//! that is the code, the characters that are underlined, a part of the message, a part of the help. A line that holds
//! nothing else tells of the file as a whole. Notes are cut off before the file is checked: they may stand anywhere, and
//! lines are counted without them. What is missing fails, and so does what is not expected; R710 alone, which nearly every
//! tiny file deserves, is looked at only in the files that speak of it.
//!
//! `UPDATE_EXPECTED=1 cargo test --test bad_files` rewrites the notes.

mod common;

use common::{Row, Site, tests_folder, tree, updating};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const MARK: &str = "#~";

/// What a note says.
#[derive(Debug, Clone)]
struct Note {
    code: String,
    under: Option<String>,
    text: String,
    help: Option<String>,
}

/// A file of a case, and the notes of each of its lines (0: the file as a whole).
struct BadFile {
    text: String,
    notes: BTreeMap<usize, Vec<Note>>,
}

impl Note {
    fn read(text: &str) -> Self {
        let (code, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let (under, rest) = match rest.strip_prefix('‹').and_then(|rest| rest.split_once('›')) {
            Some((under, rest)) => (Some(under.to_owned()), rest.trim()),
            None => (None, rest.trim()),
        };
        let (text, help) = match rest.split_once('→') {
            Some((text, help)) => (text.trim(), Some(help.trim().to_owned())),
            None => (rest, None),
        };
        Self { code: code.to_owned(), under, text: text.to_owned(), help }
    }

    fn of(row: &Row, text: &str) -> Self {
        Self { code: row.code.clone(), under: underlined(row, text), text: row.message.clone(), help: row.help.clone() }
    }

    fn allows(&self, found: &Self) -> bool {
        let help = found.help.as_deref().unwrap_or_default();
        self.code == found.code
            && self.under.as_ref().is_none_or(|under| Some(under) == found.under.as_ref())
            && found.text.contains(&self.text)
            && self.help.as_ref().is_none_or(|part| help.contains(part))
    }

    fn written(&self) -> String {
        let under = self.under.as_ref().map(|under| format!(" ‹{under}›")).unwrap_or_default();
        let help = self.help.as_ref().map(|help| format!(" → {help}")).unwrap_or_default();
        format!("{MARK} {}{under} {}{help}", self.code, self.text)
    }
}

/// The characters of the place; of a place of several lines, those of the first one.
fn underlined(row: &Row, text: &str) -> Option<String> {
    let line = text.lines().nth(row.line?.checked_sub(1)?).unwrap_or_default();
    let (start, end) = (row.column? - 1, if row.end_line == row.line { row.end_column? - 1 } else { usize::MAX });
    Some(line.chars().skip(start).take(end.saturating_sub(start)).collect())
}

impl BadFile {
    fn read(annotated: &str) -> Self {
        let mut file = Self { text: String::new(), notes: BTreeMap::new() };
        let mut number = 1;
        for line in annotated.split_inclusive('\n') {
            let mut parts = line.split(MARK);
            let written = parts.next().unwrap_or_default();
            let notes: Vec<Note> = parts.map(Note::read).collect();
            let whole = written.trim().is_empty() && !notes.is_empty();
            if !notes.is_empty() {
                file.notes.entry(if whole { 0 } else { number }).or_default().extend(notes);
            }
            if !whole {
                let ends = line.ends_with('\n') && !written.ends_with('\n');
                file.text.push_str(if ends { written.trim_end() } else { written });
                file.text.push_str(if ends { "\n" } else { "" });
                number += 1;
            }
        }
        file
    }

    fn written(&self) -> String {
        let on_line = |number: usize| self.notes.get(&number).into_iter().flatten().map(Note::written);
        let mut text: String = on_line(0).map(|note| note + "\n").collect();
        for (number, line) in (1..).zip(self.text.split_inclusive('\n')) {
            text.push_str(line.trim_end_matches('\n'));
            for note in on_line(number) {
                text.push_str(&format!(" {note}"));
            }
            text.push('\n');
        }
        text
    }

    fn mentions(&self, code: &str) -> bool {
        self.notes.values().flatten().any(|note| note.code == code)
    }
}

/// What is wrong with the expectations of one case: nothing, it is to be hoped.
fn compare(folder: &Path) -> Vec<String> {
    let site = Site::minimal();
    let files: BTreeMap<String, BadFile> = tree(folder)
        .into_iter()
        .map(|(path, bytes)| (path, BadFile::read(&String::from_utf8(bytes).expect("a text"))))
        .collect();
    for (path, file) in &files {
        site.write(path, &file.text);
    }
    let rows = site.diagnostics();
    if updating() {
        rewrite(folder, files, &rows);
        return Vec::new();
    }
    let mut wrong = Vec::new();
    let mut missing: Vec<(&str, usize, &Note)> = files
        .iter()
        .flat_map(|(path, file)| file.notes.iter().map(move |(line, notes)| (path, line, notes)))
        .flat_map(|(path, line, notes)| notes.iter().map(move |note| (path.as_str(), *line, note)))
        .collect();
    for row in &rows {
        let Some(file) = files.get(&row.file) else {
            wrong.push(format!("{} : {} {}", row.file, row.code, row.message));
            continue;
        };
        let (line, found) = (row.line.unwrap_or(0), Note::of(row, &file.text));
        let expected =
            missing.iter().position(|(path, at, note)| *path == row.file && *at == line && note.allows(&found));
        match expected {
            Some(index) => drop(missing.remove(index)),
            None if row.code == "R710" && !file.mentions("R710") => {}
            None => wrong.push(format!("{}:{line} inattendu : {}", row.file, found.written())),
        }
    }
    wrong.extend(missing.iter().map(|(path, line, note)| format!("{path}:{line} manque : {}", note.written())));
    wrong
}

fn rewrite(folder: &Path, files: BTreeMap<String, BadFile>, rows: &[Row]) {
    for (path, mut file) in files {
        let speaks_of_r710 = file.mentions("R710");
        file.notes.clear();
        for row in rows.iter().filter(|row| row.file == path && (row.code != "R710" || speaks_of_r710)) {
            file.notes.entry(row.line.unwrap_or(0)).or_default().push(Note::of(row, &file.text));
        }
        fs::write(folder.join(path), file.written()).expect("rewritten");
    }
}

fn cases() -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(tests_folder("bad")).expect("tests/bad");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    cases.sort();
    cases
}

#[test]
fn each_wrong_line_gets_its_messages_and_no_other() {
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = cases()
            .chunks(8)
            .map(|cases| cases.to_vec())
            .map(|cases| {
                scope.spawn(move || cases.iter().map(|case| (case.clone(), compare(case))).collect::<Vec<_>>())
            })
            .collect();
        let done = running.into_iter().flat_map(|thread| thread.join().expect("compared"));
        done.flat_map(|(case, wrong)| wrong.into_iter().map(move |line| format!("{} : {line}", case.display())))
            .collect()
    });
    assert!(wrong.is_empty(), "{} désaccords :\n{}", wrong.len(), wrong.join("\n"));
}

/// Codes whose files cannot be kept in a repository: the tests that make them are named here.
const MADE_ELSEWHERE: [(&str, &str); 9] = [
    ("E004", "hostile_disk.rs"),
    ("E005", "hostile_disk.rs"),
    ("E006", "hostile.rs"),
    ("E007", "hostile.rs"),
    ("E008", "hostile.rs"),
    ("E016", "hostile.rs"),
    ("E037", "hostile.rs"),
    ("E509", "hostile.rs"),
    ("R042", "hostile.rs"),
];

#[test]
fn every_code_has_a_wrong_file() {
    let mut covered: BTreeSet<String> = BTreeSet::new();
    for case in cases() {
        for bytes in tree(&case).into_values() {
            let file = BadFile::read(&String::from_utf8(bytes).expect("a text"));
            covered.extend(file.notes.into_values().flatten().map(|note| note.code));
        }
    }
    for (code, test) in MADE_ELSEWHERE {
        let text = fs::read_to_string(tests_folder(test)).expect("the test that makes it");
        assert!(text.contains(&format!("\"{code}\"")), "{test} does not name {code}");
        covered.insert(code.to_owned());
    }
    let missing: Vec<String> = codes().into_iter().filter(|code| !covered.contains(code)).collect();
    assert!(missing.is_empty(), "no wrong file for {missing:?}");
}

/// Every code that `src/diagnostic/codes` names.
fn codes() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostic/codes");
    let texts = tree(&folder).into_values().map(|bytes| String::from_utf8(bytes).expect("a text"));
    let codes: BTreeSet<String> = texts
        .flat_map(|text| {
            let starts =
                text.split("Message::new(").skip(1).map(|rest| rest.trim_start().trim_start_matches('"').to_owned());
            starts.map(|rest| rest.chars().take(4).collect::<String>()).collect::<Vec<_>>()
        })
        .collect();
    for code in &codes {
        let number = code.strip_prefix(['E', 'R']);
        let well_formed = number.is_some_and(|number| number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()));
        assert!(well_formed, "« {code} » is no code");
    }
    assert!(codes.len() > 80, "the codes are no longer where this test looks: {codes:?}");
    codes
}
