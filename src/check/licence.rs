//! What may be reused, and how (domain.md §2): authors, SPDX identifiers, share-alike.

use crate::diagnostic::codes::licence as codes;
use crate::diagnostic::{Message, Report, Span};
use crate::discover::Binaries;
use crate::model::{Content, Format, Origin, Resource};
use crate::parse::draft::Draft;

/// A format has a known licence.
pub(super) fn format(draft: &Draft<Format>, report: &mut Report) {
    if let Some(message) = unknown(&draft.entity.licence) {
        report.push(&draft.file, draft.places.of("licence"), message);
    }
}

/// A resource has authors and a licence; only a link to somebody else's may say that its licence is not known.
pub(super) fn resource(draft: &Draft<Resource>, content: &Content, report: &mut Report) {
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
    for derivation in &resource.derived_from {
        let Some(original) = derivation.work(&content.library) else {
            if let Origin::Inside(slug) = &derivation.origin
                && let Some(original) = content.library.get(slug)
            {
                push("derive_de", codes::original_without_licence(&original.title));
            }
            continue;
        };
        if let Origin::Outside(_) = &derivation.origin
            && let Some(message) = unknown(&original.licence)
        {
            push("derive_de", message);
        }
        let licence = resource.licence.as_deref().unwrap_or("inconnue");
        match refusal(&original.licence, licence) {
            Some(Refusal::ShareAlike) => push("licence", codes::share_alike(&original.title, &original.licence)),
            Some(Refusal::NonCommercial) => push("licence", codes::non_commercial(&original.title, &original.licence)),
            Some(Refusal::NoDerivatives) => push("derive_de", codes::no_derivatives(&original.title)),
            None => {}
        }
    }
}

/// Kinds of files that may be offered: none that a browser would run as a page of the site (HTML, SVG, XML).
const DOWNLOADS: &[&str] = &[
    "pdf", "odt", "odp", "ods", "docx", "pptx", "xlsx", "epub", "zip", "txt", "csv", "png", "jpg", "jpeg", "webp",
    "mp3", "mp4", "webm", "vtt",
];

/// The files offered with a resource, and the pictures it shows, stand beside it.
pub(super) fn files(draft: &Draft<Resource>, binaries: &Binaries, report: &mut Report) {
    let book = format!("{}.epub", draft.entity.slug);
    let mut names = vec!["index.html".to_owned(), book];
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
    for picture in &draft.entity.pictures {
        let name = picture.name().to_lowercase();
        let mut push = |message| report.push(&draft.file, draft.places.of("images"), message);
        if names.contains(&name) {
            push(codes::same_download(&name));
        }
        match binaries.get(picture.file.as_str()) {
            None => push(codes::missing_download(&picture.file)),
            Some(None) => push(codes::image_kind(&picture.file)),
            Some(Some(_)) => {}
        }
        names.push(name);
    }
}

/// Why a text under a licence may not come from an original under another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// The original asks that what comes from it keeps its licence.
    ShareAlike,
    /// The original allows no commercial use, the derivative would.
    NonCommercial,
    /// The original allows no derivative.
    NoDerivatives,
}

/// What stands against a derivative. Share-alike (Creative Commons 4.0, section 3(b)(1)): the same licence, in the same version
/// or a later one, or one that Creative Commons declares compatible with BY-SA 4.0 (creativecommons.org/compatiblelicenses).
fn refusal(origin: &str, licence: &str) -> Option<Refusal> {
    const COMPATIBLE: [&str; 3] = ["LAL-1.3", "GPL-3.0-only", "GPL-3.0-or-later"];
    if origin.contains("-ND-") {
        return Some(Refusal::NoDerivatives);
    }
    for family in ["CC-BY-SA-", "CC-BY-NC-SA-"] {
        let Some(version) = origin.strip_prefix(family) else { continue };
        let later = licence.strip_prefix(family).is_some_and(|later| number(later) >= number(version));
        let compatible = origin == "CC-BY-SA-4.0" && COMPATIBLE.contains(&licence);
        return (!later && !compatible).then_some(Refusal::ShareAlike);
    }
    (origin.contains("-NC-") && !licence.contains("-NC-")).then_some(Refusal::NonCommercial)
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

#[cfg(test)]
mod tests {
    use super::{Refusal, refusal};

    #[test]
    fn a_derivative_keeps_what_its_original_asks() {
        let kept = [
            ("CC-BY-SA-3.0", "CC-BY-SA-4.0"),
            ("CC-BY-SA-3.0-IGO", "CC-BY-SA-4.0"),
            ("CC-BY-SA-4.0", "GPL-3.0-only"),
            ("CC-BY-4.0", "CC-BY-SA-4.0"),
            ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"),
            ("CC0-1.0", "MIT"),
        ];
        for (origin, licence) in kept {
            assert_eq!(refusal(origin, licence), None, "{origin} → {licence}");
        }
        let lost = [
            ("CC-BY-SA-4.0", "CC-BY-SA-3.0", Refusal::ShareAlike),
            ("CC-BY-SA-4.0", "CC0-1.0", Refusal::ShareAlike),
            ("CC-BY-SA-3.0", "GPL-3.0-only", Refusal::ShareAlike),
            ("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0", Refusal::ShareAlike),
            ("CC-BY-NC-4.0", "CC-BY-SA-4.0", Refusal::NonCommercial),
            ("CC-BY-ND-4.0", "CC-BY-ND-4.0", Refusal::NoDerivatives),
        ];
        for (origin, licence, why) in lost {
            assert_eq!(refusal(origin, licence), Some(why), "{origin} → {licence}");
        }
    }
}
