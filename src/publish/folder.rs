//! The output folder: whether we may write in it, and the lock that keeps two builds apart.

use super::manifest::Manifest;
use super::{Foreign, Options, OutputError};
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// Our own folder in the output. Its presence alone does not make the output ours: a manifest does.
pub(super) const HIDDEN: &str = ".semaine";
const LOCK: &str = "verrou";
const MANIFEST: &str = "manifeste";
const WORKSHOP: &str = "atelier";

/// What stands in the output besides what the manifest lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing: no file of the site can be there, none has to be looked for.
    Empty,
    /// A site, or files of somebody else.
    Occupied,
}

/// The output folder, open for this build alone.
#[derive(Debug)]
pub(super) struct OutFolder {
    path: PathBuf,
    ground: Ground,
    manifest: Option<String>,
    /// Folders made to hold the output, outermost first.
    created: Vec<PathBuf>,
    /// Held until the end.
    _lock: Lock,
}

impl OutFolder {
    /// Makes sure that the folder exists, is ours or may become ours, and that no other build is writing in it.
    pub(super) fn open(options: &Options<'_>) -> Result<Self, OutputError> {
        let path = options.out.to_owned();
        refuse_inputs(&path, options.inputs)?;
        match fs::metadata(&path) {
            Ok(found) if !found.is_dir() => return Err(OutputError::NotAFolder(path)),
            Ok(_) if !path.join(HIDDEN).exists() => may_enter(&path, options.foreign).map(drop)?,
            _ => {}
        }
        let missing = path.ancestors().filter(|above| !above.as_os_str().is_empty() && !above.exists());
        let mut created: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        created.reverse();
        let hidden = path.join(HIDDEN);
        fs::create_dir_all(&hidden).map_err(OutputError::io("d’écrire dans", &path))?;
        if hidden.is_symlink() {
            return Err(OutputError::InTheWay(vec![super::Obstacle { path: hidden, what: "un lien symbolique" }]));
        }
        let lock = lock(&path)?;
        let mut folder = Self { path, ground: Ground::Occupied, manifest: None, created, _lock: lock };
        folder.manifest = read_manifest(&folder.path)?;
        if folder.manifest.is_none() {
            folder.ground = may_enter(&folder.path, options.foreign)?;
        }
        Ok(folder)
    }

    /// As the caller named it.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn ground(&self) -> Ground {
        self.ground
    }

    /// The text of the manifest, when there is one.
    pub(super) fn manifest(&self) -> Option<&str> {
        self.manifest.as_deref()
    }

    /// Where files are written before they are put in place.
    pub(super) fn workshop(&self) -> PathBuf {
        self.path.join(HIDDEN).join(WORKSHOP)
    }

    /// Replaces the manifest, in one step.
    pub(super) fn write_manifest(&self, manifest: &Manifest<'_>) -> Result<(), OutputError> {
        let path = manifest_path(&self.path);
        let aside = path.with_extension("nouveau");
        fs::write(&aside, manifest.to_text()).map_err(OutputError::io("d’écrire", &aside))?;
        fs::rename(&aside, &path).map_err(OutputError::io("d’écrire", &path))
    }
}

impl Drop for OutFolder {
    /// Without a manifest nothing was published: the folder is left as it was found. Failures are harmless leftovers.
    fn drop(&mut self) {
        if manifest_path(&self.path).exists() {
            return;
        }
        let hidden = self.path.join(HIDDEN);
        let _ = fs::remove_file(hidden.join(LOCK));
        let _ = fs::remove_dir(hidden);
        for folder in self.created.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Where the manifest of an output stands.
pub(super) fn manifest_path(out: &Path) -> PathBuf {
    out.join(HIDDEN).join(MANIFEST)
}

fn read_manifest(out: &Path) -> Result<Option<String>, OutputError> {
    let path = manifest_path(out);
    match fs::read(&path) {
        // What is not UTF-8 is damaged, which the checksum tells.
        Ok(bytes) => Ok(Some(String::from_utf8(bytes).unwrap_or_default())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("de lire", &path)(error)),
    }
}

/// Whether a folder without a manifest may be written in: it is empty, or the user insists. Git cannot keep an empty folder,
/// so a lone `.gitignore` counts as nothing.
fn may_enter(out: &Path, foreign: Foreign) -> Result<Ground, OutputError> {
    for entry in fs::read_dir(out).map_err(OutputError::io("de lire", out))? {
        let entry = entry.map_err(OutputError::io("de lire", out))?;
        if ![HIDDEN, ".gitignore"].map(OsStr::new).contains(&entry.file_name().as_os_str()) {
            return match foreign {
                Foreign::Refuse => Err(OutputError::NotOurs(out.to_owned())),
                Foreign::Replace => Ok(Ground::Occupied),
            };
        }
    }
    Ok(Ground::Empty)
}

/// The lock of an output folder. Closing the file would free it too, unless a child process that is being started right
/// then still holds a copy of it (flock(2)): unlocking frees it for all.
#[derive(Debug)]
struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// The system frees the lock when the process ends, however it ends: a lock file left behind blocks nobody.
fn lock(out: &Path) -> Result<Lock, OutputError> {
    let path = out.join(HIDDEN).join(LOCK);
    let file = File::create(&path).map_err(OutputError::io("d’écrire", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(OutputError::Locked(out.to_owned())),
        // Some network file systems have no locks: better to build than to refuse.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(OutputError::io("de verrouiller", &path)(error)),
    }
    // A build that fails on an empty folder removes its lock: one taken on the removed file protects nothing.
    match path.exists() {
        true => Ok(Lock(file)),
        false => Err(OutputError::Locked(out.to_owned())),
    }
}

fn refuse_inputs(out: &Path, inputs: &[PathBuf]) -> Result<(), OutputError> {
    let resolved = resolve(out)?;
    for input in inputs {
        let read = resolve(input)?;
        if resolved.starts_with(&read) || read.starts_with(&resolved) {
            return Err(OutputError::MeetsInput { out: out.to_owned(), input: input.clone() });
        }
    }
    Ok(())
}

/// The path without links nor `..`, also of what does not exist yet.
fn resolve(path: &Path) -> Result<PathBuf, OutputError> {
    let absolute = std::path::absolute(path).map_err(OutputError::io("de trouver", path))?;
    let mut resolved = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => drop(resolved.pop()),
            other => resolved.push(other),
        }
        if let Ok(real) = resolved.canonicalize() {
            resolved = real;
        }
    }
    Ok(resolved)
}
