//! Where the events of a large edition go: an adaptive quadtree in Web Mercator (EPSG:3857, the scheme `z/x/y` of web maps).
//!
//! Places are sorted along a Z-order curve, so that the content of any tile, and of any cell of its grid, is one slice.
//! Nothing here knows what an event is: points come in, tiles of indexes go out.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::ops::Range;

/// Events that a tile lists at most; a fuller one holds a grid of counts and has four children.
pub(super) const LISTED: usize = 120;

/// The deepest zoom of a tile, about 150 m wide: there a tile lists whatever it holds.
pub(super) const DEEPEST: u8 = 18;

/// A grid has 2³ × 2³ cells: the tiles of three zooms further.
const GRID: u8 = 3;

/// The depth of the Z-order keys: that of the cells of the deepest tile.
const KEY: u8 = DEEPEST + GRID;

/// The latitude at which the square of Web Mercator ends, in degrees.
const LIMIT: f64 = 85.051_128;

/// A tile's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// Zoom: 0 is the whole world.
    pub z: u8,
    /// Column, from the antimeridian eastwards.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
}

/// A place and what happens there.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    key: u64,
    /// Its slice of [`Tree::order`].
    pub(super) points: Range<usize>,
}

/// A tile that exists.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) tile: Tile,
    /// Its slice of [`Tree::spots`].
    pub(super) spots: Range<usize>,
    /// Whether it lists its events; else it counts them and has children.
    pub(super) leaf: bool,
}

/// The tiles of a set of points.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// Places along the Z-order curve.
    pub(super) spots: Vec<Spot>,
    /// Indexes of the points, place by place.
    pub(super) order: Vec<u32>,
    /// A tile, then its children: north-west, north-east, south-west, south-east.
    pub(super) nodes: Vec<Node>,
    /// The same as a text of one digit a tile: `0` absent, `1` a list, `2` a grid followed by its four children.
    pub(super) shape: String,
}

impl Tree {
    /// The tree of some points, each a longitude and a latitude in degrees.
    pub(super) fn new(points: &[[f64; 2]]) -> Self {
        let mut places: BTreeMap<(u64, [u64; 2]), Vec<u32>> = BTreeMap::new();
        for (index, point) in (0u32..).zip(points) {
            places.entry((key(*point), point.map(f64::to_bits))).or_default().push(index);
        }
        let mut tree = Self {
            spots: Vec::with_capacity(places.len()),
            order: Vec::with_capacity(points.len()),
            nodes: Vec::new(),
            shape: String::new(),
        };
        for ((key, _), indexes) in places {
            let start = tree.order.len();
            tree.order.extend(indexes);
            let points = start..tree.order.len();
            tree.spots.push(Spot { key, points });
        }
        tree.grow(Tile { z: 0, x: 0, y: 0 }, 0..tree.spots.len());
        tree
    }

    fn grow(&mut self, tile: Tile, spots: Range<usize>) {
        let listed: usize = self.spots[spots.clone()].iter().map(Spot::listed).sum();
        let leaf = listed <= LISTED || spots.len() == 1 || tile.z == DEEPEST;
        self.shape.push(if leaf { '1' } else { '2' });
        self.nodes.push(Node { tile, spots: spots.clone(), leaf });
        if leaf {
            return;
        }
        let mut rest = spots;
        for quarter in 0..4 {
            let child = Tile { z: tile.z + 1, x: tile.x * 2 + (quarter & 1), y: tile.y * 2 + (quarter >> 1) };
            let inside = |spot: &Spot| spot.key >> (2 * (KEY - child.z)) == interleave(child.x, child.y);
            let end = rest.start + self.spots[rest.clone()].partition_point(inside);
            if rest.start == end {
                self.shape.push('0');
            } else {
                self.grow(child, rest.start..end);
            }
            rest.start = end;
        }
    }

    /// The cells of a tile's grid that are not empty, from the north-west in Z-order: the place of each in the grid
    /// (column, row) and its slice of [`Tree::spots`].
    pub(super) fn cells(&self, node: &Node) -> Vec<((u32, u32), Range<usize>)> {
        let shift = 2 * (KEY - node.tile.z - GRID);
        let mut cells: Vec<((u32, u32), Range<usize>)> = Vec::new();
        for index in node.spots.clone() {
            let cell = column_and_row(self.spots[index].key >> shift);
            match cells.last_mut() {
                Some((last, slice)) if *last == cell => slice.end = index + 1,
                _ => cells.push((cell, index..index + 1)),
            }
        }
        cells
    }

    /// The points of a slice of places.
    pub(super) fn points(&self, spots: Range<usize>) -> &[u32] {
        let spots = &self.spots[spots];
        match (spots.first(), spots.last()) {
            (Some(first), Some(last)) => &self.order[first.points.start..last.points.end],
            _ => &[],
        }
    }
}

impl Spot {
    /// Whether too much happens there to be listed: it is then one entry, that leads to its commune.
    pub(super) fn is_crowded(&self) -> bool {
        self.points.len() > LISTED
    }

    /// How many entries it takes in a tile.
    fn listed(&self) -> usize {
        if self.is_crowded() { 1 } else { self.points.len() }
    }
}

/// Column and row within a grid, of the key of a cell.
fn column_and_row(key: u64) -> (u32, u32) {
    let bit = |place: u8| u32::try_from(key >> place & 1).unwrap_or_default();
    (0..GRID).fold((0, 0), |(column, row), step| (column | bit(2 * step) << step, row | bit(2 * step + 1) << step))
}

/// The Z-order key of a position.
fn key([longitude, latitude]: [f64; 2]) -> u64 {
    let sine = latitude.clamp(-LIMIT, LIMIT).to_radians().sin();
    let x = longitude / 360.0 + 0.5;
    let y = 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI);
    interleave(column(x), column(y))
}

/// A fraction of the world's side, 0 to 1, as a column at the depth of the keys.
fn column(fraction: f64) -> u32 {
    let side = f64::from(1u32 << KEY);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the columns that exist")]
    let column = (fraction * side).clamp(0.0, side - 1.0) as u32;
    column
}

/// The bits of a column (even places) and of a row (odd places).
fn interleave(x: u32, y: u32) -> u64 {
    (0..=KEY).fold(0, |key, bit| key | u64::from(x >> bit & 1) << (2 * bit) | u64::from(y >> bit & 1) << (2 * bit + 1))
}
