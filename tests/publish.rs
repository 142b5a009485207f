//! What publishing promises about the output folder, on real folders.

use semaine_ia::publish::{
    Foreign, Job, Options, OutputError, Progress, PublishError, Summary, Twins, publish, up_to_date,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// A file whose text is known beforehand.
struct Page(&'static str, &'static str);

impl Job for Page {
    fn path(&self) -> &str {
        self.0
    }
}

type Published = Result<Summary, PublishError<String>>;

fn options(out: &Path) -> Options<'_> {
    Options {
        out,
        inputs: &[],
        foreign: Foreign::Refuse,
        twins: Twins::None,
        made_from: &|_| None,
        fingerprint: None,
        threads: None,
        progress: &|_| {},
    }
}

fn build_with(pages: &[Page], options: &Options<'_>) -> Published {
    publish(pages, |page| Ok(page.1.as_bytes().to_vec()), options)
}

fn build(out: &Path, pages: &[Page]) -> Published {
    build_with(pages, &options(out))
}

/// Every file and folder with its text, ours aside.
fn tree(out: &Path) -> BTreeMap<String, String> {
    let keep = |entry: &walkdir::DirEntry| entry.file_name() != ".semaine";
    let walk = walkdir::WalkDir::new(out).min_depth(1).into_iter().filter_entry(keep);
    walk.map(|entry| {
        let entry = entry.expect("readable");
        let path = entry.path().strip_prefix(out).expect("inside").to_string_lossy().into_owned();
        let text = if entry.file_type().is_file() { read(entry.path()) } else { "/".into() };
        (path, text)
    })
    .collect()
}

fn expect_tree(out: &Path, expected: &[(&str, &str)]) {
    let expected = expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(tree(out), expected);
}

fn counts(summary: &Summary) -> [usize; 4] {
    [summary.files, summary.written, summary.unchanged, summary.pruned]
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("readable")
}

fn write(path: impl AsRef<Path>, text: &str) {
    let path = path.as_ref();
    fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    fs::write(path, text).expect("written");
}

fn site() -> (TempDir, PathBuf) {
    let dir = TempDir::new().expect("temporary folder");
    let out = dir.path().join("public");
    (dir, out)
}

const FIRST: &[Page] = &[Page("style.css", "a"), Page("evenements/x/index.html", "x"), Page("index.html", "h")];

#[test]
fn a_first_build_makes_the_folder_and_a_second_writes_nothing() {
    let (_dir, out) = site();
    let out = out.join("deep/down");
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 3, 0, 0]);
    expect_tree(
        &out,
        &[
            ("evenements", "/"),
            ("evenements/x", "/"),
            ("evenements/x/index.html", "x"),
            ("index.html", "h"),
            ("style.css", "a"),
        ],
    );
    let written = || fs::metadata(out.join(".semaine/manifeste")).and_then(|file| file.modified()).expect("manifest");
    let before = written();
    let second = build(&out, FIRST).expect("built");
    assert_eq!((counts(&second), second.bytes), ([3, 0, 3, 0], 3));
    assert_eq!(written(), before);
    assert!(!out.join(".semaine/atelier").exists());
}

#[test]
fn a_lone_gitignore_counts_as_empty_and_is_kept() {
    let (_dir, out) = site();
    write(out.join(".gitignore"), "*\n");
    build(&out, &[Page("index.html", "h")]).expect("built");
    build(&out, &[]).expect("built");
    expect_tree(&out, &[(".gitignore", "*\n")]);
}

