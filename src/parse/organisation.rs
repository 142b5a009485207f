//! Organisations (`content/organisations/<slug>.yaml`) and venues (`content/lieux/<slug>.yaml`).

use super::Sink;
use super::draft::{Draft, read_yaml};
use super::fields::plain;
use super::place::{RawAccessibility, RawAddress, read_accessibility, read_place};
use crate::contract::{ORGANISATION, VENUE};
use crate::diagnostic::codes::references as codes;
use crate::model::vocabulary::Role;
use crate::model::{Organisation, Slug};
use crate::territory::Area;

/// A venue as written: its commune is not looked up.
#[derive(Debug, Clone)]
pub struct RawVenue {
    /// The file's name.
    pub slug: Slug,
    /// Its address.
    pub address: RawAddress,
    /// `url`.
    pub url: Option<String>,
    /// `accessibilite`.
    pub accessibility: RawAccessibility,
}

/// Reads an organisation.
pub fn read_organisation(slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Organisation>> {
    read_yaml(&ORGANISATION, text, sink, |fields, _| {
        let name = fields.text("nom");
        let aliases = plain(fields.texts("alias"));
        let roles = plain(fields.choices::<Role>("roles"));
        let territory = fields.text("territoire");
        if let Some(territory) = &territory
            && !roles.iter().any(|role| matches!(role, Role::Referent | Role::Ami))
        {
            fields.report(territory.span, codes::territory_without_referent());
        }
        let territory = territory.and_then(|written| match Area::find(&written.value) {
            Ok(area) => Some(area),
            Err(nearest) => {
                fields.report(written.span, codes::unknown_area(&written.value, nearest));
                None
            }
        });
        let email = fields.email("courriel").map(|email| email.value);
        let url = fields.url("url").map(|url| url.value);
        let legal_form = fields.text("statut_juridique").map(|form| form.value);
        let siret = fields.text("siret");
        let siret = siret.filter(|siret| {
            let valid = siret.value.len() == 14 && siret.value.bytes().all(|byte| byte.is_ascii_digit());
            if !valid {
                fields.report(siret.span, codes::bad_siret(&siret.value));
            }
            valid
        });
        let rna = fields.text("rna");
        let rna = rna.filter(|rna| {
            let digits = rna
                .value
                .strip_prefix('W')
                .is_some_and(|id| id.len() == 9 && id.bytes().all(|b| b.is_ascii_alphanumeric()));
            if !digits {
                fields.report(rna.span, codes::bad_rna(&rna.value));
            }
            digits
        });
        let description = fields.text("description").map(|text| text.value);
        Some(Organisation {
            slug,
            name: name?.value,
            aliases,
            roles,
            territory,
            email,
            url,
            legal_form,
            siret: siret.map(|siret| siret.value),
            rna: rna.map(|rna| rna.value),
            description,
        })
    })
}

/// Reads a venue.
pub fn read_venue(slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<RawVenue>> {
    read_yaml(&VENUE, text, sink, |fields, _| {
        let address = read_place(fields);
        let url = fields.url("url").map(|url| url.value);
        let accessibility = fields.block("accessibilite", read_accessibility);
        address.name.as_ref()?;
        Some(RawVenue { slug, address, url, accessibility: accessibility.map(|block| block.value).unwrap_or_default() })
    })
}
