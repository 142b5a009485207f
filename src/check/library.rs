//! Modules and resources as texts that people reuse: what they derive from, their versions, their pictures, and the parts that
//! readers of a module look for. Licences are for [`super::licence`].

use super::content::CheckedContent;
use super::licence::unknown;
use crate::diagnostic::codes::licence as codes;
use crate::diagnostic::{Message, Report};
use crate::model::vocabulary::ResourceKind;
use crate::model::{Content, Origin, Part, Resource, Slug};
use crate::parse::draft::Draft;

/// Checks a module or a resource.
pub(super) fn check(draft: &Draft<Resource>, checked: &CheckedContent, report: &mut Report) {
    let resource = &draft.entity;
    let mut push = |key: &str, message: Message| report.push(&draft.file, draft.places.of(key), message);
    if let Some(circle) = circle(resource, &checked.content) {
        push("derive_de", codes::derivation_in_a_circle(&circle));
    }
    if let Some(latest) = resource.history.first()
        && (resource.version.as_ref() != Some(&latest.version) || resource.updated != Some(latest.date))
    {
        push("historique", codes::history_disagrees(&latest.version, &latest.date.to_string()));
    }
    for (picture, address) in resource.pictures.iter().map(|picture| (picture, resource.address_of(picture))) {
        if let Some(message) = unknown(&picture.licence) {
            push("images", message);
        }
        if !checked.links.iter().any(|link| link.link.value.target == address) {
            push("images", codes::picture_not_shown(&address));
        }
    }
    if resource.kind == ResourceKind::Module && resource.is_own() {
        parts(resource, &mut push);
    }
}

/// What a module ends with: what to keep, what to discuss, where it comes from.
fn parts(module: &Resource, push: &mut impl FnMut(&str, Message)) {
    for (part, name, heading) in [
        (Part::Takeaway, "« à retenir »", "## À retenir"),
        (Part::Questions, "de questions pour en discuter", "## Questions pour en discuter"),
        (Part::Sources, "« sources »", "## Sources"),
    ] {
        if !module.body.headings.iter().any(|heading| Part::of(heading) == Some(part)) {
            push("titre", codes::module_without_part(name, heading));
        }
    }
}

/// The titles of a chain of derivations that comes back to the text it started from.
fn circle(resource: &Resource, content: &Content) -> Option<Vec<String>> {
    let mut ways: Vec<Vec<&Slug>> = vec![vec![&resource.slug]];
    let mut seen: Vec<&Slug> = Vec::new();
    while let Some(way) = ways.pop() {
        let here = content.library.get(*way.last()?)?;
        for derivation in &here.derived_from {
            let Origin::Inside(original) = &derivation.origin else { continue };
            let longer: Vec<&Slug> = way.iter().copied().chain([original]).collect();
            if original == &resource.slug {
                let title = |slug: &&Slug| content.library.get(*slug).map(|one| one.title.clone());
                return Some(longer.iter().filter_map(title).collect());
            }
            if content.library.contains_key(original) && !seen.contains(&original) {
                seen.push(original);
                ways.push(longer);
            }
        }
    }
    None
}

/// Every picture of a text has an author and a licence: those that a module or a resource declares.
pub(super) fn pictures(checked: &CheckedContent, report: &mut Report) {
    let library = checked.content.library.values();
    let known: Vec<String> =
        library.flat_map(|resource| resource.pictures.iter().map(|picture| resource.address_of(picture))).collect();
    for text in &checked.links {
        let found = &text.link.value;
        if found.image && !known.contains(&found.target) {
            report.push(&text.file, text.link.span, codes::picture_without_credit(&found.target));
        }
    }
}
