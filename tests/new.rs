//! `semaine new` without a terminal: options in, one valid file out, nothing written over.

mod common;

use common::Site;
use std::fs;

#[test]
fn a_new_event_stands_at_the_right_path_and_is_valid() {
    let site = Site::minimal();
    let run = site.run(&[
        "new",
        "evenement",
        "--titre",
        "IA & Bâtiment : le débat",
        "--type",
        "Débat citoyen, conference",
        "--debut",
        "2026-05-20T18:00",
        "--fin",
        "2026-05-20T19:00",
        "--commune",
        "Anor",
    ]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let text = fs::read_to_string(site.path("events/2026/59/ia-batiment-le-debat.yaml")).expect("written");
    assert!(
        text.starts_with("# yaml-language-server: $schema=https://essai.example/schemas/evenement.json\n"),
        "{text}"
    );
    assert!(text.contains("\ntitre: \"IA & Bâtiment : le débat\"\n"), "{text}");
    assert!(text.contains("\ntypes: [debat-citoyen, conference]\n"), "{text}");
    assert!(text.contains("\n#inscription:\n"), "what would help visitors is there, in comments: {text}");
    assert!(run.out.contains("events/2026/59/ia-batiment-le-debat.yaml"), "{}", run.out);
    assert!(run.out.contains("semaine check"), "what to do next: {}", run.out);
    assert_eq!(site.run(&["check"]).code, Some(0));
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let site = Site::minimal();
    let again =
        || site.run(&["new", "event", "--titre", "A", "--type", "cafe-ia", "--date", "2026-05-23", "--en-ligne"]);
    assert_eq!(again().code, Some(0));
    let first = fs::read(site.path("events/2026/en-ligne/a.yaml")).expect("written");
    let second = again();
    assert!(second.out.contains("existe déjà") && second.out.contains("en-ligne/a-2.yaml"), "{second:?}");
    assert_eq!(fs::read(site.path("events/2026/en-ligne/a.yaml")).expect("still there"), first);
}

#[test]
fn what_misses_is_told_at_once_and_nothing_is_written() {
    let site = Site::minimal();
    let run = site.run(&["new", "event", "--titre", "A"]);
    assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{run:?}");
    for option in ["--type", "--date", "--commune"] {
        assert!(run.err.contains(option), "{}", run.err);
    }
    assert!(!run.err.contains("--titre"), "{}", run.err);
    assert!(!site.path("events").exists());
}

#[test]
fn a_refused_option_is_told_in_the_words_of_the_checker() {
    let site = Site::minimal();
    let run = |arguments: &[&str]| {
        let base = ["new", "event", "--titre", "A", "--type", "cafe-ia"];
        let run = site.run(&[&base, arguments].concat());
        assert_eq!(run.code, Some(3), "{run:?}");
        run.err
    };
    let date = run(&["--date", "23/05/2026", "--commune", "Anor"]);
    assert!(date.contains("« 23/05/2026 » n’est pas une date") && date.contains("date: 2026-05-23"), "{date}");
    let commune = run(&["--date", "2026-05-23", "--commune", "Saint-Denis"]);
    assert!(commune.contains("Plusieurs communes répondent à « Saint-Denis »"), "{commune}");
    let departement = run(&["--date", "2026-05-23", "--commune", "Strasbourg", "--departement", "61"]);
    assert!(departement.contains("Strasbourg est dans le Bas-Rhin (67)"), "{departement}");
    let foreign = run(&["--date", "2026-05-23", "--commune", "Anor", "--role", "ami"]);
    assert!(foreign.contains("--role"), "{foreign}");
    assert!(!site.path("events").exists());
}

#[test]
fn every_genre_gives_a_valid_file() {
    let site = Site::minimal();
    let licence = ["--auteur", "Contributeurs du site", "--licence", "CC-BY-SA-4.0", "--resume", "Une phrase"];
    let all: [(&str, &[&str], &str); 5] = [
        ("organisation", &["--role", "organisateur"], "content/organisations/essai-organisation.yaml"),
        ("lieu", &["--commune", "Anor"], "content/lieux/essai-lieu.yaml"),
        ("format", &[&["--type", "debat"], &licence[..]].concat(), "content/formats/essai-format.md"),
        ("module", &[&["--type", "module"], &licence[..]].concat(), "content/modules/essai-module/index.md"),
        ("ressource", &[&["--type", "guide"], &licence[..]].concat(), "content/ressources/essai-ressource.md"),
    ];
    for (genre, options, path) in all {
        let title = format!("Essai {genre}");
        let run = site.run(&[&["new", genre, "--titre", &title], options].concat());
        assert_eq!(run.code, Some(0), "{genre}: {run:?}");
        assert!(site.path(path).exists(), "{genre}: {run:?}");
    }
    assert_eq!(site.run(&["check"]).code, Some(0));
}

#[test]
fn an_unknown_genre_lists_those_there_are() {
    let site = Site::minimal();
    let run = site.run(&["new", "concert"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("« concert »") && run.err.contains("organisation"), "{}", run.err);
}
