//! Every code has its explanation, and every example of an explanation is true: the wrong one gets the code, the good one
//! does not. A file that is described in words (`fichier`) is made here, from its first line.

mod common;

use common::{Site, run, semaine, tests_folder};
use semaine_ia::diagnostic::explain::{self, DESCRIBED, Explanation, Family, Sample};
use semaine_ia::pipeline::{Changes, Loader, RenderOptions};
use semaine_ia::render::theme::{Theme, read_overrides};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Codes without an example, and why.
const NOT_SHOWN: [(&str, &str); 2] = [
    ("E004", "needs an account without rights: hostile_disk.rs"),
    ("E902", "a failure of the program, which no file brings"),
];

/// Every code that the sources name, outside tests and the explanations themselves.
fn codes_of_the_sources() -> BTreeSet<String> {
    let sources = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let files = sources
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"));
    let mut codes = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file.path()).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for made in code.split("Message::new(").skip(1) {
            let code: String = made.trim_start().trim_start_matches('"').chars().take(4).collect();
            let is_code = code.starts_with(['E', 'R']) && code[1..].bytes().all(|byte| byte.is_ascii_digit());
            codes.extend(is_code.then_some(code));
        }
    }
    assert!(codes.len() > 100, "the codes are no longer where this test looks: {codes:?}");
    codes
}

#[test]
fn every_code_is_explained_and_every_explanation_has_its_code() {
    let explained: BTreeSet<String> = explain::all().iter().map(|one| one.code.clone()).collect();
    let made = codes_of_the_sources();
    let missing: Vec<_> = made.difference(&explained).collect();
    let orphans: Vec<_> = explained.difference(&made).collect();
    assert!(missing.is_empty(), "write src/diagnostic/explain/<code>.md for {missing:?}");
    assert!(orphans.is_empty(), "no message has these codes: {orphans:?}");
}

#[test]
fn every_explanation_says_why_and_how_in_a_few_short_sentences() {
    for one in explain::all() {
        let code = &one.code;
        assert!(
            !one.title.is_empty() && one.title.chars().count() <= 70 && !one.title.ends_with('.'),
            "{code} {}",
            one.title
        );
        let prose: Vec<&String> = one.why.iter().chain(&one.mend).collect();
        assert!(!one.why.is_empty() && !one.mend.is_empty(), "{code}: why, or how, is missing");
        assert!(one.why.iter().map(|text| text.chars().count()).sum::<usize>() <= 420, "{code}: too long");
        for text in prose {
            assert!(text.ends_with(['.', '!', '?']), "{code}: « {text} » is no sentence");
            assert!(text.matches('`').count() % 2 == 0, "{code}: a backquote is not closed in « {text} »");
            let prose = text.split('`').step_by(2).collect::<String>();
            assert!(!prose.contains('\''), "{code}: a straight apostrophe in « {text} »");
        }
        let shown = !one.bad.is_empty() && !one.good.is_empty();
        let excused = NOT_SHOWN.iter().any(|(excused, _)| excused == code);
        assert!(shown != excused, "{code}: two examples, or a reason in NOT_SHOWN");
        assert!(explain::of(one.family()).any(|other| other == one), "{code} is in no family");
    }
    assert!(Family::ALL.iter().all(|family| explain::of(*family).next().is_some()), "a family is empty");
}

