//! The locator map of a département: its outline, what lies around and the names of a few towns, in one frame of fixed
//! shape. The point of an event and the outlines go through the same projection, so that they agree.
//!
//! The outlines are those of the maps that zoom ([`super::geojson`]), and Paris with its three neighbours those of the petite
//! couronne, drawn finer. The overseas collectivities have no outline, so no locator.

use super::commune::Commune;
use super::departements::{DepartementCode, departements};
use super::distance::Point;
use super::outline::Dot;
use super::projection::Metres;
use super::svg::{metres, petite_couronne_rings};
use super::towns::towns;
use std::sync::LazyLock;

/// The width of every locator map, in its units; a unit is about half a pixel of the screen.
pub const WIDTH: f64 = 800.0;

/// The height of every locator map.
pub const HEIGHT: f64 = 600.0;

/// Room left around the département, as a part of its size.
const MARGIN: f64 = 0.08;

/// Towns named at most.
const NAMED: usize = 5;

/// The height of a name and the mean width of its letters, in units, for names not to cover one another.
const LETTER: (f64, f64) = (44.0, 19.0);

/// Two points of an outline nearer than this, in units, are drawn as one.
const FINE: f64 = 2.5;

/// The frame of one département.
#[derive(Debug, Clone, Copy)]
pub struct Locator {
    /// Its département.
    pub departement: DepartementCode,
    corner: Metres,
    /// Metres a unit.
    unit: f64,
}

/// A named town of a locator map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TownLabel {
    /// Its name, apostrophes as `'`.
    pub name: &'static str,
    /// Where it is.
    pub dot: Dot,
    /// Whether its name stands on the left of its point, for want of room on the right.
    pub on_the_left: bool,
}

/// One territory of the embedded outlines: the code of its département, or none for another country; its outer rings.
struct Shape {
    code: Option<&'static str>,
    rings: Vec<Vec<Point>>,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let countries = shapes(super::geojson::NEIGHBOURS);
    countries.into_iter().chain(shapes(super::geojson::DEPARTEMENTS)).collect()
});

static LOCATORS: LazyLock<Vec<Locator>> = LazyLock::new(|| {
    let codes = departements().iter().filter_map(|departement| DepartementCode::new(departement.code));
    codes.filter_map(Locator::new).collect()
});

impl Locator {
    /// The locator map of a département; none for a collectivity, which has no outline.
    pub fn of(departement: DepartementCode) -> Option<&'static Self> {
        let at = LOCATORS.binary_search_by_key(&departement, |locator| locator.departement).ok()?;
        LOCATORS.get(at)
    }

    fn new(departement: DepartementCode) -> Option<Self> {
        let points = own_rings(departement).into_iter().flatten();
        let (low, high) = points.fold(None, |bounds: Option<(Metres, Metres)>, at| {
            let (low, high) = bounds.unwrap_or((at, at));
            Some((
                Metres { east: low.east.min(at.east), north: low.north.min(at.north) },
                Metres { east: high.east.max(at.east), north: high.north.max(at.north) },
            ))
        })?;
        let (width, height) = (high.east - low.east, high.north - low.north);
        let unit = (width / WIDTH).max(height / HEIGHT) * (1.0 + 2.0 * MARGIN);
        let corner = Metres {
            east: f64::midpoint(low.east, high.east) - unit * WIDTH / 2.0,
            north: f64::midpoint(low.north, high.north) + unit * HEIGHT / 2.0,
        };
        Some(Self { departement, corner, unit })
    }

    /// Where a point falls, when it is in the frame.
    pub fn dot(&self, point: Point) -> Option<Dot> {
        let dot = self.place(metres(self.departement, point)?);
        let inside = (0.0..=WIDTH).contains(&dot.x) && (0.0..=HEIGHT).contains(&dot.y);
        inside.then_some(dot)
    }

    /// The outline of the département, a ring a piece.
    pub fn outline(&self) -> Vec<Vec<Dot>> {
        self.drawn(own_rings(self.departement))
    }

    /// The other départements and the countries within the frame, cut at its edges.
    pub fn around(&self) -> Vec<Vec<Dot>> {
        let others = SHAPES.iter().filter(|shape| shape.code != Some(self.departement.as_str()));
        let rings = others.flat_map(|shape| match shape.code.and_then(petite_couronne_rings) {
            Some(rings) if is_drawn_finer(self.departement) => rings,
            _ => projected(self.departement, &shape.rings),
        });
        self.drawn(rings.collect())
    }

    /// The towns to name, the largest first: those of the département, then those around. Names keep clear of one another.
    pub fn towns(&self) -> Vec<TownLabel> {
        let all = || towns().by_population().iter().copied();
        let own = all().filter(|town| town.departement == self.departement);
        let others = all().filter(|town| town.departement != self.departement && self.shares_its_plane(town));
        let mut named: Vec<TownLabel> = Vec::with_capacity(NAMED);
        for town in own.chain(others) {
            let Some(label) = self.label(town) else { continue };
            if named.iter().all(|other| !overlap(other, &label)) {
                named.push(label);
            }
            if named.len() == NAMED {
                break;
            }
        }
        named
    }

    /// A town of another département can be placed when both are drawn in Lambert-93.
    fn shares_its_plane(&self, town: &Commune) -> bool {
        self.departement.as_str().len() == 2 && town.departement.as_str().len() == 2
    }

    fn label(&self, town: &Commune) -> Option<TownLabel> {
        let dot = self.dot(town.point())?;
        let width = label_width(town.name);
        let on_the_left = dot.x + width > WIDTH;
        let fits = (LETTER.0..HEIGHT - LETTER.0).contains(&dot.y) && (!on_the_left || dot.x > width);
        fits.then_some(TownLabel { name: town.name, dot, on_the_left })
    }

    fn place(&self, metres: Metres) -> Dot {
        Dot { x: (metres.east - self.corner.east) / self.unit, y: (self.corner.north - metres.north) / self.unit }
    }

    fn drawn(&self, rings: Vec<Vec<Metres>>) -> Vec<Vec<Dot>> {
        let placed = rings.into_iter().map(|ring| ring.into_iter().map(|metres| self.place(metres)).collect());
        placed.map(|ring: Vec<Dot>| thinned(cut(ring))).filter(|ring| ring.len() > 2).collect()
    }
}

