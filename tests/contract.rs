//! The contract is the one truth: readers, schemas, models and tables say the same as the checker does.
//!
//! `UPDATE_EXPECTED=1 cargo test --test contract` rewrites what is generated from it in the repository.

mod common;

use common::{Row, Site, tests_folder, tree, updating};
use semaine_ia::contract::{EVENT, GENRES, Key, ORGANISATION, RESOURCE, Scalar};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file, and whether the checker accepts it; `tests/checks/schemas.py` asks the schemas the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    genre: String,
    valid: bool,
    lines: Vec<String>,
}

/// Where file number `number` of a genre may stand.
fn path(genre: &str, number: usize, text: &str) -> String {
    match genre {
        "evenement" if text.contains("mode: en-ligne") => format!("events/2026/en-ligne/essai-{number}.yaml"),
        "evenement" => format!("events/2026/59/essai-{number}.yaml"),
        "bilan" => format!("events/2026/59/essai-{number}.bilan.yaml"),
        "format" => format!("content/formats/essai-{number}.md"),
        "module" => format!("content/modules/essai-{number}/index.md"),
        "module-traduit" => format!("content/modules/essai-{number}/index.en.md"),
        "ressource" => format!("content/ressources/essai-{number}.md"),
        "organisation" => format!("content/organisations/essai-{number}.yaml"),
        "lieu" => format!("content/lieux/essai-{number}.yaml"),
        "page" => format!("content/pages/essai-{number}.md"),
        "page-falc" => format!("content/pages/essai-{number}.falc.md"),
        "question" => format!("content/faq/essai-{number}.md"),
        "glossaire" => "content/glossaire.yaml".to_owned(),
        "edition" => "content/editions/2026.yaml".to_owned(),
        "site" => "content/site.yaml".to_owned(),
        _ => panic!("where do files of « {genre} » stand?"),
    }
}

/// The errors that each of these files, of a genre and a text, gets when they stand together in a small site.
fn errors<'a>(files: impl Iterator<Item = (&'a str, String)>) -> Vec<Vec<String>> {
    let site = Site::minimal();
    let mut paths = Vec::new();
    for (number, (genre, text)) in files.enumerate() {
        if genre == "page-falc" {
            let page = path("page", number, &text);
            site.write(&page, "---\ntitre: A\nresume: B\n---\n");
        }
        if genre == "module-traduit" {
            let module = path("module", number, &text);
            site.write(&module, "---\ntitre: A\nresume: B\ntype: module\nauteurs: [C]\nlicence: CC-BY-SA-4.0\n---\n");
        }
        if genre == "bilan" {
            let event = path("evenement", number, &text);
            site.write(&event, format!("titre: A\n{}", common::REST_OF_EVENT));
        }
        paths.push(path(genre, number, &text));
        site.write(&paths[number], text);
    }
    let rows: Vec<Row> = site.diagnostics().into_iter().filter(|row| row.severity == "error").collect();
    let of = |path: &String| {
        let own = rows.iter().filter(|row| row.file == *path);
        own.map(|row| format!("{} {}", row.code, row.message)).collect()
    };
    paths.iter().map(of).collect()
}

#[test]
fn the_checker_accepts_and_refuses_what_the_shared_cases_say() {
    let text = fs::read_to_string(tests_folder("contract-cases.json")).expect("the cases");
    let cases: Vec<Case> = serde_json::from_str(&text).expect("cases");
    let found = errors(cases.iter().map(|case| (case.genre.as_str(), case.lines.join("\n") + "\n")));
    let wrong: Vec<String> = cases
        .iter()
        .zip(found)
        .filter(|(case, errors)| errors.is_empty() != case.valid)
        .map(|(case, errors)| format!("{} : {errors:?}", case.name))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a small site publishes below a folder; it is built once.
fn published(folder: &str) -> BTreeMap<String, String> {
    static SITE: OnceLock<Site> = OnceLock::new();
    let site = SITE.get_or_init(|| {
        let site = Site::minimal();
        let build = site.run(&["build"]);
        assert_eq!(build.code, Some(0), "{build:?}");
        site
    });
    let files = tree(&site.path("public").join(folder));
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

#[test]
fn every_model_is_valid_as_it_is() {
    let models = models();
    assert!(models.len() > 10, "{models:?}");
    let found = errors(models.iter().map(|(name, text)| (genre(name), text.clone())));
    for (name, errors) in models.keys().zip(found) {
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
}

/// The models of files; the spreadsheet's stands beside them.
fn models() -> BTreeMap<String, String> {
    published("modeles").into_iter().filter(|(name, _)| !name.ends_with(".csv")).collect()
}

fn genre(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// Errors of a model whose every line counts: keys that exclude one another, files that are not there.
const OF_EVERYTHING_AT_ONCE: [&str; 7] = ["E301", "E402", "E404", "E408", "E607", "E608", "E704"];

#[test]
fn a_model_whose_every_line_counts_has_no_unknown_key_and_no_refused_value() {
    let models = models();
    let all = |text: &String| text.lines().map(|line| without_sign(line) + "\n").collect::<String>();
    let found = errors(models.iter().map(|(name, text)| (genre(name), all(text))));
    for (name, errors) in models.keys().zip(found) {
        let strange: Vec<&String> =
            errors.iter().filter(|error| !OF_EVERYTHING_AT_ONCE.contains(&&error[..4])).collect();
        assert!(strange.is_empty(), "{name}: {strange:?}");
    }
}

/// The line of a key, its sign taken away; prose stays.
fn without_sign(line: &str) -> String {
    let start = line.len() - line.trim_start().len();
    match line[start..].strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') || (start == 0 && rest.starts_with("  ")) => {
            format!("{}{rest}", &line[..start])
        }
        _ => line.to_owned(),
    }
}

#[test]
fn the_schemas_of_the_repository_are_those_that_the_site_publishes() {
    same_files(&repository().join("schemas"), &published("schemas"));
}

fn same_files(folder: &Path, expected: &BTreeMap<String, String>) {
    if updating() {
        fs::create_dir_all(folder).expect("a folder");
        for (name, text) in expected {
            fs::write(folder.join(name), text).expect("written");
        }
    }
    let found: BTreeMap<String, String> =
        tree(folder).into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect();
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&found), names(expected));
    for (name, text) in expected {
        assert!(found.get(name) == Some(text), "{name} is not what the site publishes");
    }
}

