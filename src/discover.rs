//! The only reader of the disk: a sorted walk of `content/` and `events/`.
//!
//! It refuses what could harm (symbolic links, oversized files) and what cannot be read as text, and strips a BOM. Files
//! that are not text to us (pictures, downloads) are listed, not read.

use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{FileId, Report, Source, Span};
use crate::picture::{self, Size};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The folders that hold what contributors write.
pub const FOLDERS: [&str; 2] = ["content", "events"];
/// Bytes of a text file at most.
const MAX_TEXT: u64 = 512 * 1024;
/// Bytes of a download at most.
const MAX_BINARY: u64 = 5 * 1024 * 1024;
/// Bytes of a picture of an event at most.
const MAX_IMAGE: u64 = 1024 * 1024;

/// What stands on the disk.
#[derive(Debug, Clone, Default)]
pub struct Discovered {
    /// Texts, by path.
    pub sources: Vec<Source>,
    /// The other files, by path, with their size in pixels when they are pictures.
    pub binaries: Binaries,
    /// What was refused.
    pub report: Report,
}

/// Files that are not text, by path, with their size in pixels when they are pictures.
pub type Binaries = BTreeMap<FileId, Option<Size>>;

enum Found {
    Text(Source),
    Binary(FileId, Option<Size>),
    Refused(FileId, crate::diagnostic::Message),
    Ignored,
}

/// Reads everything below `root`.
pub fn discover(root: &Path) -> Discovered {
    let mut paths = Vec::new();
    let mut discovered = Discovered::default();
    for folder in FOLDERS {
        for entry in WalkDir::new(root.join(folder))
            .follow_root_links(false)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(is_wanted)
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => paths.push((relative(root, entry.path()), entry.into_path())),
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.into(), |path| relative(root, path));
                    // A site without events, or without content yet, is told elsewhere what it misses.
                    if error.io_error().map(std::io::Error::kind) != Some(std::io::ErrorKind::NotFound) {
                        discovered.report.push(&path, Span::FILE, codes::unreadable(error.io_error()));
                    }
                }
            }
        }
    }
    let found: Vec<Found> = paths.into_par_iter().map(|(file, path)| read(file, &path)).collect();
    for file in found {
        discovered.add(file);
    }
    // The walk sorts names folder by folder; `a-b.md` comes before `a/c.md` once paths are compared whole.
    discovered.sources.sort_by(|a, b| a.path.cmp(&b.path));
    discovered
}

/// Reads again the files at `paths` (relative to the root), and forgets those that are gone.
pub fn reread(root: &Path, paths: &BTreeSet<FileId>, discovered: &mut Discovered) {
    let kept: Report = std::mem::take(&mut discovered.report);
    discovered.report.extend(kept.into_iter().filter(|diagnostic| !paths.contains(&diagnostic.file)));
    for file in paths {
        let path = root.join(&**file);
        let found = if fs::symlink_metadata(&path).is_ok() { read(file.clone(), &path) } else { Found::Ignored };
        discovered.replace(file, found);
    }
}

impl Discovered {
    /// Takes the place of a file with bytes that are not those of the disk: another version of it, or none.
    pub fn put(&mut self, file: &FileId, bytes: Option<Vec<u8>>) {
        let kept: Report = std::mem::take(&mut self.report);
        self.report.extend(kept.into_iter().filter(|diagnostic| diagnostic.file != *file));
        let ignored = file.split('/').any(is_ignored);
        let found = bytes.filter(|_| !ignored).map_or(Found::Ignored, |bytes| understand(file.clone(), bytes));
        self.replace(file, found);
    }

    fn replace(&mut self, file: &FileId, found: Found) {
        let place = self.sources.binary_search_by(|source| source.path.cmp(file));
        match (place, found) {
            (Ok(index), Found::Text(source)) => self.sources[index] = source,
            (Err(index), Found::Text(source)) => self.sources.insert(index, source),
            (place, other) => {
                if let Ok(index) = place {
                    self.sources.remove(index);
                }
                self.binaries.remove(file);
                self.add(other);
            }
        }
    }

    fn add(&mut self, file: Found) {
        match file {
            Found::Text(source) => self.sources.push(source),
            Found::Binary(path, size) => {
                self.binaries.insert(path, size);
            }
            Found::Refused(path, message) => self.report.push(&path, Span::FILE, message),
            Found::Ignored => {}
        }
    }
}

/// Hidden files and editors' leftovers are nobody's content.
fn is_wanted(entry: &walkdir::DirEntry) -> bool {
    entry.depth() == 0 || !is_ignored(&entry.file_name().to_string_lossy())
}

/// Whether a file's name is that of a hidden or a temporary file.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp")
}

/// The path below the root with `/`; what is not UTF-8 in it, or could disguise a report, is shown as `\u{fffd}` and then
/// refused by its slug.
fn relative(root: &Path, path: &Path) -> FileId {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").replace(disguises, "\u{fffd}").into()
}

/// Controls, line ends among them, and bidirectional overrides.
fn disguises(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn read(file: FileId, path: &Path) -> Found {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return Found::Refused(file, codes::unreadable(Some(&error))),
    };
    if metadata.file_type().is_symlink() {
        return Found::Refused(file, codes::symbolic_link());
    }
    if !metadata.is_file() {
        return Found::Refused(file, codes::not_a_file());
    }
    let max = match is_text(&file) {
        true => MAX_TEXT,
        false if file.starts_with("events/") => MAX_IMAGE,
        false => MAX_BINARY,
    };
    if metadata.len() > max {
        return Found::Refused(file, codes::too_large(metadata.len(), max));
    }
    match fs::read(path) {
        Ok(bytes) => understand(file, bytes),
        Err(error) => Found::Refused(file, codes::unreadable(Some(&error))),
    }
}

/// What a file of these bytes is to us.
fn understand(file: FileId, bytes: Vec<u8>) -> Found {
    if !is_text(&file) {
        return Found::Binary(file, picture::size(&bytes));
    }
    match decode(bytes) {
        Ok(text) => Found::Text(Source { path: file, text: text.into() }),
        Err(message) => Found::Refused(file, message),
    }
}

fn is_text(file: &str) -> bool {
    let extension = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    extension.is_some_and(|extension| ["yaml", "yml", "md"].contains(&extension.to_ascii_lowercase().as_str()))
}

/// The bytes of a file that is copied: a picture without its metadata, any other file as it stands.
///
/// # Errors
/// Those of reading it.
pub fn read_binary(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path).map(picture::without_metadata)
}

/// UTF-8 without its BOM nor NUL characters.
fn decode(bytes: Vec<u8>) -> Result<String, crate::diagnostic::Message> {
    let mut text = String::from_utf8(bytes).map_err(|error| codes::not_utf8(error.utf8_error().valid_up_to()))?;
    if text.contains('\0') {
        return Err(codes::nul_character());
    }
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}
