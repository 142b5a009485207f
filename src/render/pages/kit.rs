//! `/kit/`: all that helps to announce an activity or a territory, in one place; everything is made from the same data.

use super::super::error::RenderError;
use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{self, View};
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use super::territories::regions_by_name;
use crate::model::vocabulary::{EventType, ResourceKind, Vocabulary};
use crate::text::typography;
use serde::Serialize;

/// What `kit.html` shows.
#[derive(Debug, Serialize)]
struct KitPage {
    summary: String,
    introduction: String,
    to_complete: Vec<String>,
    /// Where an activity's poster is made.
    poster: String,
    /// The programme of the week.
    week: Option<Paper>,
    /// The régions where something happens.
    regions: Vec<KitRegion>,
    /// The kinds of activity that there are.
    kinds: Vec<Paper>,
    /// The kits that others offer.
    kits: Vec<Kit>,
}

#[derive(Debug, Serialize)]
struct KitRegion {
    paper: Paper,
    departements: Vec<Paper>,
}

/// A list and its forms on paper.
#[derive(Debug, Serialize)]
struct Paper {
    name: String,
    count: usize,
    page: String,
    /// The document with its five forms; none for a list too long for one.
    print: Option<String>,
    /// The picture to share.
    picture: Option<String>,
}

#[derive(Debug, Serialize)]
struct Kit {
    title: String,
    summary: String,
    href: String,
}

/// The page of the kit.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let page = Introduction::of(renderer, "kit", &renderer.texts.say("kit.name"));
    let summary = if page.summary.is_empty() { renderer.texts.say("kit.summary") } else { page.summary };
    let fields = KitPage {
        summary: typography(&summary).into_owned(),
        introduction: page.html,
        to_complete: page.to_complete,
        poster: renderer.base.path("/kit/affiche/"),
        week: paper(renderer, &ListKey::Week),
        regions: regions(renderer),
        kinds: EventType::ALL.iter().filter_map(|kind| paper(renderer, &ListKey::Type(*kind))).collect(),
        kits: kits(renderer),
    };
    let frame = Frame::new("/kit/", &page.title, &summary).section(Section::Organise);
    renderer.html("kit.html", frame, &fields)
}

fn regions(renderer: &Renderer) -> Vec<KitRegion> {
    let regions = regions_by_name().into_iter().filter_map(|region| {
        let departements = region.departements();
        let departements = departements.filter_map(|one| paper(renderer, &ListKey::Departement(one.code))).collect();
        Some(KitRegion { paper: paper(renderer, &ListKey::Region(region.code))?, departements })
    });
    regions.collect()
}

/// A list that has an event.
fn paper(renderer: &Renderer, key: &ListKey) -> Option<Paper> {
    let list: &List = renderer.lists.get(key).filter(|list| !list.is_empty())?;
    let print = site_map::has_view(list, View::Print).then(|| format!("{}imprimer/", list.folder));
    let picture = site_map::has_view(list, View::Picture).then(|| format!("{}{}", list.folder, View::Picture.file()));
    Some(Paper {
        name: typography(&list.title).into_owned(),
        count: list.events.len(),
        page: renderer.base.path(&list.folder),
        print: print.map(|path| renderer.base.path(&path)),
        picture: picture.map(|path| renderer.base.path(&path)),
    })
}

fn kits(renderer: &Renderer) -> Vec<Kit> {
    let library = renderer.site.content.library.iter();
    let kits = library.filter(|(_, resource)| resource.kind == ResourceKind::Kit).map(|(slug, resource)| Kit {
        title: typeset(&resource.title),
        summary: typeset(&resource.summary),
        href: renderer.base.path(&format!("/ressources/{slug}/")),
    });
    kits.collect()
}
