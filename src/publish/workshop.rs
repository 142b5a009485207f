//! The workshop: changed files are written there whole, by one thread, before any takes its place.

use super::OutputError;
use super::folder::{Ground, OutFolder};
use super::manifest::Record;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

/// One file on its way to the workshop.
#[derive(Debug)]
pub(super) struct Rendered<'j> {
    /// Its place among the files.
    pub(super) index: usize,
    /// Relative to the output folder.
    pub(super) path: &'j str,
    pub(super) bytes: Vec<u8>,
    /// What the manifest keeps of it.
    pub(super) hash: u128,
}

/// Removed when the build ends, however it ends; a build that was killed leaves it to the next one.
#[derive(Debug)]
pub(super) struct Workshop<'a> {
    folder: &'a OutFolder,
    root: PathBuf,
}

impl<'a> Workshop<'a> {
    /// Clears what a killed build left. The folder itself is made with the first file.
    pub(super) fn open(folder: &'a OutFolder) -> Result<Self, OutputError> {
        let root = folder.workshop();
        match fs::remove_dir_all(&root) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(OutputError::io("d’effacer", &root)(error)),
            _ => Ok(Self { folder, root }),
        }
    }

    /// Where a file waits. On empty ground the workshop has the shape of the site, so that whole folders are put in place
    /// at once; otherwise the files lie side by side, which spares the folders.
    pub(super) fn place(&self, index: usize, path: &str) -> PathBuf {
        match self.folder.ground() {
            Ground::Empty => self.root.join(path),
            Ground::Occupied => self.root.join(index.to_string()),
        }
    }

    /// Writes all that comes, each file once, and drops its bytes. Stops at the first error.
    pub(super) fn write_all(&self, receiver: Receiver<Rendered<'_>>) -> Result<Vec<(usize, Record)>, OutputError> {
        let mut folders = HashSet::new();
        let mut written = Vec::new();
        for rendered in receiver {
            let place = self.place(rendered.index, rendered.path);
            let folder = match self.folder.ground() {
                Ground::Empty => rendered.path.rsplit_once('/').map_or("", |(folder, _)| folder),
                Ground::Occupied => "",
            };
            if folders.insert(folder) {
                let folder = self.root.join(folder);
                fs::create_dir_all(&folder).map_err(OutputError::io("d’écrire", &folder))?;
            }
            let record = write(&place, &rendered).map_err(|error| {
                // The place in the site says more than the place in the workshop.
                OutputError::io("d’écrire", &self.folder.path().join(rendered.path))(error)
            })?;
            written.push((rendered.index, record));
        }
        Ok(written)
    }
}

impl Drop for Workshop<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn write(place: &Path, rendered: &Rendered<'_>) -> std::io::Result<Record> {
    let mut file = File::create_new(place)?;
    file.write_all(&rendered.bytes)?;
    Ok(Record::new(rendered.hash, &file.metadata()?))
}
