//! Where files stand and which address each gives: no two files for one page, and none for a page of the generator.

use super::event::Subject;
use crate::diagnostic::codes::{fields as field_codes, files as codes, licence as licence_codes};
use crate::diagnostic::{FileId, Report, Span};
use crate::discover::Binaries;
use crate::model::{Event, EventId, EventReport, Slug};
use crate::parse::drafts::{AnyDraft, Parsed};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// First segments of addresses that belong to the generator: no page of `content/pages` may take one.
const RESERVED: [&str; 8] =
    ["evenements", "communes", "organisations", "assets", "recherche", "integrer", "imprimer", "facile-a-lire"];

/// The format whose address would be that of « Choisir mon format ».
const CHOOSER: &str = "choisir";

/// The folder of an event is the département of one of its places, or `en-ligne`.
pub(super) fn folder(subject: &mut Subject<'_>, event: &Event) {
    let places = event.sessions.iter().filter_map(|session| event.place_of(session)).chain(event.place.as_ref());
    let mut folders: Vec<String> = places.map(|place| place.departement.code.to_ascii_lowercase()).collect();
    if folders.is_empty() {
        folders.push("en-ligne".to_owned());
    }
    let folder = subject.draft.folder.as_str();
    if !folders.iter().any(|right| right == folder) {
        let right = format!("events/{}/{}/{}.yaml", event.year, folders[0], subject.draft.slug);
        subject.push(Span::FILE, codes::wrong_folder(folder, &right));
    }
}

/// `redirections`: former paths, as `2026/59/ancien-nom` or as the former address of the page.
pub(super) fn former_ids(subject: &mut Subject<'_>) -> Vec<EventId> {
    let raw = subject.raw;
    let mut ids = Vec::with_capacity(raw.redirects.len());
    for redirect in &raw.redirects {
        match former_id(&redirect.value) {
            Some(id) if id == subject.draft.id() => {
                subject.push(redirect.span, codes::current_path(&redirect.value));
            }
            Some(id) if ids.contains(&id) => {
                subject.push(redirect.span, field_codes::repeated_value("redirections", &redirect.value));
            }
            Some(id) => ids.push(id),
            None => subject.push(redirect.span, codes::bad_former_path(&redirect.value)),
        }
    }
    ids
}

