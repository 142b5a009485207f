//! Static site generator of the Semaine de l'IA pour Tous.
pub mod diagnostic;
pub mod model;
pub mod territory;
pub mod text;
