//! The files of the main lists, for `/donnees/`.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{View, has_view};
use super::introduction::typeset;
use super::territories;
use crate::model::vocabulary::{EventType, Vocabulary};
use serde::Serialize;

/// The lists that have files, by family.
#[derive(Debug, Serialize)]
pub(super) struct Downloads {
    families: Vec<Family>,
    /// The data set of the map.
    map: String,
}

#[derive(Debug, Serialize)]
struct Family {
    title: String,
    lists: Vec<Offered>,
}

#[derive(Debug, Serialize)]
struct Offered {
    title: String,
    href: String,
    count: String,
    files: Vec<OfferedFile>,
}

#[derive(Debug, Serialize)]
struct OfferedFile {
    name: String,
    href: String,
}

const FORMS: [(&str, View); 5] = [
    ("donnees.calendar", View::Calendar),
    ("CSV", View::Csv),
    ("JSON", View::Json),
    ("GeoJSON", View::GeoJson),
    ("Atom", View::Atom),
];

/// What can be downloaded: the whole edition, its week, each type, each région that has events.
pub(super) fn of(renderer: &Renderer) -> Downloads {
    let edition = renderer.site.edition().year;
    let families = [
        ("donnees.whole", vec![ListKey::Edition(edition), ListKey::Week]),
        ("donnees.by-type", EventType::ALL.iter().copied().map(ListKey::Type).collect()),
        (
            "donnees.by-region",
            territories::regions_by_name().into_iter().map(|region| ListKey::Region(region.code)).collect(),
        ),
    ];
    let families = families.map(|(title, keys): (_, Vec<ListKey>)| Family {
        title: renderer.texts.say(title),
        lists: keys
            .iter()
            .filter_map(|key| renderer.lists.current(key))
            .filter(|list| !list.is_empty())
            .map(|list| offered(renderer, list))
            .collect(),
    });
    Downloads {
        families: families.into_iter().filter(|family| !family.lists.is_empty()).collect(),
        map: renderer.base.path("/carte/evenements.geojson"),
    }
}

fn offered(renderer: &Renderer, list: &List) -> Offered {
    let file = |(name, view): (&'static str, View)| OfferedFile {
        name: if view == View::Calendar { renderer.texts.say(name) } else { name.to_owned() },
        href: renderer.base.path(&format!("{}{}", list.folder, view.file())),
    };
    Offered {
        title: typeset(&list.title),
        href: renderer.base.path(&list.folder),
        count: renderer.texts.count("words.activities", list.events.len()),
        files: FORMS.into_iter().filter(|(_, view)| has_view(list, *view)).map(file).collect(),
    }
}
