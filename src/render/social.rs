//! The pictures shown when a page is shared: one a kind of activity, one a territory, and on request one an event. They say
//! what the page is about in large letters; this file says which page has which, `drawing` lays it out, `raster` makes the PNG.
//!
//! A picture is made again only when what it is drawn from changed ([`made_from`]): drawing costs more than a page does.

mod drawing;
mod raster;

use super::error::RenderError;
use super::lists::{List, ListKey};
use super::page::{Page, View};
use super::pages::layout::SharedImage;
use super::pages::words;
use super::renderer::Renderer;
use super::site_map;
use crate::dates;
use crate::model::vocabulary::Vocabulary;
use crate::model::{Event, Week};
use crate::territory::locator::Locator;
use crate::territory::svg::region_outlines;
use crate::territory::{DepartementCode, departement, region};
use crate::text::typography;
use drawing::{Drawing, Shape};
use raster::Effort;
use xxhash_rust::xxh3::xxh3_128;

/// The name of the picture in the folder of its page.
pub(super) const FILE: &str = "partage.png";

/// Width and height in pixels: what social networks show whole (1.91:1).
pub(super) const SIZE: (u32, u32) = (1200, 630);

/// Whether a list has a picture of its own: kinds and territories where something happens.
pub(super) fn is_pictured(list: &List) -> bool {
    matches!(list.key, ListKey::Type(_) | ListKey::Region(_) | ListKey::Departement(_)) && !list.is_empty()
}

/// The picture of a list: its own, or for a commune that of its département.
pub(super) fn of_list(renderer: &Renderer, list: &List) -> Option<SharedImage> {
    let pictured = match &list.key {
        ListKey::Commune(insee) => {
            let code = DepartementCode::of_commune(insee)?;
            renderer.lists.get(&ListKey::Departement(code.as_str()))?
        }
        _ => list,
    };
    site_map::has_view(pictured, View::Picture).then(|| announced_list(renderer, pictured))
}

/// The picture of an event that has none of its own: drawn for it on sites that ask for that, else that of its département,
/// else that of its kind.
pub(super) fn of_event(renderer: &Renderer, event: &Event) -> Option<SharedImage> {
    if renderer.site.config.event_pictures {
        return Some(announced(format!("{}{FILE}", event.id.url()), typography(&event.title).into_owned()));
    }
    let place = event.places().next().map(|place| ListKey::Departement(place.departement.code));
    let keys = place.into_iter().chain([ListKey::Type(event.main_type())]);
    let mut lists = keys.filter_map(|key| renderer.lists.get(&key)).filter(|list| is_pictured(list));
    lists.next().map(|list| announced_list(renderer, list))
}

fn announced_list(renderer: &Renderer, list: &List) -> SharedImage {
    let site = typography(&renderer.site.config.title);
    announced(format!("{}{FILE}", list.folder), format!("{site}, {}", title(list)))
}

fn announced(url: String, alt: String) -> SharedImage {
    SharedImage { url, width: SIZE.0, height: SIZE.1, alt }
}

/// What a picture is made from, in 128 bits; `None` for other pages.
pub(super) fn made_from(renderer: &Renderer, page: &Page) -> Option<u128> {
    drawing_of(renderer, page).map(|drawing| xxh3_128(format!("{}{}", raster::METHOD, drawing.svg()).as_bytes()))
}

/// The bytes of a picture.
///
/// # Errors
/// A page that has none, or a drawing that cannot be made.
pub(super) fn render(renderer: &Renderer, page: &Page) -> Result<Vec<u8>, RenderError> {
    let drawing = drawing_of(renderer, page).ok_or_else(|| RenderError::Unknown(page.clone()))?;
    // Those of the events are on request, long, and as many as the events.
    let effort = if matches!(page, Page::EventPicture(_)) { Effort::Small } else { Effort::Quick };
    raster::png(&drawing.svg(), effort).map_err(RenderError::Format)
}

fn drawing_of(renderer: &Renderer, page: &Page) -> Option<Drawing> {
    match page {
        Page::List(key, View::Picture) => Some(of_key(renderer, renderer.lists.get(key)?)),
        Page::EventPicture(index) => Some(of_one(renderer, renderer.site.events.get(*index as usize)?)),
        _ => None,
    }
}

fn of_key(renderer: &Renderer, list: &List) -> Drawing {
    let week = renderer.site.editions.get(list.year).and_then(|edition| edition.week).map(Week::in_words);
    Drawing { shape: shape(&list.key), ..drawing(renderer, title(list), week.unwrap_or_default()) }
}

fn of_one(renderer: &Renderer, event: &Event) -> Drawing {
    let when = event.sessions.first().map(|session| dates::day_in_words(session.when.day()));
    let place = event.places().next().map(words::short_place);
    let below = [when, place].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let code = event.places().next().map(|place| place.departement.code);
    let shape = code.and_then(|code| shape(&ListKey::Departement(code)));
    Drawing { shape, ..drawing(renderer, typography(&event.title).into_owned(), words::capital(&below)) }
}

fn drawing(renderer: &Renderer, title: String, below: String) -> Drawing {
    let colour = |key: &str| renderer.colour(key).map_or_else(String::new, |colour| colour.to_string());
    Drawing {
        site: typography(&renderer.site.config.title).into_owned(),
        address: words::typed(&renderer.base.absolute("/")),
        title: raster::drawable(&title),
        below,
        shape: None,
        paper: colour("fond"),
        ink: colour("encre"),
        bottle: colour("bouteille"),
        tomato: colour("tomate"),
        mustard: colour("moutarde"),
        blush: colour("rose"),
        mint: colour("menthe"),
    }
}

/// « Dans le Nord », « Café IA ».
fn title(list: &List) -> String {
    let words = match &list.key {
        ListKey::Departement(code) => departement(code).map(|departement| departement.forms.locative),
        ListKey::Region(code) => region(code).map(|region| region.forms.locative),
        ListKey::Type(kind) => Some(kind.label()),
        _ => None,
    };
    words::capital(&typography(words.unwrap_or(&list.title)))
}

/// The outline of a territory; the collectivities have none.
fn shape(key: &ListKey) -> Option<Shape> {
    match key {
        ListKey::Departement(code) => {
            let locator = Locator::of(DepartementCode::new(code)?)?;
            Some(Shape::of_rings(&locator.outline()))
        }
        ListKey::Region(code) => {
            let outline = region_outlines().iter().find(|outline| outline.code == *code)?;
            Some(Shape { path: outline.path.to_owned(), bounds: outline.bounds })
        }
        _ => None,
    }
}
