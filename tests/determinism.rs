//! The same content gives the same bytes, whoever builds it, wherever, on however many threads.

mod common;

use common::{Site, copy_tree, published, run, semaine, tests_folder, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

type Files = BTreeMap<String, Vec<u8>>;

/// Files of a site that has something of everything.
fn source() -> Files {
    let mut files = tree(&tests_folder("golden/riche"));
    files.retain(|path, _| !path.starts_with("expected/"));
    files
}

fn write(root: &Path, files: impl Iterator<Item = (String, Vec<u8>)>) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("written");
    }
}

/// Builds a site, with what the caller changes of the command.
fn built(root: &Path, change: impl FnOnce(&mut Command) -> &mut Command) -> Files {
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut command = semaine(&["build"]);
    command.arg("--out").arg(out.path());
    change(&mut command);
    if !command.get_args().any(|argument| argument == "--root") {
        command.arg("--root").arg(root);
    }
    let build = run(command);
    assert_eq!(build.code, Some(0), "{build:?}");
    published(out.path())
}

fn same(expected: &Files, found: &Files) {
    let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(expected), paths(found));
    let different: Vec<&String> =
        expected.iter().filter(|(path, bytes)| found[*path] != **bytes).map(|it| it.0).collect();
    assert!(different.is_empty(), "{different:?}");
    assert!(expected.len() > 300, "{} files", expected.len());
}

/// What the site publishes, built once.
static REFERENCE: LazyLock<Files> = LazyLock::new(|| built(site().root(), |command| command));

fn site() -> Site {
    let site = Site::empty();
    write(site.root(), source().into_iter());
    site
}

fn reference() -> (Site, Files) {
    (site(), REFERENCE.clone())
}

#[test]
fn twice_and_on_one_or_eight_threads() {
    let (site, expected) = reference();
    same(&expected, &built(site.root(), |command| command));
    for threads in ["1", "8"] {
        same(&expected, &built(site.root(), |command| command.args(["--threads", threads])));
    }
}

#[test]
fn whatever_the_order_in_which_files_were_created() {
    let (_, expected) = reference();
    let reversed = Site::empty();
    write(reversed.root(), source().into_iter().rev());
    same(&expected, &built(reversed.root(), |command| command));
}

#[test]
fn whatever_the_time_zone_and_the_language_of_the_machine() {
    let (site, expected) = reference();
    for (zone, language) in [("Pacific/Noumea", "C"), ("America/Miquelon", "fr_FR.UTF-8")] {
        same(
            &expected,
            &built(site.root(), |command| command.env("TZ", zone).env("LANG", language).env("LC_ALL", language)),
        );
    }
}

#[test]
fn whatever_the_way_to_the_root() {
    let (site, expected) = reference();
    let slash = format!("{}/", site.root().display());
    same(&expected, &built(site.root(), |command| command.args(["--root", &slash])));
    same(&expected, &built(site.root(), |command| command.args(["--root", "."]).current_dir(site.root())));
    let elsewhere = Site::empty();
    copy_tree(site.root(), &elsewhere.path("un dossier/à l’accent é"));
    let found = built(&elsewhere.path("un dossier/à l’accent é"), |command| command);
    same(&expected, &found);
    let place = elsewhere.root().display().to_string();
    let told = found.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&place));
    assert!(told.is_none(), "{:?} tells where it was built", told.map(|(path, _)| path));
}

#[test]
fn whatever_the_dates_and_rights_of_the_files() {
    let (site, expected) = reference();
    for path in source().keys() {
        let file = fs::File::options().write(true).open(site.path(path)).expect("opened");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("dated");
    }
    same(&expected, &built(site.root(), |command| command));
}

#[test]
fn an_output_that_was_built_over_another_site_is_the_same_as_a_new_one() {
    let (site, expected) = reference();
    let out = tempfile::tempdir().expect("a temporary folder");
    let other = Site::with_event();
    for root in [site.root(), other.root(), site.root()] {
        let mut command = semaine(&["build", "--root"]);
        command.arg(root).arg("--out").arg(out.path());
        assert_eq!(run(command).code, Some(0));
    }
    same(&expected, &published(out.path()));
}

#[test]
fn the_report_is_the_same_whatever_the_number_of_threads_and_the_order() {
    let cases = tests_folder("bad");
    let mut names: Vec<_> =
        fs::read_dir(cases).expect("tests/bad").map(|case| case.expect("readable").path()).collect();
    names.sort();
    let report = |paths: &[std::path::PathBuf], threads: &str| {
        let site = Site::minimal();
        for case in paths {
            let files = tree(case).into_iter().filter(|(path, _)| path.starts_with("events/"));
            write(
                site.root(),
                files.map(|(path, bytes)| (path.replace("/59/", &format!("/59/{}-", name(case))), bytes)),
            );
        }
        let mut command = semaine(&["check", "--format", "json", "--root"]);
        command.arg(site.root()).env("RAYON_NUM_THREADS", threads);
        run(command).out
    };
    let expected = report(&names, "1");
    assert!(expected.len() > 10_000);
    names.reverse();
    assert_eq!(report(&names, "8"), expected);
}

fn name(case: &Path) -> String {
    case.file_name().expect("named").to_string_lossy().into_owned()
}
