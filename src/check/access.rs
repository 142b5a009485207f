//! Who can come: what it costs, whose personal data is shown, what would help people decide.

use super::event::Subject;
use super::personal;
use crate::diagnostic::Span;
use crate::diagnostic::codes::access as codes;
use crate::model::Event;
use crate::model::completeness::Lack;
use crate::model::vocabulary::EventType;
use crate::parse::event::RawParty;
use crate::parse::place::RawPlace;

/// A Café IA is free; other events say what they cost.
pub(super) fn cost(subject: &mut Subject<'_>) {
    let raw = subject.raw;
    let is_cafe = raw.types.iter().any(|kind| kind.value == EventType::CafeIa);
    let paying = raw.free.as_ref().filter(|free| !free.value && !raw.pay_what_you_want);
    if let Some(paying) = paying {
        subject.push(paying.span, if is_cafe { codes::cafe_not_free() } else { codes::event_not_free() });
    } else if let Some(price) = raw.price.as_ref().filter(|_| raw.free.is_none() && !raw.pay_what_you_want) {
        subject.push(price.span, codes::price_of_a_free_event());
    }
}

/// Personal data needs `consentement: true` in the file.
pub(super) fn people(subject: &mut Subject<'_>) {
    let raw = subject.raw;
    if raw.consent {
        return;
    }
    let mut found: Vec<(Span, crate::diagnostic::Message)> = Vec::new();
    for party in &raw.facilitators {
        if let RawParty::Named { name, .. } = party {
            found.push((name.span, codes::name_without_consent(&name.value)));
        }
    }
    let registration = raw.registration.as_ref().map(|block| &block.value);
    let accessibility = raw.accessibility.as_ref();
    let places = raw.sessions.iter().filter_map(|session| session.place.as_ref()).chain(raw.place.as_ref());
    let places = places.filter_map(|place| match &place.value {
        RawPlace::Described(address) => Some([address.address.as_ref(), address.notes.as_ref()]),
        RawPlace::Venue(_) => None,
    });
    let image = raw.image.as_ref().map(|block| &block.value);
    let names = raw.organisers.iter().chain(&raw.partners).filter_map(|party| match party {
        RawParty::Named { name, .. } => Some(name),
        RawParty::Reference(_) => None,
    });
    let fields = [
        image.and_then(|block| block.credit.as_ref()),
        image.and_then(|block| block.alt.as_ref()),
        registration.and_then(|block| block.email.as_ref()),
        registration.and_then(|block| block.phone.as_ref()),
        accessibility.and_then(|block| block.contact.as_ref()),
        accessibility.and_then(|block| block.comment.as_ref()),
        raw.title.as_ref(),
        raw.summary.as_ref(),
        raw.description.as_ref(),
        raw.price.as_ref(),
    ];
    for field in fields.into_iter().chain(places.flatten()).flatten().chain(names) {
        found.extend(personal::find(&field.value).into_iter().map(|message| (field.span, message)));
    }
    for (span, message) in found {
        subject.push(span, message);
    }
}

/// One remark for everything that would help people decide to come.
pub(super) fn recommend(subject: &mut Subject<'_>, event: &Event) {
    let raw = subject.raw;
    let missing: Vec<&str> = Lack::of(event).into_iter().map(Lack::words).collect();
    if !missing.is_empty() {
        let span = raw.title.as_ref().map_or(raw.span, |title| title.span);
        subject.push(span, codes::incomplete(&missing));
    }
}
