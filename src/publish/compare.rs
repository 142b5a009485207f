//! Whether a file on the disk is already the one that was rendered.

use super::folder::{Ground, OutFolder};
use super::manifest::{Manifest, Record};
use super::paths::without_case;
use super::{Foreign, Obstacle, OutputError};
use std::collections::HashSet;
use std::fs::{self, FileType, Metadata};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::OnceLock;

/// What becomes of one rendered file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It stands on the disk as it should.
    Kept(Record),
    /// It changed, and goes to the writer.
    ToWrite,
    /// It waits in the workshop.
    Written(Record),
    /// Something that is not ours stands in its place.
    Blocked(Obstacle),
    /// A twin that is not worth a file.
    Absent,
}

/// What is known of the output before rendering.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) folder: &'a OutFolder,
    /// Of the last build; empty when there is none.
    pub(super) manifest: Manifest<'a>,
    /// What to do with files that the manifest does not list.
    pub(super) foreign: Foreign,
    /// The manifest's paths without case, made when first asked for.
    twins: OnceLock<HashSet<String>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(folder: &'a OutFolder, foreign: Foreign) -> Self {
        let manifest = folder.manifest().map(Manifest::parse);
        // A damaged manifest says that files are ours without saying which: all may be.
        let foreign = if matches!(manifest, Some(None)) { Foreign::Replace } else { foreign };
        Self { folder, manifest: manifest.flatten().unwrap_or_default(), foreign, twins: OnceLock::new() }
    }

    /// Compares what was rendered with the manifest; reads the file itself only when the manifest cannot tell: its time
    /// alone changed (a copy, a cache), a build was killed while it was replacing it, or the manifest was lost.
    pub(super) fn decide(&self, path: &str, bytes: &[u8], hash: u128) -> Result<Outcome, OutputError> {
        if self.folder.ground() == Ground::Empty {
            return Ok(Outcome::ToWrite);
        }
        let target = self.folder.path().join(path);
        let found = match fs::symlink_metadata(&target) {
            Ok(found) => found,
            Err(error) if is_absent(error.kind()) => return Ok(Outcome::ToWrite),
            Err(error) => return Err(OutputError::io("de lire", &target)(error)),
        };
        if found.is_dir() {
            // It may be a folder of ours, which the survey tells.
            return Ok(Outcome::ToWrite);
        }
        if !found.is_file() {
            return Ok(Outcome::Blocked(Obstacle { path: target, what: describe(found.file_type()) }));
        }
        match self.manifest.find(path) {
            Some(entry) => match entry.record {
                Some(record) if record.describes(&found) && record.hash == hash => Ok(Outcome::Kept(record)),
                Some(record) if record.describes(&found) => Ok(Outcome::ToWrite),
                _ => compare_bytes(&target, &found, bytes, hash),
            },
            // Where case is ignored, this file is the one of the former name.
            None if self.has_twin(path) => Ok(Outcome::ToWrite),
            None if self.foreign == Foreign::Replace => compare_bytes(&target, &found, bytes, hash),
            None => Ok(Outcome::Blocked(Obstacle { path: target, what: describe(found.file_type()) })),
        }
    }

    /// The record of a file that the manifest and the disk agree upon, made from what has this hash.
    pub(super) fn kept(&self, path: &str, hash: u128) -> Option<Record> {
        let record = self.manifest.find(path)?.record.filter(|record| record.hash == hash)?;
        as_recorded(&self.folder.path().join(path), &record).then_some(record)
    }

    /// Whether the manifest lists this path, in this case or another.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        self.manifest.find(path).is_some() || self.has_twin(path)
    }

    /// Whether the manifest lists this path but for case.
    fn has_twin(&self, path: &str) -> bool {
        let lower = || self.manifest.entries.iter().map(|entry| without_case(entry.path).into_owned()).collect();
        self.twins.get_or_init(lower).contains(&*without_case(path))
    }
}

fn compare_bytes(target: &Path, found: &Metadata, bytes: &[u8], hash: u128) -> Result<Outcome, OutputError> {
    if found.len() != bytes.len() as u64 || fs::read(target).map_err(OutputError::io("de lire", target))? != bytes {
        return Ok(Outcome::ToWrite);
    }
    Ok(Outcome::Kept(Record::new(hash, found)))
}

/// Whether the file is, by its size and time, the one that was recorded.
pub(super) fn as_recorded(target: &Path, record: &Record) -> bool {
    fs::symlink_metadata(target).is_ok_and(|found| record.describes(&found))
}

/// Nothing is there, or a file stands where a folder should.
pub(super) fn is_absent(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// In the words of a message.
pub(super) fn describe(kind: FileType) -> &'static str {
    match () {
        () if kind.is_file() => "un fichier",
        () if kind.is_dir() => "un dossier",
        () if kind.is_symlink() => "un lien symbolique",
        () => "un fichier spécial",
    }
}
