//! Organisations and venues that several files refer to.

use super::vocabulary::Role;
use super::{Accessibility, Place, Slug};
use crate::territory::Area;

/// An organisation of `content/organisations`.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The file's name, by which others refer to it.
    pub slug: Slug,
    /// `nom`.
    pub name: String,
    /// `alias`.
    pub aliases: Vec<String>,
    /// `roles`, at least one.
    pub roles: Vec<Role>,
    /// `territoire`, for a referent or a structure of the AMI.
    pub territory: Option<Area>,
    /// `courriel`: an address of the organisation, never a person's.
    pub email: Option<String>,
    /// Their site.
    pub url: Option<String>,
    /// `statut_juridique`.
    pub legal_form: Option<String>,
    /// `siret` (14 digits).
    pub siret: Option<String>,
    /// `rna` (W and 9 digits).
    pub rna: Option<String>,
    /// `description`.
    pub description: Option<String>,
}

/// A venue of `content/lieux`, after the national schema « lieux de médiation numérique » 1.0.2.
#[derive(Debug, Clone, PartialEq)]
pub struct Venue {
    /// The file's name, by which events refer to it.
    pub slug: Slug,
    /// Where it is.
    pub place: Place,
    /// Its site.
    pub url: Option<String>,
    /// What an event there inherits unless it says otherwise.
    pub accessibility: Accessibility,
}
