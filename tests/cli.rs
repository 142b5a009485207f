//! The command line as scripts and people meet it: exit codes, forms of the report, refusals, and French everywhere.

mod common;

use common::{REST_OF_EVENT, Run, Site, published, run, semaine, tree};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// A file with seven faults, each on its line.
const SEVEN_FAULTS: &str = "titre: IA & Bâtiment : innovations
types: [Café IA]
date: 23/05/2026
lieu:
  commune: Strasbourg
  departement: \"61\"
gratuit: oui
places: beaucoup
statu: annule
";

fn with_seven_faults() -> Site {
    let site = Site::minimal();
    site.write("events/2026/67/faux.yaml", SEVEN_FAULTS);
    site
}

fn refused(arguments: &[&str]) -> Run {
    let run = run(semaine(arguments));
    assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{arguments:?} {run:?}");
    assert!(run.err.starts_with("erreur : "), "{arguments:?} {}", run.err);
    run
}

#[test]
fn a_site_with_an_event_is_checked_and_built() {
    let site = Site::with_event();
    let check = site.run(&["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
    assert!(check.out.ends_with("Aucune erreur, 1 remarque.\n"), "{}", check.out);
    let build = site.run(&["build"]);
    assert_eq!(build.code, Some(0), "{build:?}");
    assert!(site.path("public/evenements/2026/59/anor/index.html").exists());
}

#[test]
fn a_build_tells_in_one_line_what_it_did() {
    let site = Site::with_event();
    let first = site.run(&["build"]);
    let line = first.out.lines().next().unwrap_or_default().to_owned();
    let files = published(&site.path("public")).len();
    assert!(line.contains(&format!(" pages, {files} fichiers : {files} écrits, 0 inchangé (")), "{line}");
    assert!(line.contains(" Mo) en ") && line.ends_with(" s"), "{line}");
    assert_eq!(first.err, "", "no progress bar outside a terminal");
    let second = site.run(&["build"]);
    assert!(second.out.contains(&format!("0 écrit, {files} inchangés")), "{}", second.out);
    site.remove("events/2026/59/anor.yaml");
    let third = site.run(&["build"]);
    assert!(third.out.contains(" supprimés"), "{}", third.out);
    assert!(!site.path("public/evenements/2026/59").exists());
}

#[test]
fn seven_faults_give_seven_messages_and_publish_nothing() {
    let site = with_seven_faults();
    let rows = site.diagnostics();
    let lines: Vec<usize> = rows.iter().filter_map(|row| row.line).collect();
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["E011", "E105", "E113", "E207", "E110", "E111", "E102"]);
    assert_eq!(lines, [1, 2, 3, 6, 7, 8, 9]);
    let human = site.run(&["check"]);
    assert_eq!(human.code, Some(2));
    assert_eq!(human.out.matches("erreur[E").count(), 7, "{}", human.out);
    assert_eq!(human.out.matches("aide: ").count(), 7, "each says what to write: {}", human.out);
    assert!(human.out.ends_with("7 erreurs.\n"), "{}", human.out);
    let build = site.run(&["build"]);
    assert_eq!((build.code, build.out.as_str()), (Some(2), ""));
    assert_eq!(build.err.matches("erreur[E").count(), 7, "{}", build.err);
    assert!(!site.path("public").exists());
}

#[test]
fn a_build_with_errors_leaves_what_was_published_byte_for_byte() {
    let site = Site::with_event();
    assert_eq!(site.run(&["build"]).code, Some(0));
    let before = tree(&site.path("public"));
    site.write("events/2026/67/faux.yaml", SEVEN_FAULTS);
    let build = site.run(&["build"]);
    assert_eq!(build.code, Some(2));
    assert!(build.err.contains("le dossier publié n’a pas changé"), "{}", build.err);
    assert_eq!(tree(&site.path("public")), before);
}

#[test]
fn a_check_leaves_the_disk_alone() {
    for site in [Site::with_event(), with_seven_faults()] {
        let before = tree(site.root());
        for format in ["human", "github", "json"] {
            site.run(&["check", "--format", format]);
        }
        assert_eq!(tree(site.root()), before);
        assert!(!site.path("public").exists());
    }
}

#[test]
fn remarks_alone_end_well() {
    let site = Site::minimal();
    site.write(
        "events/2026/61/belleme.yaml",
        format!("titre: A\n{REST_OF_EVENT}").replace("Anor", "Belleme").replace("59", "61"),
    );
    for format in ["human", "github", "json"] {
        assert_eq!(site.run(&["check", "--format", format]).code, Some(0));
    }
    let rows = site.diagnostics();
    assert!(rows.iter().all(|row| row.severity == "warning") && rows.iter().any(|row| row.code == "R210"), "{rows:?}");
}

#[test]
fn the_json_report_is_always_an_array_and_nothing_else() {
    let fine = Site::minimal().run(&["check", "--format", "json"]);
    assert_eq!((fine.code, fine.out.as_str(), fine.err.as_str()), (Some(0), "[]\n", ""));
    let wrong = with_seven_faults().run(&["check", "--format", "json"]);
    assert_eq!(wrong.err, "");
    let Ok(Value::Array(rows)) = serde_json::from_str(&wrong.out) else { panic!("{}", wrong.out) };
    let keys: Vec<&str> = rows[0].as_object().expect("an object").keys().map(String::as_str).collect();
    let expected = [
        "code",
        "column",
        "end_column",
        "end_line",
        "file",
        "fix",
        "help",
        "label",
        "line",
        "message",
        "severity",
        "url",
    ];
    assert_eq!(keys.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(expected));
}

#[test]
fn the_json_report_is_sorted_and_counts_in_unicode_scalars() {
    let site = Site::minimal();
    site.write(
        "events/2026/59/b.yaml",
        format!("titre: 🎉 é\ntypes: [\"é🎉\", senior]\nzz: 1\n{}", &REST_OF_EVENT[17..]),
    );
    site.write("events/2026/59/a.yaml", format!("a: 1\ntitre: A\n{REST_OF_EVENT}"));
    site.write("content/pages/Maison.md", "---\n---\n");
    let rows = site.diagnostics();
    let order: Vec<_> = rows.iter().map(|row| (&row.file, row.line, row.column, &row.code)).collect();
    assert!(order.is_sorted(), "{order:?}");
    let emoji = rows.iter().find(|row| row.message.contains("é🎉")).expect("reported");
    assert_eq!([emoji.line, emoji.column, emoji.end_line, emoji.end_column], [Some(2), Some(9), Some(2), Some(13)]);
    let whole = rows.iter().find(|row| row.code == "E032").expect("reported");
    assert_eq!((whole.file.as_str(), whole.severity.as_str()), ("content/pages/Maison.md", "error"));
    assert_eq!([whole.line, whole.column, whole.end_line, whole.end_column], [None; 4]);
}

#[test]
fn the_github_report_is_one_command_a_diagnostic() {
    let run = with_seven_faults().run(&["check", "--format", "github"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.out.lines().count(), 7, "{}", run.out);
    let line = run.out.lines().find(|line| line.contains("title=E207")).expect("E207");
    let expected = "::error file=events/2026/67/faux.yaml,line=6,endLine=6,col=16,endColumn=20,title=E207::\
                    Strasbourg est dans le Bas-Rhin (67), pas dans l’Orne (61)%0AÉcrivez « departement: \"67\" ».\
                    %0Ahttps://essai.example/contribuer/erreurs/e207/";
    assert_eq!(line, expected);
    assert_eq!(run.err, "7 erreurs.\n");
}

#[test]
fn help_and_version_are_in_french() {
    for arguments in
        [&["--help"][..], &["-h"], &["build", "--help"], &["check", "-h"], &["serve", "--help"], &["explain", "-h"]]
    {
        let run = run(semaine(arguments));
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
        no_english(&run.out);
        assert!(run.out.contains("Utilisation : semaine"), "{}", run.out);
    }
    assert_eq!(run(semaine(&["--version"])).out, concat!("semaine ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn what_is_misspelt_is_answered_in_french_with_the_nearest_word() {
    for (arguments, part) in [
        (&[][..], "il manque une commande"),
        (&["chek"], "vouliez-vous dire « check » ?"),
        (&["check", "--formt", "json"], "vouliez-vous dire « --format » ?"),
        (&["check", "--format", "xml"], "les valeurs possibles sont : human, github, json"),
        (&["check", "--format"], "il manque une valeur après --format"),
        (&["check", "events/2026/59/anor.yaml"], "« events/2026/59/anor.yaml » est en trop"),
        (&["check", "--root", "a", "--root", "b"], "plusieurs fois"),
        (&["build", "--threads", "0"], "de 1 à 256"),
        (&["build", "--threads", "beaucoup"], "de 1 à 256"),
        (&["build", "--date", "18/05/2026"], "2026-05-18"),
        (&["build", "--date", "2026-02-30"], "2026-05-18"),
        (&["build", "--date", "20260518"], "2026-05-18"),
        (&["build", "--date", "2026-05-18T10:00"], "2026-05-18"),
        (&["build", "--base-url", "semaine-ia.fr"], "n’est pas une adresse complète"),
        (&["build", "--base-url", "ftp://semaine-ia.fr"], "https://"),
        (&["build", "--base-url", "https://semaine-ia.fr/?a"], "« ? »"),
        (&["build", "--base-url", "https://moi:secret@semaine-ia.fr"], "mot de passe"),
        (&["serve", "--port", "0"], "de 1 à 65535"),
        (&["serve", "--port", "99999"], "de 1 à 65535"),
        (&["serve", "--port", "http"], "de 1 à 65535"),
    ] {
        let run = refused(arguments);
        assert!(run.err.contains(part), "{arguments:?} : {}", run.err);
        assert!(!run.err.contains("sont : \n"), "an empty list: {}", run.err);
        no_english(&run.err);
    }
}

/// clap's own words, and those of the standard library's errors.
fn no_english(text: &str) {
    let words: BTreeSet<String> = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect();
    let english = [
        "usage",
        "print",
        "default",
        "values",
        "required",
        "error",
        "tip",
        "arguments",
        "invalid",
        "unexpected",
        "found",
        "the",
        "for",
        "more",
        "information",
        "try",
        "is",
        "not",
        "in",
        "or",
        "and",
        "command",
        "unknown",
        "value",
        "with",
        "file",
    ];
    let met: Vec<&str> = english.into_iter().filter(|word| words.contains(*word)).collect();
    assert!(met.is_empty(), "{met:?} in:\n{text}");
}

#[test]
fn a_root_that_is_no_site_is_refused() {
    let site = Site::empty();
    for command in ["check", "build", "serve"] {
        let run = site.run(&[command]);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(run.err.contains("n’est pas le dossier d’un site"), "{}", run.err);
        no_english(&run.err.replace(&site.root().display().to_string(), ""));
    }
    refused(&["check", "--root", "/nulle/part"]);
}

#[test]
fn an_output_that_is_not_ours_is_refused_unless_forced() {
    let site = Site::with_event();
    let out = site.path("ailleurs");
    let out = out.to_str().expect("UTF-8");
    site.write("ailleurs/photo.txt", "à moi");
    let refused = site.run(&["build", "--out", out]);
    assert_eq!(refused.code, Some(3), "{refused:?}");
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(tree(&site.path("ailleurs")).len(), 1);
    assert_eq!(site.run(&["build", "--out", out, "--force"]).code, Some(0));
    assert!(site.path("ailleurs/index.html").exists());
    assert_eq!(fs::read_to_string(site.path("ailleurs/photo.txt")).expect("kept"), "à moi");
    assert_eq!(site.run(&["build", "--out", out]).code, Some(0), "it is ours now");
}

#[test]
fn an_output_among_what_is_read_or_that_is_a_file_is_refused() {
    let site = Site::with_event();
    site.write("un-fichier", "x");
    let before = tree(site.root());
    for out in ["content", "content/public", "events", "themes/semaine", ".", "..", "un-fichier", "un-fichier/public"] {
        let path = site.path(out);
        let run = site.run(&["build", "--force", "--out", path.to_str().expect("UTF-8")]);
        assert!(matches!(run.code, Some(1 | 3)), "{out} : {run:?}");
        assert!(run.err.starts_with("erreur : "), "{out} : {}", run.err);
        assert_eq!(tree(site.root()), before, "{out}");
    }
}

#[test]
fn the_base_url_of_the_command_replaces_that_of_the_site() {
    let site = Site::with_event();
    assert_eq!(site.run(&["build", "--base-url", "https://asso.example/semaine"]).code, Some(0));
    let page = fs::read_to_string(site.path("public/evenements/2026/59/anor/index.html")).expect("published");
    assert!(page.contains("https://asso.example/semaine/evenements/2026/59/anor/"));
    assert!(!page.contains("essai.example/"), "the address of the configuration is left in the page");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let site = with_seven_faults();
    let mut command = semaine(&["check", "--root"]);
    command.arg(site.root()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().expect("starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ends");
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}
