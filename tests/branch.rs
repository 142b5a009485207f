//! `semaine check --changed-since`: what a branch is answerable for, in a real git repository.

mod common;

use common::git::{commit, git};
use common::{REST_OF_EVENT, Run, Site, run, semaine};

/// A repository whose main branch has an event with a fault of its own, and a branch that leaves it.
fn repository() -> Site {
    let site = Site::with_event();
    site.write(
        "events/2026/59/vieux.yaml",
        format!("titre: Une vieille erreur\n{REST_OF_EVENT}organisateurs: [asso]\nvieille: 1\n"),
    );
    site.write("content/organisations/asso.yaml", "nom: Association\nroles: [organisateur]\n");
    site.write(".gitignore", "public/\n");
    git(site.root(), &["init", "-q", "-b", "main"]);
    commit(&site, "Le site");
    git(site.root(), &["switch", "-q", "-c", "proposition"]);
    site
}

fn check(site: &Site, more: &[&str]) -> Run {
    site.run(&[&["check", "--changed-since", "main"], more].concat())
}

/// The annotations that stop a pull request.
fn errors(run: &Run) -> Vec<&str> {
    run.out.lines().filter(|line| line.starts_with("::error ")).collect()
}

#[test]
fn a_wrong_departement_is_annotated_on_its_line_with_the_right_number_and_old_faults_are_left_aside() {
    let site = repository();
    let faulty =
        "titre: Escape game\ntypes: [jeu]\ndate: 2026-05-21\nlieu:\n  commune: Strasbourg\n  departement: \"61\"\n";
    site.write("events/2026/67/escape-game.yaml", faulty);
    commit(&site, "Ajoute un escape game");
    let run = check(&site, &["--format", "github"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let [error] = errors(&run)[..] else { panic!("{run:?}") };
    assert!(
        error.starts_with(
            "::error file=events/2026/67/escape-game.yaml,line=6,endLine=6,col=16,endColumn=20,title=E207::"
        ),
        "{error}"
    );
    assert!(error.contains("Strasbourg est dans le Bas-Rhin (67)") && error.contains("departement: \"67\""), "{error}");
    assert!(run.err.contains("1 fichier changé ; "), "{}", run.err);
}

#[test]
fn what_is_not_committed_yet_counts() {
    let site = repository();
    site.write("events/2026/59/nouveau.yaml", format!("titre: Un autre moment\n{REST_OF_EVENT}nouvelle: 1\n"));
    let run = check(&site, &["--format", "github"]);
    assert_eq!(errors(&run).len(), 1, "{run:?}");
    assert!(errors(&run)[0].contains("nouveau.yaml"), "{run:?}");
}

#[test]
fn a_branch_that_brings_nothing_wrong_passes_whatever_the_rest_of_the_site() {
    let site = repository();
    site.write("events/2026/59/juste.yaml", format!("titre: Un tout autre moment\n{REST_OF_EVENT}"));
    commit(&site, "Ajoute un événement juste");
    let run = check(&site, &["--format", "github"]);
    assert_eq!((run.code, errors(&run).len()), (Some(0), 0), "{run:?}");
    assert_eq!(site.run(&["check"]).code, Some(2), "the old fault is still there");
}

#[test]
fn a_duplicate_shows_even_on_the_old_file() {
    let site = repository();
    // The checker tells of a pair in the file that comes second: here the old one.
    site.write("events/2026/59/aaa.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}"));
    commit(&site, "Ajoute un doublon");
    let run = check(&site, &["--format", "json"]);
    let rows: Vec<common::Row> = serde_json::from_str(&run.out).expect("an array");
    let duplicate = rows.iter().find(|row| row.code == "R405").unwrap_or_else(|| panic!("{run:?}"));
    assert_eq!(duplicate.file, "events/2026/59/anor.yaml");
    assert!(rows.iter().all(|row| row.file != "events/2026/59/vieux.yaml"), "{run:?}");
}

#[test]
fn an_organisation_that_goes_is_told_on_the_events_that_name_it() {
    let site = repository();
    site.remove("content/organisations/asso.yaml");
    commit(&site, "Retire l’association");
    let run = check(&site, &["--format", "github"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let [error] = errors(&run)[..] else { panic!("{run:?}") };
    assert!(error.contains("events/2026/59/vieux.yaml") && error.contains("asso"), "{error}");
}

#[test]
fn a_renamed_file_is_touched_under_its_new_name() {
    let site = repository();
    git(site.root(), &["mv", "events/2026/59/vieux.yaml", "events/2026/59/neuf.yaml"]);
    commit(&site, "Renomme");
    let run = check(&site, &["--format", "github"]);
    assert!(errors(&run).iter().any(|error| error.contains("neuf.yaml")), "{run:?}");
    assert!(run.err.contains("2 fichiers changés"), "{}", run.err);
}

#[test]
fn a_site_in_a_folder_of_its_repository_is_compared_with_itself() {
    let site = repository();
    git(site.root(), &["switch", "-q", "main"]);
    std::fs::create_dir(site.path("site")).expect("a folder");
    git(site.root(), &["mv", "content", "events", "site"]);
    commit(&site, "Déplace le site");
    git(site.root(), &["switch", "-q", "-c", "autre"]);
    site.write("site/events/2026/59/aaa.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}"));
    commit(&site, "Ajoute un doublon");
    let root = site.path("site");
    let run =
        run(semaine(&["check", "--format", "github", "--changed-since", "main", "--root", &root.to_string_lossy()]));
    assert_eq!((run.code, errors(&run).len()), (Some(0), 0), "{run:?}");
    assert!(run.out.contains("title=R405"), "{run:?}");
}

#[test]
fn what_git_cannot_say_is_told_in_french_with_what_to_do() {
    let site = repository();
    for (reference, words) in [
        ("nulle-part", "git fetch origin main"),
        ("--all", "n’est ni une branche"),
        ("--upload-pack=x", "n’est ni une branche"),
        ("", "comme origin/main"),
    ] {
        let run = site.run(&["check", &format!("--changed-since={reference}")]);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(run.err.starts_with("erreur : ") && run.err.contains(words) && run.out.is_empty(), "{run:?}");
    }
    let alone = Site::with_event();
    let run = alone.run(&["check", "--changed-since", "main"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("n’est pas dans un dépôt git"), "{run:?}");
    let mut without_git = semaine(&["check", "--changed-since", "main", "--root"]);
    without_git.arg(site.root()).env("PATH", "");
    let run = common::run(without_git);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("« git » ne peut pas être lancé"), "{run:?}");
}

#[test]
fn a_shallow_clone_is_told_which_depth_to_ask_for() {
    let site = repository();
    site.write("events/2026/59/neuf.yaml", format!("titre: Un tout autre moment\n{REST_OF_EVENT}"));
    commit(&site, "Un commit de plus");
    git(site.root(), &["switch", "-q", "main"]);
    site.write("events/2026/59/autre.yaml", format!("titre: Encore un moment\n{REST_OF_EVENT}"));
    commit(&site, "La suite");
    let clone = Site::empty();
    let origin = format!("file://{}", site.root().display());
    git(clone.root(), &["clone", "-q", "--depth", "1", "--no-single-branch", &origin, "copie"]);
    git(&clone.path("copie"), &["switch", "-q", "proposition"]);
    let root = clone.path("copie").to_string_lossy().into_owned();
    let run = run(semaine(&["check", "--changed-since", "origin/main", "--root", &root]));
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("fetch-depth: 0") && run.err.contains("git fetch --unshallow"), "{run:?}");
}
