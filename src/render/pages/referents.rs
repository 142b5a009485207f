//! `/referents/`: who organises and who helps, everywhere and région by région. A page a région, since one page of all would
//! grow with the programme; each is always there, so that links to it hold. Only role addresses are shown.

use super::super::directory::{self, Organiser};
use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use super::{measures, territories};
use crate::model::{Organisation, Party, Slug};
use crate::territory::{Area, Departement, Region, departements, region};
use serde::Serialize;

/// What `referents.html` shows.
#[derive(Debug, Serialize)]
struct DirectoryPage {
    summary: String,
    introduction: String,
    /// Whether a referent is known, anywhere.
    referents_known: bool,
    referents: Vec<Entry>,
    everywhere: Vec<Entry>,
    contacts: Vec<Contact>,
    online: Vec<Entry>,
    regions: Vec<RegionLine>,
    /// Those where nobody is known.
    without: Vec<RegionLine>,
}

/// What `referents-region.html` shows.
#[derive(Debug, Serialize)]
struct RegionPage {
    /// « dans les Hauts-de-France »
    locative: String,
    referents: Vec<Entry>,
    departements: Vec<DepartementContext>,
    /// Those where nobody is known.
    without: Vec<DepartementContext>,
}

#[derive(Debug, Serialize)]
struct DepartementContext {
    anchor: String,
    name: String,
    code: &'static str,
    /// The page of its events.
    href: String,
    /// « Les activités du Nord »
    genitive: String,
    referents: Vec<Entry>,
    organisers: Vec<Entry>,
}

/// A région in the index, with how many are known there.
#[derive(Debug, Serialize)]
struct RegionLine {
    name: String,
    href: String,
    referents: usize,
    organisers: usize,
}

/// An organisation, or an organiser that an event names.
#[derive(Debug, Serialize)]
struct Entry {
    name: String,
    description: Option<String>,
    email: Option<String>,
    href: Option<String>,
    host: Option<String>,
    /// « 3 activités », and the page that lists all of theirs.
    events: Option<String>,
    list: Option<String>,
}

#[derive(Debug, Serialize)]
struct Contact {
    role: String,
    email: String,
}

/// `/referents/`
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let site = &renderer.site;
    let introduction = Introduction::of(renderer, "referents", &renderer.texts.say("referents.title"));
    let regions = territories::regions_by_name().into_iter().map(Some).chain([None]);
    let referents = directory::referents(site, None);
    let everywhere = renderer.directory.everywhere(site);
    let contacts = site.edition().contacts.iter();
    let lines = regions.map(|region| region_line(renderer, region));
    let (regions, without): (Vec<RegionLine>, _) = lines.partition(|line| line.referents + line.organisers > 0);
    let fields = DirectoryPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        referents_known: !referents.is_empty() || regions.iter().any(|region| region.referents > 0),
        referents: referents.into_iter().map(|one| entry(renderer, one)).collect(),
        everywhere: everywhere.into_iter().map(|one| entry(renderer, one)).collect(),
        contacts: contacts.map(|one| Contact { role: typeset(&one.role), email: one.email.clone() }).collect(),
        online: renderer.directory.online().iter().map(|one| organiser(renderer, one)).collect(),
        regions,
        without,
    };
    let frame = Frame::new("/referents/", &introduction.title, &introduction.summary).section(Section::Organise);
    renderer.html("referents.html", frame, &fields)
}

/// `/referents/<région>/`; `None` for the collectivities that belong to none.
pub(in crate::render) fn render_region(renderer: &Renderer, code: Option<&str>) -> Result<Vec<u8>, RenderError> {
    let region = code.and_then(region);
    let texts = &renderer.texts;
    let name = region.map_or_else(|| texts.say("referents.collectivities"), |region| typeset(region.name));
    let locative =
        region.map_or_else(|| texts.say("referents.in-collectivities"), |region| typeset(region.forms.locative));
    let departements = departements_of(region).map(|one| departement(renderer, one));
    let (departements, without) = departements.partition(|one| !one.referents.is_empty() || !one.organisers.is_empty());
    let title = texts.say_with("referents.title-in", &[("ou", &locative)]);
    let description = texts.say_with("referents.description-in", &[("ou", &locative)]);
    let frame = Frame::new(&directory::page_of(region.map(|region| region.slug)), &title, &description)
        .section(Section::Organise)
        .crumb(&texts.say("referents.short-title"), "/referents/");
    let referents = region.map(|region| directory::referents(&renderer.site, Some(Area::Region(region))));
    let fields = RegionPage {
        referents: referents.into_iter().flatten().map(|one| entry(renderer, one)).collect(),
        locative: if region.is_some() { locative } else { name },
        departements,
        without,
    };
    renderer.html("referents-region.html", frame, &fields)
}

