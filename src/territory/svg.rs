//! The outlines of the map without JavaScript, and where a point of the globe falls on them.
//!
//! `data/departements.svg` and `data/regions.svg` share one frame: mainland France and Corsica in Lambert-93, and under them
//! one inset for each overseas département, all drawn to whole units. Paris and its three neighbours, too small there to be
//! clicked, are drawn again in `data/petite-couronne.svg`, a unit for 100 m. The collectivities have no outline.

use super::departements::DepartementCode;
use super::distance::Point;
use super::outline::outlines;
pub use super::outline::{Bounds, Dot, Outline};
use super::projection::{Metres, UtmZone, lambert93, utm};
use std::sync::LazyLock;

/// The frame of the maps of départements and of régions: `viewBox="0 0 1000 1118"`.
pub const FRAME: Bounds = Bounds { left: 0.0, top: 0.0, right: 1000.0, bottom: 1118.0 };

/// The frame of the petite couronne: `viewBox="0 0 350 370"`.
pub const PETITE_COURONNE_FRAME: Bounds = Bounds { left: 0.0, top: 0.0, right: 350.0, bottom: 370.0 };

static DEPARTEMENTS: LazyLock<Vec<Outline>> = LazyLock::new(|| outlines(include_str!("data/departements.svg")));
static REGIONS: LazyLock<Vec<Outline>> = LazyLock::new(|| outlines(include_str!("data/regions.svg")));
static PETITE_COURONNE: LazyLock<Vec<Outline>> = LazyLock::new(|| outlines(include_str!("data/petite-couronne.svg")));

/// The outlines of the 101 départements, by code.
pub fn departement_outlines() -> &'static [Outline] {
    &DEPARTEMENTS
}

/// The outlines of the 18 régions, by code.
pub fn region_outlines() -> &'static [Outline] {
    &REGIONS
}

/// The outlines of 75, 92, 93 and 94 in a frame of their own, [`PETITE_COURONNE_FRAME`].
pub fn petite_couronne_outlines() -> &'static [Outline] {
    &PETITE_COURONNE
}

/// The rectangle of the large map that the petite couronne enlarges.
pub fn petite_couronne_area() -> Bounds {
    let near = departement_outlines().iter().filter(|outline| matches!(outline.code, "75" | "92" | "93" | "94"));
    near.map(|outline| outline.bounds).reduce(Bounds::union).unwrap_or(FRAME)
}

/// Where a point falls on the large maps; `None` in the collectivities, which have no inset.
pub fn project(departement: DepartementCode, point: Point) -> Option<Dot> {
    let scale = match inset_of(departement) {
        Some((_, _, inset)) => inset,
        None => &MAINLAND,
    };
    Some(scale.dot(metres(departement, point)?))
}

/// Where a point falls on the plane in which its département is drawn; `None` in the collectivities.
pub(super) fn metres(departement: DepartementCode, point: Point) -> Option<Metres> {
    if departement.as_str().len() == 2 {
        return Some(lambert93(point));
    }
    inset_of(departement).map(|(_, zone, _)| utm(point, *zone))
}

fn inset_of(departement: DepartementCode) -> Option<&'static (&'static str, UtmZone, Scale)> {
    INSETS.iter().find(|(code, ..)| *code == departement.as_str())
}

/// The rings of 75, 92, 93 or 94 in Lambert-93, drawn finer than on the large map; `None` for the others.
pub(super) fn petite_couronne_rings(code: &str) -> Option<Vec<Vec<Metres>>> {
    let outline = PETITE_COURONNE.iter().find(|outline| outline.code == code)?;
    let ring = |ring: Vec<Dot>| ring.into_iter().map(|dot| PARIS.metres(dot)).collect();
    Some(outline.rings().map(ring).collect())
}

/// Where a point falls on the petite couronne; `None` outside of its frame.
pub fn project_petite_couronne(point: Point) -> Option<Dot> {
    let dot = PARIS.dot(lambert93(point));
    PETITE_COURONNE_FRAME.contains(dot).then_some(dot)
}

/// How metres become units: the metres at the corner, where that corner is drawn, and units a metre.
struct Scale {
    corner: Metres,
    at: Dot,
    units: f64,
}

impl Scale {
    fn dot(&self, metres: Metres) -> Dot {
        let right = (metres.east - self.corner.east) * self.units;
        let down = (self.corner.north - metres.north) * self.units;
        Dot { x: self.at.x + right, y: self.at.y + down }
    }

    fn metres(&self, dot: Dot) -> Metres {
        let (right, down) = ((dot.x - self.at.x) / self.units, (dot.y - self.at.y) / self.units);
        Metres { east: self.corner.east + right, north: self.corner.north - down }
    }
}

const fn scale(corner: [f64; 2], at: [f64; 2], units: f64) -> Scale {
    Scale { corner: Metres { east: corner[0], north: corner[1] }, at: Dot { x: at[0], y: at[1] }, units }
}

