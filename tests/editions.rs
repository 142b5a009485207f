//! Several years in one site: which edition leads, and what stays where it was when another one opens.

mod common;

use common::{Site, copy_tree, published, tests_folder};
use std::collections::{BTreeMap, BTreeSet};

/// A fictional edition.
const NEXT: &str = "annee: 2027\ndebut: 2027-05-24\nfin: 2027-05-30\npublie_le: 2027-01-04\n";

/// The golden site with everything, whose configuration leaves the choice of the edition to the program.
fn rich() -> Site {
    let site = Site::empty();
    copy_tree(&tests_folder("golden/riche"), site.root());
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("readable");
    site.write("content/site.yaml", config.replace("edition: 2026\n", ""));
    site
}

fn build(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let run = site.run(&["build", "--out", &out.path().to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    published(out.path())
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// What people keep: pages, calendars, feeds.
fn kept(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    let kept = |path: &&str| [".html", ".ics", ".atom"].iter().any(|end| path.ends_with(end));
    files.keys().map(String::as_str).filter(kept).collect()
}

fn uids(calendar: &str) -> BTreeSet<&str> {
    calendar.lines().filter(|line| line.starts_with("UID")).collect()
}

#[test]
fn no_address_is_lost_when_the_next_edition_opens() {
    let site = rich();
    let before = build(&site);
    site.write("content/editions/2027.yaml", NEXT);
    let empty = build(&site);
    let lost: Vec<_> = kept(&before).difference(&kept(&empty)).copied().collect::<Vec<_>>();
    assert!(lost.is_empty(), "lost with an empty edition: {lost:#?}");
    site.write(
        "events/2027/59/lille.yaml",
        "titre: Fiction\ntypes: [cafe-ia]\ndate: 2027-05-26\nlieu: {commune: Lille, departement: \"59\"}\n",
    );
    let after = build(&site);
    let lost: Vec<_> = kept(&before).difference(&kept(&after)).copied().collect::<Vec<_>>();
    assert!(lost.is_empty(), "lost with an event: {lost:#?}");
    assert_eq!(
        before["evenements/2026/59/lille-trois-seances/evenement.ics"],
        after["evenements/2026/59/lille-trois-seances/evenement.ics"],
        "the calendar of a past event moved"
    );
    let edition = "editions/2026/evenements.ics";
    assert_eq!(uids(text(&before, edition)), uids(text(&after, edition)));
}

#[test]
fn a_facet_shows_the_current_edition_and_tells_where_the_others_are() {
    let site = rich();
    site.write("content/editions/2027.yaml", NEXT);
    site.write(
        "events/2027/59/lille.yaml",
        "titre: Fiction\ntypes: [cafe-ia]\ndate: 2027-05-26\nlieu: {commune: Lille, departement: \"59\"}\n",
    );
    let files = build(&site);
    let nord = text(&files, "territoires/59-nord/index.html");
    assert!(nord.contains("Fiction") && !nord.contains("Édition 2026, passée."), "{nord}");
    assert!(nord.contains("href=\"/editions/2026/territoires/59-nord/\""), "{nord}");
    let past = text(&files, "editions/2026/territoires/59-nord/index.html");
    assert!(past.contains("Édition 2026, passée.") && !past.contains("Fiction"), "{past}");
    let orne = text(&files, "territoires/61-orne/index.html");
    assert!(orne.contains("Rien n’est encore publié ici pour l’édition 2027."), "{orne}");
    assert!(text(&files, "programme/index.html").contains("Fiction"));
    assert!(text(&files, "editions/2026/index.html").contains("L’édition 2027</a>"));
    assert!(files.contains_key("territoires/61-orne/evenements.ics"));
}

#[test]
fn an_edition_that_is_only_announced_tells_its_dates_and_does_not_lead() {
    let site = rich();
    site.write("content/editions/2027.yaml", format!("{NEXT}annoncee: true\n"));
    let files = build(&site);
    let home = text(&files, "index.html");
    assert!(home.contains("data-debut=\"2026-05-18\""), "{home}");
    assert!(
        home.contains("Édition 2027</a>\u{a0}: du 24 au 30\u{a0}mai 2027.") || home.contains("du 24 au 30 mai 2027")
    );
    assert!(!files.contains_key("programme/2027-05-24/index.html"), "dates that may still move");
}

#[test]
fn an_edition_without_dates_does_not_lead_and_takes_the_events_of_its_year() {
    let site = rich();
    site.write("content/editions/2027.yaml", "annee: 2027\nannoncee: true\npublie_le: 2026-12-01\n");
    site.write(
        "events/2027/59/lille.yaml",
        "titre: Café de janvier\ntypes: [conference]\ndate: 2027-01-14\nlieu: {commune: Lille, departement: \"59\"}\n",
    );
    assert!(!site.codes().contains(&"R306".to_owned()), "{:?}", site.diagnostics());
    let files = build(&site);
    assert!(text(&files, "index.html").contains("dates à venir"));
    let event = text(&files, "evenements/2027/59/lille/index.html");
    assert!(event.contains("Édition 2027, à venir."), "{event}");
    assert!(text(&files, "editions/2027/index.html").contains("Café de janvier"));
}

#[test]
fn what_recurs_without_end_goes_on_in_the_next_edition() {
    let site = rich();
    site.write("content/editions/2027.yaml", NEXT);
    site.write(
        "events/2026/en-ligne/sans-fin.yaml",
        "titre: Sans fin\ntypes: [cafe-ia]\nmode: en-ligne\nrecurrence: {chaque: jeudi, de: \"13:30\", a: \"15:00\", du: 2026-01-08}\n",
    );
    let files = build(&site);
    assert!(text(&files, "programme/2027-05-27/index.html").contains("Sans fin"));
    assert!(text(&files, "programme/2026-05-21/index.html").contains("Sans fin"));
    assert!(!text(&files, "evenements/2026/en-ligne/sans-fin/index.html").contains("passée."));
}

#[test]
fn the_site_may_hold_back_to_an_edition() {
    let site = rich();
    site.write("content/editions/2027.yaml", NEXT);
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("readable");
    site.write("content/site.yaml", format!("{config}edition: 2026\n"));
    assert!(text(&build(&site), "index.html").contains("data-debut=\"2026-05-18\""));
}

#[test]
fn an_edition_that_cannot_lead_is_refused_with_its_reason() {
    let site = Site::minimal();
    site.write("content/editions/2026.yaml", "annee: 2026\nannoncee: true\npublie_le: 2026-01-05\n");
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("readable");
    site.write("content/site.yaml", config.replace("edition: 2026\n", ""));
    assert_eq!(site.codes(), ["E037"]);
    site.write("content/site.yaml", format!("{}edition: 2026\n", config.replace("edition: 2026\n", "")));
    assert_eq!(site.codes(), ["E044"]);
    site.write("content/editions/2026.yaml", "annee: 2026\nfin: 2026-05-24\npublie_le: 2026-01-05\n");
    assert_eq!(site.codes(), ["E043"]);
}

#[test]
fn import_and_stats_are_of_the_edition_that_leads() {
    let site = rich();
    site.write("content/editions/2027.yaml", NEXT);
    let stats = site.run(&["stats"]);
    assert!(stats.out.starts_with("# Édition 2027\n"), "{stats:?}");
    let import = site.import("table.csv", "titre;date;commune;type\nFiction;26 mai;Anor;Café IA\n", &[]);
    assert_eq!(import.code, Some(0), "{import:?}");
    let files = common::tree(&site.path("events/2027/59"));
    assert_eq!(files.len(), 1, "{import:?}");
}

#[test]
fn a_mistyped_year_makes_no_edition_of_a_century() {
    let site = Site::minimal();
    for (start, end, wrong) in [("2027-05-24", "2072-05-30", "fin"), ("2026-05-24", "2027-05-30", "debut")] {
        site.write(
            "content/editions/2027.yaml",
            format!("annee: 2027\ndebut: {start}\nfin: {end}\npublie_le: 2026-12-01\n"),
        );
        let build = site.run(&["build"]);
        assert_eq!(build.code, Some(2), "{build:?}");
        assert!(build.err.contains("E047") && build.err.contains(&format!("{wrong}: ")), "{build:?}");
        assert!(!site.path("public").exists());
    }
}
