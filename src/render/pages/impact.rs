//! `/bilan/` and `/editions/<year>/bilan/`: what an edition aimed at, what its files offer, and what was reported. Nothing is
//! estimated; what nobody has reported is said to be so.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::charts::{Bar, Bars, Columns};
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use super::words;
use crate::dates;
use crate::formats::impact;
use crate::model::vocabulary::{EventType, Vocabulary};
use crate::model::{Edition, Week};
use crate::stats::{Reported, Stats};
use jiff::civil::Date;
use serde::Serialize;

/// Days beyond which a week is too long for columns.
const COLUMNS: usize = 14;

/// What `impact.html` shows.
#[derive(Debug, Serialize)]
struct ImpactPage {
    kicker: String,
    summary: String,
    introduction: String,
    year: String,
    /// The week is over for an edition that no longer leads.
    past: bool,
    objectives: Vec<Objective>,
    published: usize,
    in_week: usize,
    online: usize,
    awaited: usize,
    given: usize,
    reported: Vec<Figure>,
    days: Option<Columns>,
    charts: Vec<Bars>,
    unknown_access: usize,
    regions: Bars,
    departements: usize,
    without: Vec<Place>,
    files: Files,
    others: Vec<Other>,
}

/// A number to reach, and how far the files are.
#[derive(Debug, Serialize)]
struct Objective {
    label: String,
    aim: String,
    /// What the files tell; `None` when nobody has reported it.
    found: Option<Bar>,
    source: String,
}

/// What reports add up to.
#[derive(Debug, Serialize)]
struct Figure {
    label: String,
    total: usize,
    reports: usize,
}

