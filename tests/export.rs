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

/// What OpenAgenda's format holds of an event.
fn held(event: &Event) -> String {
    let place = event.place.as_ref().map(|place| (&place.insee, &place.name, &place.address));
    let when: Vec<_> = event.sessions.iter().map(|session| session.when).collect();
    format!(
        "{} {} {:?} {when:?} {:?} {:?} {:?} {:?} {place:?} {:?} {:?} {:?} {:?}",
        event.id,
        event.title,
        event.summary,
        event.types,
        event.themes,
        event.audiences,
        event.mode,
        event.status,
        event.age,
        event.online_url,
        event.registration.as_ref().map(|registration| &registration.url)
    )
}

#[test]
fn openagenda_goes_out_and_comes_back_with_all_that_it_holds() {
    let site = Site::minimal();
    for (path, lines) in [
        (
            "59/cafe",
            "statut: annule\nmaj: 2026-05-01\ndebut: 2026-05-20T14:00\nfin: 2026-05-20T15:30\nlieu: {nom: Mairie, adresse: 1 place de la Mairie, code_postal: \"59186\", commune: Anor}\nresume: Une heure.\ninscription: {url: \"https://exemple.org/i\"}\nthemes: [travail]\npublics: [seniors]",
        ),
        (
            "974/cafe",
            "debut: 2026-05-20T14:00\nfin: 2026-05-20T15:30\nlieu: {nom: Mairie, commune: Saint-Denis, departement: \"974\"}",
        ),
        (
            "en-ligne/cafe",
            "mode: en-ligne\nlien_connexion: https://visio.exemple.org/a\nage: {min: 12}\nseances:\n  - {id: seance-1, debut: 2026-05-20T14:00, fin: 2026-05-20T15:30}\n  - {id: seance-2, debut: 2026-05-21T14:00, fin: 2026-05-21T15:30}",
        ),
    ] {
        site.write(
            &format!("events/2026/{path}.yaml"),
            format!("titre: Café {path}\ntypes: [cafe-ia, jeu]\n{lines}\n"),
        );
    }
    let before = events(site.root());
    assert_eq!(before.len(), 3, "{:?}", site.diagnostics());
    site.write(
        "events/2026/59/sans-heure.yaml",
        "titre: Sans heure\ntypes: [jeu]\ndate: 2026-05-20\nlieu: {commune: Anor}\n",
    );
    let copy = emptied(&site);
    let file = copy.path("export.json");
    let file = file.to_str().expect("UTF-8");
    let out = site.run(&["export", "--format", "openagenda", "--sortie", file]);
    assert_eq!(out.code, Some(0), "{out:?}");
    assert!(out.err.contains("3 événements exportés") && out.err.contains("1 événement sans horaire"), "{out:?}");
    let back = copy.run(&["import", file]);
    assert_eq!(back.code, Some(0), "{back:?}");
    let held_of = |events: &[Event]| events.iter().map(held).collect::<Vec<_>>();
    assert_eq!(held_of(&before), held_of(&events(copy.root())));
}
