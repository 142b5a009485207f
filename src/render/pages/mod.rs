//! One file a kind of page: what its template needs, built from the site, and nothing more.

pub(super) mod card;
pub(super) mod communes;
pub(super) mod event;
mod event_around;
mod event_when;
mod event_where;
mod facets;
pub(super) mod files;
pub(super) mod home;
pub(super) mod layout;
pub(super) mod list;
pub(super) mod list_alone;
mod list_head;
pub(super) mod map;
pub(super) mod moved;
mod nearby;
mod takeaway;
pub(super) mod territories;
pub(super) mod web_manifest;
mod words;
