//! The outlines as GeoJSON (RFC 7946), for a map that zooms. Points have three decimals, about 100 m; shapes are simplified to
//! about a kilometre, too coarse to tell in which département an address lies: use [`super::Commune::placement`] for that.

/// The 101 départements; properties `dep` and `reg` hold their codes. 113 KB.
pub const DEPARTEMENTS: &str = include_str!("data/departements.geojson");

/// The 18 régions; the property `reg` holds their code. 61 KB.
pub const REGIONS: &str = include_str!("data/regions.geojson");

/// The countries around France and its overseas départements, simplified to about a kilometre, without properties. 45 KB.
pub const NEIGHBOURS: &str = include_str!("data/voisins.geojson");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{departements, regions};

    fn codes(text: &str, property: &str) -> Vec<String> {
        let collection = text.parse::<geojson::FeatureCollection>().unwrap();
        let code = |feature: &geojson::Feature| feature.property(property).unwrap().as_str().unwrap().to_owned();
        let mut codes: Vec<_> = collection.features.iter().map(code).collect();
        codes.sort();
        codes
    }

    #[test]
    fn every_departement_and_region_has_its_feature() {
        let inside = departements().iter().filter(|departement| departement.region().is_some());
        assert_eq!(codes(DEPARTEMENTS, "dep"), inside.map(|departement| departement.code).collect::<Vec<_>>());
        assert_eq!(codes(REGIONS, "reg"), regions().iter().map(|region| region.code).collect::<Vec<_>>());
    }
}
