//! `content/site.yaml` and the editions: without them there is no site.

use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{Report, Span};
use crate::model::{Edition, SiteConfig};
use crate::parse::drafts::{AnyDraft, Parsed};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The configuration and the editions; `None` when one of them is missing, which is reported.
pub(super) fn check(parsed: &[Arc<Parsed>], report: &mut Report) -> Option<(SiteConfig, BTreeMap<i16, Edition>)> {
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
    let year = draft.entity.edition;
    if !editions.contains_key(&year) {
        let file = format!("content/editions/{year}.yaml");
        if !parsed.iter().any(|parsed| *parsed.file == *file) {
            report.push(
                &draft.file,
                draft.places.of("edition"),
                codes::missing_file(&format!("« {file} », l’édition en cours")),
            );
        }
        return None;
    }
    Some((draft.entity.clone(), editions))
}
