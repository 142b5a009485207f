//! What tiles owe to every event: to stand in exactly one list, and to be counted once at every zoom.

use super::super::samples::{lyon, site};
use super::tree::{DEEPEST, LISTED, Node, Tile, Tree};
use super::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Points of a small pseudo-random walk, the same at every run: around some towns, overseas ones too.
fn points(count: usize) -> Vec<[f64; 2]> {
    let towns = [
        [2.35, 48.85],
        [4.83, 45.76],
        [4.1, 49.99],
        [55.45, -20.88],
        [-61.55, 16.24],
        [-52.33, 4.93],
        [166.45, -22.27],
    ];
    let mut seed = 1u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(seed >> 40).expect("24 bits")) / f64::from(1u32 << 24) - 0.5
    };
    let near = |degrees: f64| (degrees * 1e5).round() / 1e5;
    (0..count).map(|n| towns[n % 7]).map(|[x, y]| [near(x + random()), near(y + random())]).collect()
}

fn children<'a>(tree: &'a Tree, node: &Node) -> Vec<&'a Node> {
    let Tile { z, x, y } = node.tile;
    let child = |other: &&Node| other.tile.z == z + 1 && other.tile.x / 2 == x && other.tile.y / 2 == y;
    tree.nodes.iter().filter(child).collect()
}

/// Every promise of the tree, on any set of points.
fn keeps_its_promises(points: &[[f64; 2]]) -> Tree {
    let tree = Tree::new(points);
    let leaves = tree.nodes.iter().filter(|node| node.leaf);
    let mut found: Vec<u32> = leaves.flat_map(|node| tree.points(node.spots.clone()).to_vec()).collect();
    found.sort_unstable();
    assert!(found.into_iter().eq(0..u32::try_from(points.len()).expect("few")), "every point is in exactly one leaf");
    for node in &tree.nodes {
        let total = tree.points(node.spots.clone()).len();
        let cells: usize = tree.cells(node).into_iter().map(|(_, spots)| tree.points(spots).len()).sum();
        assert_eq!(cells, total, "cells sum to their tile");
        if !node.leaf {
            assert!(total > LISTED && node.tile.z < DEEPEST);
            let sum: usize = children(&tree, node).iter().map(|node| tree.points(node.spots.clone()).len()).sum();
            assert_eq!(sum, total, "children sum to their parent");
        }
    }
    let present = tree.shape.chars().filter(|sign| *sign != '0').count();
    assert_eq!(present, tree.nodes.len());
    tree
}

#[test]
fn every_event_is_in_one_list_and_counted_once_at_every_zoom() {
    for count in [0, 1, 7, 120, 121, 1_500] {
        keeps_its_promises(&points(count));
    }
    assert_eq!(keeps_its_promises(&points(7)).shape, "1");
}

#[test]
fn a_hundred_thousand_events_make_some_thousand_tiles() {
    let tree = Tree::new(&points(100_000));
    let listed: usize =
        tree.nodes.iter().filter(|node| node.leaf).map(|node| tree.points(node.spots.clone()).len()).sum();
    assert_eq!(listed, 100_000);
    assert!((1_000..5_000).contains(&tree.nodes.len()), "{} tiles", tree.nodes.len());
}

#[test]
fn a_place_where_everything_happens_is_one_tile() {
    let tree = keeps_its_promises(&vec![[2.35, 48.85]; 3_000]);
    assert_eq!((tree.nodes.len(), tree.spots.len()), (1, 1));
    assert!(tree.spots[0].is_crowded());
}

#[test]
fn two_places_too_near_to_be_told_apart_end_at_the_deepest_zoom() {
    let mut both = vec![[2.35, 48.85]; 100];
    both.extend(vec![[2.35001, 48.85]; 100]);
    let tree = keeps_its_promises(&both);
    assert_eq!(tree.nodes.last().map(|node| node.tile.z), Some(DEEPEST));
}

#[test]
fn a_tile_is_where_web_maps_look_for_it() {
    let mut paris = vec![[2.35, 48.85]; 100];
    paris.extend(points(300));
    let tree = Tree::new(&paris);
    // https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames: Paris is in 4/8/5.
    let around = tree.nodes.iter().find(|node| node.tile == Tile { z: 4, x: 8, y: 5 }).expect("a tile");
    assert!(tree.points(around.spots.clone()).contains(&0));
}

fn edition(count: usize) -> (super::super::samples::SampleSite, MapTiles) {
    let mut sample = site();
    sample.site.events = points(count)
        .into_iter()
        .map(|[longitude, latitude]| {
            let mut event = lyon();
            let place = event.place.as_mut().expect("a place");
            (place.longitude, place.latitude) = (longitude, latitude);
            Arc::new(event)
        })
        .collect();
    let all: Vec<u32> = (0..u32::try_from(count).expect("few")).collect();
    let tiles = MapTiles::new(&sample.site, &all);
    (sample, tiles)
}

#[test]
fn what_tiles_show_adds_up_and_is_geojson() {
    let (sample, tiles) = edition(400);
    let context = sample.context();
    let mut shown = BTreeMap::new();
    for (index, tile) in tiles.tiles().enumerate() {
        let bytes = tiles.tile(index, &context).expect("a tile");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let collection: geojson::FeatureCollection = text.parse().expect("a FeatureCollection");
        let count =
            |feature: &geojson::Feature| feature.property("nombre").map_or(1, |count| count.as_u64().expect("a count"));
        shown.insert((tile.z, tile.x, tile.y), collection.features.iter().map(count).sum::<u64>());
    }
    assert_eq!(shown[&(0, 0, 0)], 400);
    assert_eq!(tiles.tile(9_999, &context), None);
}

#[test]
fn a_cell_says_where_to_zoom_and_what_is_there() {
    let (sample, tiles) = edition(400);
    let world: serde_json::Value =
        serde_json::from_slice(&tiles.tile(0, &sample.context()).expect("a tile")).expect("JSON");
    let cell = &world["features"][0];
    assert_eq!(cell["properties"]["commune"], "Lyon");
    assert_eq!(cell["bbox"].as_array().map(Vec::len), Some(4));
    assert_eq!(cell["properties"]["cles"][0][4], cell["properties"]["nombre"], "all are alike");
    let index: serde_json::Value = serde_json::from_slice(&tiles.index()).expect("JSON");
    assert!(index["arbre"].as_str().is_some_and(|shape| shape.starts_with('2')));
}

#[test]
fn a_crowded_place_leads_to_its_commune() {
    let mut sample = site();
    sample.site.events = (0..200).map(|_| Arc::new(lyon())).collect();
    let tiles = MapTiles::new(&sample.site, &(0..200).collect::<Vec<_>>());
    let tile: serde_json::Value =
        serde_json::from_slice(&tiles.tile(0, &sample.context()).expect("a tile")).expect("JSON");
    let properties = &tile["features"][0]["properties"];
    assert_eq!(properties["nombre"], 200);
    assert_eq!(properties["url"], "/semaine/communes/69123-lyon/");
}
