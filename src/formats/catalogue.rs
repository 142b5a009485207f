//! `/ressources/catalogue.json`: everything that can be reused, for programs: modules, resources and facilitation formats, with
//! their authors, licences, files and kinship. Its keys are the contract's; `schemas/catalogue.json` says what each holds.

use super::FormatContext;
use super::attribution::{Credit, complete};
use super::json_ld::licence_url;
use super::text::{Text, to_json};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Format, Picture, Resource, Work};
use serde::Serialize;

/// The JSON Schema of the catalogue (draft 2020-12).
pub const SCHEMA: &str = include_str!("catalogue.schema.json");

/// A file of a text, as the site map names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Below the root: `/ressources/bases/bases.epub`.
    pub path: String,
    /// `application/epub+zip`
    pub media_type: &'static str,
}

/// The whole document. `files` tells what stands beside each text.
pub fn document(context: &FormatContext<'_>, files: impl Fn(&Resource) -> Vec<Offered>) -> Vec<u8> {
    let content = &context.site.content;
    let resources = content.library.values().map(|resource| of_resource(resource, context, files(resource)));
    let entries: Vec<Entry<'_>> =
        resources.chain(content.formats.values().map(|format| of_format(format, context))).collect();
    let updated = content.library.values().filter_map(|resource| resource.updated).max();
    let catalogue = Catalogue {
        schema: context.base.absolute("/schemas/catalogue.json"),
        titre: Text(&context.site.config.title),
        url: context.base.absolute("/ressources/"),
        maj: updated.map(|day| day.to_string()),
        ressources: entries,
    };
    let mut document = to_json(&catalogue);
    document.push('\n');
    document.into_bytes()
}

#[derive(Serialize)]
struct Catalogue<'a> {
    #[serde(rename = "$schema")]
    schema: String,
    titre: Text<'a>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    maj: Option<String>,
    ressources: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    titre: Text<'a>,
    resume: Text<'a>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url_externe: Option<&'a str>,
    langue: &'a str,
    auteurs: Vec<Text<'a>>,
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url_licence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maj: Option<String>,
    themes: Vec<&'static str>,
    publics: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    niveau: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duree: Option<u32>,
    fichiers: Vec<FileEntry>,
    images: Vec<PictureEntry<'a>>,
    derive_de: Vec<OriginEntry>,
    derives: Vec<String>,
}

#[derive(Serialize)]
struct FileEntry {
    url: String,
    #[serde(rename = "type")]
    media_type: &'static str,
}

#[derive(Serialize)]
struct PictureEntry<'a> {
    url: String,
    credit: Text<'a>,
    licence: &'a str,
}

#[derive(Serialize)]
struct OriginEntry {
    titre: String,
    auteurs: Vec<String>,
    licence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    modifications: String,
}

fn of_resource<'a>(resource: &'a Resource, context: &FormatContext<'a>, files: Vec<Offered>) -> Entry<'a> {
    let (site, base) = (context.site, context.base);
    let picture = |picture: &'a Picture| PictureEntry {
        url: base.absolute(&resource.address_of(picture)),
        credit: Text(&picture.credit),
        licence: &picture.licence,
    };
    let origins = resource.derived_from.iter().filter_map(|derivation| {
        let Work { title, authors, licence, url } = complete(derivation.work(&site.content.library)?, base);
        Some(OriginEntry { titre: title, auteurs: authors, licence, url, modifications: derivation.changes.clone() })
    });
    Entry {
        id: format!("ressources/{}", resource.slug),
        kind: resource.kind.key(),
        titre: Text(&resource.title),
        resume: Text(&resource.summary),
        url: base.absolute(&resource.folder()),
        url_externe: resource.url.as_deref(),
        langue: &site.config.language,
        auteurs: resource.authors.iter().map(|author| Text(author)).collect(),
        licence: resource.licence.as_deref(),
        url_licence: resource.licence.as_deref().map(licence_url),
        attribution: Credit::of(resource, site, base).map(|credit| credit.sentence().text),
        version: resource.version.as_deref(),
        maj: resource.updated.map(|day| day.to_string()),
        themes: resource.themes.iter().map(|theme| theme.key()).collect(),
        publics: resource.audiences.iter().map(|audience| audience.key()).collect(),
        niveau: resource.level.map(Vocabulary::key),
        duree: resource.minutes,
        fichiers: files
            .into_iter()
            .map(|file| FileEntry { url: base.absolute(&file.path), media_type: file.media_type })
            .collect(),
        images: resource.pictures.iter().map(picture).collect(),
        derive_de: origins.collect(),
        derives: resource.derivatives(&site.content.library).map(|one| base.absolute(&one.folder())).collect(),
    }
}

fn of_format<'a>(format: &'a Format, context: &FormatContext<'a>) -> Entry<'a> {
    let url = context.base.absolute(&format!("/formats/{}/", format.slug));
    let work = Work {
        title: format.name.clone(),
        authors: format.authors.clone(),
        licence: format.licence.clone(),
        url: Some(url.clone()),
    };
    Entry {
        id: format!("formats/{}", format.slug),
        kind: "format",
        titre: Text(&format.name),
        resume: Text(&format.summary),
        url,
        url_externe: None,
        langue: &context.site.config.language,
        auteurs: format.authors.iter().map(|author| Text(author)).collect(),
        licence: Some(&format.licence),
        url_licence: Some(licence_url(&format.licence)),
        attribution: Some(Credit { work, originals: Vec::new() }.sentence().text),
        version: None,
        maj: None,
        themes: format.themes.iter().map(|theme| theme.key()).collect(),
        publics: format.audiences.iter().map(|audience| audience.key()).collect(),
        niveau: format.level.map(Vocabulary::key),
        duree: format.duration.and_then(|bounds| bounds.max.or(bounds.min)),
        fichiers: Vec::new(),
        images: Vec::new(),
        derive_de: Vec::new(),
        derives: Vec::new(),
    }
}