/// 1,144 km wide, from Ouessant to Corsica.
const MAINLAND: Scale = scale([99_000.0, 7_111_000.0], [0.0, 0.0], 1000.0 / 1_144_000.0);

/// A unit for 100 m.
const PARIS: Scale = scale([637_000.0, 6_880_000.0], [0.0, 0.0], 0.01);

/// The insets, 150 units at most each way, from EPSG:5490 (971, 972), 2972, 2975 and 4471. Their corners and scales are those
/// of the outlines as they were drawn: change them together.
const INSETS: [(&str, UtmZone, Scale); 5] = [
    ("971", north(20), scale([627_591.0, 1_826_084.0], [25.0, 948.0], 0.001_747)),
    ("972", north(20), scale([690_578.0, 1_645_660.0], [225.0, 948.0], 0.002_820)),
    ("973", north(22), scale([99_365.0, 636_293.0], [425.0, 948.0], 0.000_373)),
    ("974", south(40), scale([314_720.0, 7_691_242.0], [625.0, 948.0], 0.002_324)),
    ("976", south(38), scale([502_063.0, 8_603_006.0], [825.0, 948.0], 0.003_736)),
];

const fn north(number: u8) -> UtmZone {
    UtmZone { number, south: false }
}

const fn south(number: u8) -> UtmZone {
    UtmZone { number, south: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{Commune, InseeCode, Territory, departements, regions};

    fn outline_of<'a>(outlines: &'a [Outline], code: &str) -> &'a Outline {
        outlines.iter().find(|outline| outline.code == code).unwrap()
    }

    fn commune(code: &str) -> &'static Commune {
        Territory::get().commune(InseeCode::new(code).unwrap()).unwrap()
    }

    #[test]
    fn every_departement_and_region_has_an_outline_in_the_frame() {
        let drawn: Vec<_> = departement_outlines().iter().map(|outline| outline.code).collect();
        let named: Vec<_> = departements().iter().filter(|d| d.region().is_some()).map(|d| d.code).collect();
        assert_eq!(drawn, named);
        let drawn: Vec<_> = region_outlines().iter().map(|outline| outline.code).collect();
        assert_eq!(drawn, regions().iter().map(|region| region.code).collect::<Vec<_>>());
        for outline in departement_outlines().iter().chain(region_outlines()) {
            assert_eq!(FRAME.union(outline.bounds), FRAME, "{}", outline.code);
        }
    }

    #[test]
    fn a_label_stands_on_its_territory() {
        for outline in [departement_outlines(), region_outlines(), petite_couronne_outlines()].concat() {
            assert!(outline.contains(outline.label), "{}", outline.code);
        }
    }

    #[test]
    fn known_towns_fall_on_their_departement() {
        let mainland = ["59350", "67482", "29019", "06088", "64102", "2A004", "2B033", "75056"];
        let overseas = ["97105", "97209", "97302", "97411", "97608"];
        for commune in mainland.into_iter().chain(overseas).map(commune) {
            let dot = project(commune.departement, commune.point()).unwrap();
            let bounds = outline_of(departement_outlines(), commune.departement.as_str()).bounds;
            assert!(bounds.grown(1.0).contains(dot), "{} {dot:?} {bounds:?}", commune.name);
        }
    }

    #[test]
    fn nearly_every_commune_falls_inside_its_own_outline() {
        let (mut all, mut outside) = (0, 0);
        for commune in Territory::get().all() {
            let Some(dot) = project(commune.departement, commune.point()) else { continue };
            all += 1;
            let outline = outline_of(departement_outlines(), commune.departement.as_str());
            outside += u32::from(!outline.contains(dot));
            // Small islands are not drawn: Ouessant lies 19 units off the Finistère.
            assert!(outline.bounds.grown(30.0).contains(dot), "{} {dot:?}", commune.name);
        }
        // The outlines are simplified to about a kilometre: 1.6 % of the points fall just outside.
        assert!(outside * 50 < all, "{outside} of {all}");
    }

    #[test]
    fn the_petite_couronne_is_drawn_again_to_its_own_scale() {
        assert!(petite_couronne_area().width() < 40.0);
        let paris = ["75111", "92026", "93066", "94028"].map(commune);
        for commune in paris {
            let dot = project_petite_couronne(commune.point()).unwrap();
            assert!(outline_of(petite_couronne_outlines(), commune.departement.as_str()).contains(dot));
        }
        assert_eq!(project_petite_couronne(commune("77288").point()), None);
        assert!(
            petite_couronne_outlines().iter().all(|o| PETITE_COURONNE_FRAME.union(o.bounds) == PETITE_COURONNE_FRAME)
        );
    }

    #[test]
    fn a_collectivity_has_no_place_on_the_map() {
        let noumea = commune("98818");
        assert_eq!(project(noumea.departement, noumea.point()), None);
    }
}
