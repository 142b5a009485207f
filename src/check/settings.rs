//! `content/site.yaml` and the editions: without them there is no site.

use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{Report, Span};
use crate::model::{Editions, NoCurrent, SiteConfig};
use crate::parse::draft::Draft;
use crate::parse::drafts::{AnyDraft, Parsed};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The configuration and the editions; `None` when one of them is missing, which is reported.
pub(super) fn check(parsed: &[Arc<Parsed>], report: &mut Report) -> Option<(SiteConfig, Editions)> {
    let mut site = None;
    let mut editions = BTreeMap::new();
    for file in parsed {
        match &file.draft {
            Some(AnyDraft::Site(draft)) => site = Some(draft),
            Some(AnyDraft::Edition(draft)) => {
                editions.insert(draft.entity.year, draft.entity.clone());
            }
            _ => {}
        }
    }
    let Some(draft) = site else {
        // An existing file that could not be read has its own messages.
        if !parsed.iter().any(|file| &*file.file == "content/site.yaml") {
            report.push(
                &"content/site.yaml".into(),
                Span::FILE,
                codes::missing_file("« content/site.yaml », la configuration du site"),
            );
        }
        return None;
    };
    match Editions::new(editions, draft.entity.edition) {
        Ok(editions) => Some((draft.entity.clone(), editions)),
        Err(why) => {
            no_current(why, draft, parsed, report);
            None
        }
    }
}

/// Says why no edition can lead the site. A file of an edition that could not be read has its own messages.
fn no_current(why: NoCurrent, draft: &Draft<SiteConfig>, parsed: &[Arc<Parsed>], report: &mut Report) {
    let unread = |path: &str| parsed.iter().any(|file| file.file.starts_with(path) && file.draft.is_none());
    match why {
        NoCurrent::Unknown(year) => {
            let file = format!("content/editions/{year}.yaml");
            if !unread(&file) {
                let what = format!("« {file} », l’édition en cours");
                report.push(&draft.file, draft.places.of("edition"), codes::missing_file(&what));
            }
        }
        NoCurrent::WithoutDates(year) => {
            report.push(&draft.file, draft.places.of("edition"), codes::edition_without_dates(year));
        }
        NoCurrent::NoneIsOpen if unread("content/editions/") => {}
        NoCurrent::NoneIsOpen => {
            let what =
                "une édition ouverte : un fichier de « content/editions » avec « debut » et « fin », sans « annoncee »";
            report.push(&draft.file, Span::FILE, codes::missing_file(what));
        }
    }
}
