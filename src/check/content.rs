//! `content/` as a whole: names that exist, licences that hold, venues that stand somewhere.

use super::{library, licence, links, personal, references, territory};
use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{Report, Span};
use crate::discover::Binaries;
use crate::model::{Content, Language, Venue};
use crate::parse::Located;
use crate::parse::draft::Draft;
use crate::parse::drafts::{AnyDraft, Parsed};
use crate::parse::markdown::FoundLink;
use crate::parse::organisation::RawVenue;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The content, and the links of its texts.
pub(super) struct CheckedContent {
    pub(super) content: Content,
    pub(super) links: Vec<links::TextLink>,
}

pub(super) fn check(parsed: &[Arc<Parsed>], binaries: &Binaries, report: &mut Report) -> CheckedContent {
    let mut checked = CheckedContent { content: Content::default(), links: Vec::new() };
    for file in parsed {
        if let Some(draft) = &file.draft {
            checked.add(draft, binaries, report);
        }
    }
    checked.content.questions.sort_by(|a, b| (a.theme, a.order, &a.slug).cmp(&(b.theme, b.order, &b.slug)));
    library::pictures(&checked, report);
    // A page that is wrong is there all the same: its own messages are enough.
    let pages: BTreeSet<&str> = parsed.iter().map(|file| &*file.file).collect();
    for file in parsed {
        match &file.draft {
            Some(AnyDraft::Format(draft)) => {
                references::check(draft, &checked.content, report);
                licence::format(draft, report);
            }
            Some(AnyDraft::EasyModule(draft)) if !pages.contains(&*file.file.replace(".falc.md", ".md")) => {
                let slug = draft.entity.slug.as_str();
                report.push(
                    &file.file,
                    Span::FILE,
                    codes::easy_page_alone(&format!("content/modules/{slug}/index.md")),
                );
            }
            Some(AnyDraft::EasyPage(draft)) if !pages.contains(&*file.file.replace(".falc.md", ".md")) => {
                report.push(
                    &file.file,
                    Span::FILE,
                    codes::easy_page_alone(&format!("content/pages/{}.md", draft.entity.slug)),
                );
            }
            Some(AnyDraft::TranslatedPage(language, _) | AnyDraft::TranslatedResource(language, _)) => {
                let original = file.file.replace(&format!(".{language}.md"), ".md");
                if !pages.contains(original.as_str()) {
                    report.push(&file.file, Span::FILE, codes::translation_alone(&original));
                }
            }
            Some(AnyDraft::Resource(draft)) => {
                references::check(draft, &checked.content, report);
                licence::resource(draft, &checked.content, report);
                licence::files(draft, binaries, report);
                library::check(draft, &checked, report);
            }
            _ => {}
        }
    }
    checked
}

impl CheckedContent {
    fn add(&mut self, draft: &AnyDraft, binaries: &Binaries, report: &mut Report) {
        let content = &mut self.content;
        match draft {
            AnyDraft::Page(draft) => {
                if let Some(email) = draft.entity.appointment.as_ref().and_then(|one| one.email.as_deref()) {
                    report_personal(draft, "rendez_vous", email, report);
                }
                content.pages.insert(draft.entity.slug.clone(), draft.entity.clone());
                self.links_of(draft);
            }
            AnyDraft::EasyPage(draft) => {
                content.easy_pages.insert(draft.entity.slug.clone(), draft.entity.clone());
                self.links_of(draft);
            }
            AnyDraft::TranslatedPage(language, draft) => {
                content.translations.insert((language.clone(), draft.entity.slug.clone()), draft.entity.clone());
                self.links_in(draft, Some(language));
            }
            AnyDraft::EasyModule(draft) => {
                content.easy_modules.insert(draft.entity.slug.clone(), draft.entity.clone());
                self.links_of(draft);
            }
            AnyDraft::Question(draft) => {
                content.questions.push(draft.entity.clone());
                self.links_of(draft);
            }
            AnyDraft::Glossary(draft) => content.glossary.clone_from(&draft.entity),
            AnyDraft::Organisation(draft) => {
                if let Some(email) = &draft.entity.email {
                    report_personal(draft, "courriel", email, report);
                }
                content.organisations.insert(draft.entity.slug.clone(), draft.entity.clone());
            }
            AnyDraft::Venue(draft) => {
                if let Some(venue) = venue(draft, report) {
                    content.venues.insert(venue.slug.clone(), venue);
                }
            }
            AnyDraft::Format(draft) => {
                content.formats.insert(draft.entity.slug.clone(), draft.entity.clone());
                self.links_of(draft);
            }
            AnyDraft::Resource(draft) => {
                let mut resource = draft.entity.clone();
                for picture in &mut resource.pictures {
                    picture.size = binaries.get(picture.file.as_str()).copied().flatten();
                }
                content.library.insert(resource.slug.clone(), resource);
                self.links_of(draft);
            }
            AnyDraft::TranslatedResource(language, draft) => {
                let key = (language.clone(), draft.entity.slug.clone());
                content.translated_library.insert(key, draft.entity.clone());
                self.links_in(draft, Some(language));
            }
            AnyDraft::Site(_) | AnyDraft::Edition(_) | AnyDraft::Event(_) | AnyDraft::Report(..) => {}
        }
    }

    fn links_of<T>(&mut self, draft: &Draft<T>) {
        self.links_in(draft, None);
    }

    fn links_in<T>(&mut self, draft: &Draft<T>, language: Option<&Language>) {
        let of = |link: &Located<FoundLink>| links::TextLink {
            file: draft.file.clone(),
            language: language.cloned(),
            link: link.clone(),
        };
        self.links.extend(draft.links.iter().map(of));
    }
}

/// An address of a key that is a person's.
fn report_personal<T>(draft: &Draft<T>, key: &str, email: &str, report: &mut Report) {
    for message in personal::find(email) {
        report.push(
            &draft.file,
            draft.places.of(key),
            message.help("Écrivez une adresse de service : contact@…, mediatheque@…"),
        );
    }
}

fn venue(draft: &Draft<RawVenue>, report: &mut Report) -> Option<Venue> {
    let raw = &draft.entity;
    let mut place = territory::place(&draft.file, Span::FILE, &raw.address, report)?;
    place.venue = Some(raw.slug.clone());
    Some(Venue { slug: raw.slug.clone(), place, url: raw.url.clone(), accessibility: raw.accessibility.known.clone() })
}
