//! What people edit, as it changes: `content/`, `events/` and `themes/`, in bursts.
//!
//! Folders are watched, not files: editors replace files rather than write in them. Of the root itself only the comings and
//! goings of these three are looked at, so that what a build writes beside them never starts another.

use super::{Changes, ServeError};
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// By what the system tells.
    Native,
    /// `--poll`: by looking once a second, for shared folders and containers whose system tells nothing. Times are
    /// compared to the second.
    Poll,
}

/// What is read below the root.
const FOLDERS: [&str; 3] = ["content", "events", "themes"];
/// A burst is over after this silence…
const QUIET: Duration = Duration::from_millis(100);
/// …or after this much, so that a busy disk cannot postpone a rebuild for ever.
const LONGEST: Duration = Duration::from_millis(500);
const POLL: Duration = Duration::from_secs(1);

/// The watcher at work.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher>,
    events: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Watches the folders that are there, and the root for those that are not yet.
    pub(super) fn start(root: &Path, watching: Watching) -> Result<Self, ServeError> {
        // Some systems report real paths only.
        let root = root.canonicalize().map_err(|error| ServeError::Root(root.to_owned(), error))?;
        let (sender, events) = channel();
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(false);
        let watcher: Box<dyn Watcher> = match watching {
            Watching::Native => Box::new(RecommendedWatcher::new(sender, config).map_err(ServeError::Watch)?),
            Watching::Poll => Box::new(PollWatcher::new(sender, config).map_err(ServeError::Watch)?),
        };
        let mut watch = Self { root, watcher, events };
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive).map_err(ServeError::Watch)?;
        for folder in FOLDERS {
            watch.follow(folder)?;
        }
        Ok(watch)
    }

    /// Waits for the next burst of changes.
    pub(super) fn next(&mut self) -> Result<Changes, ServeError> {
        let mut burst = Burst::default();
        while burst.is_empty() {
            let event = self.events.recv().map_err(|_| ServeError::WatchLost)?;
            self.take(event, &mut burst)?;
        }
        let start = Instant::now();
        while let Some(left) = LONGEST.checked_sub(start.elapsed()) {
            match self.events.recv_timeout(QUIET.min(left)) {
                Ok(event) => self.take(event, &mut burst)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(ServeError::WatchLost),
            }
        }
        Ok(if burst.lost { Changes::Everything } else { Changes::Paths(burst.paths) })
    }

    fn take(&mut self, event: notify::Result<Event>, burst: &mut Burst) -> Result<(), ServeError> {
        // An error in the stream of events is about one of them: what it was cannot be known.
        let Ok(event) = event else {
            burst.lost = true;
            return Ok(());
        };
        burst.lost |= event.need_rescan();
        if !writes(&event.kind) {
            return Ok(());
        }
        for path in &event.paths {
            let Ok(path) = path.strip_prefix(&self.root).map(Path::to_owned) else { continue };
            let Some(folder) = FOLDERS.into_iter().find(|folder| path.starts_with(folder)) else { continue };
            if path == Path::new(folder) && comes_or_goes(&event.kind) {
                self.follow(folder)?;
            }
            match meaning(&self.root.join(&path), &event.kind) {
                Meaning::Nothing => {}
                Meaning::File => drop(burst.paths.insert(path)),
                Meaning::Folder => burst.lost = true,
            }
        }
        Ok(())
    }

    /// Watches one of the folders, if it is there; again, if it was replaced by another of its name.
    fn follow(&mut self, folder: &str) -> Result<(), ServeError> {
        let path = self.root.join(folder);
        // Not watched yet, most often.
        let _ = self.watcher.unwatch(&path);
        // A poller would take a missing folder without a word, then report an error at each look.
        if !path.is_dir() {
            return Ok(());
        }
        match self.watcher.watch(&path, RecursiveMode::Recursive) {
            Err(_) if !path.exists() => Ok(()),
            watched => watched.map_err(ServeError::Watch),
        }
    }
}

/// What changed in a short while.
#[derive(Debug, Default)]
struct Burst {
    paths: BTreeSet<PathBuf>,
    /// Something changed that no list of files tells.
    lost: bool,
}

impl Burst {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.lost
    }
}

/// What a changed path means for the site.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Nothing,
    File,
    /// What it holds came or went with it.
    Folder,
}

fn meaning(path: &Path, kind: &EventKind) -> Meaning {
    if path.file_name().is_none_or(|name| is_scratch(&name.to_string_lossy())) {
        return Meaning::Nothing;
    }
    match path.symlink_metadata() {
        // That something in it came or went is told of that thing too.
        Ok(found) if found.is_dir() && !comes_or_goes(kind) => Meaning::Nothing,
        Ok(found) if found.is_dir() => Meaning::Folder,
        Ok(_) => Meaning::File,
        // Gone: the files of this house have an extension, its folders have none.
        Err(_) if path.extension().is_some() => Meaning::File,
        Err(_) => Meaning::Folder,
    }
}

/// What editors and systems leave beside the files: backups (`a~`, `#a#`), locks (`.#a`), swap files, the file vim makes to
/// learn whether it may write (`4913`).
fn is_scratch(name: &str) -> bool {
    let swap = [".swp", ".swo", ".swx", ".tmp"];
    name.ends_with('~')
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || swap.iter().any(|end| name.ends_with(end))
        || matches!(name, "4913" | ".DS_Store")
}

/// Reading is no change, and a rebuild reads everything.
fn writes(kind: &EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if *access != AccessKind::Close(AccessMode::Write))
}

/// Whether a name appeared or disappeared, as far as the system tells.
fn comes_or_goes(kind: &EventKind) -> bool {
    match kind {
        EventKind::Modify(modified) => matches!(modified, ModifyKind::Name(_) | ModifyKind::Any),
        EventKind::Access(_) => false,
        EventKind::Any | EventKind::Create(_) | EventKind::Remove(_) | EventKind::Other => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, MetadataKind, RemoveKind};

    #[test]
    fn what_editors_leave_beside_the_files_is_no_change() {
        for name in ["a.md~", ".#a.md", "#a.md#", ".a.md.swp", "4913", ".DS_Store", "a.tmp"] {
            assert!(is_scratch(name), "{name}");
        }
        for name in ["a.md", "index.html", "a#b.yaml", "4913.yaml"] {
            assert!(!is_scratch(name), "{name}");
        }
    }

    #[test]
    fn a_folder_matters_when_it_comes_or_goes_and_a_file_whenever_it_is_written() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let time = EventKind::Modify(ModifyKind::Metadata(MetadataKind::WriteTime));
        let created = EventKind::Create(CreateKind::Any);
        let removed = EventKind::Remove(RemoveKind::Any);
        assert_eq!(meaning(dir.path(), &time), Meaning::Nothing);
        assert_eq!(meaning(dir.path(), &created), Meaning::Folder);
        assert_eq!(meaning(&dir.path().join("gone"), &removed), Meaning::Folder);
        assert_eq!(meaning(&dir.path().join("gone.yaml"), &removed), Meaning::File);
        let file = dir.path().join("a.yaml");
        std::fs::write(&file, "").expect("written");
        assert_eq!(meaning(&file, &time), Meaning::File);
    }
}
