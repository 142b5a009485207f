//! `E2xx` and `R2xx`: communes, départements, coordinates.

use crate::diagnostic::{Fix, Message};
use crate::territory::{Commune, Departement, LookupError, Remark};

/// « Saint-Denis (93, Seine-Saint-Denis) ».
fn named(commune: &Commune) -> String {
    let departement = commune.departement();
    format!("{} ({}, {})", commune.name, departement.code, departement.name)
}

/// « dans l’Orne », with the apostrophe of prose.
fn locative(departement: &Departement) -> String {
    departement.forms.locative.replace('\'', "’")
}

fn listed(communes: &[&'static Commune], total: usize) -> String {
    let mut names: Vec<String> = communes.iter().map(|commune| named(commune)).collect();
    if total > communes.len() {
        names.push(format!("et {} autres", total - communes.len()));
    }
    names.join(", ")
}

/// Why a commune was not found.
pub fn lookup(error: &LookupError) -> Message {
    match error {
        LookupError::MissingKey => Message::new("E201", "Le lieu n’indique pas de commune")
            .label("commune à ajouter")
            .help("Ajoutez « commune: Anor » et « departement: \"59\" »."),
        LookupError::UnknownDepartement { written, nearest } => {
            let help = nearest.first().map_or_else(
                || "Écrivez le code entre guillemets : \"59\", \"2A\", \"971\".".to_owned(),
                |near| format!("Vouliez-vous dire « {} » ({}) ?", near.code, near.name),
            );
            Message::new("E202", format!("« {written} » n’est pas un département"))
                .label("département inconnu")
                .help(help)
        }
        LookupError::UnknownInsee { written, as_postcode } => {
            let help = as_postcode.first().map_or_else(
                || "Retirez « code_insee » : la commune et le département suffisent.".to_owned(),
                |commune| {
                    format!("C’est un code postal, pour {} : écrivez « code_postal: \"{written}\" ».", named(commune))
                },
            );
            Message::new("E203", format!("« {written} » n’est le code INSEE d’aucune commune"))
                .label("code inconnu")
                .help(help)
        }
        LookupError::UnknownPostcode { written } => {
            Message::new("E204", format!("« {written} » n’est le code postal d’aucune commune"))
                .label("code inconnu")
                .help("Vérifiez les cinq chiffres, ou indiquez « commune » et « departement ».")
        }
        LookupError::UnknownCommune { written, nearest } => {
            let help = if nearest.is_empty() {
                "Vérifiez l’orthographe ; indiquez la commune, pas le quartier ni le lieu-dit.".to_owned()
            } else {
                format!("Vouliez-vous dire {} ?", listed(nearest, nearest.len()))
            };
            Message::new("E205", format!("Aucune commune ne s’appelle « {written} »"))
                .label("commune inconnue")
                .help(help)
        }
        LookupError::Ambiguous { written, candidates, total } => {
            Message::new("E206", format!("Plusieurs communes répondent à « {written} »"))
                .label("laquelle ?")
                .help(format!("Précisez avec « departement » : {}.", listed(candidates, *total)))
        }
        LookupError::WrongDepartement { written, given, right, total } => {
            wrong_departement(written, given, right, *total)
        }
        LookupError::PostcodeMismatch { written, given, right, owners } => {
            postcode_mismatch(written, given, right, owners)
        }
        LookupError::InseeMismatch { written, given, right } => {
            let code = given.code.as_str();
            let help = right.first().map_or_else(
                || "Retirez « code_insee ».".to_owned(),
                |commune| match commune.has_postcode(code) {
                    true => format!("Est-ce le code postal ? Écrivez alors « code_postal: \"{code}\" »."),
                    false => format!(
                        "Écrivez « code_insee: \"{}\" » pour {}, ou retirez cette ligne.",
                        commune.code,
                        named(commune)
                    ),
                },
            );
            Message::new("E209", format!("Ce code INSEE désigne {}, pas « {written} »", named(given)))
                .label("autre commune")
                .help(help)
        }
    }
}

fn wrong_departement(written: &str, given: &Departement, right: &[&'static Commune], total: usize) -> Message {
    let place = right.first().map(|commune| commune.departement());
    match place {
        Some(departement) if total == 1 => Message::new(
            "E207",
            format!(
                "{} est {} ({}), pas {} ({})",
                right[0].name,
                locative(departement),
                departement.code,
                locative(given),
                given.code
            ),
        )
        .label("mauvais département")
        .help(format!("Écrivez « departement: \"{}\" ».", departement.code)),
        _ => Message::new("E207", format!("Il n’y a pas de « {written} » {} ({})", locative(given), given.code))
            .label("mauvais département")
            .help(format!("Cette commune existe ailleurs : {}.", listed(right, total))),
    }
}

fn postcode_mismatch(written: &str, given: &str, right: &[&'static Commune], owners: &[&'static Commune]) -> Message {
    let mut help = Vec::new();
    if let Some(commune) = right.first() {
        let postcodes: Vec<&str> = commune.postcodes().take(4).collect();
        if !postcodes.is_empty() {
            help.push(format!("Pour {}, écrivez « code_postal: \"{}\" ».", named(commune), postcodes.join("\" ou \"")));
        }
    }
    if !owners.is_empty() {
        help.push(format!("{given} est celui de : {}.", listed(owners, owners.len())));
    }
    Message::new("E208", format!("Le code postal {given} n’est pas celui de « {written} »"))
        .label("ne va pas avec la commune")
        .help(help.join(" "))
}

/// Understood, but not written as the reference does.
pub fn remark(remark: &Remark) -> Message {
    match remark {
        Remark::Spelling { official } => Message::new("R210", format!("L’orthographe officielle est « {official} »"))
            .label("à corriger")
            .help(format!("Écrivez « commune: {official} »."))
            .fix(Fix::Value((*official).to_owned())),
        Remark::Departement { official } => {
            Message::new("R211", format!("Ce département s’écrit « {} » ({})", official.code, official.name))
                .label("à corriger")
                .help(format!("Écrivez « departement: \"{}\" ».", official.code))
                .fix(Fix::Exact(format!("\"{}\"", official.code)))
        }
        Remark::Postcode { official } => Message::new("R212", format!("Ce code postal s’écrit « {official} »"))
            .label("à corriger")
            .help(format!("Écrivez « code_postal: \"{official}\" », avec des guillemets."))
            .fix(Fix::Exact(format!("\"{official}\""))),
        Remark::UnlistedPostcode { written } => {
            Message::new("R213", format!("Le code postal {written} n’est pas celui d’une commune (un CEDEX ?)"))
                .label("code non répertorié")
                .help("Écrivez le code postal de la commune, ou retirez cette ligne.")
        }
    }
}

/// Latitude and longitude exchanged.
pub fn swapped(lat: f64, lon: f64) -> Message {
    Message::new("E214", "La latitude et la longitude sont inversées")
        .label("inversées")
        .help(format!("Écrivez « latitude: {lon} » et « longitude: {lat} »."))
}

/// A point elsewhere.
pub fn far(commune: &str, km: f64) -> Message {
    Message::new("E215", format!("Ce point est à {km:.0} km de {commune}"))
        .label("trop loin")
        .help("Vérifiez les deux nombres, ou retirez-les : le point de la commune sera utilisé.")
}

/// One of the two is missing.
pub fn lone_coordinate(missing: &str) -> Message {
    Message::new("E216", format!("Il manque « {missing} »"))
        .label("coordonnée seule")
        .help(format!("Ajoutez « {missing} », ou retirez cette ligne : le point de la commune sera utilisé."))
}
