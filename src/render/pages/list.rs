//! The page of a list: its events by day, the lists beside it, and the ways to take it away.

use super::super::error::RenderError;
use super::super::lists::{Entry, List, ListKey};
use super::super::renderer::Renderer;
use super::super::site_map::{self, PER_PAGE, View};
use super::super::social;
use super::card::card;
use super::editions::{self, Coming};
use super::facets::{self, Facet, FacetLink};
use super::layout::Frame;
use super::list_head::{self, Head};
use super::programme::{self, Filters};
use super::takeaway::{self, Takeaway};
use super::{impact, nearby, referents, words};
use crate::dates;
use crate::text::typography;
use serde::Serialize;
use std::ops::Range;

/// What `list.html` shows.
#[derive(Debug, Serialize)]
struct ListPage {
    kicker: String,
    summary: String,
    introduction: Option<String>,
    count: String,
    groups: Vec<Group>,
    facets: Vec<Facet>,
    takeaway: Takeaway,
    pages: Option<Pages>,
    empty: Option<nearby::Empty>,
    /// Where the programme's form shows this list.
    filtered: Option<String>,
    /// What the other editions have.
    others: Vec<FacetLink>,
    /// On the page of a territory: who organises there.
    who: Option<referents::Way>,
    /// What became of the edition, on its own page.
    impact: Option<String>,
    /// The edition to come, on the page of the programme.
    next: Option<Coming>,
    /// The programme's form, on its first page.
    filters: Option<Filters>,
}

/// Events under one heading: a day, or a month of the rest of the year.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// Anchor of the heading.
    pub(super) anchor: String,
    /// « Mardi 19 mai », « Mardi 19 mai 2026 », « Mai 2026 », « Toute l’année ».
    pub(super) title: String,
    /// « 3 activités ».
    pub(super) count: String,
    /// The cards, ready.
    pub(super) cards: String,
}

/// Where this page stands among those of a long list.
#[derive(Debug, Serialize)]
struct Pages {
    label: String,
    previous: Option<String>,
    next: Option<String>,
    all: Vec<PageLink>,
}

#[derive(Debug, Serialize)]
struct PageLink {
    number: usize,
    href: String,
    current: bool,
}

/// Page `number` (from 1) of a list.
pub(in crate::render) fn render(renderer: &Renderer, list: &List, number: u32) -> Result<Vec<u8>, RenderError> {
    let number = usize::try_from(number).unwrap_or(1).max(1);
    let head = list_head::head(renderer, list);
    let start = (number - 1).saturating_mul(PER_PAGE).min(list.entries.len());
    let shown = start..(start + PER_PAGE).min(list.entries.len());
    let first = number == 1;
    let fields = ListPage {
        kicker: head.kicker.clone(),
        summary: if first { typography(&head.summary).into_owned() } else { String::new() },
        introduction: head.introduction.as_deref().filter(|_| first).map(|html| renderer.body(html)),
        count: renderer.texts.count("words.activities", list.events.len()),
        groups: groups(renderer, list, shown)?,
        facets: if first { facets::facets(renderer, list) } else { Vec::new() },
        takeaway: takeaway::takeaway(renderer, list),
        pages: pages(renderer, list, number),
        empty: list.is_empty().then(|| nearby::empty(renderer, list)),
        filtered: programme::filtered_by(renderer, &list.key).filter(|_| first && renderer.lists.count(&list.key) > 0),
        others: if first { facets::other_editions(renderer, list) } else { Vec::new() },
        who: referents::Way::of(renderer, &list.key).filter(|_| first),
        impact: impact_of(renderer, list).filter(|_| first),
        next: editions::coming(renderer).filter(|_| first && list.key == ListKey::Week),
        filters: (first && list.key == ListKey::Week && list.year == renderer.site.edition().year)
            .then(|| Filters::of(renderer)),
    };
    let template = if fields.filters.is_some() { "programme.html" } else { "list.html" };
    let frame = frame(list, &head, number).image(social::of_list(renderer, list));
    renderer.html(template, frame, &fields)
}

