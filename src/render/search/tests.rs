use super::super::fixture;
use super::super::site_map::Page;
use super::*;
use crate::model::{Place, Slug};
use crate::search::analysis::terms;
use crate::territory::{InseeCode, Territory};
use jiff::civil::date;
use serde_json::Value;
use std::collections::BTreeMap;

const TITLES: [&str; 4] = [
    "L'espace et les robots",
    "Rencontres à l’école",
    "Procès des animaux numériques",
    "Écrire avec une IA générative",
];

fn renderer() -> Renderer {
    let days = (0i8..).map(|number| date(2026, 5, 18 + number));
    let events = TITLES.iter().zip(days).map(|(title, day)| {
        let mut event = fixture::event(Slug::propose(title).as_str(), day);
        event.title = (*title).to_owned();
        event.place = Some(anor());
        event
    });
    fixture::renderer(events.collect())
}

fn anor() -> Place {
    let commune = InseeCode::new("59012").and_then(|code| Territory::get().commune(code)).expect("Anor");
    Place {
        venue: None,
        name: None,
        kind: None,
        address: None,
        postcode: Some("59186".to_owned()),
        commune: commune.name.to_owned(),
        insee: commune.code.to_string(),
        departement: commune.departement(),
        region: commune.region(),
        latitude: commune.lat,
        longitude: commune.lon,
        exact: false,
        notes: None,
    }
}

fn read(renderer: &Renderer, file: SearchFile) -> Value {
    let bytes = renderer.render(&Page::Search(file)).expect("rendered");
    serde_json::from_slice(&bytes).expect("JSON")
}

fn all(renderer: &Renderer) -> Vec<SearchFile> {
    SearchFile::all(&renderer.site, &renderer.lists)
}

/// The documents of a term, as a browser finds them: the directory, then one shard.
fn documents(renderer: &Renderer, term: &str) -> Vec<u64> {
    let directory = read(renderer, SearchFile::Directory);
    let starts: Vec<&str> = directory["termes"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let shard = starts.partition_point(|start| *start <= term) - 1;
    let shard = read(renderer, SearchFile::Terms(u32::try_from(shard).expect("a number")));
    let codes = shard[term].as_array().map(Vec::as_slice).unwrap_or_default();
    let steps = codes.iter().skip(2).filter_map(Value::as_u64).map(|code| code / 8);
    steps
        .scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        })
        .collect()
}

#[test]
fn every_document_is_found_by_each_word_of_its_title() {
    let renderer = renderer();
    for (number, event) in (0u64..).zip(&renderer.site.events) {
        for term in terms(&event.title) {
            assert!(documents(&renderer, &term).contains(&number), "« {term} » of « {} »", event.title);
        }
    }
}

#[test]
fn each_kind_is_in_one_piece_and_cards_describe_every_document() {
    let renderer = renderer();
    let directory = read(&renderer, SearchFile::Directory);
    assert_eq!(directory["genres"], json!([["activites", 0], ["lieux", 4], ["fin", 7]]));
    let cards = read(&renderer, SearchFile::Cards(0));
    let cards = cards.as_array().expect("a list");
    assert_eq!(cards.len(), 7);
    assert_eq!(cards[4][2], "Région, 4\u{a0}activités");
    assert!(cards.iter().all(Value::is_array));
}

#[test]
fn a_visitor_near_anor_reads_one_part_of_one_departement() {
    let mut renderer = renderer();
    let directory = read(&renderer, SearchFile::EventDirectory);
    let north = &directory["departements"][0];
    assert_eq!((&north[0], &north[8]), (&json!("59"), &json!("hauts-de-france")));
    assert_eq!(north[7], json!([[4, "2026-05-18", "2026-05-21", 7, 0]]));
    let files = all(&renderer);
    let parts: Vec<_> =
        files.iter().filter(|file| matches!(file, SearchFile::Events(Shard::Departement(_), _))).collect();
    assert_eq!(parts, [&SearchFile::Events(Shard::Departement("59"), 1)]);
    renderer.today = None;
    let part = read(&renderer, *parts[0]);
    assert_eq!(part["zone"], "Europe/Paris");
    assert_eq!(part["activites"].as_array().map(Vec::len), Some(4));
}

#[test]
fn the_whole_edition_and_what_is_online_have_parts_of_the_same_form() {
    let renderer = renderer();
    let directory = read(&renderer, SearchFile::EventDirectory);
    for (name, shard) in [("france", Shard::France), ("en-ligne", Shard::Online)] {
        assert_eq!(directory[name], json!([[4, "2026-05-18", "2026-05-21", 7, 0]]), "{name}");
        let part = read(&renderer, SearchFile::Events(shard, 1));
        let rows = part["activites"].as_array().expect("a list");
        let width = |row: &Value| row.as_array().map(Vec::len);
        assert!(rows.iter().all(|row| width(row) == Some(14)), "{name}: {rows:?}");
        let modes = directory["mots"]["modes"].as_array().expect("a list");
        assert_eq!(modes[usize::try_from(rows[0][8].as_u64().expect("a number")).expect("small")][0], "en-ligne");
    }
}

#[test]
fn every_file_is_there_once_and_renders_twice_the_same() {
    let (one, other) = (renderer(), renderer());
    let mut paths = BTreeMap::new();
    for file in all(&one) {
        assert!(paths.insert(file.path(), file).is_none(), "{}", file.path());
        let page = Page::Search(file);
        assert_eq!(one.render(&page).expect("rendered"), other.render(&page).expect("rendered"), "{}", file.path());
    }
}
