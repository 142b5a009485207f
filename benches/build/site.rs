//! The fictional sites that are built, made once by the generator of `examples/` and kept.

#[path = "../../examples/generate_events/fictional/mod.rs"]
mod fictional;

use super::Outcome;
use super::edit::Edit;
use std::path::{Path, PathBuf};

/// To raise whenever the generator writes something else: kept sites of another version are not used.
const VERSION: u32 = 1;
const SEED: u64 = 1;

/// A site ready to be built.
#[derive(Debug)]
pub(crate) struct Site {
    /// Its fictional events.
    pub(crate) count: u32,
    /// Its root.
    pub(crate) root: PathBuf,
    /// An event's file, and the address of its page.
    event: (PathBuf, String),
}

impl Site {
    /// The kept site of this size, or a new one.
    pub(crate) fn prepare(count: u32) -> Outcome<Self> {
        let root = data().join(format!("v{VERSION}-seed{SEED}-{count}"));
        if !root.exists() {
            eprintln!("making {count} fictional events in {}", root.display());
            let unfinished = root.with_extension("unfinished");
            remove(&unfinished)?;
            let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
            fictional::write_site(fictional::Plan { count, seed: SEED }, repository, &unfinished)?;
            std::fs::rename(&unfinished, &root)?;
        }
        let event = a_paris_event(&root)?;
        Ok(Self { count, root, event })
    }

    /// Edits an event until the result is dropped.
    pub(crate) fn edit(&self) -> Outcome<Edit> {
        Edit::new(&self.event.0)
    }

    /// The address of the page of that event.
    pub(crate) fn page(&self) -> &str {
        &self.event.1
    }
}

/// The first published event of the busiest commune whose title has room for an edit: it stands in the longest lists.
fn a_paris_event(root: &Path) -> Outcome<(PathBuf, String)> {
    let folder = root.join("events/2026/75");
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(&folder)?.collect();
    let mut files: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let slug = file.file_stem().and_then(|slug| slug.to_str()).unwrap_or_default();
        let editable =
            text.lines().next().is_some_and(|line| line.starts_with("titre: \"") && line.chars().count() < 125);
        if editable && !text.contains("acces: interne") {
            let page = format!("/evenements/2026/75/{slug}/");
            return Ok((file, page));
        }
    }
    Err("no event to edit in Paris: ask for more events".into())
}

/// Where sites are kept.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench-data")
}

/// Removes a folder that may not be there.
pub(crate) fn remove(folder: &Path) -> Outcome<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    /// Files.
    pub(crate) files: u64,
    /// Their bytes.
    pub(crate) bytes: u64,
}

/// Counts the files of a folder.
pub(crate) fn tally(folder: &Path) -> Outcome<Tally> {
    let mut tally = Tally::default();
    for entry in walkdir::WalkDir::new(folder) {
        let metadata = entry?.metadata()?;
        if metadata.is_file() {
            tally.files += 1;
            tally.bytes += metadata.len();
        }
    }
    Ok(tally)
}
