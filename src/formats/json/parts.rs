//! The smaller objects inside an event's.

use crate::formats::FormatContext;
use crate::formats::text::Text;
use crate::model::vocabulary::Vocabulary;
use crate::model::{Accessibility, Bounds, Event, EventReport, Image, Party, Place, Registration, Slug};
use serde::Serialize;

/// `lieu`, resolved.
#[derive(Serialize)]
pub(super) struct PlaceObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nom: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adresse: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_postal: Option<&'a str>,
    commune: &'a str,
    code_insee: &'a str,
    departement: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'static str>,
    latitude: f64,
    longitude: f64,
    /// Whether the coordinates are the place's own; else they are its commune's.
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    precisions: Option<Text<'a>>,
}

/// An element of `organisateurs`, `partenaires`, `animateurs`; `id` when it is one of the site's organisations.
#[derive(Serialize)]
pub(super) struct PartyObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    nom: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// `age`.
#[derive(Serialize)]
pub(super) struct BoundsObject {
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
}

/// `inscription`.
#[derive(Serialize)]
pub(super) struct RegistrationObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    modalite: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    courriel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_limite: Option<String>,
}

/// `accessibilite`: absent means not known.
#[derive(Serialize)]
pub(super) struct AccessibilityObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pmr: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lsf: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lpc: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    boucle_magnetique: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sous_titrage: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    falc: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calme: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commentaire: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Text<'a>>,
}

/// `image`, with its address.
#[derive(Serialize)]
pub(super) struct ImageObject<'a> {
    url: String,
    alt: Text<'a>,
    credit: Text<'a>,
    licence: &'a str,
}

/// The `.bilan.yaml` of the event.
#[derive(Serialize)]
pub(super) struct ReportObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    participants: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    animateurs: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    questionnaires: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificats: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commentaire: Option<Text<'a>>,
}

impl<'a> PlaceObject<'a> {
    pub(super) fn of(place: &'a Place) -> Self {
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Self {
            id: place.venue.as_ref().map(Slug::as_str),
            nom: place.name.as_deref().map(Text),
            r#type: place.kind.map(Vocabulary::key),
            adresse: place.address.as_deref().map(Text),
            code_postal: place.postcode.as_deref(),
            commune: &place.commune,
            code_insee: &place.insee,
            departement: place.departement.code,
            region: place.region.map(|region| region.name),
            latitude: round(place.latitude),
            longitude: round(place.longitude),
            exact: place.exact,
            precisions: place.notes.as_deref().map(Text),
        }
    }
}

impl<'a> PartyObject<'a> {
    pub(super) fn of(party: &'a Party, context: &FormatContext<'a>) -> Self {
        let id = match party {
            Party::Known(slug) => Some(slug.as_str()),
            Party::Named { .. } => None,
        };
        Self { id, nom: Text(context.name_of(party)), url: context.site_of(party) }
    }
}

impl BoundsObject {
    pub(super) fn of(bounds: Bounds) -> Self {
        Self { min: bounds.min, max: bounds.max }
    }
}

impl<'a> RegistrationObject<'a> {
    pub(super) fn of(registration: &'a Registration) -> Self {
        Self {
            modalite: registration.mode.map(Vocabulary::key),
            url: registration.url.as_deref(),
            courriel: registration.email.as_deref(),
            telephone: registration.phone.as_deref(),
            date_limite: registration.deadline.map(|moment| moment.to_string()),
        }
    }
}

impl<'a> AccessibilityObject<'a> {
    pub(super) fn of(known: &'a Accessibility) -> Option<Self> {
        (!known.is_unknown()).then(|| Self {
            pmr: known.wheelchair,
            lsf: known.sign_language,
            lpc: known.cued_speech,
            boucle_magnetique: known.hearing_loop,
            sous_titrage: known.captions,
            falc: known.easy_read,
            calme: known.quiet,
            commentaire: known.comment.as_deref().map(Text),
            contact: known.contact.as_deref().map(Text),
        })
    }
}

impl<'a> ImageObject<'a> {
    pub(super) fn of(event: &Event, image: &'a Image, context: &FormatContext<'_>) -> Self {
        Self {
            url: context.image_url(event, image),
            alt: Text(&image.alt),
            credit: Text(&image.credit),
            licence: &image.licence,
        }
    }
}

impl<'a> ReportObject<'a> {
    pub(super) fn of(report: &'a EventReport) -> Self {
        Self {
            participants: report.participants,
            animateurs: report.facilitators,
            questionnaires: report.questionnaires,
            certificats: report.certificates,
            date: report.date.map(|day| day.to_string()),
            commentaire: report.comment.as_deref().map(Text),
        }
    }
}
