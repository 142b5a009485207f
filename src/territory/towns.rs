//! Towns that people know: what « à 8 km de » refers to. Distances are as the crow flies.

use super::commune::{Commune, CommuneKind};
use super::distance::{Point, distance_km};
use super::table::Territory;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Inhabitants from which a commune is a town that others are situated by.
const TOWN: u32 = 5_000;

/// Inhabitants from which a town is known farther away.
const LARGE: u32 = 20_000;

/// How far a town still situates a place, in kilometres.
const REACH: f64 = 60.0;

/// The towns of France.
#[derive(Debug)]
pub struct Towns {
    by_population: Vec<&'static Commune>,
    /// By degrees of latitude and longitude: a degree is more than [`REACH`] each way at the latitudes of France.
    cells: BTreeMap<(i32, i32), Vec<&'static Commune>>,
}

/// A town and how far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landmark {
    /// The town.
    pub town: &'static Commune,
    /// As the crow flies, from its town hall.
    pub km: f64,
}

static TOWNS: LazyLock<Towns> = LazyLock::new(|| {
    let is_town = |row: &&Commune| row.kind == CommuneKind::Commune && row.population >= Some(TOWN);
    let mut by_population: Vec<_> = Territory::get().all().filter(is_town).collect();
    by_population.sort_by_key(|town| (Reverse(town.population), town.code));
    let mut cells: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for town in &by_population {
        cells.entry(cell(town.point())).or_default().push(*town);
    }
    Towns { by_population, cells }
});

/// The towns, gathered at the first call: it opens the whole table of communes.
pub fn towns() -> &'static Towns {
    &TOWNS
}

impl Towns {
    /// Every town of at least 5,000 inhabitants, the most populous first.
    pub fn by_population(&self) -> &[&'static Commune] {
        &self.by_population
    }

    /// What situates a point of a commune: the nearest town that is larger than it, then the nearest large town (20,000) that is
    /// larger still. Both within 60 km; a metropolis has none.
    pub fn landmarks(&self, point: Point, commune: &Commune) -> Vec<Landmark> {
        let Some(first) = self.nearest(point, TOWN.max(commune.population.unwrap_or_default() + 1)) else {
            return Vec::new();
        };
        let larger = LARGE.max(first.town.population.unwrap_or_default() + 1);
        [Some(first), self.nearest(point, larger)].into_iter().flatten().collect()
    }

    /// The nearest town of at least so many inhabitants.
    fn nearest(&self, point: Point, population: u32) -> Option<Landmark> {
        let (row, column) = cell(point);
        let around = (row - 1..=row + 1).flat_map(|row| (column - 1..=column + 1).map(move |column| (row, column)));
        let towns = around.filter_map(|cell| self.cells.get(&cell)).flatten();
        let large = towns.filter(|town| town.population >= Some(population));
        let far = large.map(|town| Landmark { town, km: distance_km(point, town.point()) });
        far.filter(|found| found.km <= REACH).min_by(|a, b| a.km.total_cmp(&b.km).then(a.town.code.cmp(&b.town.code)))
    }
}

fn cell(point: Point) -> (i32, i32) {
    #[expect(clippy::cast_possible_truncation)]
    let degrees = |value: f64| value.floor() as i32;
    (degrees(point.lat), degrees(point.lon))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::InseeCode;

    fn around(code: &str) -> Vec<(&'static str, i64)> {
        let commune = Territory::get().commune(InseeCode::new(code).unwrap()).unwrap();
        let found = towns().landmarks(commune.point(), commune);
        #[expect(clippy::cast_possible_truncation)]
        found.into_iter().map(|landmark| (landmark.town.name, landmark.km.round() as i64)).collect()
    }

    #[test]
    fn a_village_is_situated_by_a_near_town_and_by_a_large_one() {
        assert_eq!(around("59012"), [("Fourmies", 5), ("Maubeuge", 33)]);
    }

    #[test]
    fn a_suburb_is_situated_by_its_metropolis_and_a_metropolis_by_nothing() {
        assert_eq!(around("69266"), [("Lyon", 3)]);
        assert_eq!(around("69123"), []);
        assert_eq!(around("98818"), [], "Nouméa is the largest for 1,200 km");
    }

    #[test]
    fn the_search_by_cells_finds_what_a_search_of_all_finds() {
        for commune in Territory::get().all().filter(|row| row.kind == CommuneKind::Commune).step_by(97) {
            let point = commune.point();
            let every = towns().by_population().iter().map(|town| distance_km(point, town.point()));
            let least = every.min_by(f64::total_cmp).filter(|km| *km <= REACH);
            let found = towns().nearest(point, TOWN).map(|found| found.km);
            assert_eq!(found, least, "{}", commune.name);
        }
    }
}
