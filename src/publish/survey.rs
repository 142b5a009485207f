//! A look at the places that are about to change, before anything changes: is all that stands there ours?

use super::compare::{Known, Outcome, describe, is_absent};
use super::paths::{Names, ancestors, without_case};
use super::{Obstacle, OutputError};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, Metadata};
use std::path::Path;
use walkdir::WalkDir;

/// What to do, in this order.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Files of ours to remove first: a new file or folder takes their place, or their name but for case.
    pub(super) first: Vec<&'a str>,
    /// Indexes of the files that are put in place, in the order of the jobs.
    pub(super) changed: Vec<usize>,
    /// Files of ours to remove last.
    pub(super) last: Vec<&'a str>,
}

/// What stands at the place of a folder.
#[derive(Debug, Clone)]
enum Place {
    Nothing,
    Folder,
    /// A file that we wrote and that goes away.
    OurFile,
    Foreign(Obstacle),
}

struct Survey<'a> {
    known: &'a Known<'a>,
    seen: HashMap<&'a str, Place>,
}

/// The plan, or all that is in the way.
pub(super) fn survey<'a>(
    names: &Names<'a>,
    outcomes: &[Outcome],
    known: &'a Known<'a>,
) -> Result<Plan<'a>, OutputError> {
    let mut survey = Survey { known, seen: HashMap::new() };
    let mut plan = Plan::default();
    let mut obstacles = BTreeSet::new();
    for (index, outcome) in outcomes.iter().enumerate() {
        match outcome {
            Outcome::Blocked(obstacle) => drop(obstacles.insert(obstacle.clone())),
            Outcome::Written(_) => {
                obstacles.extend(survey.obstacle(names.paths[index])?);
                plan.changed.push(index);
            }
            Outcome::Kept(_) | Outcome::ToWrite | Outcome::Absent => {}
        }
    }
    if !obstacles.is_empty() {
        return Err(OutputError::InTheWay(obstacles.into_iter().collect()));
    }
    let mut stale = Vec::new();
    for entry in &known.manifest.entries {
        if !names.contains(entry.path) && survey.is_file(entry.path)? {
            stale.push(entry.path);
        }
    }
    if !stale.is_empty() {
        let taken = Taken::new(names, &plan.changed);
        (plan.first, plan.last) = stale.into_iter().partition(|path| taken.covers(path));
    }
    Ok(plan)
}

impl<'a> Survey<'a> {
    /// What is in the way of a file.
    fn obstacle(&mut self, path: &'a str) -> Result<Option<Obstacle>, OutputError> {
        match self.above(path)? {
            Place::Foreign(obstacle) => Ok(Some(obstacle)),
            Place::Nothing | Place::OurFile => Ok(None),
            Place::Folder => {
                let target = self.known.folder.path().join(path);
                match look(&target)? {
                    Some(found) if found.is_dir() => self.first_foreign(&target),
                    _ => Ok(None),
                }
            }
        }
    }

    /// Whether a file that we once wrote is still there, not through a link, and still a file.
    fn is_file(&mut self, path: &'a str) -> Result<bool, OutputError> {
        let reached = matches!(self.above(path)?, Place::Folder);
        Ok(reached && look(&self.known.folder.path().join(path))?.is_some_and(|found| found.is_file()))
    }

    /// The folder that holds a path; each is looked at once.
    fn above(&mut self, path: &'a str) -> Result<Place, OutputError> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(Place::Folder) };
        if let Some(place) = self.seen.get(folder) {
            return Ok(place.clone());
        }
        let place = match self.above(folder)? {
            Place::Folder => self.folder(folder)?,
            Place::Nothing | Place::OurFile => Place::Nothing,
            foreign @ Place::Foreign(_) => foreign,
        };
        self.seen.insert(folder, place.clone());
        Ok(place)
    }

    fn folder(&self, folder: &str) -> Result<Place, OutputError> {
        let path = self.known.folder.path().join(folder);
        Ok(match look(&path)? {
            None => Place::Nothing,
            Some(found) if found.is_dir() => Place::Folder,
            Some(found) if found.is_file() && self.known.is_ours(folder) => Place::OurFile,
            Some(found) => Place::Foreign(Obstacle { path, what: describe(found.file_type()) }),
        })
    }

    /// In a folder that a file replaces, what we did not write.
    fn first_foreign(&self, folder: &Path) -> Result<Option<Obstacle>, OutputError> {
        let out = self.known.folder.path();
        for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| OutputError::io("de lire", folder)(error.into()))?;
            let relative = entry.path().strip_prefix(out).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
            let kind = entry.file_type();
            let ours = kind.is_dir() || kind.is_file() && self.known.is_ours(&relative);
            if !ours {
                return Ok(Some(Obstacle { path: entry.into_path(), what: describe(kind) }));
            }
        }
        Ok(None)
    }
}

/// The places that changed files take, without case.
struct Taken {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Taken {
    fn new(names: &Names<'_>, changed: &[usize]) -> Self {
        let files: HashSet<String> =
            changed.iter().map(|&index| without_case(names.paths[index]).into_owned()).collect();
        let folders = files.iter().flat_map(|path| ancestors(path)).map(str::to_owned).collect();
        Self { files, folders }
    }

    /// Whether this former file must leave before the changed ones come.
    fn covers(&self, path: &str) -> bool {
        let path = &*without_case(path);
        self.files.contains(path)
            || self.folders.contains(path)
            || ancestors(path).any(|above| self.files.contains(above))
    }
}

/// What stands at a path, links not followed.
fn look(path: &Path) -> Result<Option<Metadata>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absent(error.kind()) => Ok(None),
        Err(error) => Err(OutputError::io("de lire", path)(error)),
    }
}
