//! The 18 régions. Codes and names: INSEE, code officiel géographique (COG) 2026, Licence Ouverte 2.0.

use super::departements::{Departement, Forms, departements};
use serde::{Deserialize, Deserializer, Serialize};

/// The code of a région that exists: `32`, `01`. Not to be mixed up with départements: `75` is Nouvelle-Aquitaine here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RegionCode(&'static str);

/// A région, with the small words French puts before its name.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its INSEE code: `32`.
    pub code: &'static str,
    /// Its official name: `Hauts-de-France`.
    pub name: &'static str,
    /// Its URL segment: `hauts-de-france`.
    pub slug: &'static str,
    /// « les Hauts-de-France », « dans les Hauts-de-France », « des Hauts-de-France ».
    pub forms: Forms,
}

impl RegionCode {
    /// The two digits as INSEE writes them, or `None` when no such région exists.
    pub fn new(code: &str) -> Option<Self> {
        REGIONS.iter().find(|row| row.code == code).map(|row| Self(row.code))
    }

    /// `32`, `01`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The région that bears this code.
    pub fn region(self) -> &'static Region {
        let at = REGIONS.partition_point(|row| row.code < self.0);
        &REGIONS[at]
    }
}

impl std::fmt::Display for RegionCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.0)
    }
}

impl<'de> Deserialize<'de> for RegionCode {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not the code of a région"))
    }
}

/// The 18 régions, sorted by code.
pub fn regions() -> &'static [Region] {
    &REGIONS
}

/// The région of a code.
pub fn region(code: &str) -> Option<&'static Region> {
    RegionCode::new(code).map(RegionCode::region)
}

impl Region {
    /// Its départements, sorted by code.
    pub fn departements(&self) -> impl Iterator<Item = &'static Departement> {
        let code = self.code;
        departements().iter().filter(move |d| d.region().is_some_and(|region| region.code == code))
    }
}

const fn row(ids: [&'static str; 3], forms: [&'static str; 3]) -> Region {
    let [code, name, slug] = ids;
    let [definite, locative, genitive] = forms;
    Region { code, name, slug, forms: Forms { definite, locative, genitive } }
}

#[rustfmt::skip]
static REGIONS: [Region; 18] = [
    row(["01", "Guadeloupe", "guadeloupe"], ["la Guadeloupe", "en Guadeloupe", "de la Guadeloupe"]),
    row(["02", "Martinique", "martinique"], ["la Martinique", "en Martinique", "de la Martinique"]),
    row(["03", "Guyane", "guyane"], ["la Guyane", "en Guyane", "de la Guyane"]),
    row(["04", "La Réunion", "la-reunion"], ["La Réunion", "à La Réunion", "de La Réunion"]),
    row(["06", "Mayotte", "mayotte"], ["Mayotte", "à Mayotte", "de Mayotte"]),
    row(["11", "Île-de-France", "ile-de-france"], ["l'Île-de-France", "en Île-de-France", "d'Île-de-France"]),
    row(["24", "Centre-Val de Loire", "centre-val-de-loire"], ["le Centre-Val de Loire", "en Centre-Val de Loire", "du Centre-Val de Loire"]),
    row(["27", "Bourgogne-Franche-Comté", "bourgogne-franche-comte"], ["la Bourgogne-Franche-Comté", "en Bourgogne-Franche-Comté", "de Bourgogne-Franche-Comté"]),
    row(["28", "Normandie", "normandie"], ["la Normandie", "en Normandie", "de Normandie"]),
    row(["32", "Hauts-de-France", "hauts-de-france"], ["les Hauts-de-France", "dans les Hauts-de-France", "des Hauts-de-France"]),
    row(["44", "Grand Est", "grand-est"], ["le Grand Est", "dans le Grand Est", "du Grand Est"]),
    row(["52", "Pays de la Loire", "pays-de-la-loire"], ["les Pays de la Loire", "dans les Pays de la Loire", "des Pays de la Loire"]),
    row(["53", "Bretagne", "bretagne"], ["la Bretagne", "en Bretagne", "de Bretagne"]),
    row(["75", "Nouvelle-Aquitaine", "nouvelle-aquitaine"], ["la Nouvelle-Aquitaine", "en Nouvelle-Aquitaine", "de Nouvelle-Aquitaine"]),
    row(["76", "Occitanie", "occitanie"], ["l'Occitanie", "en Occitanie", "d'Occitanie"]),
    row(["84", "Auvergne-Rhône-Alpes", "auvergne-rhone-alpes"], ["l'Auvergne-Rhône-Alpes", "en Auvergne-Rhône-Alpes", "d'Auvergne-Rhône-Alpes"]),
    row(["93", "Provence-Alpes-Côte d'Azur", "provence-alpes-cote-d-azur"], ["la Provence-Alpes-Côte d'Azur", "en Provence-Alpes-Côte d'Azur", "de Provence-Alpes-Côte d'Azur"]),
    row(["94", "Corse", "corse"], ["la Corse", "en Corse", "de Corse"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_slugs_are_the_folded_names() {
        assert!(REGIONS.is_sorted_by(|a, b| a.code < b.code));
        for region in regions() {
            assert_eq!(region.slug, super::super::fold::fold_whole(region.name).replace(' ', "-"));
            assert!(region.forms.locative.ends_with(region.name));
        }
    }

    #[test]
    fn every_region_has_its_departements() {
        let count = |code| region(code).map(|r| r.departements().count());
        assert_eq!((count("84"), count("11"), count("94"), count("04")), (Some(12), Some(8), Some(2), Some(1)));
        assert_eq!(regions().iter().map(|r| r.departements().count()).sum::<usize>(), 101);
    }
}
