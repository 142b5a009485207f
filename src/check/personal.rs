//! Personal data in a text: addresses of persons and mobile telephone numbers.

use crate::diagnostic::Message;
use crate::diagnostic::codes::access as codes;

/// Domains at which persons, not organisations, have their address.
pub(crate) const PERSONAL_DOMAINS: &[&str] = &[
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
    "proton.me",
    "live.fr",
    "bbox.fr",
];

/// Words that make an address that of a role; longer words that start with one count too (« médiathèques », « associative »).
pub(crate) const ROLES: &[&str] = &[
    "contact",
    "info",
    "accueil",
    "mediatheque",
    "bibliotheque",
    "mairie",
    "asso",
    "cafe",
    "cafeia",
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
    "tierslieu",
    "tiers",
    "fablab",
    "ecole",
    "college",
    "lycee",
    "maison",
    "ville",
    "service",
    "cdi",
];

/// What is personal in a text, each piece once.
pub(super) fn find(text: &str) -> Vec<Message> {
    let words = text.split(|c: char| c.is_whitespace() || "()<>[],;:\"«»".contains(c));
    let addresses = words.filter(|word| is_personal_address(word)).map(codes::personal_email);
    let mut found: Vec<Message> = addresses.collect();
    found.extend(mobile_numbers(text).iter().map(|number| codes::personal_phone(number)));
    found.dedup();
    found
}

/// `prenom.nom@…`, or an address of a provider for persons, unless one of its words is a role.
fn is_personal_address(word: &str) -> bool {
    let Some((local, domain)) = word.trim_end_matches('.').split_once('@') else { return false };
    let local = crate::text::fold(local);
    if local.is_empty() || !domain.contains('.') {
        return false;
    }
    let mut parts = local.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
    if parts.any(|part| ROLES.iter().any(|role| part == *role || (role.len() >= 6 && part.starts_with(role)))) {
        return false;
    }
    let named = local.split_once('.').is_some_and(|(first, last)| {
        !first.is_empty() && last.len() > 1 && local.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-')
    });
    named || PERSONAL_DOMAINS.contains(&domain.to_ascii_lowercase().as_str())
}

/// French mobile numbers (06 or 07, national or with +33), however they are written.
fn mobile_numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut glued = false;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = (!glued).then(|| mobile_at(rest)).flatten() {
            found.push(rest[..length].to_owned());
            rest = &rest[length..];
            glued = true;
        } else {
            glued = first.is_ascii_digit();
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// Bytes of the mobile number that a text starts with.
fn mobile_at(text: &str) -> Option<usize> {
    let prefix = ["+33", "0033", "0"].into_iter().find(|prefix| text.starts_with(prefix))?;
    let mut digits = 0;
    let mut end = prefix.len();
    for (at, letter) in text[prefix.len()..].char_indices() {
        let at = at + prefix.len();
        match letter {
            // « +33 (0)6 » writes the national zero too.
            '0' if digits == 0 && prefix != "0" => {}
            '6' | '7' if digits == 0 => digits = 1,
            _ if letter.is_ascii_digit() && (1..9).contains(&digits) => digits += 1,
            _ if digits < 9 && " .-/()\u{a0}\u{202f}".contains(letter) => continue,
            _ => break,
        }
        end = at + letter.len_utf8();
    }
    let goes_on = text[end..].starts_with(|c: char| c.is_ascii_digit());
    (digits == 9 && !goes_on).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_address_is_not_personal() {
        for role in [
            "contact@lamednum.coop",
            "mediatheque.anor@gmail.com",
            "mairie@anor.fr",
            "info@a.fr",
            "anor@mairie.fr",
            "tiers.lieu@orange.fr",
            "associations@ville.fr",
            "cdi.condorcet@gmail.com",
        ] {
            assert!(!is_personal_address(role), "{role}");
        }
        for personal in [
            "jeanne.dupont@ville.fr",
            "jdupont59@gmail.com",
            "jean-paul.martin@ac-lille.fr",
            "marie.tiersot@gmail.com",
            "j.massot@gmail.com",
            "m.dupont@ville.fr",
        ] {
            assert!(is_personal_address(personal), "{personal}");
        }
    }

    #[test]
    fn a_mobile_number_is_seen_however_it_is_written() {
        for text in [
            "06 12 34 56 78",
            "Tél. : 07.12.34.56.78 (soir)",
            "+33 6 12 34 56 78",
            "0033612345678",
            "06 12 34 56 78. 20 places",
            "+33 (0)6 12 34 56 78",
            "06/12/34/56/78",
        ] {
            assert_eq!(mobile_numbers(text).len(), 1, "{text}");
        }
        for text in ["03 27 12 34 56", "le 06 mai 2026", "2026-06-07", "0612", "120612345678", "06123456789"] {
            assert!(mobile_numbers(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn everything_personal_is_found_at_once() {
        assert_eq!(find("jeanne.dupont@ville.fr ou 06 12 34 56 78, sinon p.martin@ville.fr").len(), 3);
    }
}
