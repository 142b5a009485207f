//! `/bilan/`, `/ami/` and the certificate: what is counted, and what is not said because nobody reported it.

mod common;

use common::{REST_OF_EVENT, Site, published};
use std::collections::BTreeMap;

const EDITION: &str = "annee: 2026\ndebut: 2026-05-18\nfin: 2026-05-24\npublie_le: 2026-01-05\n\
    objectifs: {evenements: 1500, professionnels: 20, citoyens: 100}\n\
    ami: {animations_min: 10, semaine_min: 2, participants_min: 15, max_par_region: 2}\n\
    questionnaire: https://exemple.fr/avis\n";

/// Fictional structures of the AMI, and their activities.
fn site() -> Site {
    let site = Site::minimal();
    site.write("content/editions/2026.yaml", EDITION);
    site.write("content/organisations/asso-nord.yaml", "nom: Association fictive\nroles: [ami]\nterritoire: Nord\n");
    site.write("content/organisations/asso-muette.yaml", "nom: Association sans activité\nroles: [ami]\n");
    let ours = |more: &str| format!("titre: Fiction\n{REST_OF_EVENT}ami: asso-nord\n{more}");
    site.write("events/2026/59/un.yaml", ours("accessibilite: {pmr: true}\n"));
    site.write("events/2026/59/un.bilan.yaml", "participants: 18\nanimateurs: 2\n");
    site.write("events/2026/59/deux.yaml", ours("questionnaire: https://exemple.fr/le-mien\n"));
    site.write(
        "events/2026/en-ligne/soir.yaml",
        "titre: Le soir\ntypes: [conference]\nmode: en-ligne\ndebut: 2026-05-20T19:00\nfin: 2026-05-20T20:00\nstatut: annule\nmaj: 2026-05-01\n",
    );
    site
}

