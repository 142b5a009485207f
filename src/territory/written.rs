//! What authors write where a place is asked for, read into the table's terms.

use super::commune::InseeCode;
use super::departements::{Departement, DepartementCode, departements};
use super::error::LookupError;
use super::fold::{fold, fold_whole, without_article};
use std::cmp::Reverse;

/// The name of a commune as written: « Belleme », « St Denis », « LYON CEDEX 03 », « Paris 11e », « Massy (91) ».
#[derive(Debug)]
pub(super) struct WrittenName<'a> {
    /// As written, without outer spaces.
    pub(super) text: &'a str,
    /// Folded, first article kept.
    pub(super) whole: String,
    /// The arrondissement that it names, if it does.
    pub(super) arrondissement: Option<InseeCode>,
    /// The département that stands in brackets after the name.
    pub(super) departement: Option<&'static Departement>,
    /// Whether it says CEDEX: its postcode is then a sorting code that no table of communes holds.
    pub(super) cedex: bool,
}

impl<'a> WrittenName<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim();
        let (name, bracket) = match text.strip_suffix(')').and_then(|open| open.split_once('(')) {
            Some((name, bracket)) => (name, bracket),
            None => (text, ""),
        };
        let departement = departement(bracket);
        // COG lists write « Haÿ-les-Roses (L') »; any other bracket is part of the name.
        let whole = match fold_whole(bracket).as_str() {
            article @ ("le" | "la" | "les" | "l") => format!("{article} {}", fold(name)),
            _ if departement.is_some() => fold_whole(name),
            _ => fold_whole(text),
        };
        let arrondissement = arrondissement(&whole);
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        let cedex = words.any(|word| word.eq_ignore_ascii_case("cedex"));
        Self { text, whole, arrondissement, departement, cedex }
    }

    /// The folded name, as the table files it.
    pub(super) fn key(&self) -> &str {
        without_article(&self.whole)
    }

    /// Whether this is how an official name is written; both apostrophes and runs of spaces count as equal.
    pub(super) fn is_spelt(&self, official: &str) -> bool {
        let plain = |c| if c == '’' { '\'' } else { c };
        let words = self.text.split_whitespace().flat_map(|word| [" ", word]);
        words.skip(1).flat_map(str::chars).map(plain).eq(official.chars())
    }
}

/// The INSEE code of an arrondissement named « paris 11 », « lyon 3e », « marseille 1er arrondissement »… (folded).
fn arrondissement(folded: &str) -> Option<InseeCode> {
    let (city, rest) = folded.split_once(' ')?;
    let (first, last) = match city {
        "paris" => (75101, 75120),
        "lyon" => (69381, 69389),
        "marseille" => (13201, 13216),
        _ => return None,
    };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number: u32 = rest.get(..digits)?.parse().ok()?;
    let mut after = rest[digits..].split_whitespace();
    let known = |word| matches!(word, "e" | "er" | "eme" | "ieme" | "arrondissement" | "arrondt" | "ardt" | "arr");
    let code = first + number.checked_sub(1)?;
    (code <= last && after.all(known)).then(|| InseeCode::new(&code.to_string())).flatten()
}

/// A postcode or an INSEE code as written, its digits set right: « 1000 » (a spreadsheet took the zero) is `01000`.
#[derive(Debug)]
pub(super) struct WrittenCode<'a> {
    pub(super) text: &'a str,
    pub(super) code: String,
    /// Whether it says CEDEX, as in [`WrittenName::cedex`].
    pub(super) cedex: bool,
}

impl<'a> WrittenCode<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim();
        let bare = text.strip_prefix("F-").unwrap_or(text);
        // « 75997 CEDEX 20 », copied from a letterhead.
        let is_cedex = |rest: &str| rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("cedex"));
        let sorting = bare.split_once(' ').filter(|(_, rest)| is_cedex(rest));
        let bare = sorting.map_or(bare, |(code, _)| code);
        let code: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
        let lost_zero = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
        let code = if lost_zero { format!("0{code}") } else { code.to_ascii_uppercase() };
        Self { text, code, cedex: sorting.is_some() }
    }
}

/// The département that a text names, by code (`59`, `2a`, `1`) or by name (« Nord », « le nord », « Nord (59) »).
pub(super) fn departement(text: &str) -> Option<&'static Departement> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let single = text.len() == 1 && text != "0" && text.bytes().all(|byte| byte.is_ascii_digit());
    let code = if single { format!("0{text}") } else { text.to_owned() };
    if let Some(found) = DepartementCode::new(&code) {
        return Some(found.departement());
    }
    let whole = fold_whole(text);
    let key = without_article(&whole).replace(' ', "-");
    // A slug is the code and the folded name: nothing to fold a hundred times.
    departements().iter().find(|row| {
        let name = &row.slug[row.code.len() + 1..];
        let after = key.strip_prefix(name.strip_prefix("la-").unwrap_or(name));
        let code = after.map(|rest| rest.trim_start_matches('-'));
        row.slug == key || code.is_some_and(|code| code.is_empty() || code.eq_ignore_ascii_case(row.code))
    })
}

