//! An edit that undoes itself.

use super::Outcome;
use std::path::{Path, PathBuf};

/// What an edit adds to the title of an event.
pub(crate) const MARK: &str = "Titre modifié";

/// A file whose title is another one while this lives.
#[derive(Debug)]
pub(crate) struct Edit {
    file: PathBuf,
    original: String,
}

impl Edit {
    /// Puts the mark at the beginning of the title.
    pub(crate) fn new(file: &Path) -> Outcome<Self> {
        let original = std::fs::read_to_string(file)?;
        std::fs::write(file, original.replacen("titre: \"", &format!("titre: \"{MARK}, "), 1))?;
        Ok(Self { file: file.to_owned(), original })
    }
}

impl Drop for Edit {
    fn drop(&mut self) {
        if let Err(error) = std::fs::write(&self.file, &self.original) {
            eprintln!("{} stays edited: {error}", self.file.display());
        }
    }
}
