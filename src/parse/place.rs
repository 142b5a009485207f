//! Where something happens, as written: in an event's `lieu` or in a file of `content/lieux`.

use super::fields::{Fields, Located};
use crate::model::vocabulary::VenueKind;
use crate::model::{Accessibility, Slug};

/// `lieu` as written.
#[derive(Debug, Clone)]
pub enum RawPlace {
    /// The id of a venue of `content/lieux`.
    Venue(Located<Slug>),
    /// A block.
    Described(Box<RawAddress>),
}

/// The keys of a place, as written: the commune is not looked up.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is the French key of design.md §4 that its English name translates")]
pub struct RawAddress {
    pub name: Option<String>,
    pub kind: Option<VenueKind>,
    pub address: Option<Located<String>>,
    pub postcode: Option<Located<String>>,
    pub commune: Option<Located<String>>,
    pub departement: Option<Located<String>>,
    pub insee: Option<Located<String>>,
    pub latitude: Option<Located<f64>>,
    pub longitude: Option<Located<f64>>,
    pub notes: Option<Located<String>>,
}

pub(super) fn read_place(fields: &mut Fields<'_>) -> RawAddress {
    RawAddress {
        name: fields.text("nom").map(|name| name.value),
        kind: fields.choice("type").map(|kind| kind.value),
        address: fields.text("adresse"),
        postcode: fields.text("code_postal"),
        commune: fields.text("commune"),
        departement: fields.text("departement"),
        insee: fields.text("code_insee"),
        latitude: fields.decimal("latitude"),
        longitude: fields.decimal("longitude"),
        notes: fields.text("precisions"),
    }
}

/// `accessibilite` as written; what a person may be named in keeps its place for the consent rule.
#[derive(Debug, Clone, Default)]
pub struct RawAccessibility {
    /// What is known.
    pub known: Accessibility,
    /// Where `commentaire` stands.
    pub comment: Option<Located<String>>,
    /// Where `contact` stands.
    pub contact: Option<Located<String>>,
}

pub(super) fn read_accessibility(fields: &mut Fields<'_>) -> RawAccessibility {
    let mut flag = |key| fields.boolean(key).map(|value| value.value);
    let mut known = Accessibility {
        wheelchair: flag("pmr"),
        sign_language: flag("lsf"),
        cued_speech: flag("lpc"),
        hearing_loop: flag("boucle_magnetique"),
        captions: flag("sous_titrage"),
        easy_read: flag("falc"),
        quiet: flag("calme"),
        comment: None,
        contact: None,
    };
    let comment = fields.text("commentaire");
    known.comment = comment.as_ref().map(|comment| comment.value.clone());
    let contact = fields.text("contact");
    known.contact = contact.as_ref().map(|contact| contact.value.clone());
    RawAccessibility { known, comment, contact }
}
