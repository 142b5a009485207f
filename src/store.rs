//! Writes new files of a site, for `import`, `init` and `new`: all of them or none, never over another, and never through
//! a symbolic link, since `discover` follows none: such a file would stand outside of the site, and never be checked.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes files, by path below `folder`. They are written aside first, then put in place one by one: an existing file is
/// never replaced, no link below `folder` is followed, and when one cannot be put in place those before it are taken away again.
///
/// # Errors
/// The path that failed, and why; nothing is left then.
pub fn store(folder: &Path, files: &[(String, String)]) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Made::default();
    made.folder(folder).map_err(|error| (folder.to_owned(), error))?;
    let aside =
        tempfile::Builder::new().prefix(".semaine-").tempdir_in(folder).map_err(|error| (folder.to_owned(), error))?;
    let mut staged = Vec::with_capacity(files.len());
    for (path, text) in files {
        let target = folder.join(path);
        no_link(folder, path).map_err(|error| (target.clone(), error))?;
        staged.push((stage(aside.path(), text).map_err(|error| (target.clone(), error))?, target));
    }
    for (file, target) in staged {
        let parent = target.parent().unwrap_or(folder);
        let placed = made.folder(parent).and_then(|()| file.persist_noclobber(&target).map_err(|error| error.error));
        placed.map_err(|error| (target.clone(), error))?;
        made.files.push(target);
    }
    made.keep();
    Ok(())
}

/// Refuses a path on which a link stands.
fn no_link(folder: &Path, path: &str) -> io::Result<()> {
    let steps = Path::new(path).ancestors().filter(|step| !step.as_os_str().is_empty());
    let link = steps.map(|step| folder.join(step)).find(|step| step.is_symlink());
    match link {
        Some(link) => Err(io::Error::other(format!("« {} » est un lien, et le site n’en suit aucun", link.display()))),
        None => Ok(()),
    }
}

fn stage(folder: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// What was made so far, taken away again unless it is kept.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Makes a folder with those above it.
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn keep(mut self) {
        self.folders.clear();
        self.files.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let files = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok);
        files.map(|entry| entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_in_the_way_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [("2026/59/a.yaml".to_owned(), "a".to_owned()), ("2026/62/b.yaml".to_owned(), "b".to_owned())];
        fs::create_dir_all(folder.path().join("2026/62")).expect("folders");
        fs::write(folder.path().join("2026/62/b.yaml"), "mine").expect("written");
        let before = names(folder.path());
        store(folder.path(), &files).expect_err("refused");
        assert_eq!(names(folder.path()), before);
        assert_eq!(fs::read_to_string(folder.path().join("2026/62/b.yaml")).expect("there"), "mine");
    }
}