#[test]
fn only_changed_files_are_replaced_and_only_ours_are_pruned() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    write(out.join("main/note.txt"), "by hand");
    write(out.join("evenements/by-hand.txt"), "kept");
    let modified = || fs::metadata(out.join("style.css")).and_then(|file| file.modified()).expect("there");
    let before = modified();
    let next = [Page("style.css", "a"), Page("index.html", "H"), Page("y/z/new.html", "n")];
    assert_eq!(counts(&build(&out, &next).expect("built")), [3, 2, 1, 1]);
    assert_eq!(modified(), before);
    expect_tree(
        &out,
        &[
            ("evenements", "/"),
            ("evenements/by-hand.txt", "kept"),
            ("index.html", "H"),
            ("main", "/"),
            ("main/note.txt", "by hand"),
            ("style.css", "a"),
            ("y", "/"),
            ("y/z", "/"),
            ("y/z/new.html", "n"),
        ],
    );
}

#[test]
fn a_render_that_fails_leaves_everything_as_it_was() {
    let (_dir, out) = site();
    let fail_at = |path: &'static str| {
        let render = move |page: &Page| if page.0 == path { Err("panne".to_owned()) } else { Ok(b"new".to_vec()) };
        let error = publish(FIRST, render, &options(&out)).expect_err("refused");
        assert!(matches!(&error, PublishError::Render { path: at, error } if at == path && error == "panne"));
    };
    for page in FIRST {
        fail_at(page.0);
        assert!(!out.exists(), "nothing was there before");
    }
    fs::create_dir(&out).expect("made");
    fail_at("index.html");
    assert_eq!(fs::read_dir(&out).expect("readable").count(), 0, "the folder was empty before");
    build(&out, FIRST).expect("built");
    let (before, manifest) = (tree(&out), read(out.join(".semaine/manifeste")));
    for page in FIRST {
        fail_at(page.0);
        assert_eq!(tree(&out), before);
        assert_eq!(read(out.join(".semaine/manifeste")), manifest);
        assert!(!out.join(".semaine/atelier").exists());
    }
}

#[test]
fn a_renderer_that_panics_leaves_no_workshop_behind() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    let render = |page: &Page| -> Result<Vec<u8>, String> {
        if page.0 == "index.html" { panic!("defect") } else { Ok(b"new".to_vec()) }
    };
    let caught = std::panic::catch_unwind(|| publish(FIRST, render, &options(&out)).is_ok());
    assert!(caught.is_err());
    assert!(!out.join(".semaine/atelier").exists());
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 0, 3, 0]);
}

#[test]
fn what_a_killed_build_left_is_mended_by_the_next_one() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    // The middle of a commit: one file is new, one still old; the manifest says that each may be either.
    let manifest = "semaine-manifeste 1\nempreinte -\n? evenements/x/index.html\n? index.html\n? style.css\n? y.html\n";
    let checksum = xxhash_rust::xxh3::xxh3_64(manifest.as_bytes());
    write(out.join(".semaine/manifeste"), &format!("{manifest}fin {checksum:016x}\n"));
    write(out.join("style.css"), "B");
    write(out.join(".semaine/atelier/evenements/half"), "ha");
    let next = [Page("style.css", "B"), Page("index.html", "H")];
    assert_eq!(counts(&build(&out, &next).expect("built")), [2, 1, 1, 1]);
    expect_tree(&out, &[("index.html", "H"), ("style.css", "B")]);
    assert!(!out.join(".semaine/atelier").exists());
    assert_eq!(counts(&build(&out, &next).expect("built")), [2, 0, 2, 0]);
}

/// Where the process of the next test dies: `<folder> <step> <file>`.
const DIES: &str = "SEMAINE_TEST_DIES";

const SECOND: &[Page] = &[Page("style.css", "A"), Page("y/new.html", "n"), Page("index.html", "H")];

/// Not a test by itself: a build that ends its process in the middle, without any destructor.
#[test]
fn dying_build() {
    let Ok(place) = std::env::var(DIES) else { return };
    let parts: Vec<&str> = place.split(' ').collect();
    let [out, step, file] = parts[..] else { panic!("{place}") };
    let progress = |now: Progress| {
        if format!("{:?}", now.step) == step && now.done.to_string() == file {
            std::process::abort();
        }
    };
    let options = Options { progress: &progress, threads: Some(1), ..options(Path::new(out)) };
    let _ = build_with(SECOND, &options);
}

