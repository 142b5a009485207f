//! What a disk can hold besides files: symbolic links, pipes, names that are no text, what may not be read. Nothing is
//! followed, nothing is waited for, everything is told.

#![cfg(unix)]

mod common;

use common::{REST_OF_EVENT, Site, run, semaine};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;

fn event(title: &str) -> String {
    format!("titre: {title}\n{REST_OF_EVENT}")
}

#[test]
fn no_command_writes_through_a_symbolic_link() {
    let outside = Site::empty();
    let site = Site::minimal();
    fs::create_dir_all(site.path("events")).expect("made");
    symlink(outside.path(""), site.path("events/2026")).expect("linked");
    site.write("tableau.csv", "Titre;Type;Date;Ville\nCafé IA;cafe-ia;20/05/2026;Anor\n");
    let table = site.path("tableau.csv");
    let new = site.run(&["new", "event", "--titre", "A", "--type", "jeu", "--date", "2026-05-20", "--commune", "Anor"]);
    let import = site.run(&["import", table.to_str().expect("UTF-8")]);
    for run in [new, import] {
        assert_ne!(run.code, Some(0), "{run:?}");
        assert!(run.err.contains("est un lien, et le site n’en suit aucun"), "{run:?}");
    }
    assert_eq!(fs::read_dir(outside.path("")).expect("there").count(), 0);
}

#[test]
fn no_symbolic_link_is_followed() {
    let outside = Site::empty();
    outside.write("secret.yaml", event("Secret"));
    outside.write("dossier/secret.yaml", event("Secret"));
    let site = Site::with_event();
    fs::create_dir_all(site.path("content/pages")).expect("made");
    for (link, target) in [
        ("events/2026/59/lien.yaml", "secret.yaml"),
        ("events/2026/60", "dossier"),
        ("content/pages/lien.md", "secret.yaml"),
        ("content/formats", "dossier"),
        ("events/2026/59/photo.png", "secret.yaml"),
    ] {
        symlink(outside.path(target), site.path(link)).expect("linked");
    }
    symlink(site.path("events"), site.path("events/2026/59/boucle")).expect("linked");
    symlink("nulle-part", site.path("events/2026/59/casse.yaml")).expect("linked");
    let rows = site.diagnostics();
    assert_eq!(rows.iter().filter(|row| row.code == "E005").count(), 7, "{rows:?}");
    assert!(!format!("{rows:?}").contains("Secret"));
    assert_eq!(site.run(&["build"]).code, Some(2));
}

#[test]
fn a_linked_root_folder_is_refused() {
    let site = Site::minimal();
    let outside = Site::with_event();
    symlink(outside.path("events"), site.path("events")).expect("linked");
    assert_eq!(site.codes(), ["E005"]);
}

#[test]
fn a_pipe_is_refused_rather_than_waited_for() {
    let site = Site::with_event();
    for file in ["events/2026/59/tube.yaml", "events/2026/59/tube.png"] {
        let made = std::process::Command::new("mkfifo").arg(site.path(file)).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("mkfifo n’est pas là : essai sauté");
            return;
        }
    }
    assert_eq!(site.codes().iter().filter(|code| *code == "E005").count(), 2);
}

#[test]
fn a_name_that_is_not_utf8_is_refused() {
    let site = Site::with_event();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.yaml");
    fs::write(site.path("events/2026/59").join(name), event("A")).expect("written");
    assert!(site.codes().contains(&"E032".to_owned()));
}

/// Root reads everything: the binary is then run as nobody.
#[test]
fn what_may_not_be_read_is_told_without_the_paths_of_the_machine() {
    let site = Site::with_event();
    site.write("events/2026/61/ferme.yaml", event("A"));
    site.write("events/2026/62/dedans.yaml", event("A"));
    fs::set_permissions(site.root(), fs::Permissions::from_mode(0o755)).expect("set");
    fs::set_permissions(site.path("events/2026/61/ferme.yaml"), fs::Permissions::from_mode(0o000)).expect("set");
    fs::set_permissions(site.path("events/2026/62"), fs::Permissions::from_mode(0o000)).expect("set");
    let mut command = semaine(&["check", "--format", "json", "--root"]);
    command.arg(site.root());
    if fs::read(site.path("events/2026/61/ferme.yaml")).is_ok() {
        let mut trial = semaine(&["--version"]);
        if !trial.uid(65_534).status().is_ok_and(|status| status.success()) {
            eprintln!("nobody ne peut pas lancer le programme : essai sauté");
            return;
        }
        command.uid(65_534);
    }
    let run = run(command);
    fs::set_permissions(site.path("events/2026/62"), fs::Permissions::from_mode(0o755)).expect("set");
    assert_eq!(run.code, Some(2), "{run:?}");
    let rows: Vec<common::Row> = serde_json::from_str(&run.out).expect("rows");
    let unread: Vec<&str> = rows.iter().filter(|row| row.code == "E004").map(|row| row.file.as_str()).collect();
    assert_eq!(unread, ["events/2026/61/ferme.yaml", "events/2026/62"], "{}", run.out);
    assert!(!run.out.contains(&site.root().display().to_string()) && !run.out.contains("ermission"), "{}", run.out);
}
