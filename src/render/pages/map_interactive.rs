//! The interactive map of `/carte/`: where its script finds everything, and the choices of its filters. The order of the
//! choices is that of the masks in [`crate::formats::tiles`].

use super::super::renderer::Renderer;
use crate::dates;
use crate::model::vocabulary::{EventType, Mode, Vocabulary};
use crate::model::{Accessibility, MapBackground};
use crate::text::typography;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What `components-map.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct Interactive {
    data: String,
    backdrop: String,
    /// The folder of the tiles, when the edition has some.
    tiles: Option<String>,
    raster: Option<Raster>,
    filters: Vec<Filter>,
    jumps: Vec<Jump>,
}

/// A tile service that the site's configuration names.
#[derive(Debug, Serialize)]
struct Raster {
    template: String,
    attribution: String,
    max_zoom: u8,
}

#[derive(Debug, Serialize)]
struct Filter {
    name: &'static str,
    label: String,
    /// What the choice of nothing says.
    any: String,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Jump {
    label: &'static str,
    /// West, south, east, north, in degrees.
    bounds: Cow<'static, str>,
}

/// Degrees around the activities of a collectivity.
const AROUND: f64 = 0.25;

/// Where the map can be led at once; the first is where it opens.
const JUMPS: [(&str, &str); 7] = [
    ("France", "-5.2,41.3,9.6,51.1"),
    ("Paris", "2.05,48.7,2.65,49"),
    ("Guadeloupe", "-61.85,15.8,-61,16.55"),
    ("Martinique", "-61.25,14.35,-60.8,14.9"),
    ("Guyane", "-54.6,2.1,-51.6,5.8"),
    ("La Réunion", "55.2,-21.4,55.85,-20.85"),
    ("Mayotte", "45,-13.02,45.32,-12.62"),
];

impl Interactive {
    /// The map of the current edition.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let path = |file: &str| renderer.base.path(&format!("/carte/{file}"));
        Self {
            data: path("evenements.geojson"),
            backdrop: path("fond.geojson"),
            tiles: renderer.tiles.as_ref().map(|_| path("tuiles/")),
            raster: raster(&renderer.site.config.map_background),
            filters: filters(renderer),
            jumps: jumps(renderer),
        }
    }
}

/// The origin of the tile service, if there is one: `https://data.geopf.fr`.
pub(super) fn raster_origin(background: &MapBackground) -> Option<String> {
    let MapBackground::Raster { template, .. } = background else { return None };
    // `{s}` stands for a subdomain, which no URL may hold as it is.
    let url = url::Url::parse(&template.replace("{s}", "sous-domaine")).ok()?;
    Some(url.origin().ascii_serialization().replace("sous-domaine", "*"))
}

/// The same without its scheme, for a sentence: « data.geopf.fr ».
pub(super) fn map_host(background: &MapBackground) -> Option<String> {
    let origin = raster_origin(background)?;
    Some(origin.trim_start_matches("https://").trim_start_matches("*.").to_owned())
}

fn raster(background: &MapBackground) -> Option<Raster> {
    match background {
        MapBackground::None => None,
        MapBackground::Raster { template, attribution, max_zoom } => {
            Some(Raster { template: template.clone(), attribution: attribution.clone(), max_zoom: *max_zoom })
        }
    }
}

fn filters(renderer: &Renderer) -> Vec<Filter> {
    let week = renderer.site.week().days().take(30);
    let mut days: Vec<Choice> =
        week.map(|day| Choice { value: day.to_string(), label: dates::day_without_year(day) }).collect();
    days.push(Choice { value: "annee".to_owned(), label: renderer.texts.say("map.rest-of-year") });
    let features = Accessibility::default();
    let features = features
        .features()
        .map(|(key, label, _)| Choice { value: key.to_owned(), label: typography(label).into_owned() });
    let filter = |name, label, any, choices| Filter {
        name,
        label: renderer.texts.say(label),
        any: renderer.texts.say(any),
        choices,
    };
    vec![
        filter("jour", "map.filter-day", "map.filter-any", days),
        filter("type", "map.filter-type", "map.filter-any", vocabulary::<EventType>()),
        filter("mode", "map.filter-mode", "map.filter-any-f", vocabulary::<Mode>()),
        filter("acces", "map.filter-access", "map.filter-any-f", features.into()),
    ]
}

/// The known territories, then the overseas collectivities where something happens: they have no outline to jump to, so the
/// map is led to their activities.
fn jumps(renderer: &Renderer) -> Vec<Jump> {
    let year = renderer.site.edition().year;
    let mut collectivities: BTreeMap<&'static str, (&'static str, [f64; 4])> = BTreeMap::new();
    let places = renderer.site.events_of(year).flat_map(|(_, event)| event.places());
    for place in places.filter(|place| place.region.is_none()) {
        let (lon, lat) = (place.longitude, place.latitude);
        let found =
            collectivities.entry(place.departement.code).or_insert((place.departement.name, [lon, lat, lon, lat]));
        let [west, south, east, north] = found.1;
        found.1 = [west.min(lon), south.min(lat), east.max(lon), north.max(lat)];
    }
    let known = JUMPS.into_iter().map(|(label, bounds)| Jump { label, bounds: bounds.into() });
    let others = collectivities.into_values().map(|(label, [west, south, east, north])| {
        let bounds = [west - AROUND, south - AROUND, east + AROUND, north + AROUND];
        Jump { label, bounds: bounds.map(|degrees| format!("{degrees:.2}")).join(",").into() }
    });
    known.chain(others).collect()
}

fn vocabulary<T: Vocabulary>() -> Vec<Choice> {
    T::ALL.iter().map(|value| Choice { value: value.key().to_owned(), label: value.label().to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::super::super::renderer::Renderer;
    use super::super::super::site_map::Page;
    use super::super::super::theme::{Overrides, Theme};
    use super::*;
    use crate::model::BaseUrl;
    use jiff::civil::date;
    use std::sync::Arc;

    fn raster(template: &str) -> MapBackground {
        MapBackground::Raster { template: template.to_owned(), attribution: "© IGN".to_owned(), max_zoom: 18 }
    }

    #[test]
    fn the_origin_of_a_tile_service_is_what_the_csp_needs() {
        let origin = |template: &str| raster_origin(&raster(template));
        assert_eq!(origin("https://data.geopf.fr/wmts?x={x}").as_deref(), Some("https://data.geopf.fr"));
        assert_eq!(origin("https://{s}.tuiles.test:8443/{z}.png").as_deref(), Some("https://*.tuiles.test:8443"));
        assert_eq!(raster_origin(&MapBackground::None), None);
    }

    #[test]
    fn a_tile_service_enters_the_csp_of_the_map_and_of_no_other_page() {
        let mut site = fixture::site(vec![fixture::event("a", date(2026, 5, 20))]);
        let mut config = (*site.config).clone();
        config.map_background = raster("https://tuiles.test/{z}/{x}/{y}.png");
        site.config = Arc::new(config);
        let base = BaseUrl::new("https://exemple.fr/").expect("a URL");
        let renderer =
            Renderer::new(Arc::new(site), Arc::new(Theme::new(Overrides::new())), base, None).expect("valid");
        let page = |page: &Page| String::from_utf8(renderer.render(page).expect("rendered")).expect("UTF-8");
        let map = page(&Page::Map);
        assert!(map.contains("img-src 'self' data: https://tuiles.test;"));
        assert!(map.contains("© IGN"));
        assert!(page(&Page::Home).contains("img-src 'self' data:;"));
    }
}
