//! Near names for a name that no commune bears. Runs only when an error is about to be reported.

use super::commune::Commune;
use super::departements::DepartementCode;
use super::table::Territory;
use std::cmp::Reverse;

/// What is known about the place beside its unknown name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) departement: Option<DepartementCode>,
    pub(super) postcode: Option<&'a str>,
}

impl Around<'_> {
    fn holds(self, row: &'static Commune) -> bool {
        self.departement == Some(row.departement) || self.has_postcode(row)
    }

    fn has_postcode(self, row: &'static Commune) -> bool {
        self.postcode.is_some_and(|postcode| row.has_postcode(postcode))
    }
}

/// At most five communes: those around first, then by edit distance, then the most populous. All communes of the postcode
/// given are near, whatever their name.
pub(super) fn nearest(table: &Territory, key: &str, around: Around<'_>) -> Vec<&'static Commune> {
    let mut near = Vec::new();
    for (name, row) in table.folded() {
        let inside = around.holds(row);
        let most = allowed(key.len(), inside);
        let distance = distance(key, name, most);
        if distance.is_some() || around.has_postcode(row) {
            near.push((!inside, distance.unwrap_or(usize::MAX), Reverse(row.population), row));
        }
    }
    near.sort_by_key(|&(outside, distance, population, row)| (outside, distance, population, row.code));
    let mut found: Vec<&'static Commune> = Vec::new();
    for (.., row) in near {
        if !found.iter().any(|seen| seen.canonical().code == row.canonical().code) {
            found.push(row);
        }
        if found.len() == 5 {
            break;
        }
    }
    found
}

/// How many edits still make a near name: a third of it in the right place, a quarter elsewhere.
fn allowed(length: usize, inside: bool) -> usize {
    if inside { (length / 3).max(2) } else { (length / 4).clamp(1, 3) }
}

/// Edits between two folded names, if at most `most`; one that begins with all the words of the other counts as two edits
/// (« Évry » for Évry-Courcouronnes, « Anor Centre » for Anor).
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    if a.len().abs_diff(b.len()) <= most {
        let edits = strsim::osa_distance(a, b);
        if edits <= most {
            return Some(edits);
        }
    }
    (begins(a, b) || begins(b, a)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::fold;

    fn names(key: &str, around: Around<'_>) -> Vec<&'static str> {
        nearest(Territory::get(), &fold(key), around).iter().map(|row| row.name).collect()
    }

    const NOWHERE: Around<'_> = Around { departement: None, postcode: None };

    #[test]
    fn a_typo_finds_the_commune() {
        assert_eq!(names("Strasbour", NOWHERE).first(), Some(&"Strasbourg"));
        assert_eq!(names("Montpelier", NOWHERE).first(), Some(&"Montpellier"));
        assert_eq!(names("Angouléme-sur-Charente", NOWHERE).first(), Some(&"Angoulême"));
        assert!(names("Xyzzyxyzzy", NOWHERE).is_empty());
    }

    #[test]
    fn the_departement_given_comes_first() {
        let orne = Around { departement: DepartementCode::new("61"), postcode: None };
        assert_eq!(names("Belem", orne).first(), Some(&"Bellême"));
    }

    #[test]
    fn every_commune_of_the_postcode_is_near() {
        let anor = Around { departement: None, postcode: Some("59186") };
        assert_eq!(names("Le bourg", anor).first(), Some(&"Anor"));
    }
}
