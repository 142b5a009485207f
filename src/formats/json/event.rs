//! The object of an event: its keys are the contract's, in its order, and its fields the published schema.

use super::parts::{
    AccessibilityObject, BoundsObject, ImageObject, PartyObject, PlaceObject, RegistrationObject, ReportObject,
};
use crate::formats::text::Text;
use crate::formats::{FormatContext, moment};
use crate::model::vocabulary::Vocabulary;
use crate::model::{Event, EventId, Party, Recurrence, Session, Slug, When};
use serde::Serialize;
use std::collections::BTreeMap;

/// The keys of design.md §4. What is not known is left out, as in a file.
#[derive(Serialize)]
pub(super) struct EventObject<'a> {
    id: &'a str,
    url: String,
    titre: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resume: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    types: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    seances: Vec<SessionObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<RuleObject>,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lien_connexion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lieu: Option<PlaceObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organisateurs: Vec<PartyObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    partenaires: Vec<PartyObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    animateurs: Vec<PartyObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    themes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ressources: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ami: Option<&'a str>,
    statut: &'static str,
    acces: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publics: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<BoundsObject>,
    #[serde(skip_serializing_if = "Option::is_none")]
    niveau: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    langues: Vec<&'a str>,
    gratuit: bool,
    participation_libre: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    tarif: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inscription: Option<RegistrationObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessibilite: Option<AccessibilityObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageObject<'a>>,
    dans_la_semaine: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ext_ids: Option<BTreeMap<&'a str, &'a str>>,
    maj: String,
    revision: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    redirections: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bilan: Option<ReportObject<'a>>,
}

/// An element of `seances`: `date`, or `debut` and `fin` with the offset of the place.
#[derive(Serialize)]
struct SessionObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    debut: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fin: Option<String>,
    fuseau: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lieu: Option<PlaceObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statut: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u32>,
}

/// `recurrence`.
#[derive(Serialize)]
struct RuleObject {
    chaque: &'static str,
    de: String,
    a: String,
    du: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    au: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sauf: Vec<String>,
    fuseau: &'static str,
}

impl<'a> EventObject<'a> {
    pub(super) fn of(event: &'a Event, context: &FormatContext<'a>) -> Self {
        let parties = |parties: &'a [Party]| parties.iter().map(|party| PartyObject::of(party, context)).collect();
        let external_ids = || event.external_ids.iter().map(|(source, id)| (source.as_str(), id.as_str())).collect();
        Self {
            id: event.id.as_str(),
            url: context.event_url(event),
            titre: Text(&event.title),
            resume: event.summary.as_deref().map(Text),
            description: event.description.as_ref().map(|description| Text(&description.text)),
            types: keys(&event.types),
            seances: event.sessions.iter().map(SessionObject::of).collect(),
            recurrence: event.recurrence.as_ref().map(RuleObject::of),
            mode: event.mode.key(),
            lien_connexion: event.online_url.as_ref().map(|link| link.url.as_str()),
            lieu: event.place.as_ref().map(PlaceObject::of),
            organisateurs: parties(&event.organisers),
            partenaires: parties(&event.partners),
            animateurs: parties(&event.facilitators),
            format: event.format.as_ref().map(Slug::as_str),
            themes: keys(&event.themes),
            ressources: event.resources.iter().map(Slug::as_str).collect(),
            ami: event.ami.as_ref().map(Slug::as_str),
            statut: event.status.key(),
            acces: event.access.key(),
            publics: keys(&event.audiences),
            age: event.age.map(BoundsObject::of),
            niveau: event.level.map(Vocabulary::key),
            langues: event.languages.iter().map(String::as_str).collect(),
            gratuit: event.free,
            participation_libre: event.pay_what_you_want,
            tarif: event.price.as_deref().map(Text),
            inscription: event.registration.as_ref().map(RegistrationObject::of),
            places: event.capacity,
            accessibilite: AccessibilityObject::of(&event.accessibility),
            image: event.image.as_ref().map(|image| ImageObject::of(event, image, context)),
            dans_la_semaine: event.in_week,
            ext_ids: (!event.external_ids.is_empty()).then(external_ids),
            maj: event.updated.to_string(),
            revision: event.revision,
            redirections: event.former_ids.iter().map(EventId::as_str).collect(),
            bilan: event.report.as_ref().map(ReportObject::of),
        }
    }
}

fn keys<V: Vocabulary>(values: &[V]) -> Vec<&'static str> {
    values.iter().map(|value| value.key()).collect()
}

impl<'a> SessionObject<'a> {
    fn of(session: &'a Session) -> Self {
        let (date, debut, fin) = match (session.when, moment::bounds(session)) {
            (When::AllDay(_), (day, _)) => (Some(day), None, None),
            (When::Timed { .. }, (start, end)) => (None, Some(start), end),
        };
        Self {
            id: (!session.id.is_empty()).then_some(session.id.as_str()),
            date,
            debut,
            fin,
            fuseau: session.time_zone,
            lieu: session.place.as_ref().map(PlaceObject::of),
            statut: session.status.map(Vocabulary::key),
            places: session.capacity,
        }
    }
}

impl RuleObject {
    fn of(rule: &Recurrence) -> Self {
        let hour = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
        Self {
            chaque: rule.weekday.key(),
            de: hour(rule.start),
            a: hour(rule.end),
            du: rule.from_day.to_string(),
            au: rule.until_day.map(|day| day.to_string()),
            sauf: rule.except.iter().map(ToString::to_string).collect(),
            fuseau: rule.time_zone,
        }
    }
}
