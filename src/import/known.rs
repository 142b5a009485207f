//! The names that a site knows, so that a table may say « La Mednum » where the contract wants `la-mednum`.

use crate::model::{Site, Slug};
use std::collections::BTreeMap;

/// What the site is called and calls others.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Organisations, by hyphenated name, alias or file.
    organisations: BTreeMap<String, Slug>,
    /// Formats, likewise.
    formats: BTreeMap<String, Slug>,
    /// Modules and resources, by hyphenated title or file.
    resources: BTreeMap<String, Slug>,
    /// Venues: the INSEE code and the département of each file.
    venues: BTreeMap<Slug, (String, String)>,
    /// The year of the current edition.
    pub year: i16,
}

impl Known {
    /// The names of a site.
    pub fn of(site: &Site) -> Self {
        let content = &site.content;
        let mut known = Self { year: site.edition().year, ..Self::default() };
        for (slug, organisation) in &content.organisations {
            let names = organisation.aliases.iter().chain([&organisation.name]);
            add(&mut known.organisations, slug, names.map(String::as_str));
        }
        for (slug, format) in &content.formats {
            add(&mut known.formats, slug, format.aliases.iter().chain([&format.name]).map(String::as_str));
        }
        for (slug, resource) in &content.library {
            add(&mut known.resources, slug, [resource.title.as_str()]);
        }
        for (slug, venue) in &content.venues {
            let place = &venue.place;
            known.venues.insert(slug.clone(), (place.insee.clone(), place.departement.code.to_owned()));
        }
        known
    }

    pub(super) fn organisation(&self, name: &str) -> Option<&Slug> {
        self.organisations.get(&crate::text::slugify(name))
    }

    pub(super) fn format(&self, name: &str) -> Option<&Slug> {
        self.formats.get(&crate::text::slugify(name))
    }

    pub(super) fn resource(&self, name: &str) -> Option<&Slug> {
        self.resources.get(&crate::text::slugify(name))
    }

    /// The INSEE code and the département of a venue.
    pub(super) fn venue(&self, file: &str) -> Option<&(String, String)> {
        self.venues.get(file)
    }
}

/// The file's own name wins over another's title.
fn add<'a>(names: &mut BTreeMap<String, Slug>, slug: &Slug, others: impl IntoIterator<Item = &'a str>) {
    for name in others {
        names.entry(crate::text::slugify(name)).or_insert_with(|| slug.clone());
    }
    names.insert(slug.to_string(), slug.clone());
}
