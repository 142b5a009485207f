//! The files that the documents show are files that the checker accepts: nobody copies an example that fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

/// The documents that show whole files: blocks of YAML whose first line is a comment with their path.
const DOCUMENTS: [&str; 3] = ["README.md", "CONTRIBUER.md", "content/pages/contribuer.md"];

#[test]
fn every_file_shown_by_a_document_is_valid() {
    for document in DOCUMENTS {
        let files = files_shown_by(document);
        assert!(!files.is_empty(), "{document} shows no file");
        let root = site_with(&files);
        let output = Command::new(env!("CARGO_BIN_EXE_semaine"))
            .args(["check", "--root"])
            .arg(root.path())
            .output()
            .expect("semaine starts");
        let report = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{document}:\n{report}");
    }
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The path and the text of each block.
fn files_shown_by(document: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(repository().join(document)).expect("the document is there");
    let blocks = text.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("\n```"));
    let named = blocks.filter_map(|(block, _)| {
        let path = block.lines().next()?.strip_prefix("# ")?;
        path.starts_with("events/").then(|| (path.to_owned(), block.to_owned()))
    });
    named.collect()
}

/// The site's own files, with these among them.
fn site_with(files: &[(String, String)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folders = ["content", "events"].map(|folder| repository().join(folder));
    for entry in folders.iter().flat_map(WalkDir::new) {
        let entry = entry.expect("the site's files can be read");
        let below = entry.path().strip_prefix(repository()).expect("a path of the repository");
        if entry.file_type().is_file() {
            write(&root.path().join(below), &fs::read(entry.path()).expect("a file can be read"));
        }
    }
    for (path, text) in files {
        write(&root.path().join(path), text.as_bytes());
    }
    root
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}
