//! Near names for a name that no commune bears. Runs only when an error is about to be reported.

use super::commune::Commune;
use super::departements::DepartementCode;
use super::fold::fold;
use super::table::Territory;
use std::cmp::Reverse;

/// What is known about the place beside its unknown name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) departement: Option<DepartementCode>,
    pub(super) postcode: Option<&'a str>,
}

/// A row of the table as a search for near names reads it.
#[derive(Debug)]
pub(super) struct FoldedRow {
    folded: String,
    letters: u32,
    row: &'static Commune,
}

impl FoldedRow {
    pub(super) fn new(row: &'static Commune) -> Self {
        let folded = fold(row.name);
        Self { letters: letters(&folded), folded, row }
    }
}

/// At most five communes: those around first, then by edit distance, then the most populous. All communes of the postcode
/// given are near, whatever their name.
pub(super) fn nearest(table: &Territory, key: &str, around: Around<'_>) -> Vec<&'static Commune> {
    let owners = around.postcode.map(|postcode| table.with_postcode(postcode)).unwrap_or_default();
    let (wanted, mut near) = (letters(key), Vec::new());
    for FoldedRow { folded, letters, row } in table.folded_rows() {
        let owner = owners.iter().any(|owner| owner.code == row.code);
        let inside = owner || around.departement == Some(row.departement);
        let most = allowed(key.len(), inside);
        // An edit changes two letters at most: this spares nine comparisons in ten.
        let alike = (wanted ^ letters).count_ones() as usize <= 2 * most;
        let distance = if alike { edits(key, folded, most) } else { None };
        let distance = distance.or_else(|| (begins(key, folded) || begins(folded, key)).then_some(2));
        if distance.is_some() || owner {
            near.push((!inside, distance.unwrap_or(usize::MAX), Reverse(row.population), *row));
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

/// Which letters a folded name holds, a bit each.
fn letters(folded: &str) -> u32 {
    folded.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

/// How many edits still make a near name: a third of it in the right place, a quarter elsewhere.
fn allowed(length: usize, inside: bool) -> usize {
    if inside { (length / 3).max(2) } else { (length / 4).clamp(1, 3) }
}

/// Edits between two folded names, if at most `most`.
fn edits(a: &str, b: &str, most: usize) -> Option<usize> {
    let possible = a.len().abs_diff(b.len()) <= most;
    possible.then(|| strsim::osa_distance(a, b)).filter(|edits| *edits <= most)
}

/// Whether a name begins with all the words of another: « Évry » for Évry-Courcouronnes, « Anor Centre » for Anor.
fn begins(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

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
