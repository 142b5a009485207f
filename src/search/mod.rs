//! Text search and the completion of places, without a server: small files that a visitor's browser reads one by one.
//!
//! `analysis` says which terms a text holds, `index` files them by document in shards of a fixed number, `places` lists
//! the communes by postcode and by name. Nothing here knows a page or a URL: `render::search` says what is indexed.

pub mod analysis;
pub mod index;
pub mod places;
mod ranges;

/// Bytes of a shard of terms or of names once compressed with gzip, at most.
pub const SHARD_BUDGET: usize = 8 * 1024;
