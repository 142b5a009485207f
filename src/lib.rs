//! Static site generator of the Semaine de l'IA pour Tous.
pub mod check;
pub mod cli;
pub mod contract;
pub mod dates;
pub mod diagnostic;
pub mod discover;
pub mod formats;
pub mod model;
pub mod parse;
pub mod picture;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod search;
pub mod serve;
pub mod territory;
pub mod text;
