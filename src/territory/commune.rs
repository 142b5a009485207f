//! Communes and the parts of them that people still name: arrondissements, communes déléguées and associées.

use super::departements::{Departement, DepartementCode};
use super::regions::Region;
use super::table::Territory;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An INSEE commune code: two digits, `2A` or `2B`, then three digits. Well formed, but not sure to exist.
///
/// Not a postcode: 59186 is Eccles as a code and Anor as a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InseeCode([u8; 5]);

impl InseeCode {
    /// Reads a code as INSEE writes it; a small `a` or `b` is accepted for Corsica.
    pub fn new(text: &str) -> Option<Self> {
        let mut code: [u8; 5] = text.as_bytes().try_into().ok()?;
        code.make_ascii_uppercase();
        let corsica = code[0] == b'2' && matches!(code[1], b'A' | b'B');
        let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        let valid = digits(&code[..1]) && (corsica || digits(&code[1..2])) && digits(&code[2..]);
        valid.then_some(Self(code))
    }

    /// `59005`, `2A004`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for InseeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for InseeCode {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for InseeCode {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not an INSEE commune code"))
    }
}

/// What a row of the table is, in INSEE's terms (COG 2026).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommuneKind {
    /// A commune of today.
    Commune,
    /// A commune déléguée: part of a commune nouvelle that kept its name.
    Deleguee,
    /// A commune associée: part of a merged commune (loi Marcellin, 1971).
    Associee,
    /// A municipal arrondissement of Paris, Lyon or Marseille.
    Arrondissement,
}

/// A commune, or a part of one. Source and vintage: `src/territory/data/README.md`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Commune {
    /// Its INSEE code. A déléguée often shares the code of its commune.
    pub code: InseeCode,
    /// What it is.
    pub kind: CommuneKind,
    /// Its official name, apostrophes as `'`: `L'Haÿ-les-Roses`.
    pub name: &'static str,
    /// Its département: that of its commune, never guessed from a postcode.
    pub departement: DepartementCode,
    /// For a part, the INSEE code of its commune.
    pub parent: Option<InseeCode>,
    /// Inhabitants (INSEE, population municipale); unknown for déléguées and associées.
    pub population: Option<u32>,
    /// Latitude of its town hall, or of a point inside it, in degrees (WGS 84).
    pub lat: f64,
    /// Longitude of the same point.
    pub lon: f64,
    pub(super) own_postcodes: &'static str,
}

impl Commune {
    /// The commune of today that this is, or is a part of: Paris for « Paris 11e Arrondissement ».
    pub fn canonical(&'static self) -> &'static Commune {
        let Some(parent) = self.parent else { return self };
        Territory::get().commune(parent).unwrap_or(self)
    }

    /// Its postcodes, sorted; those of its commune when the table gives it none of its own (déléguées and associées).
    pub fn postcodes(&'static self) -> impl Iterator<Item = &'static str> + Clone {
        let own = match self.own_postcodes {
            "" => self.canonical().own_postcodes,
            own => own,
        };
        own.split_ascii_whitespace()
    }

    /// Whether `postcode` is one of its postcodes.
    pub fn has_postcode(&'static self, postcode: &str) -> bool {
        self.postcodes().any(|own| own == postcode)
    }

    /// Its département, with name and forms.
    pub fn departement(&self) -> &'static Departement {
        self.departement.departement()
    }

    /// Its région; none in the overseas collectivities.
    pub fn region(&self) -> Option<&'static Region> {
        self.departement().region()
    }

    /// Its name after « à », contracted where French does: « à Anor », « au Havre », « aux Mureaux », « à La Rochelle ».
    pub fn locative(&self) -> String {
        if let Some(rest) = self.name.strip_prefix("Le ") {
            format!("au {rest}")
        } else if let Some(rest) = self.name.strip_prefix("Les ") {
            format!("aux {rest}")
        } else {
            format!("à {}", self.name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_insee_code_has_the_shape_of_one() {
        assert_eq!(InseeCode::new("2a004").map(|c| c.to_string()), Some("2A004".into()));
        for bad in ["", "5900", "590055", "A9005", "2C004", "59OO5", "5é05", "593A1"] {
            assert_eq!(InseeCode::new(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_part_rolls_up_to_its_commune_and_borrows_its_postcodes() {
        let at = |code| InseeCode::new(code).and_then(|c| Territory::get().commune(c)).unwrap();
        assert_eq!(at("75111").canonical().name, "Paris");
        assert_eq!(at("75111").postcodes().collect::<Vec<_>>(), ["75011"]);
        // Escaufourt kept an Aisne code when it joined Saint-Souplet, in the Nord.
        let part = at("02285");
        assert_eq!((part.name, part.departement.as_str()), ("Escaufourt", "59"));
        assert_eq!(part.postcodes().collect::<Vec<_>>(), part.canonical().postcodes().collect::<Vec<_>>());
    }

    #[test]
    fn a_name_is_contracted_after_a() {
        let at = |code| InseeCode::new(code).and_then(|c| Territory::get().commune(c)).unwrap();
        assert_eq!(at("76351").locative(), "au Havre");
        assert_eq!(at("78440").locative(), "aux Mureaux");
        assert_eq!(at("17300").locative(), "à La Rochelle");
    }
}
