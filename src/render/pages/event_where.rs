//! Where an event happens: in words, on a small drawing, and how to go there without any map service of ours.

use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::super::site_map::locator_path;
use super::words;
use crate::formats::locator::whole;
use crate::model::Place;
use crate::model::vocabulary::Vocabulary;
use crate::territory::locator::Locator;
use crate::territory::{DepartementCode, InseeCode, Landmark, Point, Territory, towns};
use crate::text::typography;
use serde::Serialize;

/// A place in words, with plain links.
#[derive(Debug, Serialize)]
pub(super) struct PlaceContext {
    /// « Médiathèque Jacques-Brel, Anor (Nord) ».
    short: String,
    name: Option<String>,
    kind: Option<&'static str>,
    address: Option<String>,
    /// « 59186 Anor ».
    town: String,
    /// The whole, to copy, as a program reads it: « 3 rue du Pont, 59186 Anor ».
    one_line: String,
    commune: String,
    commune_href: Option<String>,
    departement: String,
    departement_href: String,
    /// `None` for a collectivity, and where région and département are one.
    region: Option<RegionLink>,
    notes: Option<String>,
    /// Whether the point is that of the place, and not of its commune.
    exact: bool,
    /// `geo:` address (RFC 5870), which phones open in their map.
    geo: String,
    /// A page of OpenStreetMap.
    osm: String,
    /// None in the collectivities, which have no outline, and for a point off the frame.
    drawing: Option<Drawing>,
    /// « Fourmies (5 km), Maubeuge (33 km) »; empty in a metropolis.
    landmarks: String,
}

/// A dot on the drawing that the events of a département share.
#[derive(Debug, Serialize)]
struct Drawing {
    /// The shared file, without the name of a part.
    file: String,
    /// What it shows, for those who do not see it.
    label: String,
    x: i32,
    y: i32,
}

#[derive(Debug, Serialize)]
struct RegionLink {
    name: String,
    href: String,
}

/// A place in words.
pub(super) fn place(renderer: &Renderer, place: &Place) -> PlaceContext {
    let typo = |text: &str| typography(text).into_owned();
    let (latitude, longitude) = (place.latitude, place.longitude);
    let point = format!("{latitude:.5},{longitude:.5}");
    let zoom = if place.exact { 17 } else { 13 };
    let commune = renderer.lists.get(&ListKey::Commune(place.insee.clone()));
    PlaceContext {
        short: words::short_place(place),
        name: place.name.as_deref().map(typo),
        kind: place.kind.map(|kind| kind.label()),
        address: place.address.as_deref().map(typo),
        town: place.postcode.as_ref().map_or_else(|| place.commune.clone(), |code| format!("{code} {}", place.commune)),
        one_line: place.one_line(),
        commune: typo(&place.commune),
        commune_href: commune.map(|list| renderer.base.path(&list.folder)),
        departement: typo(place.departement.name),
        departement_href: renderer.base.path(&format!("/territoires/{}/", place.departement.slug)),
        region: place.region.filter(|region| region.name != place.departement.name).map(|region| RegionLink {
            name: typo(region.name),
            href: renderer.base.path(&format!("/territoires/{}/", region.slug)),
        }),
        notes: place.notes.as_deref().map(typo),
        exact: place.exact,
        geo: format!("geo:{point}?z={zoom}"),
        osm: format!(
            "https://www.openstreetmap.org/?mlat={latitude:.5}&mlon={longitude:.5}#map={zoom}/{latitude:.5}/{longitude:.5}"
        ),
        drawing: drawing(renderer, place),
        landmarks: landmarks(place),
    }
}

fn point(place: &Place) -> Point {
    Point { lat: place.latitude, lon: place.longitude }
}

fn drawing(renderer: &Renderer, place: &Place) -> Option<Drawing> {
    let departement = DepartementCode::new(place.departement.code)?;
    let (x, y) = whole(Locator::of(departement)?.dot(point(place))?);
    let file = renderer.base.path(&locator_path(departement));
    let values = [("commune", place.commune.as_str()), ("departement", place.departement.forms.locative)];
    let label = renderer.texts.say_with("event.map-of", &values);
    Some(Drawing { file, label: typography(&label).into_owned(), x, y })
}

/// Distances from the point to the nearest towns, without any « de » or « d’ »: whether a name that begins with an H takes
/// one or the other is known to nobody but its inhabitants.
fn landmarks(place: &Place) -> String {
    let commune = InseeCode::new(&place.insee).and_then(|code| Territory::get().commune(code));
    let found = commune.map(|commune| towns().landmarks(point(place), commune)).unwrap_or_default();
    let one = |landmark: &Landmark| {
        let km = if landmark.km < 1.0 { "moins de 1".to_owned() } else { format!("{:.0}", landmark.km) };
        format!("{} ({km}\u{a0}km)", typography(landmark.town.name))
    };
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}
