//! What an empty list offers in place of nothing: the nearest lists that have events.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::facets::{FacetLink, links_to, with_events};
use super::territories;
use crate::model::Week;
use crate::territory::{self, Point};
use crate::text::typography;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How many neighbours are shown.
const NEIGHBOURS: usize = 6;

/// How far a neighbour may be.
const NEAR_KM: f64 = 250.0;

/// The help of an empty list.
#[derive(Debug, Serialize)]
pub(super) struct Empty {
    /// « Aucune activité publiée dans le Cantal ». It stays right before, during and after the week.
    heading: String,
    /// « Les plus proches », « Les autres jours ».
    title: String,
    links: Vec<FacetLink>,
}

/// What to show in place of an empty list.
pub(super) fn empty(renderer: &Renderer, list: &List) -> Empty {
    match &list.key {
        ListKey::Departement(code) => {
            let (title, links) = near_departement(renderer, code);
            Empty {
                heading: heading(renderer, territory::departement(code).map(|found| found.forms.locative)),
                title,
                links,
            }
        }
        ListKey::Region(code) => {
            let others = territories::regions_by_name().into_iter().map(|region| ListKey::Region(region.code));
            Empty {
                heading: heading(renderer, territory::region(code).map(|found| found.forms.locative)),
                title: renderer.texts.say("nearby.other-regions"),
                links: with_events(renderer, others),
            }
        }
        _ => Empty {
            heading: match list.key {
                ListKey::Day(_) => renderer.texts.say("nearby.nothing-that-day"),
                _ => heading(renderer, None),
            },
            title: renderer.texts.say("nearby.other-days"),
            links: other_days(renderer, list),
        },
    }
}

/// The days of the list's own edition that have events.
fn other_days(renderer: &Renderer, list: &List) -> Vec<FacetLink> {
    let week = renderer.site.editions.get(list.year).and_then(|edition| edition.week);
    let days = week.into_iter().flat_map(Week::days).map(ListKey::Day);
    links_to(renderer, days, None)
}

fn heading(renderer: &Renderer, place: Option<&str>) -> String {
    let heading = match place {
        Some(place) => renderer.texts.say_with("nearby.nothing-there", &[("lieu", place)]),
        None => renderer.texts.say("nearby.nothing"),
    };
    typography(&heading).into_owned()
}

/// The départements that have events, from the nearest, and what to call them: near ones, or (none is near a département
/// overseas) those that are the least far.
fn near_departement(renderer: &Renderer, code: &str) -> (String, Vec<FacetLink>) {
    let here = point_of(code);
    let mut others: Vec<(f64, &'static str)> = territory::departements()
        .iter()
        .filter(|other| renderer.lists.count(&ListKey::Departement(other.code)) > 0)
        .map(|other| {
            let km = here.zip(point_of(other.code)).map(|(here, there)| territory::distance_km(here, there));
            (km.unwrap_or(f64::INFINITY), other.code)
        })
        .collect();
    others.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    let near = others.iter().take_while(|(km, _)| *km <= NEAR_KM).count();
    let (title, kept) = if near == 0 { ("nearby.elsewhere", others.len()) } else { ("nearby.nearest", near) };
    let keys = others.into_iter().take(kept.min(NEIGHBOURS)).map(|(_, code)| ListKey::Departement(code));
    (renderer.texts.say(title), with_events(renderer, keys))
}

/// The point of a département: that of its most populous commune.
fn point_of(code: &str) -> Option<Point> {
    static POINTS: LazyLock<BTreeMap<&'static str, Point>> = LazyLock::new(|| {
        let largest = |departement: &'static territory::Departement| {
            let code = territory::DepartementCode::new(departement.code)?;
            let commune = territory::Territory::get().communes_of(code).max_by_key(|commune| commune.population)?;
            Some((departement.code, commune.point()))
        };
        territory::departements().iter().filter_map(largest).collect()
    });
    POINTS.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn km(one: &str, other: &str) -> f64 {
        territory::distance_km(point_of(one).expect("a point"), point_of(other).expect("a point"))
    }

    #[test]
    fn every_departement_has_a_point_on_the_globe() {
        for departement in territory::departements() {
            assert!(point_of(departement.code).is_some(), "{}", departement.code);
        }
        assert!(km("59", "62") < NEAR_KM);
        assert!(km("976", "34") > 7000.0, "Mayotte is not beside the Hérault, wherever the map draws it");
        assert!(km("976", "974") < km("976", "34"));
    }
}
