//! Names of other files: each must exist; the nearest one is proposed.

use crate::diagnostic::codes::references as codes;
use crate::diagnostic::{FileId, Report};
use crate::model::{Content, Slug};
use crate::parse::Located;
use crate::parse::draft::{Draft, ReferenceKind};

/// Checks the references of a draft.
pub(super) fn check<T>(draft: &Draft<T>, content: &Content, report: &mut Report) {
    for reference in &draft.references {
        exists(&draft.file, reference.kind, &reference.slug, content, report);
    }
}

/// Whether a name exists; if not, it is reported.
pub(super) fn exists(
    file: &FileId,
    kind: ReferenceKind,
    name: &Located<Slug>,
    content: &Content,
    report: &mut Report,
) -> bool {
    let known: Vec<&str> = match kind {
        ReferenceKind::Organisation if content.organisations.contains_key(&name.value) => return true,
        ReferenceKind::Venue if content.venues.contains_key(&name.value) => return true,
        ReferenceKind::Format if content.formats.contains_key(&name.value) => return true,
        ReferenceKind::Resource if content.library.contains_key(&name.value) => return true,
        ReferenceKind::Organisation => content.organisations.keys().map(Slug::as_str).collect(),
        ReferenceKind::Venue => content.venues.keys().map(Slug::as_str).collect(),
        ReferenceKind::Format => content.formats.keys().map(Slug::as_str).collect(),
        ReferenceKind::Resource => content.library.keys().map(Slug::as_str).collect(),
    };
    let near = by_name(kind, name.value.as_str(), content).or_else(|| crate::text::nearest(name.value.as_str(), known));
    report.push(file, name.span, codes::unknown(kind, name.value.as_str(), near));
    false
}

/// The file whose name or alias, as people write it, is this one.
fn by_name<'a>(kind: ReferenceKind, name: &str, content: &'a Content) -> Option<&'a str> {
    let same = |other: &str| crate::text::slugify(other) == name;
    match kind {
        ReferenceKind::Organisation => {
            let mut organisations = content.organisations.values();
            organisations
                .find(|it| same(&it.name) || it.aliases.iter().any(|alias| same(alias)))
                .map(|it| it.slug.as_str())
        }
        ReferenceKind::Format => {
            let mut formats = content.formats.values();
            formats.find(|it| same(&it.name) || it.aliases.iter().any(|alias| same(alias))).map(|it| it.slug.as_str())
        }
        ReferenceKind::Venue => {
            content.venues.values().find(|it| it.place.name.as_deref().is_some_and(same)).map(|it| it.slug.as_str())
        }
        ReferenceKind::Resource => content.library.values().find(|it| same(&it.title)).map(|it| it.slug.as_str()),
    }
}
