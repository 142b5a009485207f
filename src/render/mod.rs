//! From the immutable [`crate::model::Site`] to bytes: which files there are (the site map), and what each holds.
//!
//! `lists` gathers the sessions of every facet, `site_map` names every file the site publishes. Rendering one page never
//! depends on which other pages are rendered: `build` renders all of them, `serve` the one that is asked for.

mod abroad;
mod addresses;
mod directory;
mod engine;
mod error;
#[cfg(test)]
mod fixture;
mod interface;
pub mod lists;
mod locale;
mod map_svg;
mod nearest;
mod page;
mod pages;
pub mod renderer;
mod search;
pub mod site_map;
mod social;
pub mod theme;
mod views;

pub use error::RenderError;
pub use search::SearchFile;
