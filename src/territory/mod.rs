//! Placeholder.

/// A département or a collectivity.
#[derive(Debug)]
pub struct Departement {
    /// `59`, `2A`, `971`.
    pub code: &'static str,
    /// `Nord`.
    pub name: &'static str,
    /// `59-nord`.
    pub slug: &'static str,
}

/// A région.
#[derive(Debug)]
pub struct Region {
    /// INSEE code: `32`.
    pub code: &'static str,
    /// `Hauts-de-France`.
    pub name: &'static str,
    /// `hauts-de-france`.
    pub slug: &'static str,
}

/// Every département and collectivity.
pub fn departements() -> &'static [Departement] {
    &[]
}

/// Every région.
pub fn regions() -> &'static [Region] {
    &[]
}

/// The département of a code.
pub fn departement(code: &str) -> Option<&'static Departement> {
    departements().iter().find(|departement| departement.code == code)
}

/// The région of a code.
pub fn region(code: &str) -> Option<&'static Region> {
    regions().iter().find(|region| region.code == code)
}
