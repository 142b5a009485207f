//! `/territoires/`: every région and département with its count; no map needed.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::introduction::Introduction;
use super::layout::{Frame, Section};
use crate::territory;
use crate::text::typography;
use serde::Serialize;

/// A région and its départements.
#[derive(Debug, Serialize)]
pub(super) struct RegionContext {
    name: String,
    href: String,
    anchor: &'static str,
    count: usize,
    words: String,
    with_events: Vec<Counted>,
    without: Vec<Counted>,
}

/// A territory and its count.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    code: &'static str,
    name: String,
    href: String,
    count: usize,
    words: String,
}

/// The collectivities, which belong to no région and which the map does not draw.
#[derive(Debug, Serialize)]
pub(super) struct Remote {
    with_events: Vec<Counted>,
    without: Vec<Counted>,
}

/// Every territory with its count: those where something happens, and the others.
#[derive(Debug, Serialize)]
pub(super) struct Territories {
    with_events: Vec<RegionContext>,
    without: Vec<RegionContext>,
    remote: Remote,
}

/// What `territories.html` shows.
#[derive(Debug, Serialize)]
struct TerritoriesPage {
    summary: String,
    introduction: String,
    territories: Territories,
}

/// The page of the territories.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let page = Introduction::of(renderer, "territoires", &renderer.texts.say("territories.page-title"));
    let fields = TerritoriesPage {
        summary: typography(&page.summary).into_owned(),
        introduction: page.html,
        territories: territories(renderer),
    };
    let frame = Frame::new("/territoires/", &page.title, &page.summary).section(Section::Territories);
    renderer.html("territories.html", frame, &fields)
}

/// Every région, in alphabetical order.
pub(super) fn regions_by_name() -> Vec<&'static territory::Region> {
    let mut regions: Vec<_> = territory::regions().iter().collect();
    regions.sort_by_key(|region| crate::text::fold(region.name));
    regions
}

/// Every territory of the site.
pub(super) fn territories(renderer: &Renderer) -> Territories {
    let (with_events, without) = regions(renderer).partition(|region| region.count > 0);
    Territories { with_events, without, remote: remote(renderer) }
}

/// Every région with its départements, in alphabetical order.
fn regions(renderer: &Renderer) -> impl Iterator<Item = RegionContext> {
    regions_by_name().into_iter().map(move |region| {
        let count = renderer.lists.count(&ListKey::Region(region.code));
        let departements = region.departements().map(|departement| counted(renderer, departement));
        let (with_events, without) = departements.partition(|departement| departement.count > 0);
        RegionContext {
            name: typography(region.name).into_owned(),
            href: renderer.base.path(&format!("/territoires/{}/", region.slug)),
            anchor: region.slug,
            count,
            words: renderer.texts.count("words.activities", count),
            with_events,
            without,
        }
    })
}

/// The collectivities.
fn remote(renderer: &Renderer) -> Remote {
    let remote = territory::departements().iter().filter(|departement| departement.region().is_none());
    let (with_events, without) =
        remote.map(|departement| counted(renderer, departement)).partition(|departement| departement.count > 0);
    Remote { with_events, without }
}

/// The départements and collectivities where something happens, by code.
pub(super) fn departements_with_events(renderer: &Renderer) -> Vec<Counted> {
    let all = territory::departements().iter().map(|departement| counted(renderer, departement));
    all.filter(|departement| departement.count > 0).collect()
}

fn counted(renderer: &Renderer, departement: &'static territory::Departement) -> Counted {
    let count = renderer.lists.count(&ListKey::Departement(departement.code));
    Counted {
        code: departement.code,
        name: typography(departement.name).into_owned(),
        href: renderer.base.path(&format!("/territoires/{}/", departement.slug)),
        count,
        words: renderer.texts.count("words.activities", count),
    }
}
