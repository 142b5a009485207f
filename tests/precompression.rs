//! `semaine build --precompresser`: copies that servers send as they are, and that never tell anything else than their file.

mod common;

use common::{Run, Site, published};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

type Files = BTreeMap<String, Vec<u8>>;

fn build(site: &Site, options: &[&str]) -> (Run, Files) {
    let run = site.run(&[&["build"], options].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    (run, published(&site.path("public")))
}

fn unpacked(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    match path.rsplit_once('.').expect("a suffix").1 {
        "br" => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
        _ => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
    }
    .unwrap_or_else(|error| panic!("{path}: {error}"));
    text
}

/// The file that a twin stands for.
fn of_twin(path: &str) -> Option<&str> {
    path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz"))
}

fn is_text(path: &str) -> bool {
    let extensions = ["html", "css", "js", "json", "geojson", "ics", "atom", "xml", "csv", "txt", "svg", "webmanifest"];
    extensions.iter().any(|extension| path.ends_with(&format!(".{extension}")))
}

#[test]
fn every_copy_gives_back_its_file_and_every_large_text_has_both() {
    let (plain, site) = (Site::with_event(), Site::with_event());
    let (_, without) = build(&plain, &[]);
    let (_, files) = build(&site, &["--precompresser"]);
    let twins: Vec<&String> = files.keys().filter(|path| of_twin(path).is_some()).collect();
    for path in &twins {
        let original = &files[of_twin(path).expect("a twin")];
        assert_eq!(&unpacked(path, &files[*path]), original, "{path}");
        assert!(original.len() >= 1024 && files[*path].len() < original.len(), "{path}");
        assert!(is_text(of_twin(path).expect("a twin")), "{path}");
    }
    for (path, bytes) in without.iter().filter(|(path, bytes)| is_text(path) && bytes.len() >= 1024) {
        assert_eq!(files.get(path), Some(bytes), "{path}");
        assert!(files.contains_key(&format!("{path}.br")) && files.contains_key(&format!("{path}.gz")), "{path}");
    }
    assert_eq!(files.len(), without.len() + twins.len());
}

#[test]
fn the_same_site_has_the_same_copies() {
    let (one, other) = (Site::with_event(), Site::with_event());
    assert_eq!(build(&one, &["--precompresser"]).1, build(&other, &["--precompresser", "--threads", "1"]).1);
}

#[test]
fn an_unchanged_site_writes_nothing_and_a_changed_page_its_own_copies_alone() {
    let site = Site::with_event();
    let (_, before) = build(&site, &["--precompresser"]);
    let written =
        |path: &str| fs::metadata(site.path("public").join(path)).and_then(|it| it.modified()).expect("there");
    let (asset, _) = before.iter().find(|(path, _)| path.starts_with("assets/site.")).expect("a style sheet");
    let (asset, page) = (format!("{asset}.br"), "faq/index.html.br");
    let times = [written(&asset), written(page)];
    assert!(build(&site, &["--precompresser"]).0.out.starts_with("Rien n’a changé"));
    // Another fingerprint makes all pages again; the copies of those that stay are not even packed.
    site.write("content/faq/une-question.md", "---\nquestion: Faut-il venir ?\ntheme: venir\nordre: 1\n---\n\nNon.\n");
    let (run, after) = build(&site, &["--precompresser"]);
    assert_eq!(written(&asset), times[0], "{run:?}");
    assert_ne!(written(page), times[1]);
    assert_eq!(unpacked(page, &after[page]), after["faq/index.html"]);
}

#[test]
fn a_copy_that_was_lost_or_damaged_is_made_again() {
    let site = Site::with_event();
    let (_, before) = build(&site, &["--precompresser"]);
    fs::write(site.path("public/index.html.br"), "abîmé").expect("written");
    fs::remove_file(site.path("public/index.html.gz")).expect("removed");
    let (run, after) = build(&site, &["--precompresser"]);
    assert!(run.out.contains(": 2 écrits,"), "{run:?}");
    assert!(before == after);
}

#[test]
fn without_the_option_the_copies_go_away() {
    let (plain, site) = (Site::with_event(), Site::with_event());
    build(&site, &["--precompresser"]);
    let (run, files) = build(&site, &[]);
    assert!(run.out.contains(" supprimés"), "{run:?}");
    assert!(files == build(&plain, &[]).1);
}

#[test]
fn a_file_of_somebody_else_in_the_place_of_a_copy_is_left_alone() {
    let site = Site::with_event();
    build(&site, &[]);
    site.write("public/index.html.gz", "à moi");
    let run = site.run(&["build", "--precompresser"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("index.html.gz"), "{run:?}");
    assert!(!site.path("public/index.html.br").exists());
}