#[test]
fn a_build_killed_at_any_file_leaves_each_old_or_new_and_the_next_one_mends() {
    for (step, file, done) in
        [("Render", 1, 0), ("Render", 3, 0), ("Replace", 1, 1), ("Replace", 2, 2), ("Replace", 3, 3)]
    {
        let (_dir, out) = site();
        build(&out, FIRST).expect("built");
        let status = std::process::Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "dying_build"])
            .env(DIES, format!("{} {step} {file}", out.display()))
            .output()
            .expect("started")
            .status;
        assert!(!status.success(), "{step} {file}: the build was not killed");
        let is = |number: usize, new, old| if done >= number { new } else { old };
        assert_eq!(read(out.join("style.css")), is(1, "A", "a"));
        assert_eq!(out.join("y/new.html").exists(), done >= 2);
        assert_eq!(read(out.join("index.html")), is(3, "H", "h"));
        assert_eq!(read(out.join("evenements/x/index.html")), "x", "pruning comes last");
        let mended = build(&out, SECOND).expect("mended");
        assert_eq!(counts(&mended), [3, 3 - done, done, 1], "{step} {file}");
        expect_tree(&out, &[("index.html", "H"), ("style.css", "A"), ("y", "/"), ("y/new.html", "n")]);
        assert!(!out.join(".semaine/atelier").exists());
    }
}

#[test]
fn a_first_build_killed_while_rendering_does_not_lock_the_folder_out() {
    let (_dir, out) = site();
    write(out.join(".semaine/atelier/formats/half"), "ha");
    write(out.join(".semaine/verrou"), "");
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 3, 0, 0]);
}

#[test]
fn a_folder_that_is_not_ours_is_refused_without_force_and_joined_with_it() {
    let (_dir, out) = site();
    write(out.join("index.html"), "another site");
    write(out.join("theirs.html"), "theirs");
    let error = build(&out, FIRST).expect_err("refused");
    assert!(matches!(error, PublishError::Output(OutputError::NotOurs(_))), "{error}");
    assert!(error.to_string().contains("--force"), "{error}");
    expect_tree(&out, &[("index.html", "another site"), ("theirs.html", "theirs")]);
    assert!(!out.join(".semaine").exists());
    build_with(FIRST, &Options { foreign: Foreign::Replace, ..options(&out) }).expect("forced");
    build(&out, &[Page("index.html", "h")]).expect("ours from now on");
    expect_tree(&out, &[("index.html", "h"), ("theirs.html", "theirs")]);
}

#[test]
fn a_damaged_manifest_does_not_shut_us_out_of_our_own_folder() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    for damage in ["", "semaine-manifeste 1\nempr", "\u{0}"] {
        write(out.join(".semaine/manifeste"), damage);
        let summary = build(&out, FIRST).expect("built");
        assert_eq!(counts(&summary), [3, 0, 3, 0], "files that are right are recognised by their bytes");
    }
    fs::write(out.join(".semaine/manifeste"), b"\xff\xfe").expect("written");
    write(out.join("index.html"), "z");
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 1, 2, 0]);
}

#[test]
fn a_foreign_file_in_the_way_is_named_before_anything_changes() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    write(out.join("carte"), "a file where a folder must come");
    write(out.join("faq.html/sub/theirs"), "in a folder where a file must come");
    write(out.join("donnees.csv"), "theirs");
    let before = tree(&out);
    let next = [Page("style.css", "B"), Page("carte/index.html", "c"), Page("faq.html", "f"), Page("donnees.csv", "d")];
    let text = build(&out, &next).expect_err("refused").to_string();
    for path in ["carte", "faq.html/sub/theirs", "donnees.csv"] {
        assert!(text.contains(&out.join(path).display().to_string()), "{path} is missing from: {text}");
    }
    assert_eq!(tree(&out), before);
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 0, 3, 0]);
}

