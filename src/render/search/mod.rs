//! What the site gives to its search and to the programme's filters: which documents are indexed, and the files that a
//! visitor's browser reads. The scripts of the theme (`recherche.js`, `programme.js`) say how they are read.

mod cards;
mod catalogue;
mod events;
mod fields;
mod sessions;

use super::error::RenderError;
use super::lists::Lists;
use super::renderer::Renderer;
use crate::model::Site;
use crate::search::index::{Builder, Index, shard_count};
use crate::search::places::{NAME_RANGES, Places, postcode_prefixes};
pub(in crate::render) use cards::title_and_path;
pub(in crate::render) use catalogue::{Catalogue, kind_label};
pub(in crate::render) use events::{Shard, week};
use serde_json::json;
use std::sync::OnceLock;

/// A file below `recherche/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SearchFile {
    /// `index.json`: how many documents of which kind, and what tells the shard of a term.
    Directory,
    /// `index/<n>.json`: a shard of terms.
    Terms(u32),
    /// `fiches/<n>.json`: what to show of a hundred documents.
    Cards(u32),
    /// `lieux/villes.json`
    Towns,
    /// `lieux/<two digits>.json`: communes by postcode.
    Postcodes(u8),
    /// `lieux/noms.json`: what tells the range of a name.
    NameStarts,
    /// `lieux/noms/<n>.json`: communes by name.
    Names(u8),
    /// `evenements.json`: which sessions stand in which part.
    EventDirectory,
    /// `evenements/<département>.json`, then `<département>-2.json`…: sessions in the order of time, from part 1.
    Events(Shard, u32),
}

impl SearchFile {
    /// Its path below the output folder.
    pub fn path(self) -> String {
        match self {
            Self::Directory => "recherche/index.json".to_owned(),
            Self::Terms(number) => format!("recherche/index/{number}.json"),
            Self::Cards(number) => format!("recherche/fiches/{number}.json"),
            Self::Towns => "recherche/lieux/villes.json".to_owned(),
            Self::Postcodes(prefix) => format!("recherche/lieux/{prefix:02}.json"),
            Self::NameStarts => "recherche/lieux/noms.json".to_owned(),
            Self::Names(number) => format!("recherche/lieux/noms/{number}.json"),
            Self::EventDirectory => "recherche/evenements.json".to_owned(),
            Self::Events(shard, 1) => format!("recherche/evenements/{}.json", shard.name()),
            Self::Events(shard, part) => format!("recherche/evenements/{}-{part}.json", shard.name()),
        }
    }

    /// Every file of a site. None is read to know it.
    pub fn all(site: &Site, lists: &Lists) -> Vec<Self> {
        let catalogue = Catalogue::new(site, lists);
        let mut files = vec![Self::Directory, Self::Towns, Self::NameStarts, Self::EventDirectory];
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        files.extend((0..count(shards(site, lists, &catalogue))).map(Self::Terms));
        files.extend((0..count(catalogue.len().div_ceil(cards::PER_FILE))).map(Self::Cards));
        files.extend(postcode_prefixes().map(Self::Postcodes));
        files.extend((0..NAME_RANGES).filter_map(|number| u8::try_from(number).ok()).map(Self::Names));
        for list in lists.iter() {
            let Some(shard) = events::Shard::of(site, list) else { continue };
            let parts = list.entries.len().div_ceil(events::PER_FILE);
            files.extend((1..=count(parts)).map(|part| Self::Events(shard, part)));
        }
        files
    }
}

/// The index of a site, made once when one of its files is first asked for.
#[derive(Debug)]
pub(in crate::render) struct Search {
    catalogue: Catalogue,
    index: OnceLock<Index>,
}

impl Search {
    pub(in crate::render) fn new(site: &Site, lists: &Lists) -> Self {
        Self { catalogue: Catalogue::new(site, lists), index: OnceLock::new() }
    }

    /// What is indexed.
    pub(in crate::render) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Made on one thread: a pool's worker that waited for the others here would be given another file of the index
    /// to make, and wait for itself.
    fn index(&self, site: &Site, lists: &Lists) -> &Index {
        self.index.get_or_init(|| {
            let mut builder = Builder::default();
            for (number, item) in (0u32..).zip(self.catalogue.iter()) {
                let fields = fields::of(site, lists, &item);
                builder.add(number, fields.iter().map(|(weight, text)| (*weight, text.as_ref())));
            }
            builder.finish(shards(site, lists, &self.catalogue))
        })
    }
}

/// How many shards the index has: known from the length of the texts.
fn shards(site: &Site, lists: &Lists, catalogue: &Catalogue) -> usize {
    shard_count(catalogue.iter().map(|item| fields::bytes(site, lists, &item)).sum())
}

/// The bytes of a file.
///
/// # Errors
/// A file that this site does not hold.
pub(in crate::render) fn render(renderer: &Renderer, file: SearchFile) -> Result<Vec<u8>, RenderError> {
    let (site, lists) = (&*renderer.site, &renderer.lists);
    let search = &renderer.search;
    let unknown = || RenderError::Unknown(super::site_map::Page::Search(file));
    let text = match file {
        SearchFile::Directory => {
            let index = search.index(site, lists);
            json!({ "genres": search.catalogue.kinds(), "termes": index.starts, "version": version(index) }).to_string()
        }
        SearchFile::Terms(number) => {
            search.index(site, lists).shards.get(number as usize).cloned().ok_or_else(unknown)?
        }
        SearchFile::Cards(number) => cards::file(renderer, number as usize),
        SearchFile::Towns => Places::get().towns.clone(),
        SearchFile::Postcodes(prefix) => Places::get().postcodes.get(&prefix).cloned().ok_or_else(unknown)?,
        SearchFile::NameStarts => Places::get().starts.clone(),
        SearchFile::Names(number) => Places::get().names.get(usize::from(number)).cloned().ok_or_else(unknown)?,
        SearchFile::EventDirectory => events::directory(renderer),
        SearchFile::Events(shard, part) => events::part(renderer, shard, part as usize).ok_or_else(unknown)?,
    };
    Ok(text.into_bytes())
}

/// Changes with the index: a shard kept by a browser is never read with the directory of another day.
fn version(index: &Index) -> String {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for shard in &index.shards {
        hash.update(shard.as_bytes());
    }
    format!("{:08x}", hash.digest() >> 32)
}

#[cfg(test)]
mod tests;
