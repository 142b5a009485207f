//! What a branch changes, asked of git: the files it touches, and how they were before.
//!
//! It runs the `git` of the machine and only reads. The files of the working folder count as they stand, committed or not,
//! so that the answer is that of the files that `check` reads.

use crate::diagnostic::FileId;
use crate::discover::FOLDERS;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The changes since the point where a branch left another.
#[derive(Debug)]
pub struct Branch {
    root: PathBuf,
    /// The common ancestor, in hexadecimal.
    base: String,
    /// The folder of the site in the repository: empty, or ended by `/`.
    prefix: String,
    /// Paths below the root; a renamed file has both its names.
    touched: BTreeSet<FileId>,
}

/// A file and its bytes at some point of the history: `None` when it was not there.
pub type Version = (FileId, Option<Vec<u8>>);

/// Why git did not answer.
#[derive(Debug)]
pub enum BranchError {
    /// The command cannot be run.
    NoGit(std::io::Error),
    /// The site is in no repository, or git refuses it: its own words.
    NoRepository(String),
    /// Nothing has this name.
    UnknownReference(String),
    /// The history that is there does not reach the point where the branch left.
    NoCommonAncestor(String),
    /// Anything else, in git's own words.
    Failed(String),
}

impl fmt::Display for BranchError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGit(error) => write!(
                formatter,
                "« git » ne peut pas être lancé ({error})\n\nInstallez git, ou retirez « --changed-since » pour tout vérifier."
            ),
            Self::NoRepository(words) => write!(
                formatter,
                "le dossier du site n’est pas dans un dépôt git, ou git le refuse\n\nRetirez « --changed-since » pour tout vérifier. Git répond : {words}"
            ),
            Self::UnknownReference(name) => write!(
                formatter,
                "« {name} » n’est ni une branche ni un commit de ce dépôt\n\nRécupérez-la d’abord, par exemple avec « git fetch origin main » ; dans GitHub Actions, mettez « fetch-depth: 0 » à l’étape actions/checkout ; dans GitLab, « GIT_DEPTH: 0 »."
            ),
            Self::NoCommonAncestor(name) => write!(
                formatter,
                "l’historique présent ici ne rejoint pas « {name} »\n\nIl est incomplet : lancez « git fetch --unshallow » ; dans GitHub Actions, mettez « fetch-depth: 0 » à l’étape actions/checkout ; dans GitLab, « GIT_DEPTH: 0 »."
            ),
            Self::Failed(words) => write!(formatter, "git a échoué : {words}"),
        }
    }
}

impl Branch {
    /// The changes since the common ancestor of `HEAD` and `reference`.
    ///
    /// # Errors
    /// [`BranchError`] says what to do in French.
    pub fn since(root: &Path, reference: &str) -> Result<Self, BranchError> {
        let git = |arguments: &[&str]| git(root, arguments, Stdio::null());
        let prefix = line(git(&["rev-parse", "--show-prefix"])?.map_err(BranchError::NoRepository)?);
        let unknown = |_| BranchError::UnknownReference(reference.to_owned());
        // git would take it for an option.
        if reference.starts_with('-') {
            return Err(unknown(String::new()));
        }
        let commit = format!("{reference}^{{commit}}");
        let tip = line(git(&["rev-parse", "--verify", "--quiet", &commit])?.map_err(unknown)?);
        let apart = |_| BranchError::NoCommonAncestor(reference.to_owned());
        let base = line(git(&["merge-base", &tip, "HEAD"])?.map_err(apart)?);
        // Without renames, a moved file is one that goes and one that comes: both may break something.
        let changed = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", &base, "--", "."];
        let changed = git(&changed)?.map_err(BranchError::Failed)?;
        let unknown_to_git = ["ls-files", "-z", "--others", "--exclude-standard", "--", "."];
        let added = git(&unknown_to_git)?.map_err(BranchError::Failed)?;
        let touched = [changed, added].iter().flat_map(|list| names(list)).collect();
        Ok(Self { root: root.to_owned(), base, prefix, touched })
    }

    /// How many files of the site's folder are touched.
    pub fn files(&self) -> usize {
        self.touched.len()
    }

    /// Whether a file is touched. A template counts as touched when any file of the theme is: they include one another.
    pub fn touches(&self, file: &str) -> bool {
        const THEME: &str = "themes/";
        self.touched.contains(file)
            || (file.starts_with(THEME) && self.touched.iter().any(|touched| touched.starts_with(THEME)))
    }

    /// The touched files of contributors as they were.
    ///
    /// # Errors
    /// Those of git.
    pub fn before(&self) -> Result<Vec<Version>, BranchError> {
        let is_content = |file: &&FileId| FOLDERS.iter().any(|folder| file.starts_with(&format!("{folder}/")));
        // The protocol of `cat-file --batch` is made of lines; a name that holds one is refused by the checker anyway.
        let files: Vec<&FileId> = self.touched.iter().filter(is_content).filter(|file| !file.contains('\n')).collect();
        let mut questions = tempfile::tempfile().map_err(|error| BranchError::Failed(error.to_string()))?;
        let ask = files.iter().try_for_each(|file| writeln!(questions, "{}:{}{file}", self.base, self.prefix));
        ask.and_then(|()| questions.rewind()).map_err(|error| BranchError::Failed(error.to_string()))?;
        let answers = git(&self.root, &["cat-file", "--batch"], questions.into())?.map_err(BranchError::Failed)?;
        let mut rest = answers.as_slice();
        Ok(files.into_iter().map(|file| (file.clone(), blob(&mut rest))).collect())
    }
}

/// Runs git; its standard output, or its words when it fails.
fn git(root: &Path, arguments: &[&str], input: Stdio) -> Result<Result<Vec<u8>, String>, BranchError> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stdin(input);
    let output = command.output().map_err(BranchError::NoGit)?;
    let words = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Ok(if output.status.success() { Ok(output.stdout) } else { Err(words()) })
}

fn line(output: Vec<u8>) -> String {
    String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned()
}

/// The names of a list that NUL characters separate.
fn names(list: &[u8]) -> impl Iterator<Item = FileId> {
    list.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(|name| String::from_utf8_lossy(name).into())
}

/// The next answer of `cat-file --batch`: `<object> blob <size>`, a line end, the bytes, a line end; any other line says
/// that there is no such file.
fn blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, after) = (String::from_utf8_lossy(&rest[..end]).into_owned(), &rest[end + 1..]);
    *rest = after;
    let mut words = head.rsplitn(3, ' ');
    let (size, kind) = (words.next()?, words.next()?);
    let size: usize = size.parse().ok().filter(|_| matches!(kind, "blob" | "tree" | "commit" | "tag"))?;
    let bytes = rest.get(..size)?;
    *rest = rest.get(size + 1..).unwrap_or_default();
    (kind == "blob").then(|| bytes.to_vec())
}