/// Where a table of CONTRIBUER.md begins: `<!-- clés evenement -->`; it ends with [`END`].
const START: &str = "<!-- clés ";
const END: &str = "<!-- fin des clés -->";

#[test]
fn the_tables_of_the_guide_are_those_of_the_contract() {
    let path = repository().join("CONTRIBUER.md");
    let guide = fs::read_to_string(&path).expect("the guide");
    let mut parts = guide.split(START);
    let mut expected = parts.next().unwrap_or_default().to_owned();
    let mut tables = 0;
    for part in parts {
        let (name, rest) = part.split_once(" -->").expect("a name");
        let (_, after) = rest.split_once(END).expect("an end");
        expected.push_str(&format!("{START}{name} -->\n{}{END}{after}", table(name)));
        tables += 1;
    }
    assert!(tables > 8, "the guide has only {tables} tables");
    if updating() {
        fs::write(&path, &expected).expect("written");
    } else {
        assert!(guide == expected, "UPDATE_EXPECTED=1 cargo test --test contract rewrites the tables of CONTRIBUER.md");
    }
}

/// A table: the keys of a genre, of a block of it (`evenement.lieu`), or the long vocabularies (`valeurs`).
fn table(name: &str) -> String {
    if name == "valeurs" {
        return vocabularies();
    }
    let (genre, inner) = name.split_once('.').unwrap_or((name, ""));
    let genre = GENRES.iter().find(|it| it.name == genre).expect("a genre");
    let block = match inner {
        "" => genre.block,
        inner => genre.block.key(inner).and_then(|key| key.kind.block()).expect("a block"),
    };
    let mut table = "| Clé | Ce que l’on écrit | À quoi elle sert |\n| --- | --- | --- |\n".to_owned();
    for key in block.keys {
        let need = if block.requires(key) { "**obligatoire** ; " } else { "" };
        table.push_str(&format!("| `{}` | {need}{} | {} |\n", key.name, written(key), code(key.description)));
    }
    table
}

/// What is written at a key; a block tells its keys.
fn written(key: &Key) -> String {
    let told = code(&key.kind.told()).replace("une des valeurs possibles", "[une des valeurs](#les-valeurs-possibles)");
    match key.kind.block() {
        None => told,
        Some(block) => {
            let keys: Vec<String> = block.keys.iter().map(|key| format!("`{}`", key.name)).collect();
            format!("{told} : {}", keys.join(", "))
        }
    }
}

/// « clé » and « clé: valeur » in prose are code in Markdown; a quotation of several words stays one.
fn code(text: &str) -> String {
    let mut parts = text.split("« ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, after) = part.split_once(" »").unwrap_or((part, ""));
        let is_code = !inside.contains(' ') || inside.contains(": ");
        out.push_str(&if is_code { format!("`{inside}`{after}") } else { format!("« {inside} »{after}") });
    }
    out
}

fn vocabularies() -> String {
    let mut table = "| Clé | Valeurs |\n| --- | --- |\n".to_owned();
    for (genre, path) in [
        (&EVENT, "types"),
        (&EVENT, "themes"),
        (&EVENT, "publics"),
        (&EVENT, "lieu.type"),
        (&ORGANISATION, "roles"),
        (&RESOURCE, "type"),
    ] {
        let key = match path.split_once('.') {
            None => genre.block.key(path),
            Some((block, inner)) => genre.block.key(block).and_then(|key| key.kind.block()?.key(inner)),
        };
        let Some(Scalar::Choice(words)) = key.and_then(|key| key.kind.scalar()) else { panic!("« {path} »") };
        let words: Vec<String> = words.iter().map(|word| format!("`{}`", word.key)).collect();
        let of = if genre.name == "evenement" { String::new() } else { format!(" d’{}", genre.title) };
        table.push_str(&format!("| `{path}`{of} | {} |\n", words.join(", ")));
    }
    table
}
