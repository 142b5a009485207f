//! Which forms a list has: its pages, and what can be taken along.

use super::lists::{List, ListKey};
use super::page::View;
use super::social;

/// Entries a page of a list shows at most; a longer list goes on at `page/2/`.
pub const PER_PAGE: usize = 100;

/// Events above which a list is not offered as one calendar or data file: nobody can use it, and it would be copied for
/// every region and type. The whole edition keeps its GeoJSON, CSV and JSON as open data, whatever its size.
pub const LARGEST_FILE: usize = 5_000;

/// The forms that a list has.
pub(super) fn views(list: &List) -> Vec<View> {
    let pages = u32::try_from(list.entries.len().div_ceil(PER_PAGE).max(1)).unwrap_or(u32::MAX);
    let mut views: Vec<View> = (1..=pages).map(View::Html).collect();
    let size = list.events.len();
    let edition = matches!(list.key, ListKey::Edition(_));
    if matches!(list.key, ListKey::EditionRegion(..) | ListKey::EditionDepartement(..)) {
        // What a past edition had in a territory is read; its data are those of the edition.
    } else if matches!(list.key, ListKey::Commune(_)) {
        // A commune's paper and iframe forms are its département's (design.md §5): files are what costs most.
        views.push(View::Calendar);
    } else if size == 0 {
        // An empty list has a page that says so, and nothing to download. But what other sites show and what is followed must
        // not become an error the day an edition begins.
        views.push(View::Embed);
        if matches!(list.key, ListKey::Week | ListKey::Region(_) | ListKey::Departement(_)) {
            views.extend([View::Calendar, View::Atom]);
        }
    } else if matches!(list.key, ListKey::Accessibility(_) | ListKey::Audience(_) | ListKey::Online) {
        // Ways to the programme without scripts, and its paper for a notice board: data are those of the edition.
        views.extend([View::Calendar, View::Print].iter().filter(|_| size <= LARGEST_FILE));
    } else if size <= LARGEST_FILE {
        views.extend([View::Calendar, View::Atom, View::GeoJson, View::Csv, View::Json, View::Print, View::Embed]);
    } else {
        views.push(View::Atom);
        if edition {
            views.extend([View::GeoJson, View::Csv, View::Json]);
        }
    }
    views.extend(social::is_pictured(list).then_some(View::Picture));
    views.sort_unstable_by_key(|view| matches!(view, View::Html(_)));
    views
}

/// Whether a list has this form; templates link to no other.
pub fn has_view(list: &List, view: View) -> bool {
    views(list).contains(&view)
}
