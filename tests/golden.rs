//! Four small sites, and what they publish: `tests/golden/<site>/` is the root of a site, its `expected/` what is awaited.
//!
//! - `expected/paths.txt`: every published path; a missing one fails, and so does one more;
//! - `expected/files/`: calendars, feeds, data files, sitemap and robots, byte for byte, all but the map's backdrop, the
//!   communes, the contract and the schemas, which are the same for every site;
//! - `expected/pages/<path>.txt`: what a reader meets in a page (title, headings, words, links), without its markup, so that
//!   a new design changes nothing here. Only the pages that have such a file are compared: create an empty one to add a page.
//!
//! `UPDATE_EXPECTED=1 cargo test --test golden` rewrites them.

mod common;
#[path = "common/skeleton.rs"]
mod skeleton;

use common::{published, run, semaine, tests_folder, tree, updating};
use skeleton::skeleton;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

fn compare(site: &str) {
    let root = tests_folder("golden").join(site);
    let out = tempfile::tempdir().expect("a temporary folder");
    let mut command = semaine(&["build", "--root"]);
    command.arg(&root).arg("--out").arg(out.path());
    let build = run(command);
    assert_eq!(build.code, Some(0), "{build:?}");
    let expected = root.join("expected");
    let (found, awaited) = (produced(&published(out.path()), &expected), tree(&expected));
    if updating() {
        rewrite(&expected, &found);
        return;
    }
    let names: BTreeSet<&String> = found.keys().chain(awaited.keys()).collect();
    let wrong: Vec<String> =
        names.into_iter().filter_map(|name| difference(name, awaited.get(name), found.get(name))).collect();
    assert!(wrong.is_empty(), "{site} : {} écarts\n{}", wrong.len(), wrong.join("\n"));
}

/// What was published, in the form of `expected/`.
fn produced(files: &Files, expected: &Path) -> Files {
    let mut found = Files::new();
    let paths: BTreeSet<String> = files.keys().map(|path| without_hash(path)).collect();
    found.insert("paths.txt".to_owned(), (paths.into_iter().collect::<Vec<_>>().join("\n") + "\n").into_bytes());
    for (path, bytes) in files {
        let data = ["ics", "atom", "geojson", "csv", "json", "xml", "txt"];
        let extension = path.rsplit('.').next().unwrap_or_default();
        // The backdrop of the map, the communes, the contract and the schemas are the same for every site, and large.
        let shared = path == "carte/fond.geojson"
            || ["recherche/lieux/", "schemas/", "proposer/"].iter().any(|it| path.starts_with(it));
        if data.contains(&extension) && !shared {
            found.insert(
                format!("files/{path}"),
                if path == "sitemap.xml" { without_codes(bytes) } else { bytes.clone() },
            );
        }
        let page = format!("pages/{path}.txt");
        if expected.join(&page).exists() {
            let html = String::from_utf8(bytes.clone()).expect("a page is UTF-8");
            found.insert(page, skeleton(&html).into_bytes());
        }
    }
    found
}

/// `assets/site.1f2e3d4c.css` → `assets/site.*.css`: the theme's bytes are not this test's matter. Nor are the codes of the
/// checker: every site has the same pages for them, which stand as one.
fn without_hash(path: &str) -> String {
    if path.starts_with("contribuer/erreurs/") && path.len() > "contribuer/erreurs/index.html".len() {
        return "contribuer/erreurs/*/index.html".to_owned();
    }
    let is_hash = |part: &str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let parts = path.split_inclusive(['.', '/']).map(|part| {
        let bare = part.trim_end_matches(['.', '/']);
        if is_hash(bare) && path.starts_with("assets/") { part.replace(bare, "*") } else { part.to_owned() }
    });
    parts.collect()
}

/// The sitemap without the pages of the codes, but their index.
fn without_codes(sitemap: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(sitemap);
    let is_code = |line: &str| line.contains("/contribuer/erreurs/") && !line.contains("/contribuer/erreurs/<");
    text.split_inclusive('\n').filter(|line| !is_code(line)).collect::<String>().into_bytes()
}

fn rewrite(expected: &Path, found: &Files) {
    for old in tree(expected).into_keys().filter(|old| !found.contains_key(old)) {
        fs::remove_file(expected.join(old)).expect("removed");
    }
    for (path, bytes) in found {
        let path = expected.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("written");
    }
}

/// The first lines that differ.
fn difference(name: &str, awaited: Option<&Vec<u8>>, found: Option<&Vec<u8>>) -> Option<String> {
    if awaited == found {
        return None;
    }
    let (Some(awaited), Some(found)) = (awaited, found) else {
        return Some(format!("{name} : {}", if found.is_none() { "manque" } else { "n’est pas attendu" }));
    };
    let (awaited, found) = (String::from_utf8_lossy(awaited), String::from_utf8_lossy(found));
    let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
    let (awaited, found) = (lines(&awaited), lines(&found));
    let number = awaited.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let line = |lines: &[String]| lines.get(number).map_or_else(|| "(fin)".to_owned(), |line| format!("{line:?}"));
    Some(format!("{name}:{}\n  attendu : {}\n  trouvé :  {}", number + 1, line(&awaited), line(&found)))
}

#[test]
fn the_least_valid_site_publishes_what_is_expected() {
    compare("le-moins");
}

#[test]
fn a_site_with_everything_publishes_what_is_expected() {
    compare("riche");
}

#[test]
fn a_site_below_a_path_publishes_what_is_expected() {
    compare("sous-chemin");
}

#[test]
fn a_site_with_a_past_edition_and_one_to_come_publishes_what_is_expected() {
    compare("deux-editions");
}
