//! The life of an activity once it is announced, as CONTRIBUER.md tells it: one line each.

mod common;

use common::{REST_OF_EVENT, Site};
use std::fs;

fn built(more: &str) -> Site {
    let site = Site::minimal();
    site.write("events/2026/59/anor.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}{more}"));
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    site
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path("public").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn one_line_tells_what_happens_on_the_page_in_the_lists_in_calendars_and_to_search_engines() {
    for (status, word, calendar, search) in [
        ("annule", "Annulé", "STATUS:CANCELLED", "EventCancelled"),
        ("reporte", "Reporté", "STATUS:TENTATIVE", "EventPostponed"),
        ("complet", "Complet", "STATUS:CONFIRMED", "SoldOut"),
        ("reprogramme", "Nouvelle date", "STATUS:CONFIRMED", "EventRescheduled"),
    ] {
        let site = built(&format!("statut: {status}\nmaj: 2026-05-02\n"));
        let page = read(&site, "evenements/2026/59/anor/index.html");
        assert!(page.contains(word) && page.contains(search), "{status}: {page}");
        assert!(read(&site, "programme/2026-05-23/index.html").contains(word), "{status}");
        let ics = read(&site, "evenements/2026/59/anor/evenement.ics");
        assert!(ics.contains(calendar) && ics.contains("LAST-MODIFIED:20260502"), "{status}: {ics}");
    }
}

#[test]
fn a_moved_file_keeps_its_old_address_and_its_place_in_calendars() {
    let before = built("");
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).expect("a UID").to_owned();
    let known = uid(&read(&before, "evenements/2026/59/anor/evenement.ics"));
    let site = Site::minimal();
    let text = format!("titre: Café IA à Anor\n{REST_OF_EVENT}redirections: [2026/59/anor]\n");
    site.write("events/2026/59/cafe-ia-anor.yaml", text);
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let old = read(&site, "evenements/2026/59/anor/index.html");
    assert!(old.contains("http-equiv=\"refresh\"") && old.contains("/evenements/2026/59/cafe-ia-anor/"), "{old}");
    assert_eq!(uid(&read(&site, "evenements/2026/59/cafe-ia-anor/evenement.ics")), known);
}

#[test]
fn an_old_address_cannot_be_taken_by_another_file() {
    let site = Site::with_event();
    let text = format!("titre: Tout autre chose\n{REST_OF_EVENT}redirections: [2026/59/anor]\n");
    site.write("events/2026/59/autre.yaml", text);
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn each_page_leads_to_a_correction_on_the_forge_or_by_mail() {
    let site = Site::minimal();
    site.write("events/2026/59/anor.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}"));
    assert_eq!(site.run(&["build"]).code, Some(0));
    assert!(read(&site, "evenements/2026/59/anor/index.html").contains("mailto:contact@essai.example"));
    let config = fs::read_to_string(site.path("content/site.yaml")).expect("a configuration");
    site.write("content/site.yaml", format!("{config}depot:\n  url: https://forge.exemple/asso/semaine\n"));
    assert_eq!(site.run(&["build"]).code, Some(0));
    let page = read(&site, "evenements/2026/59/anor/index.html");
    assert!(page.contains("https://forge.exemple/asso/semaine/edit/main/events/2026/59/anor.yaml"), "{page}");
}
