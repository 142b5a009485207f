//! How to take a list to another site, for `/donnees/`: one way after the other, each with its code. Scripts write the codes of
//! the list that the visitor chooses (`js/reprendre.js`); without them they are those of the example, the whole edition.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{LARGEST_FILE, View, has_view};
use super::embed::{attribute, frame_code, script_code};
use super::{list_head, territories};
use crate::model::vocabulary::{EventType, Vocabulary};
use crate::territory;
use crate::text::typography;
use serde::Serialize;

/// The ways, and the lists to choose from.
#[derive(Debug, Serialize)]
pub(super) struct Reuse {
    groups: Vec<Group>,
    ways: Vec<Way>,
    /// The list of the codes until another is chosen.
    example: Choice,
    /// « 5 000 activités »: above, a list has fewer forms.
    largest: String,
    script: String,
}

/// Lists of one kind.
#[derive(Debug, Serialize)]
struct Group {
    title: String,
    lists: Vec<Choice>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Choice {
    title: String,
    count: String,
    /// Address of its page, with the final slash.
    address: String,
    /// The ways that it has not, by key.
    without: String,
    /// Whether it is for want of activities, not for having too many.
    empty: bool,
}

/// A way to take a list along.
#[derive(Debug, Serialize)]
struct Way {
    key: &'static str,
    title: String,
    text: String,
    /// Its code, with `{adresse}` and `{titre}` for those of the list.
    model: String,
    /// The code of the example.
    code: String,
}

/// Each way with the form of a list that it needs, its key, and its words: the title, the two lines that explain it.
const WAYS: [(View, &str, &str, &str); 8] = [
    (View::Embed, "cadre", "reuse.frame", "reuse.frame-text"),
    (View::Html(1), "lien", "reuse.link", "reuse.link-text"),
    (View::Print, "feuille", "reuse.paper", "reuse.paper-text"),
    (View::Calendar, "agenda", "reuse.calendar", "reuse.calendar-text"),
    (View::Atom, "flux", "reuse.feed", "reuse.feed-text"),
    (View::Csv, "tableau", "reuse.table", "reuse.table-text"),
    (View::GeoJson, "carte", "reuse.map", "reuse.map-text"),
    (View::Json, "json", "reuse.json", "reuse.json-text"),
];

/// What `/donnees/` offers.
pub(super) fn of(renderer: &Renderer) -> Reuse {
    let groups = groups(renderer);
    let lists = || groups.iter().flat_map(|group: &Group| &group.lists);
    // A very large edition lacks some forms, which the example would better have.
    let example = lists().find(|list| list.without.is_empty()).or_else(|| lists().next()).cloned().unwrap_or_default();
    let ways = WAYS.map(|(view, key, title, text)| {
        let model = model(renderer, view);
        Way {
            key,
            title: renderer.texts.say(title),
            text: renderer.texts.say(text),
            code: filled(view, &model, &example),
            model,
        }
    });
    Reuse {
        ways: ways.into(),
        example,
        largest: renderer.texts.count("words.activities", LARGEST_FILE),
        script: script_code(renderer),
        groups,
    }
}

/// The code of a way, its list still to come.
fn model(renderer: &Renderer, view: View) -> String {
    let title = attribute(&format!("{{titre}} · {}", renderer.site.config.title));
    let file = view.file();
    let name = file.strip_suffix("index.html").unwrap_or(&file);
    match view {
        View::Embed => frame_code("{adresse}integrer/", &title),
        View::Html(_) => format!("<a href=\"{{adresse}}\">{title}</a>"),
        // Calendars subscribe to this scheme, and download the other.
        View::Calendar => format!("webcal:{{adresse-nue}}{name}"),
        _ => format!("{{adresse}}{name}"),
    }
}

fn filled(view: View, model: &str, list: &Choice) -> String {
    let title = match view {
        View::Embed | View::Html(_) => attribute(&list.title),
        _ => list.title.clone(),
    };
    let bare = list.address.split_once(':').map_or("", |(_, rest)| rest);
    model.replace("{adresse-nue}", bare).replace("{adresse}", &list.address).replace("{titre}", &title)
}

fn groups(renderer: &Renderer) -> Vec<Group> {
    let edition = renderer.site.edition().year;
    let types = EventType::ALL.iter().copied().map(ListKey::Type).collect();
    let regions = territories::regions_by_name().into_iter().map(|region| ListKey::Region(region.code)).collect();
    let departements = territory::departements().iter().map(|one| ListKey::Departement(one.code)).collect();
    let families: [(&str, Vec<ListKey>); 4] = [
        ("reuse.everywhere", vec![ListKey::Edition(edition), ListKey::Week]),
        ("reuse.by-region", regions),
        ("reuse.by-departement", departements),
        ("reuse.by-type", types),
    ];
    let group = |(title, keys): (&str, Vec<ListKey>)| Group {
        title: renderer.texts.say(title),
        lists: keys.iter().filter_map(|key| renderer.lists.get(key)).map(|list| choice(renderer, list)).collect(),
    };
    families.map(group).into_iter().filter(|group| !group.lists.is_empty()).collect()
}

fn choice(renderer: &Renderer, list: &List) -> Choice {
    let missing = WAYS.iter().filter(|(view, ..)| !has_view(list, *view));
    Choice {
        title: typography(&list_head::head(renderer, list).title).into_owned(),
        count: renderer.texts.count("words.activities", list.events.len()),
        address: renderer.base.absolute(&list.folder),
        without: missing.map(|(_, key, ..)| *key).collect::<Vec<_>>().join(" "),
        empty: list.is_empty(),
    }
}
