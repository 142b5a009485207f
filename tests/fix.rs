//! `semaine check --fix`: what is certain is mended, the rest stays byte for byte.

mod common;

use common::{REST_OF_EVENT, Site, run, semaine, tree};
use std::fs;

/// A file with everything that can be mended, its author's comments, quotes and line ends.
const FAULTY: &str = "# Le Café IA de Bellême
titre: L'IA  , c'est nul : prouvez-le

types: cafe-ia   # une seule
date: samedi 23/05/2026
maj: \"30 avril 2026\"
lieu: {commune: Belleme, departement: orne, latitude: '48,376', longitude: 0.56}   # en Normandie
gratuit: oui
langues:
    - fr
inscription:
  url: 'https://mairie.exemple.fr/ia?utm_source=lettre&page=2&fbclid=abc#ici'
  date_limite: 22/05/2026 à 14h30
";

const MENDED: &str = "# Le Café IA de Bellême
titre: \"L'IA, c'est nul : prouvez-le\"

types: [cafe-ia]   # une seule
date: 2026-05-23
maj: 2026-04-30
lieu: {commune: Bellême, departement: \"61\", latitude: 48.376, longitude: 0.56}   # en Normandie
gratuit: true
langues:
    - fr
inscription:
  url: 'https://mairie.exemple.fr/ia?page=2#ici'
  date_limite: 2026-05-22T14:30
";

const FILE: &str = "events/2026/61/belleme.yaml";

fn with(text: &str) -> Site {
    let site = Site::minimal();
    site.write(FILE, text);
    site
}

fn text(site: &Site) -> String {
    fs::read_to_string(site.path(FILE)).expect("readable")
}

#[test]
fn what_is_certain_is_mended_and_the_rest_stays_byte_for_byte() {
    let site = with(FAULTY);
    let run = site.run(&["check", "--fix"]);
    assert_eq!(text(&site), MENDED, "{run:?}");
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in ["--- a/events/2026/61/belleme.yaml", "-gratuit: oui", "+gratuit: true", " langues:"] {
        assert!(run.out.lines().any(|other| other == line), "« {line} » manque dans :\n{}", run.out);
    }
    assert!(run.err.contains("11 corrections dans 1 fichier."), "{}", run.err);
    assert_eq!(tree(site.root()).keys().filter(|path| path.contains(".semaine")).count(), 0, "no leftover");
}

#[test]
fn mending_twice_changes_nothing_more() {
    let site = with(FAULTY);
    site.run(&["check", "--fix"]);
    let again = site.run(&["check", "--fix"]);
    assert_eq!(text(&site), MENDED);
    assert!(again.err.contains("Rien ne peut être corrigé sans vous."), "{again:?}");
}

#[test]
fn a_try_shows_the_same_difference_and_writes_nothing() {
    let site = with(FAULTY);
    let tried = site.run(&["check", "--fix", "--essai"]);
    assert_eq!(text(&site), FAULTY);
    assert!(tried.err.contains("rien n’a été écrit"), "{tried:?}");
    let done = site.run(&["check", "--fix"]);
    assert_eq!(tried.out, done.out);
    let alone = site.run(&["check", "--essai"]);
    assert_eq!(alone.code, Some(3), "{alone:?}");
    assert!(alone.err.contains("--fix"), "{alone:?}");
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_stay() {
    let faulty = format!("\u{feff}titre: Un café\n{REST_OF_EVENT}gratuit: oui # bien sûr\n").replace('\n', "\r\n");
    let site = Site::minimal();
    site.write("events/2026/59/anor.yaml", &faulty);
    site.run(&["check", "--fix"]);
    let mended = fs::read_to_string(site.path("events/2026/59/anor.yaml")).expect("readable");
    assert_eq!(mended, faulty.replace("oui", "true"));
}

#[test]
fn what_is_not_certain_is_left_to_people() {
    for line in [
        // Another place of that name, or another number: who knows?
        "lieu: {commune: Bellême, departement: \"59\"}",
        "lieu: {commune: Belem, departement: \"61\"}",
        // The 24th, or a Saturday? Which year? Which day?
        "date: samedi 24 mai 2026",
        "date: 23/05/26",
        "date: 31/02/2026",
        "gratuit: peut-être",
        "places: une vingtaine",
        "types: [cafe, IA]",
        "debut: 14h30",
        // The comment, or the title?
        "titre: IA : essais # et débats",
        "titre: IA : essais\n  et débats",
        "titre: \"Le \"grand\" jour",
        "statu: annule",
        "lien_connexion: https://exemple.fr/?page=2&source=utm",
    ] {
        let text_before = format!("{line}\n");
        let site = with(&text_before);
        let run = site.run(&["check", "--fix"]);
        assert_eq!(text(&site), text_before, "{line}: {run:?}");
    }
}

#[test]
fn a_message_that_can_be_mended_says_so_everywhere() {
    let site = with(FAULTY);
    for format in ["human", "github", "markdown"] {
        let run = site.run(&["check", "--format", format]);
        assert!(run.out.contains("« semaine check --fix » le corrige"), "{format} {}", run.out);
    }
    let row = site.diagnostics().into_iter().find(|row| row.code == "R211").expect("the département");
    assert_eq!(row.fix.as_deref(), Some("\"61\""));
}

#[test]
fn a_report_for_programs_has_the_standard_output_for_itself() {
    let site = with(FAULTY);
    let run = site.run(&["check", "--fix", "--format", "json"]);
    assert!(serde_json::from_str::<Vec<common::Row>>(&run.out).is_ok(), "{run:?}");
    assert!(run.err.contains("+gratuit: true"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn files_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let site = with(FAULTY);
    fs::set_permissions(site.path(FILE), fs::Permissions::from_mode(0o640)).expect("set");
    let mut command = semaine(&["check", "--fix", "--root"]);
    command.arg(site.root());
    run(command);
    assert_eq!(fs::metadata(site.path(FILE)).expect("there").permissions().mode() & 0o777, 0o640);
}

/// Whatever the wrong file, mending it never brings an error that was not there, and a second time changes nothing.
#[test]
fn no_wrong_file_gets_worse() {
    let folders = fs::read_dir(common::tests_folder("bad")).expect("a folder");
    for folder in folders.map(|entry| entry.expect("an entry").path()) {
        let site = Site::minimal();
        for (path, bytes) in tree(&folder) {
            let text = String::from_utf8(bytes).expect("text");
            let cut: Vec<&str> = text.lines().map(|line| line.split("#~").next().unwrap_or_default()).collect();
            site.write(&path, cut.join("\n"));
        }
        let errors = |site: &Site| site.diagnostics().iter().filter(|row| row.severity == "error").count();
        let before = errors(&site);
        site.run(&["check", "--fix"]);
        let (after, files) = (errors(&site), tree(site.root()));
        assert!(after <= before, "{folder:?}: {before} errors, then {after}");
        let again = site.run(&["check", "--fix"]);
        assert!(again.err.contains("Rien ne peut être corrigé"), "{folder:?} {}", again.err);
        assert_eq!(tree(site.root()), files, "{folder:?}");
    }
}

#[test]
fn keys_are_put_in_order_on_request_and_a_file_in_order_stays() {
    let site = with(
        "date: 2026-05-23\n# le titre\ntitre: Café IA\ntypes: [cafe-ia]\nlieu: {commune: Belleme, departement: \"61\"}\n",
    );
    site.write("events/2026/59/anor.yaml", format!("titre: Café IA à Anor\n{REST_OF_EVENT}"));
    let before = tree(site.root());
    assert_eq!(site.run(&["check", "--fix", "--ordre", "--essai"]).code, Some(0));
    assert_eq!(tree(site.root()), before, "a try writes nothing");
    let run = site.run(&["check", "--fix", "--ordre"]);
    let expected = "# le titre\ntitre: Café IA\ntypes: [cafe-ia]\ndate: 2026-05-23\nlieu: {commune: Bellême, departement: \"61\"}\n";
    assert_eq!(text(&site), expected, "{run:?}");
    assert!(run.err.contains("2 corrections dans 1 fichier."), "{}", run.err);
    let again = site.run(&["check", "--fix", "--ordre"]);
    assert!(again.err.contains("Rien ne peut être corrigé sans vous."), "{}", again.err);
}
