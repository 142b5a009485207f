//! A territory that somebody answers for: a département or a région, by its code or its name.

use super::departements::{Departement, departement, departements};
use super::fold::fold;
use super::regions::{Region, regions};

/// A département or a région.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// A département, or a collectivity.
    Departement(&'static Departement),
    /// A région.
    Region(&'static Region),
}

impl Area {
    /// The territory that a text names: `59`, « Nord », « hauts de france ». A code is a département's; so is a name that both
    /// have, as overseas, where they are one territory.
    ///
    /// # Errors
    /// The nearest name, if there is one.
    pub fn find(text: &str) -> Result<Self, Option<&'static str>> {
        let (text, key) = (text.trim(), fold(text));
        let named = |name: &str| fold(name) == key;
        let by_name = || departements().iter().find(|one| named(one.name)).map(Self::Departement);
        let region = || regions().iter().find(|one| named(one.name)).map(Self::Region);
        departement(text).map(Self::Departement).or_else(by_name).or_else(region).ok_or_else(|| {
            let names = departements().iter().map(|one| one.name).chain(regions().iter().map(|one| one.name));
            crate::text::nearest(text, names)
        })
    }

    /// The région that it is, or lies in; none of a collectivity.
    pub fn region(self) -> Option<&'static Region> {
        match self {
            Self::Departement(departement) => departement.region(),
            Self::Region(region) => Some(region),
        }
    }

    /// Its official name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Departement(departement) => departement.name,
            Self::Region(region) => region.name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_territory_is_found_by_its_code_or_its_name_and_overseas_is_a_departement() {
        let found = |text| Area::find(text).map(Area::name);
        for (written, name) in
            [("59", "Nord"), ("nord", "Nord"), ("2a", "Corse-du-Sud"), ("hauts de france", "Hauts-de-France")]
        {
            assert_eq!(found(written), Ok(name));
        }
        assert_eq!(found("Haut-de-France"), Err(Some("Hauts-de-France")));
        assert_eq!(found("Lotharingie supérieure"), Err(None));
        assert!(matches!(Area::find("La Réunion"), Ok(Area::Departement(_))));
    }
}
