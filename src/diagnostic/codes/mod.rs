//! Every message of the checker, in French: one function a message, one file a family.

pub mod dates;
pub mod fields;
pub mod files;
pub mod links;
pub mod references;
pub mod yaml;
