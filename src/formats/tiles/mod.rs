//! The map of a large edition, cut into GeoJSON tiles (RFC 7946) that a browser loads as it looks.
//!
//! A tile lists its events when they are few; else it counts them in an 8 × 8 grid and has four children. A small edition
//! has no tiles: the browser reads the public data set and counts by the same grid.

mod facets;
mod feature;
#[cfg(test)]
mod tests;
mod tree;

pub use tree::Tile;

use super::FormatContext;
use super::geojson::{place_of, position};
use crate::model::{Event, Site};
use facets::Facets;
use feature::Group;
use serde::Serialize;
use std::ops::Range;
use tree::{Node, Tree};

/// Events of the online list at most; the programme has them all.
const ONLINE: usize = 120;

/// The tiles of an edition, planned once; each is written when it is asked for.
#[derive(Debug, Clone)]
pub struct MapTiles {
    /// What the tree's points are: indexes in [`Site::events`].
    events: Vec<u32>,
    /// What the filters see of each of them.
    facets: Vec<Facets>,
    /// Events without a place: indexes in [`Site::events`].
    online: Vec<u32>,
    tree: Tree,
}

/// `carte/tuiles/index.json`: which tiles exist, so that a browser asks for no other.
#[derive(Serialize)]
struct Index<'a> {
    /// See [`Tree::shape`].
    arbre: &'a str,
    /// How many events the tiles hold.
    nombre: usize,
    /// How many have no place.
    en_ligne: usize,
}

impl MapTiles {
    /// Plans the tiles of some events, given by their index in the site.
    pub fn new(site: &Site, events: &[u32]) -> Self {
        let on_map = |index: &u32| place_of(&site.events[*index as usize]).is_some();
        let (events, online): (Vec<u32>, Vec<u32>) = events.iter().copied().partition(on_map);
        let of = |index: &u32| &*site.events[*index as usize];
        let points: Vec<[f64; 2]> = events.iter().filter_map(|index| place_of(of(index))).map(position).collect();
        let week = facets::week(site.week());
        let facets = events.iter().map(|index| Facets::of(of(index), &week)).collect();
        Self { tree: Tree::new(&points), events, facets, online }
    }

    /// The tiles, in the order that [`MapTiles::tile`] counts.
    pub fn tiles(&self) -> impl Iterator<Item = Tile> {
        self.tree.nodes.iter().map(|node| node.tile)
    }

    /// The index of the tiles.
    pub fn index(&self) -> Vec<u8> {
        let index = Index { arbre: &self.tree.shape, nombre: self.events.len(), en_ligne: self.online.len() };
        serde_json::to_vec(&index).unwrap_or_default()
    }

    /// The bytes of a tile; `None` for one that does not exist.
    pub fn tile(&self, index: usize, context: &FormatContext<'_>) -> Option<Vec<u8>> {
        let node = self.tree.nodes.get(index)?;
        let features = if node.leaf { self.list(node, context) } else { self.grid(node, context) };
        Some(feature::collection(features))
    }

    /// The events without a place, the first `ONLINE` of them.
    pub fn online(&self, context: &FormatContext<'_>) -> Vec<u8> {
        let events = self.online.iter().take(ONLINE).map(|index| &*context.site.events[*index as usize]);
        feature::collection(events.map(|event| feature::of_event(event, context)).collect())
    }

    fn list(&self, node: &Node, context: &FormatContext<'_>) -> Vec<geojson::Feature> {
        let mut features = Vec::new();
        for index in node.spots.clone() {
            if self.tree.spots[index].is_crowded() {
                features.push(self.count(index..index + 1, format!("lieu-{index}"), context));
            } else {
                let events = self.events_of(index..index + 1, context);
                features.extend(events.into_iter().map(|(event, _)| feature::of_event(event, context)));
            }
        }
        features
    }

    fn grid(&self, node: &Node, context: &FormatContext<'_>) -> Vec<geojson::Feature> {
        let Tile { z, x, y } = node.tile;
        let cells = self
            .tree
            .cells(node)
            .into_iter()
            .map(|((column, row), spots)| self.count(spots, format!("{z}/{x}/{y}-{column}-{row}"), context));
        cells.collect()
    }

    /// The count of a slice of places; an event alone is itself.
    fn count(&self, spots: Range<usize>, id: String, context: &FormatContext<'_>) -> geojson::Feature {
        let crowded = spots.len() == 1 && self.tree.spots[spots.start].is_crowded();
        let events = self.events_of(spots, context);
        match events.as_slice() {
            [(event, _)] => feature::of_event(event, context),
            _ => feature::of_group(&Group { id, events, crowded }, context),
        }
    }

    fn events_of<'a>(&self, spots: Range<usize>, context: &FormatContext<'a>) -> Vec<(&'a Event, Facets)> {
        let points = self.tree.points(spots).iter().map(|point| *point as usize);
        points.map(|point| (&*context.site.events[self.events[point] as usize], self.facets[point])).collect()
    }
}
