//! `E7xx` and `R7xx`: cost, personal data, what would help people decide to come.

use crate::diagnostic::Message;

/// A Café IA that one pays for.
pub fn cafe_not_free() -> Message {
    Message::new("E701", "Un Café IA est gratuit pour le public")
        .label("pas gratuit")
        .help("Retirez cette ligne, ou écrivez « participation_libre: true » si chacun donne ce qu’il veut.")
}

/// Another event that one pays for.
pub fn event_not_free() -> Message {
    Message::new("R702", "Tous les événements de la semaine sont gratuits")
        .label("pas gratuit")
        .help("Vérifiez ; si l’événement est bien payant, indiquez « tarif ».")
}

/// `tarif` while the event is free by default.
pub fn price_of_a_free_event() -> Message {
    Message::new("R703", "« tarif » est indiqué, mais l’événement est gratuit")
        .label("tarif d’un événement gratuit")
        .help("Retirez « tarif », ou ajoutez « gratuit: false » ou « participation_libre: true ».")
}

/// A person's name.
pub fn name_without_consent(name: &str) -> Message {
    Message::new("E704", format!("Le nom « {name} » serait publié sans que la personne ait donné son accord"))
        .label("nom de personne")
        .help("Si elle est d’accord, ajoutez « consentement: true » au fichier ; sinon, nommez sa structure dans « organisateurs ».")
}

/// A person's address.
pub fn personal_email(address: &str) -> Message {
    Message::new("E705", format!("« {address} » semble être l’adresse d’une personne"))
        .label("adresse personnelle")
        .help("Préférez une adresse de service (mediatheque@…), ou ajoutez « consentement: true » si la personne est d’accord.")
}

/// A mobile telephone number.
pub fn personal_phone(number: &str) -> Message {
    Message::new("E706", format!("« {number} » semble être un téléphone personnel"))
        .label("numéro de mobile")
        .help("Préférez le numéro de la structure, ou ajoutez « consentement: true » si la personne est d’accord.")
}

/// What would help people decide to come.
pub fn incomplete(missing: &[&str]) -> Message {
    Message::new("R710", "Cette fiche peut être complétée")
        .label("il manque des informations utiles")
        .help(format!("Si vous le savez, indiquez {}.", missing.join(", ")))
}
