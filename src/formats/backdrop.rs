//! `carte/fond.geojson`: what lies under the interactive map when no tile service is configured. Neighbours, départements
//! and the names of some towns, in one file, from the embedded data: no third party is asked for anything.

use crate::territory::{Commune, CommuneKind, Point, Territory, departement, distance_km, geojson as outlines};
use ::geojson::{Feature, FeatureCollection, Geometry, JsonObject, feature::Id};
use serde_json::Value;

/// Inhabitants below which a town is not named.
const TOWN: u32 = 5_000;

/// The least distance between two named towns, in kilometres, from the first to be shown to the last: a large town far
/// from others comes before the suburbs of a larger one.
const SPREAD: [f64; 4] = [120.0, 60.0, 30.0, 16.0];

/// Towns named at most.
const NAMED: usize = 400;

/// The backdrop. Every feature says its `genre`: `voisin`, `departement` (with `dep`, `reg` and `nom`) or `ville` (with
/// `nom` and `rang`, 0 for those to be shown first).
pub fn document() -> Vec<u8> {
    let mut features = read(outlines::NEIGHBOURS, "voisin", |_| None);
    features.extend(read(outlines::DEPARTEMENTS, "departement", |feature| {
        let code = feature.property("dep")?.as_str()?;
        Some(departement(code)?.name)
    }));
    features.extend(towns());
    for (number, feature) in features.iter_mut().enumerate() {
        feature.id = Some(Id::Number(number.into()));
    }
    let mut text = FeatureCollection { bbox: None, features, foreign_members: None }.to_string();
    text.push('\n');
    text.into_bytes()
}

/// The features of an embedded file, each with its kind and its name.
fn read(text: &str, kind: &str, name: impl Fn(&Feature) -> Option<&'static str>) -> Vec<Feature> {
    let collection = text.parse::<FeatureCollection>().map(|collection| collection.features).unwrap_or_default();
    let named = collection.into_iter().map(|mut feature| {
        if let Some(name) = name(&feature) {
            feature.set_property("nom", name);
        }
        feature.set_property("genre", kind);
        feature
    });
    named.collect()
}

/// Towns to be named, the most useful first.
fn towns() -> Vec<Feature> {
    let mut candidates: Vec<&Commune> = Territory::get()
        .all()
        .filter(|row| row.kind == CommuneKind::Commune && row.population.is_some_and(|people| people >= TOWN))
        .collect();
    candidates.sort_by_key(|row| (std::cmp::Reverse(row.population), row.code));
    let mut chosen: Vec<(&Commune, usize)> = Vec::new();
    for (rank, spread) in SPREAD.into_iter().enumerate() {
        for town in &candidates {
            if chosen.len() < NAMED && chosen.iter().all(|(other, _)| distance_km(point(town), point(other)) >= spread)
            {
                chosen.push((town, rank));
            }
        }
    }
    chosen.into_iter().map(|(town, rank)| feature(town, rank)).collect()
}

fn point(town: &Commune) -> Point {
    Point { lat: town.lat, lon: town.lon }
}

fn feature(town: &Commune, rank: usize) -> Feature {
    let round = |degrees: f64| (degrees * 1e3).round() / 1e3;
    let mut properties = JsonObject::new();
    properties.insert("genre".to_owned(), Value::from("ville"));
    properties.insert("nom".to_owned(), Value::from(town.name.replace('\'', "’")));
    properties.insert("rang".to_owned(), Value::from(rank));
    Feature {
        bbox: None,
        geometry: Some(Geometry::new_point([round(town.lon), round(town.lat)])),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_backdrop_names_large_towns_first_overseas_too() {
        let text = String::from_utf8(document()).expect("UTF-8");
        let collection: FeatureCollection = text.parse().expect("a FeatureCollection");
        let of = |kind: &str| {
            let alike =
                collection.features.iter().filter(|feature| feature.property("genre").is_some_and(|k| k == kind));
            alike.collect::<Vec<_>>()
        };
        assert_eq!(of("departement").len(), 101);
        assert!(!of("voisin").is_empty());
        let towns = of("ville");
        assert!((200..=500).contains(&towns.len()), "{} towns", towns.len());
        assert_eq!(towns[0].property("nom"), Some(&Value::from("Paris")));
        for name in ["Cayenne", "Mamoudzou", "Saint-Denis", "Ajaccio"] {
            assert!(towns.iter().any(|town| town.property("nom").is_some_and(|nom| nom == name)), "{name}");
        }
    }
}