/// A territory without events.
#[derive(Debug, Serialize)]
struct Place {
    name: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Files {
    json: String,
    csv: String,
    events: String,
    programme: String,
}

/// The same page of another edition.
#[derive(Debug, Serialize)]
struct Other {
    year: String,
    href: String,
}

/// `/bilan/`
pub(in crate::render) fn render_current(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let edition = renderer.site.edition();
    let introduction = Introduction::of(renderer, "bilan", &renderer.texts.say("impact.title"));
    let frame = Frame::new("/bilan/", &introduction.title, &introduction.summary).canonical(&folder(edition.year));
    let fields = fields(renderer, edition, introduction);
    renderer.html("impact.html", frame, &fields)
}

/// `/editions/<year>/bilan/`
pub(in crate::render) fn render(renderer: &Renderer, edition: &Edition) -> Result<Vec<u8>, RenderError> {
    let year = edition.year.to_string();
    let introduction = Introduction::of(renderer, "bilan", "");
    let title = renderer.texts.say_with("impact.title-of", &[("year", &year)]);
    let name = renderer.texts.say_with("editions.edition", &[("year", &year)]);
    let frame = Frame::new(&folder(edition.year), &title, &introduction.summary)
        .crumb(&renderer.texts.say("editions.title"), "/editions/")
        .crumb(&name, &format!("/editions/{year}/"))
        .edition(edition.year);
    let fields = fields(renderer, edition, introduction);
    renderer.html("impact.html", frame, &fields)
}

/// `bilan.json`
pub(in crate::render) fn json(renderer: &Renderer, edition: &Edition) -> Result<Vec<u8>, RenderError> {
    impact::json(&Stats::of(&renderer.site, edition)).map_err(|error| RenderError::Format(error.to_string()))
}

/// `bilan.csv`
pub(in crate::render) fn csv(renderer: &Renderer, edition: &Edition) -> Vec<u8> {
    impact::csv(&Stats::of(&renderer.site, edition))
}

/// Where the page of an edition stands.
pub(super) fn folder(year: i16) -> String {
    format!("/editions/{year}/bilan/")
}

fn fields(renderer: &Renderer, edition: &Edition, introduction: Introduction) -> ImpactPage {
    let stats = Stats::of(&renderer.site, edition);
    let year = edition.year;
    let path = |path: &str| renderer.base.path(path);
    let unknown_access = renderer.site.events_of(year).filter(|(_, event)| event.accessibility.is_unknown()).count();
    let editions = &renderer.site.editions;
    let other = |edition: &Edition| Other { year: edition.year.to_string(), href: path(&folder(edition.year)) };
    let led = editions.iter().rev().filter(|other| other.year <= renderer.site.edition().year && other.year != year);
    ImpactPage {
        kicker: edition.week.map(|week| words::capital(&week.in_words())).unwrap_or_default(),
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        year: year.to_string(),
        past: year < renderer.site.edition().year,
        objectives: objectives(renderer, &stats),
        published: stats.events,
        in_week: stats.in_week,
        online: stats.online,
        awaited: stats.reports.awaited,
        given: stats.reports.given,
        reported: reported(renderer, &stats),
        days: edition.week.and_then(|week| days(renderer, &stats, week)),
        charts: charts(renderer, &stats, year),
        unknown_access,
        regions: by_region(renderer, &stats, year),
        departements: stats.departements.len(),
        without: stats.without.iter().filter_map(|name| departement(renderer, &name.code)).collect(),
        files: Files {
            json: path(&format!("{}bilan.json", folder(year))),
            csv: path(&format!("{}bilan.csv", folder(year))),
            events: path(&format!("/editions/{year}/evenements.csv")),
            programme: path(&format!("/editions/{year}/")),
        },
        others: led.map(other).collect(),
    }
}

/// The aims that the edition's file gives, each with what the files tell of it.
fn objectives(renderer: &Renderer, stats: &Stats) -> Vec<Objective> {
    let say = |key: &str| renderer.texts.say(key);
    let figure = |figure: Reported| (figure.reports > 0).then_some(figure.total as usize);
    let aims = stats.objectives;
    let rows = [
        (say("impact.aim-events"), aims.events, Some(stats.events), say("impact.source-events")),
        (
            say("impact.aim-professionals"),
            aims.professionals,
            figure(stats.reports.facilitators),
            say("impact.source-professionals"),
        ),
        (say("impact.aim-partners"), aims.partners, stats.partners, say("impact.source-partners")),
        (say("impact.aim-citizens"), aims.citizens, figure(stats.reports.participants), say("impact.source-citizens")),
    ];
    let row = |(label, aim, found, source): (String, Option<u32>, Option<usize>, String)| {
        let aim = usize::try_from(aim?).ok()?;
        let found = found.map(|found| Bar::new(&label, found, aim, None));
        Some(Objective { label, aim: words::number(aim), found, source })
    };
    rows.into_iter().filter_map(row).collect()
}

/// What reports tell, of those that say it.
fn reported(renderer: &Renderer, stats: &Stats) -> Vec<Figure> {
    let reports = &stats.reports;
    let figures = [
        ("impact.participants", reports.participants),
        ("impact.facilitators", reports.facilitators),
        ("impact.questionnaires", reports.questionnaires),
        ("impact.certificates", reports.certificates),
    ];
    let told = figures.into_iter().filter(|(_, figure)| figure.reports > 0);
    told.map(|(key, figure)| Figure {
        label: renderer.texts.say(key),
        total: figure.total as usize,
        reports: figure.reports,
    })
    .collect()
}

/// The days of the week, those without events too.
fn days(renderer: &Renderer, stats: &Stats, week: Week) -> Option<Columns> {
    let count = |day: Date| {
        let code = day.to_string();
        stats.days.iter().find(|count| count.name.code == code).map_or(0, |count| count.events)
    };
    let day = |day: Date| {
        let short: String = dates::weekday(day.weekday()).chars().take(3).chain(['.']).collect();
        (words::capital(&dates::day_without_year(day)), [short, dates::day_number(day)], count(day))
    };
    let values: Vec<_> = week.days().take(COLUMNS + 1).map(day).collect();
    let say = |key: &str| renderer.texts.say(key);
    (values.len() <= COLUMNS).then(|| Columns::new(&renderer.texts, (say("impact.by-day"), say("impact.day")), values))
}

/// When, what, for whom, and what is offered.
fn charts(renderer: &Renderer, stats: &Stats, year: i16) -> Vec<Bars> {
    let say = |key: &str| renderer.texts.say(key);
    let current = year == renderer.site.edition().year;
    let of_type = |code: &str| {
        let kind = EventType::ALL.iter().find(|kind| kind.key() == code).filter(|_| current)?;
        Some(renderer.base.path(&renderer.lists.current(&ListKey::Type(*kind))?.folder))
    };
    let nowhere = |_: &str| None;
    let all = Some(stats.events);
    let charts = [
        Bars::of((say("impact.moments"), say("impact.moment")), &stats.moments, all, nowhere),
        Bars::of((say("impact.by-type"), say("impact.type")), &stats.types, None, of_type),
        Bars::of((say("impact.access"), say("impact.feature")), &stats.accessibility, all, nowhere),
        Bars::of((say("impact.by-public"), say("impact.public")), &stats.publics, None, nowhere),
    ];
    charts.into_iter().filter(|chart| !chart.rows.is_empty()).collect()
}

fn by_region(renderer: &Renderer, stats: &Stats, year: i16) -> Bars {
    let current = year == renderer.site.edition().year;
    let list = |code: &str| {
        let code = crate::territory::region(code)?.code;
        let key = if current { ListKey::Region(code) } else { ListKey::EditionRegion(year, code) };
        Some(renderer.base.path(&renderer.lists.get(&key)?.folder))
    };
    let mut regions = stats.regions.clone();
    regions.sort_by_key(|count| (std::cmp::Reverse(count.events), crate::text::fold(&count.name.name)));
    let words = (renderer.texts.say("impact.by-region"), renderer.texts.say("impact.region"));
    Bars::of(words, &regions, None, list)
}

fn departement(renderer: &Renderer, code: &str) -> Option<Place> {
    let found = crate::territory::departement(code)?;
    let name = format!("{} ({})", found.name, found.code);
    Some(Place { name: typeset(&name), href: renderer.base.path(&format!("/territoires/{}/", found.slug)) })
}
