//! `semaine stats`: what the files say of the edition, in figures.

mod common;

use common::{REST_OF_EVENT, Site};
use serde_json::Value;

fn site() -> Site {
    let site = Site::with_event();
    let edition = "annee: 2026\ndebut: 2026-05-18\nfin: 2026-05-24\npublie_le: 2026-01-05\nobjectifs: {evenements: 1500}\nami: {animations_min: 10, semaine_min: 2, participants_min: 15}\n";
    site.write("content/editions/2026.yaml", edition);
    site.write("content/organisations/asso.yaml", "nom: \"L'asso | du coin\"\nroles: [ami]\n");
    site.write("content/organisations/calme.yaml", "nom: Rien encore\nroles: [ami]\n");
    let ours = |title: &str, more: &str| format!("titre: {title}\n{REST_OF_EVENT}ami: asso\n{more}");
    site.write("events/2026/59/un.yaml", ours("Premier rendez-vous", ""));
    site.write("events/2026/59/un.bilan.yaml", "participants: 18\n");
    site.write("events/2026/59/deux.yaml", ours("Débat du soir", "").replace("2026-05-23", "2026-06-12"));
    site.write("events/2026/59/deux.bilan.yaml", "participants: 9\n");
    site.write("events/2026/59/trois.yaml", ours("Jeu annulé", "statut: annule\nmaj: 2026-05-01\n"));
    site.write("events/2026/59/quatre.yaml", format!("titre: Interne\n{REST_OF_EVENT}acces: interne\n"));
    site.write("events/2026/en-ligne/cinq.yaml", "titre: À distance\ntypes: [conference, formation]\nmode: en-ligne\ndebut: 2026-05-20T18:00\nfin: 2026-05-20T19:00\n");
    site
}

#[test]
fn the_figures_are_those_of_the_published_events() {
    let run = site().run(&["stats", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let stats: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((&stats["evenements"], &stats["objectif"], &stats["en_ligne"]), (&5.into(), &1500.into(), &1.into()));
    assert_eq!(stats["dans_la_semaine"], 4, "the debate is in June");
    let events = |list: &str, code: &str| {
        let rows = stats[list].as_array().expect("a list");
        rows.iter().find(|row| row["code"] == code).map(|row| row["evenements"].clone())
    };
    assert_eq!(events("departements", "59"), Some(4.into()));
    assert_eq!(events("regions", "32"), Some(4.into()));
    assert_eq!(events("types", "formation"), Some(1.into()));
    assert_eq!(events("jours", "2026-05-23"), Some(3.into()));
    assert_eq!(events("statuts", "annule"), Some(1.into()));
    let without = stats["departements_sans_evenement"].as_array().expect("a list");
    assert!(without.iter().any(|row| row["code"] == "2A") && !without.iter().any(|row| row["code"] == "59"));
    let hours = &stats["completude"]["manques"][0];
    assert_eq!((hours["quoi"].as_str().map(|words| &words[..5]), &hours["evenements"]), (Some("l’h"), &4.into()));
}

#[test]
fn the_commitments_of_a_structure_follow_from_its_events_and_their_reports() {
    let run = site().run(&["stats", "--format", "json"]);
    let stats: Value = serde_json::from_str(&run.out).expect("JSON");
    let asso = &stats["ami"][0];
    assert_eq!(asso["code"], "asso");
    assert_eq!(
        asso["animations"],
        serde_json::json!({"prevues": 2, "faites": 2, "demandees": 10}),
        "not the cancelled one"
    );
    assert_eq!(asso["semaine"], serde_json::json!({"prevues": 1, "faites": 1, "demandees": 2}));
    assert_eq!((&asso["assez_de_participants"], &asso["participants"]), (&1.into(), &27.into()));
    assert_eq!(stats["ami"][1]["animations"]["prevues"], 0, "a structure without events shows too");
}

#[test]
fn the_page_reads_as_well_and_keeps_names_in_their_cells() {
    let run = site().run(&["stats"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for part in [
        "# Édition 2026",
        "- 5 activités publiées, pour un objectif de 1500",
        "| samedi 23 mai 2026 | 3 |",
        "| 59 Nord | 4 |",
        "L'asso \\| du coin",
        "| 2 faites, 2 prévues, 10 demandées |",
    ] {
        assert!(run.out.contains(part), "« {part} » manque dans :\n{}", run.out);
    }
    assert_eq!(run.out, site().run(&["stats", "--format", "markdown"]).out);
}