/// Paris and its three neighbours have finer outlines in their own frames.
fn is_drawn_finer(departement: DepartementCode) -> bool {
    matches!(departement.as_str(), "75" | "92" | "93" | "94")
}

fn own_rings(departement: DepartementCode) -> Vec<Vec<Metres>> {
    if let Some(rings) = petite_couronne_rings(departement.as_str()).filter(|_| is_drawn_finer(departement)) {
        return rings;
    }
    let own = SHAPES.iter().filter(|shape| shape.code == Some(departement.as_str()));
    own.flat_map(|shape| projected(departement, &shape.rings)).collect()
}

/// Rings in the plane of a département, but for those too far from it to be drawn there (5 degrees).
fn projected(departement: DepartementCode, rings: &[Vec<Point>]) -> Vec<Vec<Metres>> {
    let Some(centre) = super::Territory::get().communes_of(departement).next().map(Commune::point) else {
        return Vec::new();
    };
    let near = |point: &Point| (point.lat - centre.lat).abs() < 5.0 && (point.lon - centre.lon).abs() < 5.0;
    let close = rings.iter().filter(|ring| ring.iter().any(near));
    close.map(|ring| ring.iter().filter_map(|point| metres(departement, *point)).collect()).collect()
}

/// Reads an embedded FeatureCollection: outer rings only, none of these territories has a hole.
fn shapes(text: &'static str) -> Vec<Shape> {
    let collection = text.parse::<geojson::FeatureCollection>().map(|collection| collection.features);
    let shape = |feature: geojson::Feature| {
        let code = feature.property("dep").and_then(|code| DepartementCode::new(code.as_str()?));
        let outer = |polygon: &Vec<Vec<geojson::Position>>| {
            Some(polygon.first()?.iter().map(|at| Point { lat: at[1], lon: at[0] }).collect())
        };
        let rings = match feature.geometry?.value {
            geojson::GeometryValue::Polygon { coordinates } => outer(&coordinates).into_iter().collect(),
            geojson::GeometryValue::MultiPolygon { coordinates } => coordinates.iter().filter_map(outer).collect(),
            _ => return None,
        };
        Some(Shape { code: code.map(DepartementCode::as_str), rings })
    };
    collection.unwrap_or_default().into_iter().filter_map(shape).collect()
}

/// The part of a ring within the frame and a little around it, where its cut edges do not show (Sutherland and Hodgman).
fn cut(ring: Vec<Dot>) -> Vec<Dot> {
    const AROUND: f64 = 6.0;
    let sides: [fn(Dot) -> f64; 4] = [|dot| dot.x, |dot| dot.y, |dot| WIDTH - dot.x, |dot| HEIGHT - dot.y];
    sides.into_iter().fold(ring, |ring, inwards| {
        let depth = |dot: Dot| inwards(dot) + AROUND;
        let mut kept = Vec::with_capacity(ring.len());
        for (at, next) in ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)) {
            let (here, there) = (depth(at), depth(next));
            if here >= 0.0 {
                kept.push(at);
            }
            if (here >= 0.0) != (there >= 0.0) {
                let part = here / (here - there);
                kept.push(Dot { x: at.x + (next.x - at.x) * part, y: at.y + (next.y - at.y) * part });
            }
        }
        kept
    })
}

