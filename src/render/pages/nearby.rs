//! What an empty list offers in place of nothing: the nearest lists that have events.

use super::super::lists::{List, ListKey};
use super::super::map_svg;
use super::super::renderer::Renderer;
use super::facets::{FacetLink, with_events};
use crate::territory;
use crate::text::typography;
use serde::Serialize;

/// How many neighbours are shown.
const NEIGHBOURS: usize = 6;

/// The help of an empty list.
#[derive(Debug, Serialize)]
pub(super) struct Empty {
    /// « dans le Cantal », empty when the list is not a territory.
    place: String,
    /// « Les plus proches », « Les jours où il se passe quelque chose ».
    title: &'static str,
    links: Vec<FacetLink>,
}

/// What to show in place of an empty list.
pub(super) fn empty(renderer: &Renderer, list: &List) -> Empty {
    match &list.key {
        ListKey::Departement(code) => Empty {
            place: territory::departement(code)
                .map_or_else(String::new, |found| typography(found.forms.locative).into_owned()),
            title: "Les plus proches",
            links: near_departement(renderer, code),
        },
        ListKey::Region(code) => {
            let others = territory::regions().iter().map(|region| ListKey::Region(region.code));
            Empty {
                place: territory::region(code)
                    .map_or_else(String::new, |region| typography(region.forms.locative).into_owned()),
                title: "Dans les autres régions",
                links: with_events(renderer, others),
            }
        }
        _ => {
            let edition = renderer.site.edition();
            let days = edition.start.series(jiff::Span::new().days(1)).take_while(|day| *day <= edition.end);
            Empty {
                place: String::new(),
                title: "Les autres jours",
                links: with_events(renderer, days.map(ListKey::Day)),
            }
        }
    }
}

/// The nearest départements that have events, as the map draws them; all of them for one that it does not draw.
fn near_departement(renderer: &Renderer, code: &str) -> Vec<FacetLink> {
    let here = map_svg::centre(code);
    let mut others: Vec<(i64, &'static str)> = territory::departements()
        .iter()
        .filter(|other| renderer.lists.count(&ListKey::Departement(other.code)) > 0)
        .map(|other| {
            let far = here
                .zip(map_svg::centre(other.code))
                .map(|(one, other)| (i64::from(one.0 - other.0)).pow(2) + i64::from(one.1 - other.1).pow(2));
            (far.unwrap_or(i64::MAX), other.code)
        })
        .collect();
    others.sort_unstable();
    with_events(renderer, others.into_iter().take(NEIGHBOURS).map(|(_, code)| ListKey::Departement(code)))
}
