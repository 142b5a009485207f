//! The ways to take a list away: on paper, in one's calendar, in a spreadsheet, on another site.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{self, View};
use super::list_head::place_of;
use serde::Serialize;

/// Links to the forms that the list has; `None` for those it has not.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct Takeaway {
    /// Whether there is anything at all.
    any: bool,
    print: Option<String>,
    embed: Option<String>,
    /// The code to paste in another site.
    embed_code: Option<String>,
    /// `webcal:` address, which calendars follow.
    subscribe: Option<String>,
    calendar: Option<String>,
    atom: Option<String>,
    csv: Option<String>,
    json: Option<String>,
    geojson: Option<String>,
    /// The list's own path, when visitors may keep it to read it without a network.
    keep: Option<String>,
    /// The département whose paper form stands for that of a commune.
    borrowed_from: Option<String>,
}

/// The forms of a list.
pub(super) fn takeaway(renderer: &Renderer, list: &List) -> Takeaway {
    let mut takeaway = of(renderer, list);
    let kept = matches!(list.key, ListKey::Week | ListKey::Region(_) | ListKey::Departement(_) | ListKey::Commune(_));
    takeaway.keep = (kept && renderer.site.config.offline).then(|| renderer.base.path(&list.folder));
    if matches!(list.key, ListKey::Commune(_)) {
        let departement = place_of(renderer, list).map(|place| ListKey::Departement(place.departement.code));
        if let Some(departement) = departement.and_then(|key| renderer.lists.get(&key)) {
            let wide = of(renderer, departement);
            takeaway.print = wide.print;
            takeaway.borrowed_from = Some(departement.title.clone());
        }
    }
    takeaway
}

fn of(renderer: &Renderer, list: &List) -> Takeaway {
    let file = |view: View| {
        let name = view.file();
        let name = name.strip_suffix("index.html").unwrap_or(&name);
        site_map::has_view(list, view).then(|| format!("{}{name}", list.folder))
    };
    let path = |view: View| file(view).map(|file| renderer.base.path(&file));
    let address = |view: View| file(view).map(|file| renderer.base.absolute(&file));
    let webcal =
        |address: String| address.split_once("://").map_or_else(String::new, |(_, rest)| format!("webcal://{rest}"));
    let code = |address: String| {
        format!("<iframe src=\"{address}\" title=\"Semaine de l’IA pour Tous\" width=\"100%\" height=\"600\"></iframe>")
    };
    let calendar = address(View::Calendar);
    Takeaway {
        any: calendar.is_some() || site_map::has_view(list, View::Atom),
        print: path(View::Print),
        embed: path(View::Embed),
        embed_code: address(View::Embed).map(code),
        subscribe: calendar.map(webcal),
        calendar: path(View::Calendar),
        atom: path(View::Atom),
        csv: path(View::Csv),
        json: path(View::Json),
        geojson: path(View::GeoJson),
        keep: None,
        borrowed_from: None,
    }
}
