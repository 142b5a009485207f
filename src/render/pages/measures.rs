//! The facts of formats and resources in words: durations, groups, licences, links.

use super::introduction::typeset;
pub(in crate::render) use crate::formats::attribution::enumeration;
use crate::formats::attribution::licence_name;
use crate::formats::json_ld::licence_url;
use crate::model::vocabulary::Vocabulary;
use crate::model::{Bounds, Link};
use serde::Serialize;

const NBSP: char = '\u{a0}';
const NNBSP: char = '\u{202f}';

/// « 45 min », « 1 h », « 1 h 30 ».
pub(in crate::render) fn minutes(count: u32) -> String {
    match (count / 60, count % 60) {
        (0, minutes) => format!("{minutes}{NBSP}min"),
        (hours, 0) => format!("{hours}{NNBSP}h"),
        (hours, minutes) => format!("{hours}{NNBSP}h{NNBSP}{minutes:02}"),
    }
}

/// « de 10 à 20 min », « de 50 min à 1 h »: from a minute to another.
pub(in crate::render) fn span(from: u32, to: u32) -> String {
    match (from, to) {
        (from, to) if to < 60 => format!("de {from} à {}", minutes(to)),
        (0, to) => format!("de 0 à {}", minutes(to)),
        (from, to) => format!("de {} à {}", minutes(from), minutes(to)),
    }
}

/// « 1 h », « de 30 min à 1 h », « 2 h au plus », « 30 min au moins ».
pub(in crate::render) fn duration(bounds: Bounds) -> String {
    between(bounds, minutes, "")
}

/// « de 5 à 20 personnes », « 20 personnes au plus ».
pub(in crate::render) fn people(bounds: Bounds) -> String {
    let one = bounds.max.or(bounds.min) == Some(1);
    between(bounds, |count| count.to_string(), if one { "\u{a0}personne" } else { "\u{a0}personnes" })
}

fn between(bounds: Bounds, words: impl Fn(u32) -> String, unit: &str) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("{}{unit}", words(min)),
        (Some(min), Some(max)) => format!("de {} à {}{unit}", words(min), words(max)),
        (None, Some(max)) => format!("{}{unit} au plus", words(max)),
        (Some(min), None) => format!("{}{unit} au moins", words(min)),
        (None, None) => String::new(),
    }
}

/// A licence, for people.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Licence {
    /// « CC BY-SA 4.0 », else the SPDX identifier.
    pub(in crate::render) code: String,
    /// What one may do, in a sentence; empty for a licence that this site does not know.
    summary: &'static str,
    /// Its text.
    pub(in crate::render) href: String,
}

impl Licence {
    /// The licence of an SPDX identifier.
    pub(in crate::render) fn new(spdx: &str) -> Self {
        let code = licence_name(spdx);
        Self { code, summary: summary(spdx), href: licence_url(spdx) }
    }
}

fn summary(spdx: &str) -> &'static str {
    let family = spdx.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-'));
    match family {
        "CC-BY-SA" => {
            "Vous pouvez copier, imprimer, distribuer et modifier ce texte. Citez-le comme ci-dessous, dites ce que vous \
             avez changé et gardez la même licence."
        }
        "CC-BY" => {
            "Vous pouvez copier, imprimer, distribuer et modifier ce texte. Citez-le comme ci-dessous et dites ce que \
             vous avez changé."
        }
        "CC0" => "Vous pouvez copier, imprimer, distribuer et modifier ce texte, sans condition.",
        _ => "",
    }
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct LinkContext {
    pub(in crate::render) label: String,
    pub(in crate::render) href: String,
    /// The other site it leads to: « cafeia.org ».
    pub(in crate::render) host: Option<String>,
}

impl LinkContext {
    /// A link to another site.
    pub(in crate::render) fn outside(link: &Link) -> Self {
        Self { label: typeset(&link.title), href: link.url.clone(), host: host(&link.url) }
    }
}

/// The site that an address leads to, as people know it: « cafeia.org ».
pub(in crate::render) fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The labels of several values of a vocabulary.
pub(in crate::render) fn labels<V: Vocabulary>(values: &[V]) -> Vec<&'static str> {
    values.iter().map(|value| value.label()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_groups_read_as_french() {
        let bounds = |min, max| Bounds { min, max };
        assert_eq!(duration(bounds(Some(60), Some(60))), "1\u{202f}h");
        assert_eq!(duration(bounds(Some(30), Some(90))), "de 30\u{a0}min à 1\u{202f}h\u{202f}30");
        assert_eq!(minutes(1020), "17\u{202f}h");
        assert_eq!(people(bounds(None, Some(20))), "20\u{a0}personnes au plus");
        assert_eq!(people(bounds(Some(5), Some(20))), "de 5 à 20\u{a0}personnes");
        assert_eq!(people(bounds(Some(1), Some(1))), "1\u{a0}personne");
    }

    #[test]
    fn a_licence_has_the_name_that_people_know() {
        assert_eq!(Licence::new("CC-BY-SA-4.0").code, "CC\u{a0}BY-SA\u{a0}4.0");
        assert_eq!(Licence::new("CC0-1.0").code, "CC0\u{a0}1.0");
        assert_eq!(Licence::new("etalab-2.0").summary, "");
        assert!(Licence::new("CC-BY-4.0").summary.starts_with("Vous pouvez"));
    }

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(enumeration(&names), "A, B et C");
        assert_eq!(enumeration(&names[..1]), "A");
    }
}
