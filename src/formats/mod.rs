//! What the site publishes besides pages: calendars, feeds, data files, structured data, sitemaps.
//!
//! One file a format, pure functions, no template: each of these formats has its own escaping, and a template engine
//! knows only HTML's. A format of several events has a `fragment` (one event) and a `document` (a list, which asks its
//! caller for each event's fragment): an event stands in about seven lists, so a caller may keep its fragment and share
//! it, or give a closure that makes it anew. Texts come here as they were written; French typography is applied where a
//! person reads the result (calendars, feeds, maps, search engines), never where a program compares it (CSV, JSON).
//! Nothing here reads the disk or the clock.

pub mod atom;
pub mod attribution;
pub mod backdrop;
pub mod catalogue;
pub mod contract_json;
pub mod copy;
pub mod csv;
pub mod epub;
pub mod geojson;
pub mod ical;
pub mod impact;
pub mod json;
pub mod json_ld;
pub mod json_schema;
pub mod locator;
mod moment;
mod prose;
pub mod qr;
pub mod sitemap;
mod text;
pub mod tiles;
pub mod yaml_model;
pub mod yaml_text;

#[cfg(test)]
pub(crate) mod samples;

pub(crate) use moment::with_offset;

use crate::model::{BaseUrl, Event, Image, Party, Site};

/// What every format needs besides its events.
#[derive(Debug, Clone, Copy)]
pub struct FormatContext<'a> {
    /// Names of organisations, the site's title, what ends the calendar UIDs.
    pub site: &'a Site,
    /// Every address in these files is absolute: they leave the site.
    pub base: &'a BaseUrl,
}

/// A list of events, to be published as one file.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a> {
    /// What the list gathers: « Nord », « mardi 19 mai 2026 ».
    pub title: &'a str,
    /// The list's folder below the root, with both slashes: `/programme/2026-05-19/`.
    pub folder: &'a str,
    /// Its events, each once, in the order in which they are listed.
    pub events: &'a [&'a Event],
}

impl<'a> FormatContext<'a> {
    /// The page of an event.
    fn event_url(&self, event: &Event) -> String {
        self.base.absolute(&event.id.url())
    }

    /// A file of a list's folder: `evenements.ics`.
    fn file_url(&self, listing: &Listing<'_>, file: &str) -> String {
        self.base.absolute(&format!("{}{file}", listing.folder))
    }

    /// A list among the calendars or feeds of somebody who has others: « Semaine de l’IA pour Tous – Nord ».
    fn full_title(&self, listing: &Listing<'_>) -> String {
        crate::text::typography(&format!("{} – {}", self.site.config.title, listing.title)).into_owned()
    }

    /// The picture, beside its event's page.
    fn image_url(&self, event: &Event, image: &Image) -> String {
        let name = image.file.rsplit('/').next().unwrap_or_default();
        self.base.absolute(&format!("{}{name}", event.id.url()))
    }

    /// The name of an organiser, partner or facilitator.
    fn name_of(&self, party: &'a Party) -> &'a str {
        match party {
            Party::Known(slug) => {
                let organisation = self.site.content.organisations.get(slug);
                organisation.map_or(slug.as_str(), |organisation| &organisation.name)
            }
            Party::Named { name, .. } => name,
        }
    }

    /// Their site, when it is known.
    fn site_of(&self, party: &'a Party) -> Option<&'a str> {
        match party {
            Party::Known(slug) => self.site.content.organisations.get(slug)?.url.as_deref(),
            Party::Named { url, .. } => url.as_deref(),
        }
    }

    /// Their names, in order.
    fn names_of(&self, parties: &'a [Party]) -> Vec<&'a str> {
        parties.iter().map(|party| self.name_of(party)).collect()
    }
}
