//! One file a kind of page: what its template needs, built from the site, and nothing more.

pub(super) mod animate;
pub(super) mod card;
pub(super) mod choose;
pub(super) mod codes;
mod commune_choice;
pub(super) mod communes;
mod downloads;
pub(super) mod easy;
pub(super) mod editions;
pub(super) mod embed;
pub(super) mod event;
mod event_around;
mod event_registration;
mod event_status;
mod event_when;
mod event_where;
mod facets;
pub(super) mod faq;
pub(super) mod files;
pub(super) mod format;
pub(super) mod formats;
pub(super) mod glossary;
pub(super) mod home;
pub(super) mod home_translated;
mod introduction;
pub(super) mod layout;
pub(super) mod library;
pub(super) mod list;
mod list_head;
pub(super) mod map;
mod map_interactive;
mod measures;
pub(super) mod moved;
mod nearby;
pub(super) mod not_found;
pub(super) mod offline;
pub(super) mod paper;
pub(super) mod partners;
mod programme;
pub(super) mod propose;
pub(super) mod resource;
pub(super) mod resource_translated;
mod reuse;
pub(super) mod search;
mod steps;
mod suitability;
mod takeaway;
pub(super) mod territories;
pub(super) mod text;
mod translation;
pub(super) mod web_manifest;
pub(super) mod words;

#[cfg(test)]
mod tests_events;
#[cfg(test)]
mod tests_reading;
