//! The words under which a document is found.

use super::super::lists::{ListKey, Lists};
use super::catalogue::{self, Item};
use crate::model::vocabulary::{Access, EventType, FacilitationKind, ResourceKind, Vocabulary};
use crate::model::{Event, Party, Place, Site};
use crate::search::index::Weight;
use std::borrow::Cow;

/// A text and how much its words count.
pub(super) type Field<'a> = (Weight, Cow<'a, str>);

/// Days whose names an event is found by: the words come back in the others.
const DAYS: usize = 7;

/// The fields of a document.
pub(super) fn of<'a>(site: &'a Site, lists: &'a Lists, item: &Item<'_>) -> Vec<Field<'a>> {
    let field = |weight: Weight, text: &'a str| (weight, Cow::Borrowed(text));
    let title = |text| vec![field(Weight::Title, text)];
    match item {
        Item::Event(number) => event(site, catalogue::event(site, *number)),
        Item::Place(key) => {
            let name = lists.get(key).map_or_else(Vec::new, |list| title(&list.title));
            name.into_iter().chain(place_of(key).into_iter().map(|text| field(Weight::Label, text))).collect()
        }
        Item::Format(slug) => catalogue::format(site, slug).map_or_else(Vec::new, |format| {
            let mut fields = title(&format.name);
            fields.extend(format.aliases.iter().map(|alias| field(Weight::Title, alias)));
            fields.push(field(Weight::Label, "format d’animation"));
            fields.push(field(Weight::Label, FacilitationKind::label(format.kind)));
            fields.extend(format.audiences.iter().map(|audience| field(Weight::Label, audience.label())));
            fields.extend(format.authors.iter().map(|author| field(Weight::Label, author)));
            fields.extend([field(Weight::Text, &format.summary), field(Weight::Text, &format.body.text)]);
            fields.extend(format.steps.iter().map(|step| field(Weight::Text, &step.title)));
            let cases = format.variants.iter().chain(&format.traps);
            fields.extend(cases.map(|case| field(Weight::Text, &case.title)));
            fields
        }),
        Item::Resource(slug) => catalogue::resource(site, slug).map_or_else(Vec::new, |resource| {
            let mut fields = title(&resource.title);
            fields.push(field(Weight::Label, ResourceKind::label(resource.kind)));
            fields.extend(resource.themes.iter().map(|theme| field(Weight::Label, theme.label())));
            fields.extend(resource.authors.iter().map(|author| field(Weight::Label, author)));
            fields.extend([field(Weight::Text, &resource.summary), field(Weight::Text, &resource.body.text)]);
            fields
        }),
        Item::Question(number) => catalogue::question(site, *number).map_or_else(Vec::new, |question| {
            [title(&question.question), vec![field(Weight::Text, &question.answer.text)]].concat()
        }),
        Item::Term(number) => catalogue::term(site, *number).map_or_else(Vec::new, |term| {
            let mut fields = title(&term.term);
            fields.extend(term.variants.iter().map(|variant| field(Weight::Title, variant)));
            fields.push(field(Weight::Text, &term.definition));
            fields
        }),
        Item::Page(slug) => catalogue::page(site, slug).map_or_else(Vec::new, |page| {
            let mut fields = title(&page.title);
            fields.push(field(Weight::Title, &page.short_title));
            fields.extend([field(Weight::Text, &page.summary), field(Weight::Text, &page.body.text)]);
            fields
        }),
    }
}

/// About how many bytes the fields of a document hold; those of an event without making them.
pub(super) fn bytes(site: &Site, lists: &Lists, item: &Item<'_>) -> usize {
    match item {
        Item::Event(number) => {
            let event = catalogue::event(site, *number);
            let description = event.description.as_ref().map_or(0, |text| text.text.len());
            // Labels are counted as one length: they are few, and the same for many.
            event.title.len() + event.summary.as_ref().map_or(0, String::len) + description + 100
        }
        _ => of(site, lists, item).iter().map(|(_, text)| text.len()).sum(),
    }
}

fn event<'a>(site: &'a Site, event: &'a Event) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = vec![(Weight::Title, Cow::Borrowed(event.title.as_str()))];
    let mut labels: Vec<&'a str> = event.types.iter().map(|kind| EventType::label(*kind)).collect();
    labels.push(event.mode.label());
    labels.extend(event.audiences.iter().map(|audience| audience.label()));
    labels.extend(event.themes.iter().map(|theme| theme.label()));
    labels.extend(event.level.map(Vocabulary::label));
    if event.access != Access::Everyone {
        labels.push(event.access.label());
    }
    let features = event.accessibility.features();
    labels.extend(features.iter().filter(|feature| feature.2 == Some(true)).map(|feature| feature.1));
    labels.extend(event.format.as_ref().and_then(|slug| site.content.formats.get(slug)).map(|one| one.name.as_str()));
    labels.extend(event.organisers.iter().map(|party| match party {
        Party::Known(slug) => site.content.organisations.get(slug).map_or("", |organisation| &organisation.name),
        Party::Named { name, .. } => name,
    }));
    let mut places: Vec<&'a Place> = event.place.iter().collect();
    places.extend(event.sessions.iter().filter_map(|session| session.place.as_ref()));
    labels.extend(places.into_iter().flat_map(place));
    fields.extend(labels.into_iter().map(|label| (Weight::Label, Cow::Borrowed(label))));
    let days = event.sessions.iter().map(|session| session.when.day()).take(DAYS);
    fields.extend(days.map(|day| (Weight::Text, Cow::Owned(crate::dates::day_in_words(day)))));
    if let Some(rule) = &event.recurrence {
        fields.push((Weight::Text, Cow::Borrowed(rule.weekday.label())));
    }
    fields.extend(event.summary.iter().map(|text| (Weight::Text, Cow::Borrowed(text.as_str()))));
    fields.extend(event.description.iter().map(|text| (Weight::Text, Cow::Borrowed(text.text.as_str()))));
    fields
}

fn place(place: &Place) -> impl Iterator<Item = &str> {
    let territories = [place.departement.name, place.region.map_or("", |region| region.name)];
    let own = [place.commune.as_str(), place.name.as_deref().unwrap_or_default()];
    own.into_iter().chain(territories).chain(place.postcode.as_deref())
}

/// What a territory is part of, and what else it is called.
fn place_of(key: &ListKey) -> Option<&'static str> {
    match key {
        ListKey::Commune(insee) => {
            let code = crate::territory::DepartementCode::of_commune(insee)?;
            crate::territory::departement(code.as_str()).map(|departement| departement.name)
        }
        ListKey::Departement(code) => crate::territory::departement(code)?.region().map(|region| region.name),
        _ => None,
    }
}
