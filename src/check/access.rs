//! Who can come: what it costs, whose personal data is shown, what would help people decide.

use super::event::Subject;
use crate::diagnostic::Span;
use crate::diagnostic::codes::access as codes;
use crate::model::vocabulary::{EventType, Mode};
use crate::model::{Event, When};
use crate::parse::event::RawParty;
use crate::parse::place::RawPlace;

/// Domains at which persons, not organisations, have their address.
const PERSONAL_DOMAINS: [&str; 14] = [
    "gmail.com",
    "hotmail.com",
    "hotmail.fr",
    "outlook.com",
    "outlook.fr",
    "yahoo.com",
    "yahoo.fr",
    "free.fr",
    "orange.fr",
    "wanadoo.fr",
    "sfr.fr",
    "laposte.net",
    "icloud.com",
    "protonmail.com",
];

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
    let fields = [
        registration.and_then(|block| block.email.as_ref()),
        registration.and_then(|block| block.phone.as_ref()),
        accessibility.and_then(|block| block.contact.as_ref()),
        accessibility.and_then(|block| block.comment.as_ref()),
        raw.title.as_ref(),
        raw.summary.as_ref(),
        raw.description.as_ref(),
        raw.price.as_ref(),
    ];
    for field in fields.into_iter().chain(places.flatten()).flatten() {
        if let Some(message) = personal_data(&field.value) {
            found.push((field.span, message));
        }
    }
    for (span, message) in found {
        subject.push(span, message);
    }
}

/// A personal address or a mobile telephone number in a text.
fn personal_data(text: &str) -> Option<crate::diagnostic::Message> {
    if let Some(address) =
        text.split(|c: char| c.is_whitespace() || "()<>[],;:\"".contains(c)).find(|word| is_personal_address(word))
    {
        return Some(codes::personal_email(address));
    }
    mobile_number(text).map(|number| codes::personal_phone(&number))
}

/// `prenom.nom@…`, or an address of a provider for persons that names no role.
fn is_personal_address(word: &str) -> bool {
    let Some((local, domain)) = word.trim_end_matches('.').split_once('@') else { return false };
    let local = crate::text::fold(local);
    let names_a_role = ROLES.iter().any(|role| local.contains(role));
    if names_a_role || local.is_empty() || !domain.contains('.') {
        return false;
    }
    let named = local.split_once('.').is_some_and(|(first, last)| {
        first.len() > 1 && last.len() > 1 && local.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-')
    });
    named || PERSONAL_DOMAINS.contains(&domain.to_ascii_lowercase().as_str())
}

/// Words that make an address that of a role.
const ROLES: [&str; 26] = [
    "contact",
    "info",
    "accueil",
    "mediatheque",
    "bibliotheque",
    "mairie",
    "asso",
    "cafe",
    "atelier",
    "inscription",
    "reservation",
    "numerique",
    "culture",
    "animation",
    "communication",
    "secretariat",
    "bonjour",
    "hello",
    "evenement",
    "formation",
    "centre",
    "tiers",
    "fablab",
    "ecole",
    "college",
    "lycee",
];

/// A French mobile number (06 or 07), however it is written.
fn mobile_number(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if !(bytes[index].is_ascii_digit() || bytes[index] == b'+') || (index > 0 && bytes[index - 1].is_ascii_digit())
        {
            index += 1;
            continue;
        }
        let end = text[index..]
            .find(|c: char| !(c.is_ascii_digit() || "+ .-\u{a0}\u{202f}".contains(c)))
            .map_or(text.len(), |length| index + length);
        let digits: String = text[index..end].chars().filter(char::is_ascii_digit).collect();
        let national = digits
            .strip_prefix("0033")
            .or_else(|| digits.strip_prefix("33"))
            .map_or_else(|| digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')));
        if national.len() == 10 && (national.starts_with("06") || national.starts_with("07")) {
            return Some(text[index..end].trim().to_owned());
        }
        index = end.max(index + 1);
    }
    None
}

/// One remark for everything that would help people decide to come.
pub(super) fn recommend(subject: &mut Subject<'_>, event: &Event) {
    let raw = subject.raw;
    let mut missing: Vec<&str> = Vec::new();
    if event.sessions.iter().any(|session| matches!(session.when, When::AllDay(_))) {
        missing.push("l’horaire (« debut » et « fin » à la place de « date »)");
    }
    if event.mode != Mode::Online
        && event.place.as_ref().is_some_and(|place| place.address.is_none() && place.name.is_none())
    {
        missing.push("le lieu exact (« nom » et « adresse » dans « lieu »)");
    }
    if event.mode != Mode::OnSite && event.online_url.is_none() {
        missing.push("le lien pour se connecter (« lien_connexion »)");
    }
    if event.summary.is_none() && event.description.is_none() {
        missing.push("ce que l’on y fait (« resume » ou « description »)");
    }
    if event.organisers.is_empty() {
        missing.push("qui organise (« organisateurs »)");
    }
    if event.registration.is_none() {
        missing.push("s’il faut s’inscrire (« inscription »)");
    }
    if event.mode != Mode::Online && event.accessibility.is_unknown() {
        missing.push("l’accessibilité (« accessibilite »)");
    }
    if !missing.is_empty() {
        let span = raw.title.as_ref().map_or(raw.span, |title| title.span);
        subject.push(span, codes::incomplete(&missing));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_address_is_not_personal() {
        for role in
            ["contact@lamednum.coop", "mediatheque.anor@gmail.com", "mairie@anor.fr", "info@a.fr", "anor@mairie.fr"]
        {
            assert!(!is_personal_address(role), "{role}");
        }
        for personal in ["jeanne.dupont@ville.fr", "jdupont59@gmail.com", "jean-paul.martin@ac-lille.fr"] {
            assert!(is_personal_address(personal), "{personal}");
        }
    }

    #[test]
    fn a_mobile_number_is_seen_however_it_is_written() {
        for text in ["06 12 34 56 78", "Tél. : 07.12.34.56.78 (soir)", "+33 6 12 34 56 78", "0033612345678"] {
            assert!(mobile_number(text).is_some(), "{text}");
        }
        for text in ["03 27 12 34 56", "le 06 mai 2026", "2026-06-07", "0612"] {
            assert_eq!(mobile_number(text), None, "{text}");
        }
    }
}
