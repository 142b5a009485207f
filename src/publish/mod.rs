//! The only writer of the output folder: it renders every file, keeps those that did not change, replaces the others.
//!
//! What it promises:
//! - a build that fails to render leaves the folder byte for byte as it was;
//! - killed at any moment, each file is the old one or the new one, never half, and the next build mends the rest;
//! - what a person put in the folder by hand is never touched, and no symbolic link in it is followed.
//!
//! How: everything of ours that is not the site stands in one hidden folder of the output, `.semaine/`: the manifest (what
//! we wrote), a lock, and the workshop where changed files are written first. The workshop stands inside the output rather
//! than beside it because it is then on the same file system by construction, even when the output is a mount point, and
//! because an output that keeps its `.gitignore` cannot be replaced whole by a rename without an instant where it is gone.
//!
//! ```text
//! jobs -> render (rayon) -> compare, pack -> bounded channel -> one writer -> workshop
//! all rendered: survey -> manifest of old and new -> renames in the order of the jobs -> prune -> manifest
//! ```
//!
//! One writer, because two write no faster: directories are locked. It must not know what a page is.

mod commit;
mod compare;
mod error;
mod folder;
mod manifest;
mod paths;
mod survey;
mod twins;
mod workshop;

pub use error::{Obstacle, OutputError, PublishError};
pub use twins::Twins;

use compare::{Known, Outcome};
use folder::OutFolder;
use manifest::{Entry, Manifest};
use paths::Names;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;
use twins::{Files, Packing};
use workshop::{Rendered, Workshop};

/// Rendered files that may wait for the writer: with fewer, threads wake one another for each file; with more, a large site
/// would take memory while the disk is slow. Ordinary pages make this 5 MB.
const WAITING: usize = 256;

/// One file to produce.
pub trait Job: Sync {
    /// Path relative to the output folder, with `/`: `formats/index.html`.
    fn path(&self) -> &str;
}

/// Where and how to publish.
pub struct Options<'a> {
    /// The output folder; created when missing.
    pub out: &'a Path,
    /// The folders that are read: the output can neither be one of them, nor stand inside, nor hold one.
    pub inputs: &'a [PathBuf],
    /// What to do about files that are not ours.
    pub foreign: Foreign,
    /// Whether compressed twins stand beside the files.
    pub twins: Twins,
    /// What the file at a path is made from, when that is known without making it: a file that is dear to make stays as it
    /// is while this does.
    pub made_from: &'a (dyn Fn(&str) -> Option<u128> + Sync),
    /// What the site was made from, kept for [`up_to_date`].
    pub fingerprint: Option<u128>,
    /// Rendering threads; `None`: as many as rayon's global pool.
    pub threads: Option<usize>,
    /// Called from any thread, once a file.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

/// What to do when the output folder holds files that we did not write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A folder that is not ours is refused, and so is a file in the way.
    Refuse,
    /// `--force`: the folder becomes ours; a file in the way is replaced, the others stay. Folders and symbolic links in
    /// the way are still refused: replacing them could lose more than one file.
    Replace,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// Files done in this step.
    pub done: usize,
    /// Files of this step.
    pub total: usize,
}

/// The two long steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Rendering, comparing and writing aside.
    Render,
    /// Putting changed files in their place.
    Replace,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files of the site.
    pub files: usize,
    /// Files that were created or replaced.
    pub written: usize,
    /// Files that were already right.
    pub unchanged: usize,
    /// Files that the site no longer has, removed.
    pub pruned: usize,
    /// Size of the site, in bytes.
    pub bytes: u64,
}

/// Publishes `jobs`, which stand in the order they are put in place: assets, then events, then lists, so that no page ever
/// links to one that is not there yet.
///
/// # Errors
/// [`PublishError::Render`] for a job that failed; [`PublishError::Output`] for anything about the folder. Until the
/// replacements begin, the folder stays as it was.
pub fn publish<J: Job, E: Send>(
    jobs: &[J],
    render: impl Fn(&J) -> Result<Vec<u8>, E> + Sync,
    options: &Options<'_>,
) -> Result<Summary, PublishError<E>> {
    let files = Files::new(jobs.iter().map(Job::path), options.twins);
    let mut names = Names::check(files.paths.iter().map(|path| &**path))?;
    let folder = OutFolder::open(options)?;
    let known = Known::new(&folder, options.foreign);
    let workshop = Workshop::open(&folder)?;
    let stage = Stage { jobs, files: &files, render: &render, known: &known, workshop: &workshop, options };
    let outcomes = match options.threads {
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .map_err(|error| OutputError::Threads(error.to_string()))?
            .install(|| stage.run())?,
        None => stage.run()?,
    };
    names.retain(|index| !matches!(outcomes[index], Outcome::Absent));
    Ok(commit::commit(&names, &outcomes, &known, &workshop, options)?)
}

