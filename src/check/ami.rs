//! The structures of the AMI: no more in a région than the edition supports.

use crate::diagnostic::codes::references as codes;
use crate::diagnostic::{Report, Span};
use crate::model::Site;
use crate::parse::drafts::{AnyDraft, Parsed};
use crate::stats::{Structure, structures};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Remarks each structure of a région that has too many, where its file says the région.
pub(super) fn check(parsed: &[Arc<Parsed>], site: &Site, report: &mut Report) {
    let Some(most) = site.edition().ami.and_then(|targets| targets.max_per_region) else { return };
    let structures = structures(site, site.edition());
    let mut regions: BTreeMap<&str, Vec<&Structure>> = BTreeMap::new();
    for structure in &structures {
        if let Some(region) = &structure.region {
            regions.entry(&region.name).or_default().push(structure);
        }
    }
    let crowded =
        regions.into_iter().filter(|(_, structures)| structures.len() > usize::try_from(most).unwrap_or(usize::MAX));
    for (region, structures) in crowded {
        for structure in &structures {
            let message = codes::too_many_structures(structures.len(), most, region);
            let draft = parsed.iter().find_map(|file| match &file.draft {
                Some(AnyDraft::Organisation(draft)) if draft.entity.slug.as_str() == structure.name.code => Some(draft),
                _ => None,
            });
            if let Some(draft) = draft {
                let told = draft.entity.territory.as_ref().map(|_| draft.places.of("territoire"));
                report.push(&draft.file, told.unwrap_or(Span::FILE), message);
            }
        }
    }
}
