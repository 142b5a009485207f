//! `check --fix`: puts the certain answers of a report into the texts, and those texts on the disk.
//!
//! It changes files that contributors wrote. Everything but the places of the fixes stays byte for byte: comments,
//! layout, line ends, byte-order mark. All files are written or none, and never one that changed since it was read.

mod order;

pub use order::in_order;

use crate::diagnostic::{FileId, Report, Sources, reason};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// As it was read, without byte-order mark.
    pub before: String,
    /// As it is to be.
    pub after: String,
    /// How many places changed.
    pub places: usize,
}

/// The texts that the fixes of a report change. Of two fixes that overlap, the first is made: the next reading tells
/// whether the other is still wanted.
pub fn mend(report: &Report, sources: &Sources) -> BTreeMap<FileId, Mended> {
    let mut fixes: BTreeMap<FileId, BTreeMap<(u32, u32), String>> = BTreeMap::new();
    for diagnostic in report.iter() {
        if let Some((span, text)) = sources.fix(diagnostic) {
            fixes.entry(diagnostic.file.clone()).or_default().entry((span.start, span.end)).or_insert(text);
        }
    }
    let mend = |(file, fixes): (FileId, BTreeMap<(u32, u32), String>)| {
        let before = sources.text(&file)?;
        let (mut after, mut done, mut places) = (String::with_capacity(before.len()), 0, 0);
        for ((start, end), text) in fixes {
            let (start, end) = (start as usize, end as usize);
            if start >= done && before.get(start..end).is_some_and(|written| written != text) {
                after.push_str(&before[done..start]);
                after.push_str(&text);
                (done, places) = (end, places + 1);
            }
        }
        after.push_str(&before[done..]);
        (places > 0).then(|| (file, Mended { before: before.to_owned(), after, places }))
    };
    fixes.into_iter().filter_map(mend).collect()
}

/// The lines that change, in the unified form that `patch` and forges read.
pub fn difference(file: &str, mended: &Mended, colours: crate::diagnostic::Colours) -> String {
    let colour = |line: &str, code: &str| match colours {
        crate::diagnostic::Colours::Ansi => format!("\u{1b}[{code}m{line}\u{1b}[0m"),
        crate::diagnostic::Colours::Plain => line.to_owned(),
    };
    let diff = TextDiff::from_lines(&mended.before, &mended.after);
    let mut out = format!("{}\n{}\n", colour(&format!("--- a/{file}"), "1"), colour(&format!("+++ b/{file}"), "1"));
    for hunk in diff.unified_diff().iter_hunks() {
        let _ = writeln!(out, "{}", colour(&hunk.header().to_string(), "36"));
        for change in hunk.iter_changes() {
            let (sign, code) = match change.tag() {
                ChangeTag::Delete => ('-', "31"),
                ChangeTag::Insert => ('+', "32"),
                ChangeTag::Equal => (' ', "0"),
            };
            // What a file holds must not drive the terminal.
            let line: String =
                change.value().trim_end_matches(['\n', '\r']).chars().filter(|letter| !letter.is_control()).collect();
            let _ = writeln!(out, "{}", colour(&format!("{sign}{line}"), code));
        }
    }
    out
}

/// Writes the mended files: each beside its place first, then all under their names.
///
/// # Errors
/// Those of the disk, and a file that is not the one that was read any more; then nothing was written.
pub fn write(root: &Path, files: &BTreeMap<FileId, Mended>) -> io::Result<()> {
    let mut ready = Vec::with_capacity(files.len());
    for (file, mended) in files {
        let path = root.join(&**file);
        let named = |error: io::Error| io::Error::other(format!("« {file} » : {}", reason(&error)));
        let bytes = fs::read(&path).map_err(named)?;
        let mark: &[u8] = if bytes.starts_with("\u{feff}".as_bytes()) { "\u{feff}".as_bytes() } else { b"" };
        if bytes[mark.len()..] != *mended.before.as_bytes() {
            return Err(named(io::Error::other("le fichier vient de changer ; relancez la commande")));
        }
        let folder = path.parent().unwrap_or(root);
        let mut temporary = NamedTempFile::with_prefix_in(".semaine-", folder).map_err(named)?;
        temporary.write_all(mark).and_then(|()| temporary.write_all(mended.after.as_bytes())).map_err(named)?;
        fs::set_permissions(temporary.path(), fs::metadata(&path).map_err(named)?.permissions()).map_err(named)?;
        ready.push((temporary, path));
    }
    ready.into_iter().try_for_each(|(temporary, path)| temporary.persist(path).map(drop).map_err(|error| error.error))
}
