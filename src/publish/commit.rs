//! The only step that changes the site on the disk. Everything was rendered and surveyed before.

use super::compare::{Known, Outcome};
use super::folder::Ground;
use super::manifest::{Entry, Manifest, Record};
use super::paths::{Names, ancestors};
use super::survey::{Plan, survey};
use super::workshop::Workshop;
use super::{Options, OutputError, Progress, Step, Summary};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use walkdir::WalkDir;

/// Puts the changed files in place, removes what is no longer produced, and says so in the manifest.
pub(super) fn commit(
    names: &Names<'_>,
    outcomes: &[Outcome],
    known: &Known<'_>,
    workshop: &Workshop<'_>,
    options: &Options<'_>,
) -> Result<Summary, OutputError> {
    let plan = survey(names, outcomes, known)?;
    let next = next_manifest(names, outcomes, options.fingerprint);
    let summary = Summary {
        files: names.sorted.len(),
        written: plan.changed.len(),
        unchanged: names.sorted.len() - plan.changed.len(),
        pruned: plan.first.len() + plan.last.len(),
        bytes: next.entries.iter().filter_map(|entry| entry.record).map(|record| record.size).sum(),
    };
    if summary.written + summary.pruned > 0 {
        // A build killed below leaves this: all that may be ours, and which files may be old or new.
        known.folder.write_manifest(&transition(names, outcomes, &known.manifest))?;
        let out = known.folder.path();
        prune(out, &plan.first)?;
        match known.folder.ground() {
            Ground::Empty => place_whole(names, &plan, workshop, out)?,
            Ground::Occupied => place_one_by_one(names, &plan, workshop, out, options)?,
        }
        prune(out, &plan.last)?;
    } else if next == known.manifest && known.folder.manifest().is_some() {
        return Ok(summary);
    }
    known.folder.write_manifest(&next)?;
    Ok(summary)
}

fn record(outcome: &Outcome) -> Option<Record> {
    match outcome {
        Outcome::Kept(record) | Outcome::Written(record) => Some(*record),
        Outcome::ToWrite | Outcome::Blocked(_) | Outcome::Absent => None,
    }
}

/// What the folder holds when all is done.
fn next_manifest<'a>(names: &Names<'a>, outcomes: &[Outcome], fingerprint: Option<u128>) -> Manifest<'a> {
    let entry = |&index: &u32| {
        let index = index as usize;
        Entry { path: names.paths[index], record: record(&outcomes[index]) }
    };
    Manifest { fingerprint, entries: names.sorted.iter().map(entry).collect() }
}

/// What the folder may hold meanwhile: the old files and the new ones, those that are being replaced without a record.
fn transition<'a>(names: &Names<'a>, outcomes: &[Outcome], old: &Manifest<'a>) -> Manifest<'a> {
    let mut transition = next_manifest(names, outcomes, None);
    for (entry, &index) in transition.entries.iter_mut().zip(&names.sorted) {
        if matches!(outcomes[index as usize], Outcome::Written(_)) {
            entry.record = None;
        }
    }
    transition.entries.extend(old.entries.iter().filter(|entry| !names.contains(entry.path)));
    transition.entries.sort_by_key(|entry| entry.path);
    transition
}

/// On empty ground the workshop holds the site as it will be: one rename moves all that stands under a first folder.
fn place_whole(names: &Names<'_>, plan: &Plan<'_>, workshop: &Workshop<'_>, out: &Path) -> Result<(), OutputError> {
    let mut moved = HashSet::new();
    for &index in &plan.changed {
        let top = names.paths[index].split('/').next().unwrap_or_default();
        if moved.insert(top) {
            let target = out.join(top);
            fs::rename(workshop.place(index, top), &target).map_err(OutputError::io("d’écrire", &target))?;
        }
    }
    Ok(())
}

fn place_one_by_one(
    names: &Names<'_>,
    plan: &Plan<'_>,
    workshop: &Workshop<'_>,
    out: &Path,
    options: &Options<'_>,
) -> Result<(), OutputError> {
    let mut folders = HashSet::new();
    for (done, &index) in plan.changed.iter().enumerate() {
        let path = names.paths[index];
        if let Some((folder, _)) = path.rsplit_once('/')
            && folders.insert(folder)
        {
            let folder = out.join(folder);
            fs::create_dir_all(&folder).map_err(OutputError::io("de créer", &folder))?;
        }
        let target = out.join(path);
        replace(&workshop.place(index, path), &target).map_err(OutputError::io("d’écrire", &target))?;
        (options.progress)(Progress { step: Step::Replace, done: done + 1, total: plan.changed.len() });
    }
    Ok(())
}

/// One rename: whoever reads the target gets the old file or the new one.
fn replace(staged: &Path, target: &Path) -> std::io::Result<()> {
    match fs::rename(staged, target) {
        Err(error) if error.kind() == ErrorKind::IsADirectory => {
            // The survey saw that no file is left in it but ours, which are gone by now.
            for folder in WalkDir::new(target).contents_first(true) {
                fs::remove_dir(folder?.path())?;
            }
            fs::rename(staged, target)
        }
        done => done,
    }
}

/// Removes files, then the folders that they leave empty.
fn prune(out: &Path, paths: &[&str]) -> Result<(), OutputError> {
    for path in paths {
        let target = out.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(OutputError::io("d’effacer", &target)(error));
            }
            _ => {}
        }
    }
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| ancestors(path)).collect();
    // In reverse order a folder comes before the one that holds it. Those that still hold something refuse, rightly.
    for folder in folders.into_iter().rev() {
        let _ = fs::remove_dir(out.join(folder));
    }
    Ok(())
}