/// A ring without the points that nobody would see apart.
fn thinned(ring: Vec<Dot>) -> Vec<Dot> {
    let mut kept: Vec<Dot> = Vec::with_capacity(ring.len());
    for dot in ring {
        if kept.last().is_none_or(|last| (last.x - dot.x).hypot(last.y - dot.y) >= FINE) {
            kept.push(dot);
        }
    }
    kept
}

fn label_width(name: &str) -> f64 {
    #[expect(clippy::cast_precision_loss)]
    let letters = name.chars().count() as f64;
    letters * LETTER.1 + 20.0
}

/// Whether two names would touch.
fn overlap(one: &TownLabel, other: &TownLabel) -> bool {
    let span = |label: &TownLabel| {
        let width = label_width(label.name);
        if label.on_the_left {
            (label.dot.x - width, label.dot.x + 12.0)
        } else {
            (label.dot.x - 12.0, label.dot.x + width)
        }
    };
    let (a, b) = (span(one), span(other));
    (one.dot.y - other.dot.y).abs() < LETTER.0 && a.0 < b.1 && b.0 < a.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{InseeCode, Territory};

    fn commune(code: &str) -> &'static Commune {
        Territory::get().commune(InseeCode::new(code).unwrap()).unwrap()
    }

    fn within(rings: &[Vec<Dot>], dot: Dot) -> bool {
        let crossings = |ring: &Vec<Dot>| {
            let edges = ring.iter().copied().zip(ring.iter().copied().cycle().skip(1));
            let across = edges.filter(|(a, b)| (a.y > dot.y) != (b.y > dot.y));
            across.filter(|(a, b)| (b.x - a.x) * (dot.y - a.y) / (b.y - a.y) + a.x > dot.x).count()
        };
        rings.iter().map(crossings).sum::<usize>() % 2 == 1
    }

    #[test]
    fn every_departement_has_a_locator_and_no_collectivity_has() {
        for departement in departements() {
            let code = DepartementCode::new(departement.code).unwrap();
            assert_eq!(Locator::of(code).is_some(), departement.region().is_some(), "{}", departement.name);
        }
    }

    #[test]
    fn every_commune_falls_in_the_frame_of_its_departement_and_nearly_all_in_its_outline() {
        let (mut all, mut outside) = (0, 0);
        for locator in LOCATORS.iter() {
            let outline = locator.outline();
            for commune in Territory::get().communes_of(locator.departement) {
                let Some(dot) = locator.dot(commune.point()) else { continue };
                all += 1;
                outside += u32::from(!within(&outline, dot));
            }
        }
        // The outlines leave out small islands, whose dots fall in the sea, and at times off the frame.
        assert!(all > 34_850, "{all} in their frames");
        assert!(outside * 40 < all, "{outside} of {all} outside of their outlines");
    }

    #[test]
    fn the_outline_is_whole_and_what_lies_around_is_cut_at_the_edges() {
        for locator in LOCATORS.iter() {
            let inside = |dot: &Dot| (0.0..=WIDTH).contains(&dot.x) && (0.0..=HEIGHT).contains(&dot.y);
            assert!(locator.outline().iter().flatten().all(inside), "{:?}", locator.departement);
            let near = |dot: &Dot| (-7.0..=WIDTH + 7.0).contains(&dot.x) && (-7.0..=HEIGHT + 7.0).contains(&dot.y);
            assert!(locator.around().iter().flatten().all(near), "{:?}", locator.departement);
        }
    }

    #[test]
    fn anor_lies_south_east_of_lille_and_both_are_in_the_nord() {
        let nord = Locator::of(DepartementCode::new("59").unwrap()).unwrap();
        let (anor, lille) = (nord.dot(commune("59012").point()).unwrap(), nord.dot(commune("59350").point()).unwrap());
        assert!(anor.x > lille.x && anor.y > lille.y, "{anor:?} {lille:?}");
        let outline = nord.outline();
        assert!(within(&outline, anor) && within(&outline, lille));
    }

    #[test]
    fn every_locator_names_a_few_towns_that_do_not_cover_one_another() {
        for locator in LOCATORS.iter() {
            let named = locator.towns();
            assert!((1..=NAMED).contains(&named.len()), "{:?}: {named:?}", locator.departement);
            for (index, town) in named.iter().enumerate() {
                assert!(named[index + 1..].iter().all(|other| !overlap(town, other)), "{town:?}");
            }
        }
    }

    #[test]
    fn a_point_far_from_the_departement_has_no_dot() {
        let nord = Locator::of(DepartementCode::new("59").unwrap()).unwrap();
        assert_eq!(nord.dot(commune("69123").point()), None);
    }
}
