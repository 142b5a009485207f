//! The communes, for whoever types a postcode or a name: small files made from the embedded table, the same for every site.
//!
//! Digits lead to the file of their first two; letters to the towns first, then to a range of names. A commune is
//! `[name, postcodes, latitude × 1000, longitude × 1000]`, the most populous first, with its département where its postcodes
//! do not tell it. The files of names tell one postcode, those of postcodes the ones that begin as they do, without the two
//! digits that all share.

use super::ranges;
use crate::territory::{Commune, CommuneKind, Territory, fold};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Ranges of names: enough for each to keep to [`super::SHARD_BUDGET`], as a test shows.
pub const NAME_RANGES: usize = 84;

/// Inhabitants from which a commune is among the towns.
const TOWN: u32 = 10_000;

/// The files.
#[derive(Debug)]
pub struct Places {
    /// The towns, most populous first.
    pub towns: String,
    /// By the first two digits of a postcode.
    pub postcodes: BTreeMap<u8, String>,
    /// What tells the range of a folded name.
    pub starts: String,
    /// By name, in [`NAME_RANGES`].
    pub names: Vec<String>,
}

static PLACES: LazyLock<Places> = LazyLock::new(Places::new);

/// The first two digits of the postcodes of France.
pub fn postcode_prefixes() -> impl Iterator<Item = u8> {
    (1..=95).chain([97, 98])
}

impl Places {
    /// The files, made when they are first asked for.
    pub fn get() -> &'static Self {
        &PLACES
    }

    fn new() -> Self {
        let kept = |row: &&Commune| matches!(row.kind, CommuneKind::Commune | CommuneKind::Arrondissement);
        let mut rows: Vec<&'static Commune> = Territory::get().all().filter(kept).collect();
        rows.sort_by_key(|row| (Reverse(row.population), row.code));
        let towns = rows.iter().filter(|row| row.population >= Some(TOWN) && row.kind == CommuneKind::Commune);
        let (starts, names) = by_name(&rows);
        let towns = towns.map(|row| value(row, first_postcode(row)));
        Self { towns: array(towns), postcodes: by_postcode(&rows), starts, names }
    }
}

