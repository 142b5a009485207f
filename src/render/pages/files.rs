//! Calendars, feeds, data files and sitemaps: which events each holds. How they are written is for [`crate::formats`].

use super::super::error::RenderError;
use super::super::lists::{List, ListKey, Lists};
use super::super::renderer::Renderer;
use super::super::site_map::{File, LARGEST_MAP, Page, View};
use crate::formats::sitemap::{self, LARGEST_SITEMAP, SitemapUrl};
use crate::formats::tiles::MapTiles;
use crate::formats::{FormatContext, Listing, atom, csv, geojson, ical, json};
use crate::model::{Event, Site};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a format says of each event, made when it is first asked for: an event stands in about seven lists.
pub(in crate::render) struct Fragments {
    calendar: Vec<OnceLock<Box<str>>>,
    geojson: Vec<OnceLock<Box<str>>>,
    csv: Vec<OnceLock<Box<str>>>,
    json: Vec<OnceLock<Box<str>>>,
    /// Address of an event → its index: formats only know the event.
    index: HashMap<usize, usize>,
}

impl Fragments {
    /// Room for every event of a site, which must outlive it unchanged.
    pub(in crate::render) fn new(site: &Site) -> Self {
        let room = || site.events.iter().map(|_| OnceLock::new()).collect();
        let index = site.events.iter().enumerate().map(|(index, event)| (address(event), index)).collect();
        Self { calendar: room(), geojson: room(), csv: room(), json: room(), index }
    }

    fn shared<'a>(&self, made: &'a [OnceLock<Box<str>>], event: &Event, make: impl FnOnce() -> String) -> Fragment<'a> {
        match self.index.get(&address(event)).and_then(|index| made.get(*index)) {
            Some(place) => Fragment::Shared(place.get_or_init(|| make().into())),
            None => Fragment::Own(make()),
        }
    }
}

fn address(event: &Event) -> usize {
    std::ptr::from_ref(event).addr()
}

/// A fragment, shared or not.
enum Fragment<'a> {
    Shared(&'a str),
    Own(String),
}

impl AsRef<str> for Fragment<'_> {
    fn as_ref(&self) -> &str {
        match self {
            Self::Shared(text) => text,
            Self::Own(text) => text,
        }
    }
}

/// A list in one of its forms for machines; `None` for the forms for people.
pub(in crate::render) fn list(renderer: &Renderer, list: &List, view: View) -> Option<Vec<u8>> {
    let (site, made) = (&*renderer.site, &renderer.fragments);
    let context = FormatContext { site, base: &renderer.base };
    let events: Vec<&Event> = list.events_of(site).collect();
    let listing = Listing { title: &list.title, folder: &list.folder, events: &events };
    match view {
        View::Calendar => Some(ical::document(&listing, &context, |event| {
            made.shared(&made.calendar, event, || ical::fragment(event, &context))
        })),
        View::Atom => Some(atom::document(&listing, &context)),
        View::GeoJson => Some(geojson::document(&listing, |event| {
            made.shared(&made.geojson, event, || geojson::fragment(event, &context))
        })),
        View::Csv => {
            Some(csv::document(&listing, |event| made.shared(&made.csv, event, || csv::fragment(event, &context))))
        }
        View::Json => Some(json::document(&listing, &context, |event| {
            made.shared(&made.json, event, || json::fragment(event, &context))
        })),
        View::Html(_) | View::Print | View::Embed | View::Picture => None,
    }
}

/// The calendar of one event.
pub(in crate::render) fn calendar(renderer: &Renderer, event: &Event) -> Vec<u8> {
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    let made = &renderer.fragments;
    let fragment = made.shared(&made.calendar, event, || ical::fragment(event, &context));
    ical::single(event, fragment.as_ref())
}

/// The public data set: the current edition, on the map.
pub(in crate::render) fn map_data(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let key = ListKey::Edition(renderer.site.edition().year);
    let found = renderer.lists.get(&key).and_then(|edition| list(renderer, edition, View::GeoJson));
    found.ok_or(RenderError::Unknown(Page::MapData))
}

/// The tiles of the current edition, when it is too large for a browser to read its data set whole.
pub(in crate::render) fn map_tiles(site: &Site, lists: &Lists) -> Option<MapTiles> {
    let edition = lists.get(&ListKey::Edition(site.edition().year))?;
    (edition.events.len() > LARGEST_MAP).then(|| MapTiles::new(site, &edition.events))
}

/// What the map of a large edition reads.
pub(in crate::render) fn map_tile(renderer: &Renderer, page: &Page) -> Option<Vec<u8>> {
    let tiles = renderer.tiles.as_ref()?;
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    match page {
        Page::MapTileIndex => Some(tiles.index()),
        Page::MapTile(index) => tiles.tile(usize::try_from(*index).ok()?, &context),
        Page::MapOnline => Some(tiles.online(&context)),
        _ => None,
    }
}

/// `sitemap.xml`: all URLs, or the index of its parts.
pub(in crate::render) fn sitemap(renderer: &Renderer) -> Vec<u8> {
    let urls = urls(renderer);
    if urls.len() <= LARGEST_SITEMAP {
        return sitemap::urlset(&urls, &renderer.base);
    }
    let parts: Vec<&[SitemapUrl<'_>]> = urls.chunks(LARGEST_SITEMAP).collect();
    sitemap::index(&parts, &renderer.base)
}

/// `sitemap-<part>.xml`, from 1.
pub(in crate::render) fn sitemap_part(renderer: &Renderer, part: u32) -> Result<Vec<u8>, RenderError> {
    let urls = urls(renderer);
    let index = usize::try_from(part).unwrap_or_default().checked_sub(1);
    let found = index.and_then(|index| urls.chunks(LARGEST_SITEMAP).nth(index));
    found.map(|urls| sitemap::urlset(urls, &renderer.base)).ok_or(RenderError::Unknown(Page::SitemapPart(part)))
}

fn urls(renderer: &Renderer) -> Vec<SitemapUrl<'static>> {
    let files = renderer.site_map().files().iter().filter(|file| file.page.is_indexed());
    files
        .map(|file: &File| SitemapUrl {
            path: file.url().into(),
            updated: updated(&renderer.site, &file.page),
            alternates: renderer.alternates(&file.url()),
        })
        .collect()
}

/// When a page changed, as far as its file says.
fn updated(site: &Site, page: &Page) -> Option<Date> {
    match page {
        Page::Event(index) => site.events.get(*index as usize).map(|event| event.updated),
        Page::Text(slug) => site.content.pages.get(slug)?.updated,
        Page::TranslatedText(language, slug) => {
            site.content.translations.get(&(language.clone(), slug.clone()))?.updated
        }
        Page::TranslatedResource(language, slug) => {
            site.content.translated_library.get(&(language.clone(), slug.clone()))?.updated
        }
        Page::Resource(slug) => site.content.library.get(slug)?.updated,
        _ => None,
    }
}
