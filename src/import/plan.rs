//! Which entries become which files: duplicates put aside, paths chosen, everything checked by the real stages.

use super::place::{self, Spot};
use super::{Entry, EventPath, Field, Known, Origin, Value, file};
use crate::diagnostic::{FileId, Message, Severity, Source};
use crate::model::{Event, Site, Slug, When};
use crate::pipeline::{Loader, RenderOptions};
use crate::render::theme::Theme;
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What becomes of every entry of a file.
#[derive(Debug, Default)]
pub struct Plan {
    /// One an entry, in order.
    pub rows: Vec<Row>,
}

/// What becomes of an entry.
#[derive(Debug)]
pub struct Row {
    /// Where it stands.
    pub origin: Origin,
    /// Its title, when it has one.
    pub title: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What the checker remarks.
    pub remarks: Vec<Message>,
}

/// What becomes of an entry.
#[derive(Debug)]
pub enum Verdict {
    /// A file to write, below `events/`.
    File {
        /// `2026/59/anor-cafe-ia.yaml`.
        path: String,
        /// Its text.
        text: String,
        /// Another event's path that it nearly took.
        beside: Option<String>,
    },
    /// The same event stands there already: a file of the site, or another row.
    Twin(String),
    /// What the checker refuses, with the column.
    Refused(Vec<(Option<String>, Message)>),
}

/// What is already there.
#[derive(Default)]
struct Taken {
    /// By title and place, the moments of each event and where it stands.
    events: BTreeMap<(String, String), Vec<(Moment, String)>>,
    /// By source and identifier.
    ids: BTreeMap<(String, String), String>,
    /// Paths below `events/`, without their extension, and where they are taken.
    paths: BTreeSet<String>,
}

/// A day, with its hours when they are known.
type Moment = (Date, Option<(DateTime, DateTime)>);

/// Decides for every entry. `taken` says whether a path below `events/` exists on the disk; `year` names the folder of all.
pub fn plan(entries: &[Entry], loader: &mut Loader, theme: &Arc<Theme>, site: &Site, target: &Target<'_>) -> Plan {
    let known = Known::of(site);
    let mut taken = Taken::of(site);
    let mut rows = Vec::with_capacity(entries.len());
    let mut written = BTreeMap::new();
    let mut sources = Vec::new();
    for entry in entries {
        let spot = place::spot(entry, &known);
        let verdict = match taken.twin(entry, spot.as_ref()) {
            Some(twin) => Verdict::Twin(twin),
            None => {
                let (path, beside) = taken.path(entry, spot.as_ref(), &known, target);
                taken.add(entry, spot.as_ref());
                let path = format!("{path}.yaml");
                let file = file::write(entry);
                let id: FileId = format!("events/{path}").into();
                sources.push(Source { path: id.clone(), text: file.text.as_str().into() });
                let text = file.text.clone();
                written.insert(id, (rows.len(), file));
                Verdict::File { path, text, beside }
            }
        };
        let title = entry.text("titre").unwrap_or_default().to_owned();
        rows.push(Row { origin: entry.origin, title, verdict, remarks: Vec::new() });
    }
    loader.add(sources);
    let (report, _) = loader.load().into_renderer(theme, &RenderOptions::default());
    for diagnostic in report {
        let Some((row, file)) = written.get(&diagnostic.file) else { continue };
        let row: &mut Row = &mut rows[*row];
        if diagnostic.message.severity() == Severity::Warning {
            row.remarks.push(diagnostic.message);
            continue;
        }
        // What is missing from the file as a whole is shown at its first line: it stands in no column.
        let whole = diagnostic.span.start == 0;
        let label = file.label_at(diagnostic.span.range().start).filter(|_| !whole).map(str::to_owned);
        match &mut row.verdict {
            Verdict::Refused(errors) => errors.push((label, diagnostic.message)),
            verdict => *verdict = Verdict::Refused(vec![(label, diagnostic.message)]),
        }
    }
    Plan { rows }
}

/// Where files will be written.
pub struct Target<'a> {
    /// `--annee`.
    pub year: Option<i16>,
    /// Whether a path below `events/` exists there.
    pub exists: &'a dyn Fn(&str) -> bool,
}

impl std::fmt::Debug for Target<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Target").field("year", &self.year).finish_non_exhaustive()
    }
}

impl Taken {
    fn of(site: &Site) -> Self {
        let mut taken = Self::default();
        for event in &site.events {
            for id in &event.external_ids {
                taken.ids.insert(id.clone(), event.file.clone());
            }
            let place =
                event.place.as_ref().or_else(|| event.sessions.iter().find_map(|session| session.place.as_ref()));
            let insee = place.map_or("en-ligne", |place| place.insee.as_str()).to_owned();
            let moments = taken.events.entry((crate::text::slugify(&event.title), insee)).or_default();
            moments.extend(moments_of(event).into_iter().map(|moment| (moment, event.file.clone())));
            taken.paths.insert(event.id.to_string());
        }
        taken
    }

