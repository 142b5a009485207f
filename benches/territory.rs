//! What the territory costs: `cargo bench --bench territory`. Prints; asserts nothing.

use semaine_ia::territory::{Commune, CommuneKind, Query, Territory, svg};
use std::hint::black_box;
use std::time::Instant;

/// The communes of the press kit: what a small site looks up.
const FEW: [(&str, &str); 7] = [
    ("Anor", "59"),
    ("Strasbourg", "67"),
    ("Lyon", "69"),
    ("Montpellier", "34"),
    ("Bellême", "61"),
    ("Angoulême", "16"),
    ("Toulouse", "31"),
];

fn main() {
    let table = Territory::get();
    once("seven communes, cold", || {
        for (name, departement) in FEW {
            let _ = black_box(table.lookup(&by_departement(name, departement)));
        }
    });
    once("every département opened", || {
        black_box(table.all().count());
    });
    let communes: Vec<&'static Commune> = table.all().filter(|row| row.kind == CommuneKind::Commune).collect();
    each("name and département", &communes, |row| by_departement(row.name, row.departement.as_str()));
    each("name and département in words", &communes, |row| by_departement(row.name, row.departement().name));
    each("name and postcode", &communes, |row| Query { postcode: row.postcodes().next(), ..by_name(row.name) });
    each("name alone", &communes, |row| by_name(row.name));
    each("postcode alone", &communes, |row| Query { postcode: row.postcodes().next(), ..Query::default() });
    each("INSEE code", &communes, |row| Query { insee: Some(row.code.as_str()), ..Query::default() });
    once("first unknown name", || {
        let _ = black_box(table.lookup(&by_departement("Strasbour", "67")));
    });
    each("unknown name", &communes[..50], |_| by_departement("Strasbour", "67"));
    once("outlines read", || {
        black_box((svg::departement_outlines(), svg::region_outlines(), svg::petite_couronne_outlines()));
    });
    let start = Instant::now();
    for row in &communes {
        black_box(svg::project(row.departement, row.point()));
    }
    println!("{:<32}{:>9.3} µs each", "dot on the map", micros(start) / communes.len() as f64);
}

fn by_name(name: &str) -> Query<'_> {
    Query { commune: Some(name), ..Query::default() }
}

fn by_departement<'a>(name: &'a str, departement: &'a str) -> Query<'a> {
    Query { departement: Some(departement), ..by_name(name) }
}

fn once(what: &str, run: impl FnOnce()) {
    let start = Instant::now();
    run();
    println!("{what:<32}{:>9.3} ms", micros(start) / 1000.0);
}

fn each<'a>(what: &str, communes: &[&'static Commune], query: impl Fn(&'static Commune) -> Query<'a>) {
    let start = Instant::now();
    for row in communes {
        let _ = black_box(Territory::get().lookup(&query(row)));
    }
    println!("{what:<32}{:>9.3} µs each", micros(start) / communes.len() as f64);
}

fn micros(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e6
}
