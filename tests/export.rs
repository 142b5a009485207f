//! `semaine export`: what comes out of a site goes back in.

mod common;

use common::{Site, copy_tree, tests_folder, tree};
use semaine_ia::model::Event;
use semaine_ia::pipeline::{Changes, Loader};
use std::path::Path;

/// The site of `tests/golden/riche`, without the picture of an event, which no table holds.
fn rich() -> Site {
    let site = Site::empty();
    for folder in ["content", "events"] {
        copy_tree(&tests_folder("golden/riche").join(folder), &site.path(folder));
    }
    let file = "events/2026/59/lille-trois-seances.yaml";
    let text = std::fs::read_to_string(site.path(file)).expect("there");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("image:")).collect();
    site.write(file, kept.join("\n"));
    site
}

/// A site with the same content and no events.
fn emptied(site: &Site) -> Site {
    let empty = Site::empty();
    copy_tree(&site.path("content"), &empty.path("content"));
    empty
}

/// The events of a site, valid and resolved, without what was reported after them.
fn events(root: &Path) -> Vec<Event> {
    let mut loader = Loader::new(root);
    loader.discover(&Changes::Everything);
    let site = loader.load().site.expect("a site");
    site.events.iter().map(|event| Event { report: None, ..(**event).clone() }).collect()
}

#[test]
fn a_table_goes_out_and_comes_back_as_the_same_events() {
    let site = rich();
    let copy = emptied(&site);
    let table = copy.path("export.csv");
    let table = table.to_str().expect("UTF-8");
    let out = site.run(&["export", "--sortie", table]);
    assert_eq!(out.code, Some(0), "{out:?}");
    let back = copy.run(&["import", table]);
    assert_eq!(back.code, Some(0), "{back:?}\n{}", std::fs::read_to_string(table).expect("there"));
    let (before, after) = (events(site.root()), events(copy.root()));
    assert!(before.len() >= 4);
    assert_eq!(before, after, "{:?}", tree(&copy.path("events")).keys());
    let again = copy.run(&["import", table]);
    assert!(again.out.contains(&format!("{} déjà là", before.len())), "{again:?}");
}