/// What [`publish`] would answer if it was asked again with this fingerprint, when every file it wrote is still there as it
/// wrote it; `None` when there is work to do. Reads the manifest and the sizes and times of the files, nothing else.
pub fn up_to_date(out: &Path, fingerprint: u128) -> Option<Summary> {
    let text = std::fs::read_to_string(folder::manifest_path(out)).ok()?;
    let manifest = Manifest::parse(&text)?;
    if manifest.fingerprint != Some(fingerprint) {
        return None;
    }
    let as_written = |entry: &Entry<'_>| {
        let record = entry.record?;
        compare::as_recorded(&out.join(entry.path), &record).then_some(record.size)
    };
    let bytes = manifest.entries.par_iter().map(as_written).sum::<Option<u64>>()?;
    Some(Summary { files: manifest.entries.len(), unchanged: manifest.entries.len(), bytes, ..Summary::default() })
}

/// The rendering, with all it needs.
struct Stage<'a, J, R> {
    jobs: &'a [J],
    files: &'a Files<'a>,
    render: &'a R,
    known: &'a Known<'a>,
    workshop: &'a Workshop<'a>,
    options: &'a Options<'a>,
}

impl<'a, J: Job, E: Send, R: Fn(&J) -> Result<Vec<u8>, E> + Sync> Stage<'a, J, R> {
    /// Renders all jobs while one thread writes what changed; the outcomes stand in the order of the files.
    fn run(&self) -> Result<Vec<Outcome>, PublishError<E>> {
        let (sender, receiver) = std::sync::mpsc::sync_channel(WAITING);
        let (outcomes, written) = std::thread::scope(|scope| {
            let writer = scope.spawn(move || self.workshop.write_all(receiver));
            (self.decide_all(sender), writer.join())
        });
        // The writer's own error comes first: a renderer that finds it gone only knows that much.
        let written = written.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let mut outcomes = outcomes?;
        for (index, record) in written {
            outcomes[index] = Outcome::Written(record);
        }
        Ok(outcomes)
    }

    fn decide_all(&self, sender: SyncSender<Rendered<'a>>) -> Result<Vec<Outcome>, PublishError<E>> {
        let done = AtomicUsize::new(0);
        let one = |index: usize| -> Result<_, PublishError<E>> {
            let outcomes = self.decide(index, &sender)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            (self.options.progress)(Progress { step: Step::Render, done, total: self.jobs.len() });
            Ok(outcomes)
        };
        let outcomes: Vec<Vec<Outcome>> = (0..self.jobs.len()).into_par_iter().map(one).collect::<Result<_, _>>()?;
        Ok(outcomes.into_iter().flatten().collect())
    }

    /// Renders a job; what becomes of its file, then of its twins.
    fn decide(&self, job: usize, sender: &SyncSender<Rendered<'a>>) -> Result<Vec<Outcome>, PublishError<E>> {
        let place = self.files.place(job);
        let path = &*self.files.paths[place];
        let source = (self.options.made_from)(path);
        if let Some(record) = source.and_then(|source| self.known.kept(path, source)) {
            return Ok(vec![Outcome::Kept(record)]);
        }
        let bytes =
            (self.render)(&self.jobs[job]).map_err(|error| PublishError::Render { path: path.to_owned(), error })?;
        // The hash of what it is made from takes the place of its own, as for twins; it has none: nothing packs a picture.
        let hash = source.unwrap_or_else(|| xxhash_rust::xxh3::xxh3_128(&bytes));
        let twins = self.files.twins(job);
        let twins = twins.map(|(place, packing)| self.decide_twin(place, packing, &bytes, packing.hash(hash), sender));
        let twins: Vec<Outcome> = twins.collect::<Result<_, _>>()?;
        let own = self.decide_bytes(Rendered { index: place, path, bytes, hash }, sender)?;
        Ok(std::iter::once(own).chain(twins).collect())
    }

    fn decide_twin(
        &self,
        index: usize,
        packing: Packing,
        of_file: &[u8],
        hash: u128,
        sender: &SyncSender<Rendered<'a>>,
    ) -> Result<Outcome, OutputError> {
        let path = &*self.files.paths[index];
        if let Some(record) = self.known.kept(path, hash) {
            return Ok(Outcome::Kept(record));
        }
        match packing.pack(path, of_file)? {
            Some(bytes) => self.decide_bytes(Rendered { index, path, bytes, hash }, sender),
            None => Ok(Outcome::Absent),
        }
    }

    fn decide_bytes(&self, made: Rendered<'a>, sender: &SyncSender<Rendered<'a>>) -> Result<Outcome, OutputError> {
        let outcome = self.known.decide(made.path, &made.bytes, made.hash)?;
        if matches!(outcome, Outcome::ToWrite) {
            // Fails only when the writer has stopped on an error, which `run` reports instead.
            sender.send(made).map_err(|_| OutputError::WriterStopped)?;
        }
        Ok(outcome)
    }
}
