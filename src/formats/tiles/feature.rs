//! The features of the tiles: an event in few words, a cell that counts, a place where too much happens to be listed.

use super::super::geojson::{Moment, PlaceProperties, days_of, place_of, position};
use super::super::{FormatContext, prose};
use super::facets::{self, Facets};
use crate::model::Event;
use crate::model::vocabulary::{Status, Vocabulary};
use ::geojson::{Bbox, Feature, FeatureCollection, Geometry, feature::Id};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a card of the map shows and what the filters need: a part of the public data set's properties, by the same names.
#[derive(Serialize)]
struct Properties<'a> {
    titre: String,
    /// Path on the host: tiles are read by the site's own map.
    url: String,
    types: Vec<&'static str>,
    #[serde(flatten)]
    when: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    jours: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statut: Option<&'static str>,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lieu: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commune: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    departement: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accessibilite: Vec<&'static str>,
}

/// An event, at its place.
pub(super) fn of_event(event: &Event, context: &FormatContext<'_>) -> Feature {
    let place = place_of(event);
    let words = place.map(PlaceProperties::of);
    let known = event.accessibility.features().into_iter().filter(|(_, _, state)| *state == Some(true));
    let properties = Properties {
        titre: prose::readable(&event.title),
        url: context.base.path(&event.id.url()),
        types: event.types.iter().map(|kind| kind.key()).collect(),
        when: Moment::of(event),
        jours: days_of(event),
        statut: Some(event.status).filter(|status| *status != Status::Scheduled).map(Status::key),
        mode: event.mode.key(),
        lieu: words.and_then(|words| words.lieu),
        commune: place.map(|place| place.commune.as_str()),
        departement: place.map(|place| place.departement.code),
        accessibilite: known.map(|(key, _, _)| key).collect(),
    };
    let properties = match serde_json::to_value(properties) {
        Ok(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let id = Id::String(event.id.as_str().to_owned());
    let geometry = place.map(|place| Geometry::new_point(position(place)));
    Feature { bbox: None, geometry, id: Some(id), properties: Some(properties), foreign_members: None }
}

/// Some events that are counted together.
pub(super) struct Group<'a> {
    /// What tells it from the others.
    pub(super) id: String,
    /// Its events and what the filters see of them; at least one.
    pub(super) events: Vec<(&'a Event, Facets)>,
    /// Whether they all happen at one point, where too many happen to be listed.
    pub(super) crowded: bool,
}

/// A count, at the middle of its events: `nombre`, the commune where most of them are, the box to zoom to, the histogram.
pub(super) fn of_group(group: &Group<'_>, context: &FormatContext<'_>) -> Feature {
    let positions: Vec<[f64; 2]> = group.events.iter().filter_map(|(event, _)| place_of(event)).map(position).collect();
    let mut properties = Map::new();
    properties.insert("nombre".to_owned(), group.events.len().into());
    if let Some(place) = main_place(group) {
        properties.insert("commune".to_owned(), place.commune.clone().into());
        if group.crowded {
            properties.insert("url".to_owned(), context.base.path(&place.commune_url()).into());
        }
    }
    facets::describe(&mut properties, group.events.iter().map(|(_, facets)| *facets));
    Feature {
        bbox: bounds(&positions),
        geometry: Some(Geometry::new_point(middle(&positions))),
        id: Some(Id::String(group.id.clone())),
        properties: Some(properties),
        foreign_members: None,
    }
}

/// A collection with its bbox and no member that RFC 7946 does not know.
pub(super) fn collection(features: Vec<Feature>) -> Vec<u8> {
    let points = features.iter().filter_map(|feature| match &feature.geometry.as_ref()?.value {
        ::geojson::GeometryValue::Point { coordinates } => Some([coordinates[0], coordinates[1]]),
        _ => None,
    });
    let bbox = bounds(&points.collect::<Vec<_>>());
    let mut text = FeatureCollection { bbox, features, foreign_members: None }.to_string();
    text.push('\n');
    text.into_bytes()
}

/// The place of the commune that has most events; the first of equals.
fn main_place<'a>(group: &Group<'a>) -> Option<&'a crate::model::Place> {
    let mut counts: BTreeMap<&str, (usize, &crate::model::Place)> = BTreeMap::new();
    for place in group.events.iter().filter_map(|(event, _)| place_of(event)) {
        counts.entry(&place.insee).or_insert((0, place)).0 += 1;
    }
    let most = counts.into_values().reduce(|best, other| if other.0 > best.0 { other } else { best });
    most.map(|(_, place)| place)
}

/// West, south, east, north.
fn bounds(positions: &[[f64; 2]]) -> Option<Bbox> {
    let boxes = positions.iter().map(|[x, y]| [*x, *y, *x, *y]);
    boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]).map(Vec::from)
}

/// The mean of some positions, five decimals.
fn middle(positions: &[[f64; 2]]) -> [f64; 2] {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    let count = positions.len().max(1) as f64;
    let mean = |axis: usize| {
        let sum: f64 = positions.iter().map(|position| position[axis]).sum();
        (sum / count * 1e5).round() / 1e5
    };
    [mean(0), mean(1)]
}
