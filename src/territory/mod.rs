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