    /// Where the same event stands already.
    fn twin(&self, entry: &Entry, spot: Option<&Spot>) -> Option<String> {
        let by_id = ids(entry).iter().find_map(|id| self.ids.get(id)).cloned();
        let by_path = || {
            entry
                .path
                .as_ref()
                .map(id_of)
                .filter(|path| self.paths.contains(path))
                .map(|path| format!("events/{path}.yaml"))
        };
        let by_moment = || {
            let key = (crate::text::slugify(entry.text("titre")?), spot?.insee.clone());
            let there = self.events.get(&key)?;
            let moments = moments(entry);
            let same = there.iter().find(|(moment, _)| moments.iter().any(|other| overlap(*moment, *other)));
            same.map(|(_, place)| place.clone())
        };
        by_id.or_else(by_path).or_else(by_moment)
    }

    fn add(&mut self, entry: &Entry, spot: Option<&Spot>) {
        for id in ids(entry) {
            self.ids.entry(id).or_insert_with(|| entry.origin.to_string());
        }
        if let (Some(title), Some(spot)) = (entry.text("titre"), spot) {
            let moments = moments(entry).into_iter().map(|moment| (moment, entry.origin.to_string()));
            self.events.entry((crate::text::slugify(title), spot.insee.clone())).or_default().extend(moments);
        }
    }

    /// A free path: the one that the entry had, else one made of its commune and its title; and the path of another event
    /// that stands in the way.
    fn path(
        &mut self,
        entry: &Entry,
        spot: Option<&Spot>,
        known: &Known,
        target: &Target<'_>,
    ) -> (String, Option<String>) {
        if let Some(path) = &entry.path {
            let id = id_of(path);
            if !(target.exists)(&id) && self.paths.insert(id.clone()) {
                return (id, None);
            }
        }
        let day = moments(entry).first().map(|(day, _)| day.year());
        let year = target.year.or(day).unwrap_or(known.year);
        let folder = spot.map_or_else(|| "en-ligne".to_owned(), |spot| spot.folder.to_string());
        let slug = slug(entry.text("titre").unwrap_or_default(), spot.and_then(|spot| spot.commune));
        let mut beside = None;
        for number in 1.. {
            let id = if number == 1 {
                format!("{year}/{folder}/{slug}")
            } else {
                format!("{year}/{folder}/{slug}-{number}")
            };
            if !self.paths.contains(&id) && !(target.exists)(&id) {
                self.paths.insert(id.clone());
                return (id, beside);
            }
            beside.get_or_insert(id);
        }
        (String::new(), beside)
    }
}

fn id_of(path: &EventPath) -> String {
    format!("{}/{}/{}", path.year, path.folder, path.slug)
}

/// Bytes kept of a slug: room for a number after it.
const SLUG: usize = 70;

/// « anor-cafe-ia »: the commune, unless the title says it, and the title.
fn slug(title: &str, commune: Option<&str>) -> String {
    let title = crate::text::slugify(title);
    let commune =
        commune.map(crate::text::slugify).filter(|commune| !format!("-{title}-").contains(&format!("-{commune}-")));
    let mut slug = commune.into_iter().chain([title]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if slug.len() > SLUG {
        slug.truncate(SLUG);
        slug.truncate(slug.rfind('-').unwrap_or(SLUG));
    }
    Slug::propose(&slug).to_string()
}

fn ids(entry: &Entry) -> Vec<(String, String)> {
    let fields = entry.fields.iter().filter(|field| field.key == "ext_ids");
    fields
        .flat_map(|field| match &field.value {
            Value::Pairs(pairs) => pairs.clone(),
            _ => Vec::new(),
        })
        .collect()
}

fn moments_of(event: &Event) -> Vec<Moment> {
    let sessions = event.sessions.iter().map(|session| match session.when {
        When::AllDay(day) => (day, None),
        When::Timed { start, end } => (start.date(), Some((start, end))),
    });
    sessions.chain(event.recurrence.as_ref().map(|rule| (rule.from_day, None))).collect()
}

/// The moments that an entry's values give, as far as they are right.
fn moments(entry: &Entry) -> Vec<Moment> {
    let of = |fields: &[Field]| {
        let read = |key: &str| super::text_of(fields, key).and_then(|text| text.parse::<DateTime>().ok());
        match (read("debut"), read("fin")) {
            (Some(start), Some(end)) => Some((start.date(), Some((start, end)))),
            (Some(start), None) => Some((start.date(), None)),
            _ => {
                let day = super::text_of(fields, "date").or_else(|| super::text_of(fields, "recurrence.du"))?;
                Some((day.parse().ok()?, None))
            }
        }
    };
    of(&entry.fields).into_iter().chain(entry.sessions.iter().filter_map(|session| of(session))).collect()
}

/// Two moments of one day may be the same: a day without hours meets them all.
fn overlap(a: Moment, b: Moment) -> bool {
    a.0 == b.0
        && match (a.1, b.1) {
            (Some((start, end)), Some((from, to))) => start < to && from < end,
            _ => true,
        }
}
