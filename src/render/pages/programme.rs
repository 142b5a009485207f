//! The form of `/programme/`: what its list can be filtered by. The theme's `js/programme/` answers it; without scripts it
//! is not shown, and the links beside the list lead to a page for each choice.

use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::territories::regions_by_name;
use crate::model::Accessibility;
use crate::model::vocabulary::{Audience, EventType, RegistrationMode, Vocabulary, Weekday};
use crate::territory;
use crate::text::typography;
use serde::Serialize;

/// What `components-programme.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct Filters {
    /// « du 18 au 24 mai 2026 ».
    week: String,
    days: Vec<Choice>,
    weekdays: Vec<Choice>,
    regions: Vec<Choice>,
    departements: Vec<Choice>,
    types: Vec<Choice>,
    audiences: Vec<Choice>,
    features: Vec<Choice>,
    registrations: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: typography(label).into_owned() }
    }
}

impl Filters {
    /// The form of the current edition. Of the territories, it offers those that have events.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let has = |key: ListKey| renderer.lists.count(&key) > 0;
        let regions = regions_by_name().into_iter().filter(|region| has(ListKey::Region(region.code)));
        let departements = territory::departements().iter().filter(|found| has(ListKey::Departement(found.code)));
        let features = Accessibility::default().features();
        Self {
            week: renderer.site.week().in_words(),
            days: super::super::search::week(renderer).iter().map(|(day, words)| Choice::new(day, words)).collect(),
            weekdays: Weekday::ALL.iter().map(|day| Choice::new(day.key(), &format!("Un {}", day.label()))).collect(),
            regions: regions.map(|region| Choice::new(region.slug, region.name)).collect(),
            departements: departements
                .map(|found| Choice::new(&found.code.to_ascii_lowercase(), &format!("{} ({})", found.name, found.code)))
                .collect(),
            types: vocabulary::<EventType>(),
            audiences: vocabulary::<Audience>(),
            features: features.iter().map(|(key, label, _)| Choice::new(key, label)).collect(),
            registrations: vocabulary::<RegistrationMode>(),
        }
    }
}

fn vocabulary<T: Vocabulary>() -> Vec<Choice> {
    T::ALL.iter().map(|value| Choice::new(value.key(), value.label())).collect()
}

/// The programme filtered by a territory: the address that its form reads. `None` for what is no territory.
pub(super) fn filtered_by(renderer: &Renderer, key: &ListKey) -> Option<String> {
    let territory = match key {
        ListKey::Region(code) => territory::region(code)?.slug.to_owned(),
        ListKey::Departement(code) => code.to_ascii_lowercase(),
        _ => return None,
    };
    Some(format!("{}?territoire={territory}", renderer.base.path("/programme/")))
}
