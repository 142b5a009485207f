//! Every message of the checker, in French: one function a message, one file a family.

pub mod access;
pub mod dates;
pub mod fields;
pub mod files;
pub mod licence;
pub mod links;
mod other_names;
pub mod references;
pub mod territory;
pub mod theme;
pub mod yaml;
