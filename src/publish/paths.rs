//! The paths of the files to produce: safe, and each on its own place whatever the file system thinks of case.

use super::OutputError;
use super::folder::HIDDEN;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The checked paths of all files.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// In the order of the jobs, also of twins that turn out not to be worth a file.
    pub(super) paths: Vec<&'a str>,
    /// Indexes in `paths` of the files of the site, by path.
    pub(super) sorted: Vec<u32>,
}

impl<'a> Names<'a> {
    /// Refuses a path that could leave the folder or name what is not a page, and two paths for one place.
    pub(super) fn check(paths: impl Iterator<Item = &'a str>) -> Result<Self, OutputError> {
        let paths: Vec<&str> = paths.collect();
        let count = u32::try_from(paths.len()).map_err(|_| OutputError::Threads("trop de fichiers".to_owned()))?;
        let mut files = HashMap::with_capacity(paths.len());
        for &path in &paths {
            if !is_safe(path) {
                return Err(OutputError::UnsafePath(path.to_owned()));
            }
            if let Some(other) = files.insert(without_case(path), path) {
                return Err(OutputError::Collision { first: other.to_owned(), second: path.to_owned() });
            }
        }
        let mut folders = HashSet::new();
        for &path in &paths {
            for folder in ancestors(path) {
                // A folder seen before has had its own ancestors checked.
                if !folders.insert(folder) {
                    break;
                }
                if let Some(file) = files.get(&without_case(folder)) {
                    return Err(OutputError::Collision { first: (*file).to_owned(), second: path.to_owned() });
                }
            }
        }
        let mut sorted: Vec<u32> = (0..count).collect();
        sorted.sort_unstable_by_key(|&index| paths[index as usize]);
        Ok(Self { paths, sorted })
    }

    /// Forgets the files that the site will not have.
    pub(super) fn retain(&mut self, keeps: impl Fn(usize) -> bool) {
        self.sorted.retain(|&index| keeps(index as usize));
    }

    /// Whether the site has a file of this very path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.sorted.binary_search_by_key(&path, |&index| self.paths[index as usize]).is_ok()
    }
}

/// The folders above a path, the nearest first: `a/b/c.html` → `a/b`, `a`.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(above, _)| above.rsplit_once('/')).map(|(above, _)| above)
}

/// The path as a file system that ignores case reads it.
pub(super) fn without_case(path: &str) -> Cow<'_, str> {
    if path.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        Cow::Owned(path.to_lowercase())
    } else {
        Cow::Borrowed(path)
    }
}

/// Relative, without `..`, without what a system reads as a separator, and out of our own folder. A line feed would break
/// the manifest.
fn is_safe(path: &str) -> bool {
    let segment_is_safe = |segment: &str| !matches!(segment, "" | "." | "..");
    path.split('/').all(segment_is_safe)
        && !path.chars().any(|letter| letter.is_control() || matches!(letter, '\\' | ':'))
        && without_case(path.split('/').next().unwrap_or_default()) != HIDDEN
        && path != ".gitignore"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paths: &[&'static str]) -> Result<(), OutputError> {
        Names::check(paths.iter().copied()).map(drop)
    }

    #[test]
    fn a_path_that_could_leave_the_folder_is_refused() {
        for path in [
            "",
            "/a",
            "a//b",
            "../a",
            "a/../b",
            "./a",
            "a/",
            "a\\b",
            "c:/a",
            "a\nb",
            ".semaine/x",
            ".Semaine/x",
            ".gitignore",
        ] {
            assert!(matches!(check(&[path]), Err(OutputError::UnsafePath(_))), "{path:?} was accepted");
        }
        check(&["index.html", ".nojekyll", "a/b/c d.html", "été.html"]).expect("safe");
    }

    #[test]
    fn two_paths_for_one_place_are_refused_also_by_case_alone() {
        for paths in [["a", "a"], ["A.html", "a.html"], ["a", "a/b"], ["a/b/c", "A"], ["É/x", "é"]] {
            assert!(matches!(check(&paths), Err(OutputError::Collision { .. })), "{paths:?} were accepted");
        }
        check(&["a-b", "a/b", "ab", "a/c"]).expect("distinct");
    }
}
