//! The communes that have events, by département: gathered once, since many pages list them.

use super::super::lists::{ListKey, Lists};
use crate::territory::DepartementCode;
use std::collections::BTreeMap;

/// A commune that has events.
#[derive(Debug, Clone)]
pub(in crate::render) struct CommuneEntry {
    /// INSEE code.
    pub(in crate::render) insee: String,
    /// Official name.
    pub(in crate::render) name: String,
    /// Path of its page.
    pub(in crate::render) folder: String,
    /// How many events.
    pub(in crate::render) count: usize,
    /// The edition that they belong to.
    pub(in crate::render) year: i16,
}

/// The communes of each département, by name.
#[derive(Debug, Default)]
pub(in crate::render) struct Communes {
    by_departement: BTreeMap<&'static str, Vec<CommuneEntry>>,
}

impl Communes {
    /// Gathers them from the lists.
    pub(in crate::render) fn new(lists: &Lists) -> Self {
        let mut by_departement = BTreeMap::<_, Vec<CommuneEntry>>::new();
        for list in lists.iter() {
            let ListKey::Commune(insee) = &list.key else { continue };
            let Some(departement) = DepartementCode::of_commune(insee) else { continue };
            by_departement.entry(departement.as_str()).or_default().push(CommuneEntry {
                insee: insee.clone(),
                name: list.title.clone(),
                folder: list.folder.clone(),
                count: list.events.len(),
                year: list.year,
            });
        }
        for communes in by_departement.values_mut() {
            communes.sort_by_cached_key(|commune| crate::text::fold(&commune.name));
        }
        Self { by_departement }
    }

    /// Those of a département that an edition fills.
    pub(in crate::render) fn of(&self, departement: &str, year: i16) -> impl Iterator<Item = &CommuneEntry> {
        self.by_departement.get(departement).into_iter().flatten().filter(move |commune| commune.year == year)
    }
}
