//! Words that several pages share.

use crate::model::Organisation;
use crate::model::vocabulary::{Mode, Vocabulary, Weekday};
use crate::model::{Event, Party, Place, Recurrence, Session, Site};
use crate::text::{grouped, typography};
use crate::{dates, territory};
use jiff::civil::Time;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// What stays as it is in a `mailto:` address (RFC 6068).
const KEPT_IN_MAIL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// « 1 500 », with narrow no-break spaces.
pub(in crate::render) fn number(count: usize) -> String {
    grouped(count, "\u{202f}")
}

/// With a capital: « Mardi 19 mai 2026 ».
pub(in crate::render) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// « chaque jeudi, de 13 h 30 à 15 h ».
pub(in crate::render) fn recurrence(rule: &Recurrence) -> String {
    weekly(rule.weekday, rule.start, rule.end)
}

/// The same, of what has no first day.
pub(in crate::render) fn weekly(weekday: Weekday, start: Time, end: Time) -> String {
    format!("chaque {}, de {} à {}", weekday.label(), dates::hour(start), dates::hour(end))
}

/// When a session happens: « samedi 23 mai 2026, horaire à préciser ».
pub(in crate::render) fn session(session: &Session) -> String {
    format!("{}, {}", dates::day_in_words(session.when.day()), dates::hours_in_words(session.when))
}

/// The time that hours are in, « heure de La Réunion », where somebody could take it for another: overseas, and online, where
/// people come from everywhere.
pub(in crate::render) fn local_time(event: &Event, zone: &str) -> Option<&'static str> {
    (zone != "Europe/Paris" || event.mode != Mode::OnSite).then(|| territory::time_of(zone))
}

/// « Médiathèque Jacques-Brel, Anor (Nord) », or « Anor (Nord) ».
pub(in crate::render) fn short_place(place: &Place) -> String {
    let town = match place.departement.name == place.commune {
        true => place.commune.clone(),
        false => format!("{} ({})", place.commune, place.departement.name),
    };
    let whole = match &place.name {
        Some(name) => format!("{name}, {town}"),
        None => town,
    };
    typography(&whole).into_owned()
}

/// A name and, when it is known, where it leads.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Named {
    /// What is shown.
    pub(in crate::render) name: String,
    /// Their site, or their list of events here.
    pub(in crate::render) href: Option<String>,
    /// What they are, when a file says so.
    pub(in crate::render) description: Option<String>,
}

/// An organiser, a partner or a facilitator.
pub(in crate::render) fn party(site: &Site, party: &Party) -> Named {
    let of = |organisation: &Organisation| Named {
        name: typography(&organisation.name).into_owned(),
        href: organisation.url.clone(),
        description: organisation.description.as_deref().map(|text| typography(text).into_owned()),
    };
    match party {
        Party::Known(slug) => site
            .content
            .organisations
            .get(slug)
            .map_or_else(|| Named { name: slug.to_string(), href: None, description: None }, of),
        Party::Named { name, url } => {
            Named { name: typography(name).into_owned(), href: url.clone(), description: None }
        }
    }
}

/// A prefilled mail (RFC 6068).
pub(in crate::render) fn mail(to: &str, subject: &str, body: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(&text.replace('\n', "\r\n"), KEPT_IN_MAIL).to_string();
    format!("mailto:{to}?subject={}&body={}", encode(subject), encode(body))
}

/// An address as people type it: « semaine-ia.fr/territoires/59-nord ».
pub(in crate::render) fn typed(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.trim_end_matches('/').to_owned()
}

/// The labels of an event's types: « Café IA », « Démonstration ».
pub(in crate::render) fn types(event: &Event) -> Vec<&'static str> {
    event.types.iter().map(|kind| kind.label()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_keeps_its_accent() {
        assert_eq!(capital("été"), "Été");
    }
}