fn former_id(text: &str) -> Option<EventId> {
    let path = text.trim_matches('/').trim_end_matches(".yaml");
    let path = path.strip_prefix("evenements/").or_else(|| path.strip_prefix("events/")).unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let [year, folder, slug] = parts.as_slice() else { return None };
    let year = year.parse().ok().filter(|_| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(EventId::new(year, &Slug::new(folder).ok()?, &Slug::new(slug).ok()?))
}

/// Whether a picture's name is one that the site accepts.
pub(super) fn is_image_name(name: &str) -> bool {
    let parts = name.rsplit_once('.');
    parts
        .is_some_and(|(stem, extension)| Slug::new(stem).is_ok() && ["jpg", "jpeg", "png", "webp"].contains(&extension))
}

/// Two files for one address.
pub(super) fn check(parsed: &[Arc<Parsed>], events: &[&Arc<Event>], report: &mut Report) {
    let mut taken: BTreeMap<String, FileId> = BTreeMap::new();
    let mut take = |url: String, file: &FileId| match taken.entry(url) {
        Entry::Vacant(free) => {
            free.insert(file.clone());
        }
        Entry::Occupied(other) if other.get() != file => {
            report.push(file, Span::FILE, codes::same_address(other.key(), other.get()));
        }
        Entry::Occupied(_) => {}
    };
    for file in parsed {
        match &file.draft {
            Some(AnyDraft::Glossary(draft)) if !draft.entity.is_empty() => {
                take("/ressources/glossaire/".to_owned(), &file.file);
            }
            Some(AnyDraft::Resource(draft)) => take(format!("/ressources/{}/", draft.entity.slug), &file.file),
            Some(AnyDraft::Page(draft)) => take(format!("/{}/", draft.entity.slug), &file.file),
            _ => {}
        }
    }
    for event in events {
        let file: FileId = event.file.as_str().into();
        take(event.id.url(), &file);
        for former in &event.former_ids {
            take(former.url(), &file);
        }
    }
    languages(parsed, report);
    for file in parsed {
        let reserved = match &file.draft {
            Some(AnyDraft::Page(draft)) => RESERVED.iter().find(|one| **one == draft.entity.slug.as_str()).copied(),
            Some(AnyDraft::Format(draft)) => (draft.entity.slug.as_str() == CHOOSER).then_some("formats/choisir"),
            _ => None,
        };
        if let Some(address) = reserved {
            report.push(&file.file, Span::FILE, codes::reserved_page(address));
        }
    }
}

/// A page has the address of a language: `content/pages/en.md` beside `content/pages/venir.en.md`.
fn languages(parsed: &[Arc<Parsed>], report: &mut Report) {
    let translated = parsed.iter().filter_map(|file| match &file.draft {
        Some(AnyDraft::TranslatedPage(language, _) | AnyDraft::TranslatedResource(language, _)) => {
            Some((language.as_str(), &file.file))
        }
        _ => None,
    });
    let translated: BTreeMap<&str, &FileId> = translated.collect();
    for file in parsed {
        if let Some(AnyDraft::Page(draft)) = &file.draft
            && let Some(other) = translated.get(draft.entity.slug.as_str())
        {
            report.push(&file.file, Span::FILE, codes::same_address(&format!("/{}/", draft.entity.slug), other));
        }
    }
}

/// Files beside the texts that nobody would read: a text saved under another extension, a picture of another kind.
pub(super) fn strangers<'a>(binaries: impl Iterator<Item = &'a FileId>, report: &mut Report) {
    for file in binaries {
        let name = file.rsplit('/').next().unwrap_or_default();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let expected = match file.split('/').collect::<Vec<_>>().as_slice() {
            _ if name.starts_with("README") || name.starts_with("LICENSE") => continue,
            ["events", ..] if ["jpg", "jpeg", "png", "webp"].contains(&extension) => continue,
            ["events", ..] if !["txt", "text", "json", "toml", ""].contains(&extension) => {
                report.push(file, Span::FILE, licence_codes::image_kind(name));
                continue;
            }
            ["events", ..] | ["content", "organisations" | "lieux" | "editions", _] => "yaml",
            ["content", "pages" | "faq" | "formats", _] => "md",
            _ => continue,
        };
        let stem = stem.split('.').next().unwrap_or(stem);
        report.push(file, Span::FILE, codes::wrong_extension(&format!("{}.{expected}", Slug::propose(stem))));
    }
}

/// Pictures that no event names.
pub(super) fn unused_pictures(binaries: &Binaries, events: &[&Arc<Event>], report: &mut Report) {
    let images = events.iter().filter_map(|event| event.image.as_ref());
    let used: BTreeSet<&str> = images.map(|image| image.file.as_str()).collect();
    for (file, size) in binaries {
        if size.is_some() && file.starts_with("events/") && !used.contains(&**file) {
            report.push(file, Span::FILE, codes::unused_picture());
        }
    }
}

/// Each report of the files with its event.
pub(super) fn reports(
    parsed: &[Arc<Parsed>],
    events: &[&Arc<Event>],
    report: &mut Report,
) -> BTreeMap<EventId, EventReport> {
    let known: BTreeSet<&EventId> = events.iter().map(|event| &event.id).collect();
    let mut reports = BTreeMap::new();
    for file in parsed {
        let Some(AnyDraft::Report(id, draft)) = &file.draft else { continue };
        let event_file = format!("events/{id}.yaml");
        if known.contains(id) {
            reports.insert(id.clone(), draft.entity.clone());
        } else if parsed.binary_search_by(|other| (*other.file).cmp(event_file.as_str())).is_err() {
            report.push(&file.file, Span::FILE, codes::report_without_event(&event_file));
        }
    }
    reports
}