#[test]
fn a_folder_becomes_a_file_and_a_file_becomes_a_folder() {
    let (_dir, out) = site();
    build(&out, &[Page("a/b/c.html", "c"), Page("a/d.html", "d"), Page("e", "file")]).expect("built");
    fs::create_dir(out.join("a/empty")).expect("made");
    let summary = build(&out, &[Page("a", "file"), Page("e/f/g.html", "g")]).expect("built");
    assert_eq!(counts(&summary), [2, 2, 0, 3]);
    expect_tree(&out, &[("a", "file"), ("e", "/"), ("e/f", "/"), ("e/f/g.html", "g")]);
}

#[test]
fn a_name_that_changes_by_case_alone_keeps_its_file() {
    let (_dir, out) = site();
    build(&out, &[Page("Kit/Affiche.pdf", "same")]).expect("built");
    build(&out, &[Page("kit/affiche.pdf", "same")]).expect("built");
    assert_eq!(read(out.join("kit/affiche.pdf")), "same");
    assert_eq!(tree(&out).values().filter(|text| *text == "same").count(), 1);
}

#[test]
fn a_file_edited_by_hand_is_put_right_and_a_touched_one_only_noted() {
    let (_dir, out) = site();
    build(&out, FIRST).expect("built");
    write(out.join("style.css"), "edited");
    let touched = fs::File::options().write(true).open(out.join("index.html")).expect("there");
    touched.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1)).expect("touched");
    fs::remove_dir_all(out.join("evenements")).expect("removed");
    assert_eq!(counts(&build(&out, FIRST).expect("built")), [3, 2, 1, 0]);
    assert_eq!(read(out.join("style.css")), "a");
    assert_eq!(read(out.join("evenements/x/index.html")), "x");
}

#[test]
fn two_builds_at_once_are_kept_apart() {
    let (_dir, out) = site();
    let render = |page: &Page| {
        let error = build(&out, FIRST).expect_err("locked");
        assert!(matches!(error, PublishError::Output(OutputError::Locked(_))), "{error}");
        assert!(error.to_string().contains("une autre publication"), "{error}");
        Ok::<_, String>(page.1.as_bytes().to_vec())
    };
    publish(FIRST, render, &options(&out)).expect("built");
    assert_eq!(counts(&build(&out, FIRST).expect("free again")), [3, 0, 3, 0]);
}

#[test]
fn an_output_that_meets_what_is_read_is_refused() {
    let (dir, out) = site();
    let content = dir.path().join("content");
    fs::create_dir(&content).expect("made");
    let inputs = [content.clone()];
    for bad in [content.clone(), content.join("public"), dir.path().to_owned(), out.join("../content/x"), "/".into()] {
        let error = build_with(FIRST, &Options { inputs: &inputs, ..options(&bad) }).expect_err("refused");
        assert!(matches!(error, PublishError::Output(OutputError::MeetsInput { .. })), "{}: {error}", bad.display());
    }
    expect_tree(dir.path(), &[("content", "/")]);
    build_with(FIRST, &Options { inputs: &inputs, ..options(&out) }).expect("beside is fine");
    let file = dir.path().join("file");
    write(&file, "");
    assert!(matches!(build(&file, FIRST), Err(PublishError::Output(OutputError::NotAFolder(_)))));
}

#[test]
fn the_shortcut_answers_only_when_every_file_is_as_it_was_written() {
    let (_dir, out) = site();
    let with = |fingerprint| Options { fingerprint, ..options(&out) };
    assert_eq!(up_to_date(&out, 1), None);
    build_with(FIRST, &with(None)).expect("built");
    assert_eq!(up_to_date(&out, 1), None);
    build_with(FIRST, &with(Some(1))).expect("built");
    assert_eq!(up_to_date(&out, 2), None);
    assert_eq!(up_to_date(&out, 1), Some(Summary { files: 3, written: 0, unchanged: 3, pruned: 0, bytes: 3 }));
    fs::remove_file(out.join("style.css")).expect("removed");
    assert_eq!(up_to_date(&out, 1), None);
}

