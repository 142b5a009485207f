//! The ways to take a list away: on paper, in one's calendar, in a spreadsheet, on another site.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{self, LARGEST_FILE, View};
use super::commune_choice;
use super::embed::Snippet;
use super::list_head::place_of;
use serde::Serialize;

/// Links to the forms that the list has; `None` for those it has not.
#[derive(Debug, Default, Serialize)]
pub(in crate::render) struct Takeaway {
    /// Whether there is anything at all.
    any: bool,
    print: Option<String>,
    /// What to paste in another site.
    embed: Option<Snippet>,
    /// `webcal:` address, which calendars follow.
    subscribe: Option<String>,
    calendar: Option<String>,
    atom: Option<String>,
    csv: Option<String>,
    json: Option<String>,
    geojson: Option<String>,
    /// The list's own path, when visitors may keep it to read it without a network.
    keep: Option<String>,
    /// Whether paper and frame are the département's, which the browser narrows.
    narrowed: bool,
    /// How many events, when they are too many for some forms.
    too_large: Option<usize>,
    /// Addresses to give or to paste, by what they are.
    addresses: Vec<Address>,
}

/// The forms of a list.
pub(super) fn takeaway(renderer: &Renderer, list: &List) -> Takeaway {
    let mut takeaway = of(renderer, list);
    let kept = matches!(list.key, ListKey::Week | ListKey::Region(_) | ListKey::Departement(_) | ListKey::Commune(_));
    takeaway.keep = (kept && renderer.site.config.offline).then(|| renderer.base.path(&list.folder));
    if let ListKey::Commune(insee) = &list.key {
        let departement = place_of(renderer, list).map(|place| ListKey::Departement(place.departement.code));
        if let Some(departement) =
            departement.and_then(|key| renderer.lists.get(&key)).filter(|wide| wide.year == list.year)
        {
            let wide = of(renderer, departement);
            takeaway.print = wide.print.map(|path| format!("{path}{}", commune_choice::query(insee)));
            takeaway.embed = wide.embed.map(|_| Snippet::of_commune(renderer, departement, list, insee));
            takeaway.narrowed = true;
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
    let calendar = address(View::Calendar);
    Takeaway {
        any: calendar.is_some() || site_map::has_view(list, View::Atom) || site_map::has_view(list, View::Embed),
        print: path(View::Print),
        embed: site_map::has_view(list, View::Embed).then(|| Snippet::of(renderer, list)),
        subscribe: calendar.map(webcal),
        // An empty calendar is followed, not downloaded.
        calendar: path(View::Calendar).filter(|_| !list.is_empty()),
        atom: path(View::Atom),
        csv: path(View::Csv),
        json: path(View::Json),
        geojson: path(View::GeoJson),
        keep: None,
        narrowed: false,
        too_large: (list.events.len() > LARGEST_FILE).then_some(list.events.len()),
        addresses: addresses(renderer, list),
    }
}

/// An address in words that can be copied without a script.
#[derive(Debug, Serialize)]
struct Address {
    label: String,
    address: String,
}

fn addresses(renderer: &Renderer, list: &List) -> Vec<Address> {
    let forms = [
        (View::Html(1), "share.page"),
        (View::Calendar, "share.calendar"),
        (View::Atom, "share.feed"),
        (View::Csv, "share.table"),
    ];
    let held = forms.into_iter().filter(|(view, _)| site_map::has_view(list, *view));
    held.map(|(view, label)| {
        let file = view.file();
        let name = file.strip_suffix("index.html").unwrap_or(&file);
        Address { label: renderer.texts.say(label), address: renderer.base.absolute(&format!("{}{name}", list.folder)) }
    })
    .collect()
}
