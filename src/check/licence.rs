//! What may be reused, and how (domain.md §2): authors, SPDX identifiers, share-alike.

use crate::diagnostic::codes::licence as codes;
use crate::diagnostic::{Message, Report, Span};
use crate::discover::Binaries;
use crate::model::{Format, Resource};
use crate::parse::draft::Draft;

/// A format has a known licence.
pub(super) fn format(draft: &Draft<Format>, report: &mut Report) {
    if let Some(message) = unknown(&draft.entity.licence) {
        report.push(&draft.file, draft.places.of("licence"), message);
    }
}

/// A resource has authors and a licence; only a link to somebody else's may say that its licence is not known.
pub(super) fn resource(draft: &Draft<Resource>, report: &mut Report) {
    let resource = &draft.entity;
    let mut push = |key: &str, message: Message| report.push(&draft.file, draft.places.of(key), message);
    if resource.authors.is_empty() {
        push("titre", codes::no_author());
    }
    match &resource.licence {
        None if draft.places.of("licence") == Span::FILE => push("titre", codes::no_licence()),
        None if resource.url.is_none() => push("licence", codes::unknown_licence_of_own_text()),
        None => {}
        Some(licence) => {
            if let Some(message) = unknown(licence) {
                push("licence", message);
            }
        }
    }
    for origin in &resource.derived_from {
        if let Some(message) = unknown(&origin.licence) {
            push("derive_de", message);
        }
        let licence = resource.licence.as_deref().unwrap_or("inconnue");
        if !may_derive(&origin.licence, licence) {
            push("licence", codes::share_alike(&origin.title, &origin.licence));
        }
        if origin.licence.contains("-ND-") {
            push("derive_de", codes::no_derivatives(&origin.title));
        }
    }
}

/// Kinds of files that may be offered: none that a browser would run as a page of the site (HTML, SVG, XML).
const DOWNLOADS: &[&str] = &[
    "pdf", "odt", "odp", "ods", "docx", "pptx", "xlsx", "epub", "zip", "txt", "csv", "png", "jpg", "jpeg", "webp",
    "mp3", "mp4", "webm", "vtt",
];

/// The files offered with a resource stand beside it.
pub(super) fn files(draft: &Draft<Resource>, binaries: &Binaries, report: &mut Report) {
    let mut names = vec!["index.html".to_owned()];
    for file in &draft.entity.files {
        let name = file.rsplit('/').next().unwrap_or_default().to_lowercase();
        if names.contains(&name) {
            report.push(&draft.file, draft.places.of("fichiers"), codes::same_download(&name));
        }
        if !DOWNLOADS.iter().any(|extension| name.strip_suffix(extension).is_some_and(|stem| stem.ends_with('.'))) {
            report.push(&draft.file, draft.places.of("fichiers"), codes::download_kind(file));
        }
        names.push(name);
        if !binaries.contains_key(file.as_str()) {
            report.push(&draft.file, draft.places.of("fichiers"), codes::missing_download(file));
        }
    }
}

/// Share-alike (CC BY-SA 4.0 §3.b): a derivative keeps the licence, in the same version or a later one.
fn may_derive(origin: &str, licence: &str) -> bool {
    match origin.strip_prefix("CC-BY-SA-") {
        Some(version) => {
            let later = licence.strip_prefix("CC-BY-SA-");
            later.is_some_and(|later| number(later) >= number(version))
        }
        None if origin.contains("-SA-") => origin == licence,
        None => true,
    }
}

fn number(version: &str) -> f32 {
    // « 3.0-IGO » is a port of 3.0.
    version.split('-').next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
}

/// The message for what is no SPDX identifier.
pub(crate) fn unknown(licence: &str) -> Option<Message> {
    if spdx::license_id(licence).is_some_and(|id| id.name == licence) {
        return None;
    }
    let common =
        ["CC-BY-SA-4.0", "CC-BY-4.0", "CC0-1.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "etalab-2.0", "MIT", "Apache-2.0"];
    let written = crate::text::fold(licence).replace([' ', '_'], "-").replace("cc-by-sa", "CC-BY-SA");
    let near = match written.as_str() {
        "CC-BY-SA" | "CC-BY-SA-4" | "creative-commons" => Some("CC-BY-SA-4.0"),
        "cc-by" | "cc-by-4" => Some("CC-BY-4.0"),
        "cc0" => Some("CC0-1.0"),
        "licence-ouverte" | "etalab" | "licence-ouverte-2.0" => Some("etalab-2.0"),
        _ => crate::text::nearest(licence, common),
    };
    Some(codes::unknown_spdx(licence, near))
}
