//! One file a kind of page: what its template needs, built from the site, and nothing more.

pub(super) mod card;
pub(super) mod event;
pub(super) mod home;
pub(super) mod layout;
pub(super) mod list;
pub(super) mod list_alone;
pub(super) mod map;
pub(super) mod moved;
pub(super) mod plain;
pub(super) mod territories;