/// As [`departement`], with the nearest ones in the error.
pub(super) fn read_departement(text: &str) -> Result<&'static Departement, LookupError> {
    departement(text)
        .ok_or_else(|| LookupError::UnknownDepartement { written: text.trim().to_owned(), nearest: near(text) })
}

/// The three départements at most that look like a text: 20 was Corsica, « Corse » is two, « Haut de Seine » lacks an s.
fn near(text: &str) -> Vec<&'static Departement> {
    let folded = fold(text);
    let likeness = |row: &Departement| {
        let (name, code) = (fold(row.name), row.code.to_ascii_lowercase());
        if folded.starts_with(&code)
            || (folded == "20" && row.code.starts_with(['2']) && row.code.ends_with(['A', 'B']))
        {
            100
        } else if name.split(' ').any(|word| word == folded) {
            90
        } else {
            (strsim::normalized_damerau_levenshtein(&folded, &name) * 100.0) as u32
        }
    };
    let mut near: Vec<_> = departements().iter().map(|row| (Reverse(likeness(row)), row)).collect();
    near.retain(|(likeness, _)| likeness.0 >= 70);
    near.sort_by_key(|(likeness, row)| (*likeness, row.code));
    near.into_iter().take(3).map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_departement_is_read_by_code_or_by_name() {
        for (written, code) in [
            ("59", "59"),
            ("2a", "2A"),
            ("1", "01"),
            (" 01 ", "01"),
            ("971", "971"),
            ("nord", "59"),
            ("Le Nord", "59"),
            ("Nord (59)", "59"),
            ("59 - Nord", "59"),
            ("Seine St Denis", "93"),
            ("Côtes d’Armor", "22"),
            ("Réunion", "974"),
            ("La Réunion", "974"),
            ("Wallis et Futuna", "986"),
        ] {
            assert_eq!(departement(written).map(|row| row.code), Some(code), "{written}");
        }
    }

    #[test]
    fn a_departement_that_does_not_exist_has_near_ones() {
        let near = |text| match read_departement(text) {
            Err(LookupError::UnknownDepartement { nearest, .. }) => nearest.iter().map(|row| row.code).collect(),
            _ => vec![],
        };
        assert_eq!(near("20"), ["2A", "2B"]);
        assert_eq!(near("Corse"), ["2A", "2B"]);
        assert_eq!(near("69M"), ["69"]);
        assert_eq!(near("Haut de Seine"), ["92"]);
        assert_eq!(near("Groland"), Vec::<&str>::new());
        assert!(departement("Nord (62)").is_none());
    }

    #[test]
    fn arrondissements_are_read_in_their_usual_forms() {
        for (written, code) in [
            ("Paris 11e", "75111"),
            ("PARIS 11", "75111"),
            ("Paris 1er", "75101"),
            ("Paris 20ème Arrondissement", "75120"),
            ("Lyon 3e arr.", "69383"),
            ("Marseille 16e", "13216"),
        ] {
            let read = WrittenName::new(written).arrondissement;
            assert_eq!(read.map(|code| code.to_string()).as_deref(), Some(code), "{written}");
        }
        for other in ["Paris", "Paris 21e", "Paris 0", "Lyon 03 Monplaisir", "Paris l'Hôpital", "LYON CEDEX 03"] {
            assert_eq!(WrittenName::new(other).arrondissement, None, "{other}");
        }
    }

    #[test]
    fn brackets_hold_a_departement_or_an_article() {
        let name = WrittenName::new("Strasbourg (61)");
        assert_eq!((name.key(), name.departement.map(|row| row.code)), ("strasbourg", Some("61")));
        assert_eq!(WrittenName::new("Haÿ-les-Roses (L')").whole, "l hay les roses");
        assert_eq!(WrittenName::new("Mans (le)").whole, "le mans");
    }

    #[test]
    fn digits_lost_or_spaced_out_are_set_right() {
        let code = |text| WrittenCode::new(text).code;
        assert_eq!(
            [code("1000"), code("59 186"), code("F-59186"), code("75997 CEDEX 20"), code("2a004")],
            ["01000", "59186", "59186", "75997", "2A004"]
        );
    }

    #[test]
    fn both_apostrophes_spell_a_name() {
        assert!(WrittenName::new(" L’Haÿ-les-Roses ").is_spelt("L'Haÿ-les-Roses"));
        assert!(WrittenName::new("Grand  Couronne").is_spelt("Grand Couronne"));
        assert!(!WrittenName::new("Belleme").is_spelt("Bellême"));
    }
}
