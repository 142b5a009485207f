//! What the site is made of: valid, immutable, resolved.
//!
//! Everything here has passed the checks: a value of these types needs no further validation, an `Option` always means
//! « not known », and the collections are sorted so that the same input gives the same bytes. Nothing here reads the disk.

mod base_url;
mod colour;
pub mod completeness;
mod edition;
mod event;
mod library;
mod names;
mod organisation;
mod resource;
mod site;
pub mod vocabulary;

pub use base_url::BaseUrl;
pub use colour::Colour;
pub use edition::{AmiTargets, Contact, Edition, Editions, NoCurrent, Objectives, Patron, Week};
pub use event::{
    Accessibility, Event, EventReport, Image, OnlineLink, Party, Place, Recurrence, Registration, Session, When,
};
pub use library::{
    Appointment, Bounds, Document, EasyPage, Figure, Format, FormatCase, FormatStep, Heading, Link, Page, Question,
    Term,
};
pub use names::{EventId, Language, Slug, SlugError};
pub use organisation::{Organisation, Venue};
pub use resource::{Derivation, Origin, Part, Picture, Release, Resource, ResourceTranslation, Work};
pub use site::{Content, Forge, MapBackground, Mentions, Site, SiteConfig};
