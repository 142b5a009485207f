//! What the tests of the real binary share: a small site in a folder of its own, and a run that can never hang.

#![allow(dead_code, reason = "each test binary uses its own part")]

pub(crate) mod git;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// Longer than this, a command is killed and the test fails: a bound against hanging, not a measure of speed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder of this crate's tests.
pub(crate) fn tests_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Whether expectations are to be rewritten with what the binary says: `UPDATE_EXPECTED=1 cargo test`.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value == "1")
}

/// The root of a site, removed when dropped.
pub(crate) struct Site {
    folder: TempDir,
}

/// The smallest valid event, without its title.
pub(crate) const REST_OF_EVENT: &str =
    "types: [cafe-ia]\ndate: 2026-05-23\nlieu:\n  commune: Anor\n  departement: \"59\"\n";

impl Site {
    /// A folder without anything.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The files of `tests/minimal`: a configuration and an edition.
    pub(crate) fn minimal() -> Self {
        let site = Self::empty();
        copy_tree(&tests_folder("minimal"), site.root());
        site
    }

    /// The same with one event.
    pub(crate) fn with_event() -> Self {
        let site = Self::minimal();
        site.write("events/2026/59/anor.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}"));
        site
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root().join(below)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("written");
        self
    }

    pub(crate) fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path(path)).expect("removed");
        self
    }

    /// `semaine <arguments> --root <this site>`.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut command = semaine(arguments);
        command.arg("--root").arg(self.root());
        run(command)
    }

    /// `semaine import` of a file of this name and content.
    pub(crate) fn import(&self, name: &str, contents: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
        self.write(name, contents);
        let file = self.path(name);
        self.run(&[&["import", file.to_str().expect("UTF-8")], arguments].concat())
    }

    /// The text of a file below `events/`.
    pub(crate) fn event(&self, path: &str) -> String {
        let files = tree(&self.path("events"));
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} among {:?}", files.keys()));
        String::from_utf8(bytes.clone()).expect("UTF-8")
    }

    /// The rows of `check --format json`.
    pub(crate) fn diagnostics(&self) -> Vec<Row> {
        let run = self.run(&["check", "--format", "json"]);
        assert!(matches!(run.code, Some(0 | 2)), "{run:?}");
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }

    /// Their codes.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.diagnostics().into_iter().map(|row| row.code).collect()
    }
}

/// One diagnostic of `check --format json`, with exactly the keys of design.md §5b.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) file: String,
    pub(crate) line: Option<usize>,
    pub(crate) column: Option<usize>,
    pub(crate) end_line: Option<usize>,
    pub(crate) end_column: Option<usize>,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) fix: Option<String>,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// `None` when it was ended by a signal.
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The binary, in an environment that says nothing.
pub(crate) fn semaine(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_semaine"));
    command.args(arguments).env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    command
}

/// Runs a command to its end; it must end by itself, and never with a panic.
pub(crate) fn run(mut command: Command) -> Run {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let (sender, receiver) = mpsc::channel();
    let mut out = child.stdout.take().expect("piped");
    let mut err = child.stderr.take().expect("piped");
    let read_err = std::thread::spawn(move || text(&mut err));
    std::thread::spawn(move || sender.send(text(&mut out)));
    let out = receiver.recv_timeout(PATIENCE);
    if out.is_err() {
        child.kill().expect("killed");
    }
    let status = child.wait().expect("ended");
    let err = read_err.join().expect("read");
    let out = out.unwrap_or_else(|_| panic!("still running after {PATIENCE:?}: {command:?}\n{err}"));
    let run = Run { code: status.code(), out, err };
    assert!(!run.err.contains("panicked"), "{command:?}\n{}", run.err);
    run
}

fn text(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Copies files and folders over those of `to`.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("written");
    }
}

/// Every file below a folder, by its path with `/`; empty when the folder is not there.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

/// What was published: the files of an output without those that serve to publish.
pub(crate) fn published(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(out);
    files.retain(|path, _| !path.starts_with(".semaine/"));
    files
}
