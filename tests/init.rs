//! `semaine init`: a new site from the binary alone, that checks clean and builds at once.

mod common;

use common::{Run, Site, published, run, semaine, tree};
use std::collections::BTreeSet;
use std::fs;

/// `semaine init <folder>/site <options>`.
fn init(folder: &Site, options: &[&str]) -> Run {
    let mut command = semaine(&["init"]);
    command.arg(folder.path("site")).args(options);
    run(command)
}

fn with_root(folder: &Site, arguments: &[&str]) -> Run {
    let mut command = semaine(arguments);
    command.arg("--root").arg(folder.path("site"));
    run(command)
}

#[test]
fn a_new_site_checks_clean_and_builds_at_once_without_a_dead_link() {
    let folder = Site::empty();
    let made = init(&folder, &[]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let check = with_root(&folder, &["check"]);
    assert_eq!((check.code, check.out.as_str()), (Some(0), "Tout est en ordre.\n"), "{check:?}");
    let build = with_root(&folder, &["build"]);
    assert_eq!(build.code, Some(0), "{build:?}");
    let files = published(&folder.path("site/public"));
    let mut dead = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for link in page.split("href=\"/").skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next()) {
            let target =
                if link.is_empty() || link.ends_with('/') { format!("{link}index.html") } else { link.to_owned() };
            if !files.contains_key(&target) {
                dead.insert(format!("{path} → {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(!files.keys().any(|path| path.contains("exemple")), "the example is not published");
}

#[test]
fn what_the_organisers_say_stands_in_its_place_and_nothing_is_left_to_fill() {
    let folder = Site::empty();
    let title = "Semaine « IA » : l'édition de \"Bretagne\"";
    let options = [
        "--titre",
        title,
        "--debut",
        "2027-05-10",
        "--fin",
        "2027-05-16",
        "--annee",
        "2027",
        "--url",
        "https://ia.exemple.bzh/semaine",
        "--contact",
        "equipe@exemple.bzh",
        "--programme",
        "association/semaine",
    ];
    let made = init(&folder, &options);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(made.out.contains("du 10 au 16 mai 2027"), "{}", made.out);
    let files = tree(&folder.path("site"));
    let text = |path: &str| {
        String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{path}: {:?}", files.keys()))).into_owned()
    };
    assert!(
        text("content/editions/2027.yaml").contains("fin: 2027-05-16")
            && !text("content/editions/2027.yaml").contains("confirmer")
    );
    assert!(text("content/site.yaml").contains("uid_domaine: ia.exemple.bzh"));
    assert!(text(".github/workflows/verifier.yml").contains("SEMAINE_DEPOT: association/semaine"));
    assert!(text(".gitlab-ci.yml").contains("SEMAINE_DEPOT: association/semaine"));
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let mark = text
            .split('%')
            .skip(1)
            .step_by(2)
            .find(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'));
        assert_eq!(mark, None, "{path}");
    }
    assert_eq!(with_root(&folder, &["check"]).out, "Tout est en ordre.\n");
    assert_eq!(with_root(&folder, &["build"]).code, Some(0));
    let home = fs::read_to_string(folder.path("site/public/index.html")).expect("a home page");
    assert!(home.contains("Bretagne") && home.contains("\"/semaine/"), "{home}");
}

#[test]
fn what_a_forge_runs_is_what_this_repository_runs() {
    let folder = Site::empty();
    init(&folder, &[]);
    let here = tree(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci").as_path());
    for (name, bytes) in tree(&folder.path("site/.ci")) {
        assert_eq!(here.get(&name), Some(&bytes), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path("site/.ci").join(&name)).expect("there").permissions().mode();
            assert_eq!(mode & 0o111, 0o111, "{name}");
        }
    }
}

#[test]
fn a_folder_that_holds_something_and_options_that_do_not_go_together_are_refused_and_nothing_is_written() {
    let folder = Site::empty();
    folder.write("site/a.txt", "déjà là");
    let full = init(&folder, &[]);
    assert_eq!(full.code, Some(3), "{full:?}");
    assert!(full.err.contains("n’est pas vide"), "{}", full.err);
    assert_eq!(tree(folder.root()).len(), 1);
    for (options, words) in [
        (&["--debut", "2027-05-16", "--fin", "2027-05-10"][..], "avant de commencer"),
        (&["--debut", "2027-05-16", "--annee", "2028"], "n’est pas en 2028"),
        (&["--debut", "16/05/2027"], "2026-05-18"),
        (&["--titre", &"é".repeat(81)], "rien n’a été écrit"),
        (&["--contact", "personne"], "rien n’a été écrit"),
        (&["--url", "exemple.org"], "n’est pas une adresse"),
    ] {
        let folder = Site::empty();
        let run = init(&folder, options);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(run.err.contains(words), "{options:?} {}", run.err);
        assert!(!folder.path("site").exists(), "{options:?}");
    }
}