#[test]
fn one_thread_and_many_write_the_same_site() {
    let (dir, out) = site();
    let page = |n: usize| Page(format!("p/{}/{n}.html", n % 7).leak(), format!("{n}").leak());
    let pages: Vec<Page> = (0..300).map(page).collect();
    let alone = dir.path().join("alone");
    build_with(&pages, &Options { threads: Some(1), ..options(&alone) }).expect("built");
    build_with(&pages, &Options { threads: Some(8), ..options(&out) }).expect("built");
    assert_eq!(tree(&alone), tree(&out));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn symbolic_links_in_the_output_are_never_followed() {
        let (dir, out) = site();
        let elsewhere = dir.path().join("elsewhere");
        write(elsewhere.join("index.html"), "theirs");
        build(&out, &[Page("a/index.html", "ours"), Page("b.html", "b")]).expect("built");
        fs::remove_dir_all(out.join("a")).expect("removed");
        symlink(&elsewhere, out.join("a")).expect("linked");
        fs::remove_file(out.join("b.html")).expect("removed");
        symlink(elsewhere.join("index.html"), out.join("b.html")).expect("linked");
        let error = build(&out, &[Page("a/index.html", "new"), Page("b.html", "b")]).expect_err("refused");
        assert!(error.to_string().contains("lien symbolique"), "{error}");
        build(&out, &[Page("c.html", "c")]).expect("pruning leaves the links alone");
        assert_eq!(read(elsewhere.join("index.html")), "theirs");
        assert!(out.join("a").is_symlink() && out.join("b.html").is_symlink());
    }

    #[test]
    fn files_get_the_usual_mode() {
        let (_dir, out) = site();
        build(&out, FIRST).expect("built");
        write(out.join("plain"), "");
        let mode = |name: &str| fs::metadata(out.join(name)).expect("there").permissions().mode();
        assert_eq!(mode("style.css"), mode("plain"));
    }

    #[test]
    fn a_folder_that_refuses_writing_is_named_and_the_next_build_mends() {
        let (_dir, out) = site();
        build(&out, FIRST).expect("built");
        let folder = out.join("evenements/x");
        let set_mode = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("set");
        set_mode(0o555);
        if fs::write(folder.join("probe"), "").is_ok() {
            return; // Permissions do not stop root.
        }
        let next = [Page("style.css", "A"), Page("evenements/x/index.html", "X"), Page("index.html", "H")];
        let text = build(&out, &next).expect_err("refused").to_string();
        set_mode(0o755);
        assert!(text.contains("droits insuffisants") && text.contains("evenements/x/index.html"), "{text}");
        let texts = ["style.css", "evenements/x/index.html", "index.html"].map(|path| read(out.join(path)));
        assert_eq!(texts, ["A", "x", "h"], "replaced in order, stopped at the folder");
        assert_eq!(counts(&build(&out, &next).expect("mended")), [3, 2, 1, 0]);
    }
}

#[test]
fn a_file_is_not_made_again_while_what_it_is_made_from_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("public");
    let made = AtomicUsize::new(0);
    let build = |source: u128| {
        let made_from = move |path: &str| (path == "image.png").then_some(source);
        let render = |page: &Page| {
            made.fetch_add(usize::from(page.0 == "image.png"), Ordering::Relaxed);
            Ok::<_, String>(page.1.as_bytes().to_vec())
        };
        let pages = [Page("image.png", "pixels"), Page("index.html", "page")];
        let summary = publish(&pages, render, &Options { made_from: &made_from, ..options(&out) }).expect("built");
        (made.load(Ordering::Relaxed), summary.unchanged)
    };
    assert_eq!(build(1), (1, 0));
    assert_eq!(build(1), (1, 2), "it was made again");
    fs::remove_file(out.join("image.png")).expect("removed");
    assert_eq!(build(1), (2, 1), "it was not made although it was missing");
    assert_eq!(build(2).0, 3, "it was not made although its source changed");
}
