//! `/en/ressources/<slug>/`: a module in another language. What its card says in French stays on the French page, to which
//! this one leads; what a licence asks of a copy (authors, translators, source) is said here.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{TocLine, toc, typeset};
use super::layout::{Frame, Section};
use super::measures::Licence;
use super::translation::{Version, is_behind};
use crate::dates;
use crate::model::{Language, ResourceTranslation};
use serde::Serialize;

/// What `resource-translated.html` shows.
#[derive(Debug, Serialize)]
struct TranslatedResource {
    summary: String,
    toc: Vec<TocLine>,
    body: String,
    updated: Option<String>,
    /// The French module changed since.
    behind: bool,
    original: String,
    original_title: String,
    authors: String,
    translators: String,
    version: Option<String>,
    licence: Option<Licence>,
}

/// The page of a translated module.
pub(in crate::render) fn render(
    renderer: &Renderer,
    language: &Language,
    translation: &ResourceTranslation,
) -> Result<Vec<u8>, RenderError> {
    let slug = &translation.slug;
    let library = &renderer.site.content.library;
    let original = library.get(slug).ok_or_else(|| RenderError::Format(format!("module « {slug} »")))?;
    let path = format!("/ressources/{slug}/");
    let words = renderer.locale(Some(language)).texts.language();
    let fields = TranslatedResource {
        summary: typeset(&translation.summary),
        toc: toc(&translation.body),
        body: renderer.body(&translation.body.html),
        updated: translation.updated.map(|day| dates::range_in(words, day, day)),
        behind: is_behind(
            &Version { number: translation.version.as_deref(), day: translation.updated },
            &Version { number: original.version.as_deref(), day: original.updated },
        ),
        original: renderer.base.path(&path),
        original_title: typeset(&original.title),
        authors: original.authors.iter().map(|name| typeset(name)).collect::<Vec<_>>().join(", "),
        translators: translation.translators.iter().map(|name| typeset(name)).collect::<Vec<_>>().join(", "),
        version: translation.version.clone(),
        licence: original.licence.as_deref().map(Licence::new),
    };
    let frame = Frame::new(&format!("/{language}{path}"), &translation.title, &translation.summary);
    renderer.html("resource-translated.html", frame.section(Section::Library).language(language), &fields)
}