fn build(site: &Site, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let run = site.run(&[&["build", "--out", &out.path().to_string_lossy()], more].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    published(out.path())
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not published"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The lines of a table with semicolons, whose cells are simple here.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect()).collect()
}

#[test]
fn the_open_data_agree_with_the_table_of_the_events() {
    let files = build(&site(), &[]);
    let events = rows(text(&files, "editions/2026/evenements.csv"));
    let impact = rows(text(&files, "editions/2026/bilan/bilan.csv"));
    let column = |name: &str| events[0].iter().position(|title| *title == name).expect("a column");
    let value = |measure: &str, code: &str| {
        let row = impact.iter().find(|row| row[0] == measure && row[1] == code);
        row.unwrap_or_else(|| panic!("{measure} {code}"))[3]
    };
    let having = |name: &str, text: &str| {
        let column = column(name);
        events[1..].iter().filter(|row| row[column].split(' ').any(|part| part == text)).count().to_string()
    };
    assert_eq!(value("evenements", "2026"), (events.len() - 1).to_string());
    assert_eq!(value("jour", "2026-05-23"), having("date", "2026-05-23"));
    assert_eq!(value("departement", "59"), having("departement", "59"));
    assert_eq!(value("type", "conference"), having("types", "conference"));
    assert_eq!(value("statut", "annule"), having("statut", "annule"));
    assert_eq!((value("departement", "2A"), value("moment", "soir")), ("0", "1"));
    assert_eq!((value("rapporte", "participants"), value("rapporte", "certificats")), ("18", ""), "unknown is no zero");
    let json: serde_json::Value = serde_json::from_str(text(&files, "editions/2026/bilan/bilan.json")).expect("JSON");
    assert_eq!(json["bilans"]["attendus"], 2, "not the cancelled one");
    assert_eq!(json["bilans"]["animateurs"], serde_json::json!({"bilans": 1, "total": 2}));
    let stats = site().run(&["stats", "--format", "json"]);
    assert_eq!(stats.out, text(&files, "editions/2026/bilan/bilan.json"), "counted once");
}

#[test]
fn a_page_without_any_report_says_so_and_invents_nothing() {
    let site = site();
    site.remove("events/2026/59/un.bilan.yaml");
    let files = build(&site, &[]);
    let page = text(&files, "bilan/index.html");
    assert!(page.contains("Aucun bilan n’a été rendu, sur 2 activités."), "{page}");
    assert_eq!(page.matches("Personne ne l’a encore rapporté.").count(), 2, "professionals and citizens");
    assert!(page.contains("rel=\"canonical\" href=\"https://essai.example/editions/2026/bilan/\""), "{page}");
    assert!(!page.contains("style="), "the policy of the site forbids it");
}

#[test]
fn reports_are_told_with_how_many_gave_them() {
    let files = build(&site(), &[]);
    let page = text(&files, "editions/2026/bilan/index.html");
    assert!(page.contains("Bilans rendus\u{a0}: 1, pour 2 activités."), "{page}");
    assert!(page.contains("<strong>18</strong> personnes venues"), "{page}");
    assert_eq!(page.matches("<figure").count(), page.matches("</table>").count(), "a table beside each chart");
}

#[test]
fn structures_are_shown_by_region_with_what_is_announced_and_done() {
    let files = build(&site(), &[]);
    let page = text(&files, "ami/index.html");
    assert!(page.contains(">Hauts-de-France</h3>") && page.contains(">Région non précisée</h3>"), "{page}");
    assert!(page.contains("faites\u{a0}: 1, annoncées\u{a0}: 2 (sur 10 demandées)"), "{page}");
    let empty = Site::with_event();
    assert!(text(&build(&empty, &[]), "ami/index.html").contains("Aucune structure n’est encore nommée"));
}

#[test]
fn a_region_with_too_many_structures_is_remarked() {
    let site = site();
    assert!(!site.codes().contains(&"R410".to_owned()));
    for name in ["lille", "lens"] {
        site.write(
            &format!("content/organisations/{name}.yaml"),
            format!("nom: Fictive {name}\nroles: [ami]\nterritoire: Hauts-de-France\n"),
        );
    }
    let remarks: Vec<_> = site.diagnostics().into_iter().filter(|row| row.code == "R410").collect();
    assert_eq!(remarks.len(), 3, "{remarks:?}");
    assert!(remarks.iter().all(|row| row.severity != "error" && row.line.is_some()), "{remarks:?}");
}

#[test]
fn an_event_leads_to_its_questionnaire_and_to_a_certificate_that_knows_it() {
    let files = build(&site(), &["--date", "2026-06-01"]);
    let one = text(&files, "evenements/2026/59/un/index.html");
    assert!(one.contains("href=\"https://exemple.fr/avis\""), "{one}");
    assert!(one.contains("/certificat/#activite=Fiction&amp;jour=2026%2D05%2D23&amp;lieu=Anor"), "{one}");
    assert!(text(&files, "evenements/2026/59/deux/index.html").contains("href=\"https://exemple.fr/le-mien\""));
    let cancelled = text(&files, "evenements/2026/en-ligne/soir/index.html");
    assert!(!cancelled.contains("/certificat/#"), "nobody took part");
    assert!(text(&files, "certificat/index.html").contains("href=\"https://exemple.fr/avis\""));
}

#[test]
fn a_past_edition_keeps_its_report() {
    let site = site();
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("readable");
    site.write("content/site.yaml", config.replace("edition: 2026\n", ""));
    let before = build(&site, &[]);
    site.write(
        "content/editions/2027.yaml",
        "annee: 2027\ndebut: 2027-05-24\nfin: 2027-05-30\npublie_le: 2027-01-04\n",
    );
    let after = build(&site, &[]);
    let rows = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let table = text(files, "editions/2026/bilan/bilan.csv").lines().map(str::to_owned);
        // What is known of the current edition alone: partners, and structures without any activity.
        table.filter(|line| !line.starts_with("partenaires;") && !line.contains("asso-muette")).collect()
    };
    assert_eq!(rows(&before), rows(&after));
    assert!(text(&after, "editions/2026/bilan/index.html").contains("Édition 2026, passée."));
    assert!(text(&after, "bilan/index.html").contains("Aucune activité n’est publiée."));
    assert!(!after.contains_key("editions/2028/bilan/index.html"));
}
