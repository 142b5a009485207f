//! `/carte/`: the map, and the same counts in a list.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::map_svg::{self, Area, Classes};
use super::super::renderer::Renderer;
use super::introduction::Introduction;
use super::layout::{Frame, Section};
use super::map_interactive::{self, Interactive};
use super::territories::{self, Territories};
use crate::territory;
use crate::text::typography;
use serde::Serialize;

/// What `map.html` shows.
#[derive(Debug, Serialize)]
struct MapPage {
    summary: String,
    introduction: String,
    count: String,
    svg: String,
    legend: Vec<LegendLine>,
    territories: Territories,
    online: usize,
    data: String,
    interactive: Interactive,
}

#[derive(Debug, Serialize)]
struct LegendLine {
    class: usize,
    words: String,
}

/// The page of the map.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let areas: Vec<Area> = territory::departements()
        .iter()
        .filter(|found| found.region().is_some())
        .map(|found| area(renderer, found))
        .collect();
    let largest = areas.iter().map(|area| area.count).max().unwrap_or_default();
    let legend = Classes::new(largest).legend(&renderer.texts, largest).into_iter();
    let year = renderer.site.edition().year;
    let page = Introduction::of(renderer, "carte", &renderer.texts.say("map.title"));
    let fields = MapPage {
        summary: page.summary.clone(),
        introduction: page.html,
        count: renderer.texts.count("words.activities", renderer.lists.count(&ListKey::Edition(year))),
        svg: map_svg::draw(&renderer.texts, &areas),
        legend: legend.map(|(class, words)| LegendLine { class, words }).collect(),
        territories: territories::territories(renderer),
        online: renderer.site.events_of(year).filter(|(_, event)| event.place.is_none()).count(),
        data: renderer.base.path("/carte/evenements.geojson"),
        interactive: Interactive::of(renderer),
    };
    let origin = map_interactive::raster_origin(&renderer.site.config.map_background);
    let frame = Frame::new("/carte/", &page.title, &page.summary).section(Section::Map).image_origin(origin);
    renderer.html("map.html", frame, &fields)
}

fn area(renderer: &Renderer, departement: &'static territory::Departement) -> Area {
    let count = renderer.lists.count(&ListKey::Departement(departement.code));
    Area {
        code: departement.code,
        href: renderer.base.path(&format!("/territoires/{}/", departement.slug)),
        label: typography(&format!("{} : {}", departement.name, renderer.texts.count("words.activities", count)))
            .into_owned(),
        count,
    }
}
