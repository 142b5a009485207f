//! Why a place was not found: facts for a message, no sentence.

use super::commune::Commune;
use super::departements::Departement;

/// What stops a look-up. Lists of communes are ordered, the likeliest first, and cut to [`LookupError::MOST`]; `total` counts
/// them before the cut.
#[derive(Debug, Clone, PartialEq)]
pub enum LookupError {
    /// No commune, no postcode, no INSEE code; a département alone is not a place.
    MissingKey,
    /// No département has this code or name.
    UnknownDepartement {
        /// As the author wrote it.
        written: String,
        /// The départements that look like it.
        nearest: Vec<&'static Departement>,
    },
    /// No commune bears this INSEE code.
    UnknownInsee {
        /// As the author wrote it.
        written: String,
        /// The communes that have it as a postcode: the usual mistake.
        as_postcode: Vec<&'static Commune>,
    },
    /// No commune has this postcode (CEDEX codes are not in the table).
    UnknownPostcode {
        /// As the author wrote it.
        written: String,
    },
    /// No commune bears this name.
    UnknownCommune {
        /// As the author wrote it.
        written: String,
        /// Near names: first those of the given postcode or département, then by edit distance and population.
        nearest: Vec<&'static Commune>,
    },
    /// Several communes fit: the author must add a département, a postcode or an INSEE code.
    Ambiguous {
        /// The name or the postcode, as the author wrote it.
        written: String,
        /// The communes that fit, the most populous first.
        candidates: Vec<&'static Commune>,
        /// How many fit.
        total: usize,
    },
    /// The name (or postcode, or INSEE code) exists, but in another département than the one given.
    WrongDepartement {
        /// The name, postcode or INSEE code, as the author wrote it.
        written: String,
        /// The département that the author gave.
        given: &'static Departement,
        /// Where it really is, the most populous first.
        right: Vec<&'static Commune>,
        /// How many communes fit outside of the département given.
        total: usize,
    },
    /// The name and the postcode disagree.
    PostcodeMismatch {
        /// The name, as the author wrote it.
        written: String,
        /// The postcode, as the author wrote it.
        given: String,
        /// The communes of that name, with their postcodes.
        right: Vec<&'static Commune>,
        /// The communes that have the postcode given.
        owners: Vec<&'static Commune>,
    },
    /// The name and the INSEE code disagree.
    InseeMismatch {
        /// The name, as the author wrote it.
        written: String,
        /// The commune that bears the code given.
        given: &'static Commune,
        /// The communes of that name.
        right: Vec<&'static Commune>,
    },
}

impl LookupError {
    /// The most communes that an error lists.
    pub const MOST: usize = 8;
}

/// The most populous first, then by code, cut to what an error lists.
pub(super) fn ranked(mut communes: Vec<&'static Commune>) -> Vec<&'static Commune> {
    communes.sort_by_key(|row| (std::cmp::Reverse(row.population), row.code));
    communes.truncate(LookupError::MOST);
    communes
}
