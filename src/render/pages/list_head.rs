//! What a list says of itself: its title, its place in the site, its introduction.

use super::super::lists::{List, ListKey};
use super::super::renderer::Renderer;
use super::layout::Section;
use super::words;
use crate::dates;
use crate::model::{Page, Place, Slug, Week};
use crate::territory;

/// The head of a list's page. Texts are as written: typography is applied where they are shown.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) kicker: String,
    pub(super) summary: String,
    /// HTML of the page of `content/pages` that introduces the list.
    pub(super) introduction: Option<String>,
    /// For search engines.
    pub(super) description: String,
    pub(super) section: Section,
    pub(super) crumbs: Vec<(String, String)>,
}

/// The head of a list.
pub(super) fn head(renderer: &Renderer, list: &List) -> Head {
    let site = &renderer.site;
    let count = renderer.texts.count("words.activities", list.events.len());
    let week = site.editions.get(list.year).and_then(|edition| edition.week).map(Week::in_words);
    let editions = || vec![(renderer.texts.say("list-head.editions"), "/editions/".to_owned())];
    let programme = || vec![(renderer.texts.say("words.programme"), "/programme/".to_owned())];
    let mut head = match &list.key {
        ListKey::Week => {
            let head = Head {
                title: list.title.clone(),
                kicker: words::capital(&week.unwrap_or_default()),
                ..Head::default()
            };
            with_page(renderer, "programme", head)
        }
        ListKey::RestOfYear => Head {
            title: renderer.texts.say_with("list-head.rest", &[("year", &list.year.to_string())]),
            summary: match week {
                Some(week) => renderer.texts.say_with("list-head.rest-summary", &[("dates", &week)]),
                None => renderer.texts.say("list-head.rest-no-dates"),
            },
            crumbs: programme(),
            ..Head::default()
        },
        ListKey::Day(day) => {
            Head { title: words::capital(&dates::day_in_words(*day)), crumbs: programme(), ..Head::default() }
        }
        ListKey::Type(_) => narrowed(list, renderer.texts.say("list-head.type"), programme()),
        ListKey::Accessibility(_) => narrowed(list, renderer.texts.say("list-head.accessibility"), programme()),
        ListKey::Audience(_) => narrowed(list, renderer.texts.say("facets.audiences"), programme()),
        ListKey::Online => narrowed(list, renderer.texts.say("list-head.online"), programme()),
        ListKey::Region(_) | ListKey::Departement(_) | ListKey::Commune(_) => territory_head(renderer, list),
        ListKey::Format(slug) => Head {
            title: renderer.texts.say_with("list-head.format", &[("nom", &list.title)]),
            crumbs: vec![
                (renderer.texts.say("list-head.formats"), "/formats/".to_owned()),
                (list.title.clone(), format!("/formats/{slug}/")),
            ],
            section: Section::Organise,
            ..Head::default()
        },
        ListKey::Organisation(slug) => organisation_head(renderer, list, slug, programme()),
        ListKey::Edition(year) => Head {
            title: list.title.clone(),
            kicker: words::capital(&week.unwrap_or_else(|| renderer.texts.say("editions.no-dates"))),
            summary: renderer.texts.say_with("list-head.edition-summary", &[("year", &year.to_string())]),
            crumbs: editions(),
            ..Head::default()
        },
        ListKey::EditionRegion(year, _) | ListKey::EditionDepartement(year, _) => Head {
            title: list.title.clone(),
            kicker: words::capital(&week.unwrap_or_default()),
            crumbs: [
                editions(),
                vec![(
                    renderer.texts.say_with("home.edition", &[("year", &year.to_string())]),
                    format!("/editions/{year}/"),
                )],
            ]
            .concat(),
            section: Section::Territories,
            ..Head::default()
        },
    };
    let current = site.edition().year;
    if list.year != current && is_live(&list.key) {
        let values = [("year", current.to_string()), ("other", list.year.to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let nothing = renderer.texts.say_with("editions.nothing-here", &values);
        head.summary = format!("{nothing} {}", head.summary).trim_end().to_owned();
    }
    if head.section == Section::None {
        head.section = Section::Programme;
    }
    if head.description.is_empty() {
        head.description = format!("{} : {count}. {}", head.title, head.summary).trim_end().to_owned();
    }
    head
}

/// Whether a list is for the edition that leads the site, whichever it is.
fn is_live(key: &ListKey) -> bool {
    !matches!(key, ListKey::Day(_) | ListKey::Edition(_) | ListKey::EditionRegion(..) | ListKey::EditionDepartement(..))
}

/// The programme by one of its choices.
fn narrowed(list: &List, kicker: String, crumbs: Vec<(String, String)>) -> Head {
    Head { title: list.title.clone(), kicker, crumbs, ..Head::default() }
}

/// Completes a head with the page of `content/pages` that introduces it.
fn with_page(renderer: &Renderer, slug: &str, head: Head) -> Head {
    let Some(page) = renderer.site.content.pages.get(slug) else { return head };
    let Page { title, summary, body, .. } = page;
    Head {
        title: title.clone(),
        summary: summary.clone(),
        description: summary.clone(),
        introduction: (!body.html.is_empty()).then(|| body.html.clone()),
        ..head
    }
}

fn organisation_head(renderer: &Renderer, list: &List, slug: &Slug, crumbs: Vec<(String, String)>) -> Head {
    let organisation = renderer.site.content.organisations.get(slug);
    Head {
        title: renderer.texts.say_with("list-head.organisation", &[("nom", &list.title)]),
        summary: organisation.and_then(|known| known.description.clone()).unwrap_or_default(),
        kicker: renderer.texts.say("press.organisers"),
        crumbs,
        ..Head::default()
    }
}

fn territory_head(renderer: &Renderer, list: &List) -> Head {
    let mut crumbs = vec![(renderer.texts.say("words.territories"), "/territoires/".to_owned())];
    let above = |code: &str| territory::departement(code).and_then(|departement| departement.region());
    let (title, kicker) = match &list.key {
        ListKey::Region(code) => (
            territory::region(code).map_or(list.title.as_str(), |region| region.name).to_owned(),
            renderer.texts.say("list-head.region"),
        ),
        ListKey::Departement(code) => {
            crumbs.extend(above(code).map(|region| (region.name.to_owned(), format!("/territoires/{}/", region.slug))));
            (format!("{} ({code})", list.title), renderer.texts.say("list-head.departement"))
        }
        ListKey::Commune(_) => {
            let place = place_of(renderer, list);
            if let Some(place) = place {
                let (region, departement) = (place.region, place.departement);
                crumbs.extend(region.map(|region| (region.name.to_owned(), format!("/territoires/{}/", region.slug))));
                crumbs.push((departement.name.to_owned(), format!("/territoires/{}/", departement.slug)));
            }
            (
                list.title.clone(),
                place.map_or_else(String::new, |place| {
                    renderer.texts.say_with("list-head.commune", &[("departement", place.departement.forms.genitive)])
                }),
            )
        }
        _ => (list.title.clone(), String::new()),
    };
    Head {
        title,
        kicker,
        section: Section::Territories,
        crumbs,
        description: renderer.texts.say_with(
            "list-head.description",
            &[("titre", &list.title), ("activites", &renderer.texts.count("words.activities", list.events.len()))],
        ),
        ..Head::default()
    }
}

/// The place of a commune's list.
pub(super) fn place_of<'a>(renderer: &'a Renderer, list: &List) -> Option<&'a Place> {
    list.entries.iter().find_map(|entry| {
        let place = entry.place(&renderer.site)?;
        matches!(&list.key, ListKey::Commune(insee) if *insee == place.insee).then_some(place)
    })
}