/// The page that tells what became of an edition that leads or has led.
fn impact_of(renderer: &Renderer, list: &List) -> Option<String> {
    let led = matches!(list.key, ListKey::Edition(year) if year <= renderer.site.edition().year);
    led.then(|| renderer.base.path(&impact::folder(list.year)))
}

fn frame(list: &List, head: &Head, number: usize) -> Frame {
    let path = match number {
        1 => list.folder.clone(),
        _ => format!("{}page/{number}/", list.folder),
    };
    let title = match number {
        1 => head.title.clone(),
        _ => format!("{}, page {number}", head.title),
    };
    let mut frame = Frame::new(&path, &title, &head.description).section(head.section).edition(list.year);
    for (label, path) in &head.crumbs {
        frame = frame.crumb(label, path);
    }
    if number == 1 {
        for (view, media_type) in [(View::Atom, "application/atom+xml"), (View::Calendar, "text/calendar")] {
            if site_map::has_view(list, view) {
                frame = frame.feed(media_type, &head.title, &format!("{}{}", list.folder, view.file()));
            }
        }
    }
    frame
}

/// The entries of a part of a list by day, or by month for the rest of the year; recurring events come first. A heading counts
/// all of its entries, those of other pages too.
pub(super) fn groups(renderer: &Renderer, list: &List, shown: Range<usize>) -> Result<Vec<Group>, RenderError> {
    let by_month = list.key == ListKey::RestOfYear;
    // The page of the week and that of a day say the year above.
    let year_said = matches!(list.key, ListKey::Week | ListKey::Day(_));
    let heading = |entry: &Entry| match entry.session(&renderer.site).map(|session| session.when.day()) {
        None => ("regulier".to_owned(), renderer.texts.say("pieces.all-year")),
        Some(day) if by_month => (
            format!("mois-{}-{:02}", day.year(), day.month()),
            words::capital(&format!("{} {}", dates::month(day.month()), day.year())),
        ),
        Some(day) => {
            let title = if year_said { dates::day_without_year(day) } else { dates::day_in_words(day) };
            (format!("jour-{day}"), words::capital(&title))
        }
    };
    let day_of = |entry: &Entry| {
        let day = entry.session(&renderer.site).map(|session| session.when.day());
        if by_month { day.map(|day| day.first_of_month()) } else { day }
    };
    // A day may begin on the page before, and go on on the next.
    let elsewhere = |first: &Entry| {
        let before =
            list.entries[..shown.start].iter().rev().take_while(|entry| day_of(entry) == day_of(first)).count();
        before + list.entries[shown.end..].iter().take_while(|entry| day_of(entry) == day_of(first)).count()
    };
    let mut groups = Vec::new();
    for entries in list.entries[shown.clone()].chunk_by(|one, other| day_of(one) == day_of(other)) {
        let mut cards = String::with_capacity(entries.len() * 1024);
        for entry in entries {
            cards.push_str(card(renderer, *entry)?);
        }
        let Some(first) = entries.first() else { continue };
        let (anchor, title) = heading(first);
        groups.push(Group {
            anchor,
            title,
            count: renderer.texts.count("words.activities", entries.len() + elsewhere(first)),
            cards,
        });
    }
    Ok(groups)
}

fn pages(renderer: &Renderer, list: &List, number: usize) -> Option<Pages> {
    let last = list.entries.len().div_ceil(PER_PAGE);
    if last < 2 {
        return None;
    }
    let href = |number: usize| {
        renderer.base.path(&match number {
            1 => list.folder.clone(),
            _ => format!("{}page/{number}/", list.folder),
        })
    };
    // The first, the last, and those around: a list of a hundred pages stays short.
    let near = |page: &usize| *page == 1 || *page == last || page.abs_diff(number) <= 2;
    Some(Pages {
        label: format!("Page {number} sur {last}"),
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < last).then(|| href(number + 1)),
        all: (1..=last)
            .filter(near)
            .map(|page| PageLink { number: page, href: href(page), current: page == number })
            .collect(),
    })
}
