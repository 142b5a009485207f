//! What a look-up is asked, and what it answers when it succeeds ([`super::LookupError`] when it does not).

use super::commune::Commune;
use super::departements::Departement;
use super::distance::Point;

/// The keys of a place, as the author wrote them. A blank one counts as absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'a> {
    /// `commune`: « Anor », « St Denis », « Paris 11e », « LYON CEDEX 03 ».
    pub commune: Option<&'a str>,
    /// `code_postal`.
    pub postcode: Option<&'a str>,
    /// `departement`: « 59 », « 2a », « Nord ».
    pub departement: Option<&'a str>,
    /// `code_insee`.
    pub insee: Option<&'a str>,
}

/// The commune that the keys lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The commune of today.
    pub commune: &'static Commune,
    /// The arrondissement, déléguée or associée that the keys name, when they name one.
    pub part: Option<&'static Commune>,
    /// The keys that decided.
    pub by: Key,
    /// What the author could write better; empty when all is exact.
    pub remarks: Vec<Remark>,
}

/// The keys that decide a look-up, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The INSEE code.
    Insee,
    /// The name and the postcode.
    NameAndPostcode,
    /// The name and the département.
    NameAndDepartement,
    /// The name alone: one commune bears it.
    Name,
    /// The postcode alone: one commune has it.
    Postcode,
}

/// A key that was understood, and how it should be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The name is not spelt as INSEE spells it: « Belleme » for `Bellême`.
    Spelling {
        /// The official name, of the commune or of the part that was named.
        official: &'static str,
    },
    /// The département is not given by its code, or by its name as INSEE spells it: « 1 » for `01`.
    Departement {
        /// The département understood.
        official: &'static Departement,
    },
    /// The postcode lacks its first zero, or holds spaces: « 1000 » for `01000`.
    Postcode {
        /// The five digits understood.
        official: String,
    },
    /// No commune has this postcode; the other keys settle the place (a CEDEX code, or one too recent for the table).
    UnlistedPostcode {
        /// As the author wrote it.
        written: String,
    },
}

impl Found {
    /// Where to put an event without coordinates of its own: the part's point if one is named, else the commune's.
    pub fn point(&self) -> Point {
        self.part.unwrap_or(self.commune).point()
    }

    /// Whether every key is written as the reference writes it.
    pub fn is_exact(&self) -> bool {
        self.remarks.is_empty()
    }

    /// The official name to suggest, when the one written differs.
    pub fn official_spelling(&self) -> Option<&'static str> {
        self.remarks.iter().find_map(|remark| match remark {
            Remark::Spelling { official } => Some(*official),
            _ => None,
        })
    }
}