/// The départements of a région; without one, the collectivities that belong to none.
fn departements_of(region: Option<&'static Region>) -> impl Iterator<Item = &'static Departement> {
    departements().iter().filter(move |one| one.region().map(|one| one.code) == region.map(|region| region.code))
}

fn region_line(renderer: &Renderer, region: Option<&'static Region>) -> RegionLine {
    let own = region.map_or(0, |region| directory::referents(&renderer.site, Some(Area::Region(region))).len());
    let referents = departements_of(region)
        .map(|one| directory::referents(&renderer.site, Some(Area::Departement(one))).len())
        .sum::<usize>();
    let mut organisers: Vec<_> =
        departements_of(region).flat_map(|one| renderer.directory.of(one.code)).map(|one| &one.party).collect();
    organisers.sort_by_key(|party| directory::name_of(&renderer.site, party));
    organisers.dedup();
    RegionLine {
        name: region.map_or_else(|| renderer.texts.say("referents.collectivities"), |region| typeset(region.name)),
        href: renderer.base.path(&directory::page_of(region.map(|region| region.slug))),
        referents: own + referents,
        organisers: organisers.len(),
    }
}

fn departement(renderer: &Renderer, one: &'static Departement) -> DepartementContext {
    let referents = directory::referents(&renderer.site, Some(Area::Departement(one)));
    DepartementContext {
        anchor: directory::anchor(one.code),
        name: typeset(one.name),
        code: one.code,
        href: renderer.base.path(&format!("/territoires/{}/", one.slug)),
        genitive: typeset(one.forms.genitive),
        referents: referents.into_iter().map(|one| entry(renderer, one)).collect(),
        organisers: renderer.directory.of(one.code).iter().map(|one| organiser(renderer, one)).collect(),
    }
}

fn entry(renderer: &Renderer, organisation: &Organisation) -> Entry {
    Entry {
        name: typeset(&organisation.name),
        description: organisation.description.as_deref().map(typeset),
        email: organisation.email.clone(),
        href: organisation.url.clone(),
        host: organisation.url.as_deref().and_then(measures::host),
        events: None,
        list: list_of(renderer, &organisation.slug),
    }
}

fn organiser(renderer: &Renderer, organiser: &Organiser) -> Entry {
    let events = Some(renderer.texts.count("words.activities", organiser.events));
    match &organiser.party {
        Party::Known(slug) => match renderer.site.content.organisations.get(slug) {
            // What they are stands on their own page: here it would be said once a département.
            Some(organisation) => Entry { events, description: None, ..entry(renderer, organisation) },
            None => Entry::named(slug.as_str(), None, events),
        },
        Party::Named { name, url } => Entry::named(name, url.clone(), events),
    }
}

impl Entry {
    fn named(name: &str, href: Option<String>, events: Option<String>) -> Self {
        let host = href.as_deref().and_then(measures::host);
        Self { name: typeset(name), description: None, email: None, href, host, events, list: None }
    }
}

fn list_of(renderer: &Renderer, slug: &Slug) -> Option<String> {
    let list = renderer.lists.get(&ListKey::Organisation(slug.clone()))?;
    Some(renderer.base.path(&list.folder))
}

/// The way from a territory's list to who organises there.
#[derive(Debug, Serialize)]
pub(super) struct Way {
    href: String,
    label: String,
}

impl Way {
    /// That of a région, a département or a commune.
    pub(super) fn of(renderer: &Renderer, key: &ListKey) -> Option<Self> {
        let (path, locative) = match key {
            ListKey::Region(code) => {
                let region = region(code)?;
                (directory::page_of(Some(region.slug)), region.forms.locative)
            }
            ListKey::Departement(code) => {
                (directory::place_of(code)?, crate::territory::departement(code)?.forms.locative)
            }
            _ => return None,
        };
        let label = renderer.texts.say_with("referents.title-in", &[("ou", &typeset(locative))]);
        Some(Self { href: renderer.base.path(&path), label })
    }
}
