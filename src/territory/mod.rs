//! Communes, départements and régions: what a place is called, where it is, and which one the author meant.
//!
//! Every event gets a point, a time zone and a territory with no network: the reference table is embedded (see
//! `src/territory/data/README.md` for its sources, licences and vintage). Here: the table ([`Territory`]), the look-up
//! ([`Territory::lookup`]), the French words before a name ([`Forms`]) and the outlines of the map. The French sentences of
//! errors stand in `diagnostic`; this module gives them the facts.

mod area;
mod commune;
mod departements;
mod distance;
mod error;
mod fold;
mod found;
pub mod geojson;
pub mod locator;
mod lookup;
mod nearest;
mod outline;
mod pack;
mod projection;
mod regions;
pub mod svg;
mod table;
mod time_zone;
mod towns;
mod written;

pub use area::Area;
pub use commune::{Commune, CommuneKind, InseeCode};
pub use departements::{Departement, DepartementCode, Forms, departement, departements};
pub use distance::{Placement, Point, distance_km};
pub use error::LookupError;
pub use fold::fold;
pub use found::{Found, Key, Query, Remark};
pub use pack::{name_hash, postcode_prefix};
pub use regions::{Region, RegionCode, region, regions};
pub use table::Territory;
pub use time_zone::time_of;
pub use towns::{Landmark, Towns, towns};
