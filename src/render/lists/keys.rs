//! Under which keys a session stands; where the list of a key stands, and what it is called.

use super::ListKey;
use crate::model::vocabulary::{Mode, Status, Vocabulary};
use crate::model::{Event, Party, Place, Session, Site};
use crate::territory;
use jiff::civil::Date;

/// The lists in which a session stands, seen from an edition to which its event belongs.
pub(super) fn keys_of(site: &Site, year: i16, event: &Event, session: Option<&Session>) -> Vec<ListKey> {
    let mut keys = Vec::with_capacity(10);
    keys.push(ListKey::Edition(year));
    let week = site.editions.get(year).and_then(|edition| edition.week);
    match session.map(|session| session.when.day()) {
        Some(day) => {
            let in_week = week.is_some_and(|week| week.contains(day));
            keys.push(if in_week { ListKey::Week } else { ListKey::RestOfYear });
            keys.push(ListKey::Day(day));
        }
        None => {
            keys.push(ListKey::RestOfYear);
            let rule = event.recurrence.as_ref().zip(week);
            let days: Vec<Date> =
                rule.map_or_else(Vec::new, |(rule, week)| rule.days_between(week.start, week.end).collect());
            keys.extend((!days.is_empty()).then_some(ListKey::Week));
            keys.extend(days.into_iter().map(ListKey::Day));
        }
    }
    keys.extend(event.types.iter().copied().map(ListKey::Type));
    let features = event.accessibility.features().into_iter().filter(|feature| feature.2 == Some(true));
    keys.extend(features.map(|(key, ..)| ListKey::Accessibility(key)));
    keys.extend(event.audiences.iter().copied().map(ListKey::Audience));
    let status = session.map_or(event.status, |session| event.status_of(session));
    keys.extend((event.mode != Mode::OnSite || status == Status::MovedOnline).then_some(ListKey::Online));
    if let Some(place) = session.map_or(event.place.as_ref(), |session| event.place_of(session)) {
        keys.extend(place.region.map(|region| ListKey::Region(region.code)));
        keys.push(ListKey::Departement(place.departement.code));
        if year < site.edition().year {
            keys.extend(place.region.map(|region| ListKey::EditionRegion(year, region.code)));
            keys.push(ListKey::EditionDepartement(year, place.departement.code));
        }
        keys.push(ListKey::Commune(place.insee.clone()));
    }
    keys.extend(event.format.iter().cloned().map(ListKey::Format));
    keys.extend(event.organisers.iter().filter_map(|party| match party {
        Party::Known(slug) => Some(ListKey::Organisation(slug.clone())),
        Party::Named { .. } => None,
    }));
    keys
}

/// Its folder below the root.
pub(super) fn folder(site: &Site, key: &ListKey, events: &[u32]) -> String {
    match key {
        ListKey::Week => "/programme/".to_owned(),
        ListKey::RestOfYear => "/programme/annee/".to_owned(),
        ListKey::Day(day) => format!("/programme/{day}/"),
        ListKey::Type(kind) => format!("/programme/types/{}/", kind.key()),
        ListKey::Accessibility(key) => format!("/programme/accessibilite/{}/", key.replace('_', "-")),
        ListKey::Audience(audience) => format!("/programme/publics/{}/", audience.key()),
        ListKey::Online => "/programme/en-ligne/".to_owned(),
        ListKey::Region(code) => format!("/territoires/{}/", region_slug(code)),
        ListKey::Departement(code) => format!("/territoires/{}/", departement_slug(code)),
        ListKey::Commune(insee) => {
            place_among(site, events, insee).map_or_else(|| format!("/communes/{insee}/"), Place::commune_url)
        }
        ListKey::Format(slug) => format!("/formats/{slug}/evenements/"),
        ListKey::Organisation(slug) => format!("/organisations/{slug}/"),
        ListKey::Edition(year) => format!("/editions/{year}/"),
        ListKey::EditionRegion(year, code) => format!("/editions/{year}/territoires/{}/", region_slug(code)),
        ListKey::EditionDepartement(year, code) => format!("/editions/{year}/territoires/{}/", departement_slug(code)),
    }
}

fn region_slug(code: &'static str) -> &'static str {
    territory::region(code).map_or(code, |region| region.slug)
}

fn departement_slug(code: &'static str) -> &'static str {
    territory::departement(code).map_or(code, |departement| departement.slug)
}

/// What it gathers, in words.
pub(super) fn title(site: &Site, key: &ListKey, shown: i16, events: &[u32]) -> String {
    let content = &site.content;
    match key {
        ListKey::Week => format!("Programme {shown}"),
        ListKey::RestOfYear => "Le reste de l’année".to_owned(),
        ListKey::Day(day) => crate::dates::day_in_words(*day),
        ListKey::Type(kind) => kind.label().to_owned(),
        ListKey::Accessibility(key) => {
            let features = crate::model::Accessibility::default().features();
            features.into_iter().find(|feature| feature.0 == *key).map_or(*key, |feature| feature.1).to_owned()
        }
        ListKey::Audience(audience) => audience.label().to_owned(),
        ListKey::Online => "Activités en ligne".to_owned(),
        ListKey::Region(code) => region_name(code).to_owned(),
        ListKey::Departement(code) => departement_name(code).to_owned(),
        ListKey::Commune(insee) => {
            place_among(site, events, insee).map_or_else(|| insee.clone(), |place| place.commune.clone())
        }
        ListKey::Format(slug) => content.formats.get(slug).map_or(slug.as_str(), |format| &format.name).to_owned(),
        ListKey::Organisation(slug) => {
            content.organisations.get(slug).map_or(slug.as_str(), |organisation| &organisation.name).to_owned()
        }
        ListKey::Edition(year) => format!("Édition {year}"),
        ListKey::EditionRegion(year, code) => format!("{}, édition {year}", region_name(code)),
        ListKey::EditionDepartement(year, code) => format!("{}, édition {year}", departement_name(code)),
    }
}

fn region_name(code: &'static str) -> &'static str {
    territory::region(code).map_or(code, |region| region.name)
}

fn departement_name(code: &'static str) -> &'static str {
    territory::departement(code).map_or(code, |departement| departement.name)
}

/// The place of a commune among the events of its list.
fn place_among<'a>(site: &'a Site, events: &[u32], insee: &str) -> Option<&'a Place> {
    events.iter().find_map(|index| site.events[*index as usize].places().find(|place| place.insee == insee))
}