fn by_postcode(rows: &[&'static Commune]) -> BTreeMap<u8, String> {
    let mut filed: BTreeMap<u8, Vec<&'static Commune>> = postcode_prefixes().map(|prefix| (prefix, vec![])).collect();
    for row in rows {
        let mut prefixes: Vec<u8> = row.postcodes().filter_map(|code| code.get(..2)?.parse().ok()).collect();
        prefixes.dedup();
        for prefix in prefixes {
            filed.entry(prefix).or_default().push(row);
        }
    }
    let file = |prefix: u8, rows: &[&'static Commune]| {
        let digits = format!("{prefix:02}");
        let ends =
            |row: &'static Commune| row.postcodes().filter_map(|code| code.strip_prefix(&*digits)).collect::<Vec<_>>();
        array(rows.iter().map(|row| value(row, &ends(row).join(" "))))
    };
    filed.into_iter().map(|(prefix, rows)| (prefix, file(prefix, &rows))).collect()
}

fn by_name(rows: &[&'static Commune]) -> (String, Vec<String>) {
    let mut keyed: Vec<(String, usize)> = Vec::with_capacity(rows.len() + rows.len() / 4);
    for (place, row) in rows.iter().enumerate() {
        let name = fold(row.name);
        // Many say « Malo » for Saint-Malo.
        if let Some(rest) = name.strip_prefix("saint ").or_else(|| name.strip_prefix("sainte ")) {
            keyed.push((rest.to_owned(), place));
        }
        keyed.push((name, place));
    }
    keyed.sort_unstable();
    let weights: Vec<usize> = keyed.iter().map(|(name, _)| name.len() + 24).collect();
    let ranges = ranges::ranges(&weights, NAME_RANGES);
    let keys: Vec<&str> = keyed.iter().map(|(name, _)| name.as_str()).collect();
    let starts = json!(ranges::starts(&keys, &ranges, NAME_RANGES)).to_string();
    let mut filed = vec![Vec::new(); NAME_RANGES];
    for ((_, place), range) in keyed.iter().zip(&ranges) {
        filed[*range].push(*place);
    }
    let names = filed.into_iter().map(|mut places| {
        // The order of `rows` is that of population.
        places.sort_unstable();
        places.dedup();
        array(places.into_iter().map(|place| value(rows[place], first_postcode(rows[place]))))
    });
    (starts, names.collect())
}

fn array(rows: impl Iterator<Item = Value>) -> String {
    Value::Array(rows.collect()).to_string()
}

fn value(row: &'static Commune, postcodes: &str) -> Value {
    let mut told =
        vec![json!(crate::text::typography(row.name)), json!(postcodes), thousandths(row.lat), thousandths(row.lon)];
    let code = row.departement().code;
    if row.postcodes().any(|postcode| departement_of(postcode) != code) {
        told.push(json!(code));
    }
    Value::Array(told)
}

/// The département that a postcode most often means: three digits overseas, two elsewhere. Those of Corsica tell none.
fn departement_of(postcode: &str) -> &str {
    let digits = if postcode.starts_with("97") || postcode.starts_with("98") { 3 } else { 2 };
    postcode.get(..digits).unwrap_or_default()
}

fn first_postcode(row: &'static Commune) -> &'static str {
    row.postcodes().next().unwrap_or_default()
}

fn thousandths(degrees: f64) -> Value {
    json!((degrees * 1000.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::super::SHARD_BUDGET;
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// Of the towns and of a postcode's file (design: one such file is read for a whole visit).
    const FILE_BUDGET: usize = 17 * 1024;

    fn zipped(text: &str) -> usize {
        let mut zip = GzEncoder::new(Vec::new(), Compression::default());
        zip.write_all(text.as_bytes()).expect("in memory");
        zip.finish().expect("in memory").len()
    }

    #[test]
    fn files_of_places_keep_to_their_budget() {
        let places = Places::get();
        let largest = |files: &mut dyn Iterator<Item = &String>| files.map(|file| zipped(file)).max();
        let names = largest(&mut places.names.iter());
        assert!(names <= Some(SHARD_BUDGET), "{names:?}");
        let postcodes = largest(&mut places.postcodes.values());
        assert!(postcodes <= Some(FILE_BUDGET), "{postcodes:?}");
        assert!(zipped(&places.towns) <= FILE_BUDGET, "{}", zipped(&places.towns));
        let total: usize = places.names.iter().chain(places.postcodes.values()).map(|file| zipped(file)).sum();
        println!("names {names:?}, postcodes {postcodes:?}, towns {}, total {total}", zipped(&places.towns));
    }

    /// The rows of a postcode's file whose postcodes hold `ends`.
    fn rows(prefix: u8, ends: &str) -> Vec<Vec<Value>> {
        let rows: Vec<Vec<Value>> = serde_json::from_str(&Places::get().postcodes[&prefix]).expect("JSON");
        rows.into_iter().filter(|row| row[1].as_str().is_some_and(|codes| codes.contains(ends))).collect()
    }

    #[test]
    fn five_digits_are_a_postcode() {
        let anor = rows(59, "186");
        assert_eq!(anor.iter().map(|row| &row[0]).collect::<Vec<_>>(), ["Anor"]);
    }

    #[test]
    fn a_departement_is_told_where_the_postcode_does_not_tell_it() {
        assert_eq!(rows(20, "000")[0].get(4), Some(&json!("2A")), "Ajaccio");
        assert_eq!(rows(20, "200")[0].get(4), Some(&json!("2B")), "Bastia");
        assert_eq!(rows(97, "400")[0].get(4), None, "Saint-Denis, 974");
        assert_eq!(rows(59, "186")[0].get(4), None, "Anor");
    }

    #[test]
    fn every_commune_stands_where_its_name_leads() {
        let places = Places::get();
        let starts: Vec<String> = serde_json::from_str(&places.starts).expect("JSON");
        for name in ["Anor", "La Rochelle", "Saint-Malo", "L'Haÿ-les-Roses", "Y", "Zuytpeene", "Malo"] {
            let key = fold(name);
            let range = starts.partition_point(|start| *start <= key) - 1;
            let found = places.names[range].contains(&format!("[\"{}", crate::text::typography(name)));
            assert!(found || places.names[range].contains(&format!("-{name}\"")), "{name} in range {range}");
        }
    }
}
