//! `hors_ligne` of `content/site.yaml`: what the service worker is told, and how a site without it takes an old one away.

mod common;

use common::{Site, published};
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

fn build(site: &Site) -> Files {
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    published(&site.path("public"))
}

fn with_option(base: &str) -> Site {
    let site = Site::with_event();
    let text = std::fs::read_to_string(site.path("content/site.yaml")).expect("the configuration");
    site.write("content/site.yaml", format!("{}hors_ligne: true\n", text.replace("https://essai.example", base)));
    site
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).expect("UTF-8")
}

/// What `sw.js` tells the worker, and the file that it imports.
fn worker(files: &Files) -> (serde_json::Value, String) {
    let script = text(files, "sw.js").strip_prefix("self.SITE = ").expect("the site");
    let (site, import) = script.split_once(";\nimportScripts(\"").expect("an import");
    (serde_json::from_str(site).expect("JSON"), import.trim_end_matches("\");\n").to_owned())
}

#[test]
fn the_worker_knows_its_path_and_a_shell_whose_files_are_all_there() {
    let files = build(&with_option("https://essai.example/sous/chemin"));
    let (site, import) = worker(&files);
    assert_eq!(site["racine"], "/sous/chemin/");
    let shell: Vec<&str> = site["coquille"].as_array().expect("a list").iter().filter_map(|it| it.as_str()).collect();
    for path in shell.iter().copied().chain([&*import]) {
        let below = path.strip_prefix("/sous/chemin/").unwrap_or_else(|| panic!("{path} forgets the base path"));
        let file = if below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
        assert!(files.contains_key(&file), "{file}");
    }
    let holds = |part: &str| shell.iter().any(|path| path.contains(part));
    assert!(holds("site.") && holds(".woff2") && holds("/hors-ligne/") && holds("js/temps.") && !holds("leaflet"));
    assert!(text(&files, "index.html").contains("js/hors-ligne."));
    assert!(
        text(&files, "territoires/59-nord/index.html").contains("data-garder=\"/sous/chemin/territoires/59-nord/\"")
    );
    assert!(!text(&files, "sitemap.xml").contains("hors-ligne"));
}

#[test]
fn the_worker_changes_with_the_theme_and_not_with_events() {
    let site = with_option("https://essai.example");
    let before = worker(&build(&site)).0["version"].clone();
    site.write("events/2026/59/lille.yaml", format!("titre: Café IA à Lille\n{}", common::REST_OF_EVENT));
    assert_eq!(worker(&build(&site)).0["version"], before);
    site.write("themes/semaine/static/css/99-essai.css", "body { color: green }");
    assert_ne!(worker(&build(&site)).0["version"], before);
}

#[test]
fn without_the_option_no_page_starts_a_worker_and_an_old_one_is_taken_away() {
    let files = build(&Site::with_event());
    let (site, import) = worker(&files);
    assert_eq!(site, serde_json::json!({ "racine": "/" }));
    assert!(import.starts_with("/assets/hors-ligne/adieu.") && text(&files, &import[1..]).contains("unregister()"));
    assert!(!files.contains_key("hors-ligne/index.html"));
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(page);
        assert!(!page.contains("js/hors-ligne.") && !page.contains("data-garder"), "{path}");
    }
}