#[test]
fn every_wrong_example_gets_its_code_and_no_good_one_does() {
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let chunks: Vec<_> = explain::all()
            .chunks(32)
            .map(|chunk| scope.spawn(|| chunk.iter().flat_map(tried).collect::<Vec<_>>()))
            .collect();
        chunks.into_iter().flat_map(|chunk| chunk.join().expect("tried")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn tried(one: &Explanation) -> Vec<String> {
    if one.bad.is_empty() {
        return Vec::new();
    }
    let bad = codes_of(one, &one.bad);
    let good = codes_of(one, &one.good);
    let mut wrong = Vec::new();
    if !bad.contains(&one.code) {
        wrong.push(format!("{}: the wrong example gets {bad:?}", one.code));
    }
    // A good example is one to copy: it has no error at all, this one or another.
    if good.contains(&one.code) || good.iter().any(|code| code.starts_with('E')) {
        wrong.push(format!("{}: the good example gets {good:?}", one.code));
    }
    wrong
}

/// The codes of the site with these files, from the stages that `semaine check` runs: a process for each would cost minutes.
fn codes_of(one: &Explanation, files: &[Sample]) -> Vec<String> {
    let site = Site::minimal();
    for file in one.others.iter().chain(files) {
        make(&site, file);
    }
    let theme = Arc::new(Theme::new(read_overrides(site.root()).expect("a theme")));
    let mut loader = Loader::new(site.root());
    loader.discover(&Changes::Everything);
    let (report, _) = loader.load().into_renderer(&theme, &RenderOptions::default());
    report.into_iter().map(|diagnostic| diagnostic.message.code.to_owned()).collect()
}

fn make(site: &Site, file: &Sample) {
    let path = file.path.as_str();
    if file.language != DESCRIBED {
        site.write(path, &file.text);
        return;
    }
    let (first, rest) = file.text.split_once('\n').unwrap_or((&file.text, ""));
    let picture = || fs::read(tests_folder("golden/riche/events/2026/59/affiche.png")).expect("a picture");
    let heavy = |bytes: usize| {
        let mut picture = picture();
        picture.resize(bytes, 0);
        picture
    };
    match first {
        "une image" => drop(site.write(path, picture())),
        "une image de 3 Mo" => drop(site.write(path, heavy(3 << 20))),
        "une image de 200 ko" => drop(site.write(path, heavy(200 << 10))),
        "un document PDF" => drop(site.write(path, "%PDF-1.4\n")),
        "ce fichier manque" => drop(site.remove(path)),
        "un lien symbolique" => link(site, path),
        "un texte enregistré en Windows-1252 :" => {
            // The letters of the examples are those that Windows-1252 shares with the first 256 of Unicode.
            let bytes: Vec<u8> =
                rest.chars().map(|letter| u8::try_from(u32::from(letter)).expect("in Latin-1")).collect();
            site.write(path, bytes);
        }
        "un texte avec un caractère nul, montré ici par ␀ :" => drop(site.write(path, rest.replace('␀', "\0"))),
        "un texte avec un caractère invisible, montré ici par ⍰ :" => {
            site.write(path, rest.replace('⍰', "\u{202e}"));
        }
        other => panic!("{path}: this test does not know how to make « {other} »"),
    }
}

#[cfg(unix)]
fn link(site: &Site, path: &str) {
    let link = site.path(path);
    fs::create_dir_all(link.parent().expect("a parent")).expect("folders");
    std::os::unix::fs::symlink(site.path("content/site.yaml"), link).expect("linked");
}

#[cfg(not(unix))]
fn link(site: &Site, path: &str) {
    site.write(path, "");
}

#[test]
fn the_command_explains_a_code_in_any_case_and_lists_them_all() {
    let one = run(semaine(&["explain", "e203"]));
    assert_eq!((one.code, one.err.as_str()), (Some(0), ""));
    for part in [
        "Erreur E203 : Ce code INSEE n’existe pas",
        "Comment faire",
        "À corriger",
        "  │ ",
        "Correct",
        "«\u{a0}code_insee\u{a0}»",
    ] {
        assert!(one.out.contains(part), "« {part} » manque :\n{}", one.out);
    }
    assert!(one.out.lines().all(|line| line.chars().count() <= 80), "{}", one.out);
    let list = run(semaine(&["explain"]));
    assert_eq!(list.code, Some(0));
    for one in explain::all() {
        assert!(list.out.contains(&format!("\n  {}  ", one.code)), "{} manque", one.code);
    }
    assert!(Family::ALL.iter().all(|family| list.out.contains(family.label())));
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest() {
    let near = run(semaine(&["explain", "R203"]));
    assert_eq!((near.code, near.out.as_str()), (Some(3), ""));
    assert!(
        near.err.starts_with("erreur : le code « R203 » n’existe pas ; vouliez-vous dire « E203 »"),
        "{}",
        near.err
    );
    let far = run(semaine(&["explain", "bonjour"]));
    assert_eq!(far.code, Some(3));
    assert!(far.err.contains("« semaine explain » montre tous les codes"), "{}", far.err);
}

#[test]
fn a_report_leads_to_the_explanation_of_its_codes() {
    let site = Site::with_event();
    let row = site.diagnostics().into_iter().next().expect("R710");
    assert_eq!(row.url.as_deref(), Some("https://essai.example/contribuer/erreurs/r710/"));
    let human = site.run(&["check"]).out;
    assert!(human.contains("« semaine explain R710 »"), "{human}");
    let github = site.run(&["check", "--format", "github"]).out;
    assert!(github.contains("%0Ahttps://essai.example/contribuer/erreurs/r710/"), "{github}");
    site.write("content/site.yaml", "titre: Sans adresse\n");
    assert!(site.diagnostics().iter().all(|row| row.url.is_none()), "the address of the site is not known");
}
