//! From drafts to the immutable [`Site`]: every rule that needs more than one file, one family of rules a file.
//!
//! Nothing here stops at the first error: whatever can be checked is checked. The [`Site`] holds what is right; it is only
//! published when its report has no error. An event's own rules depend on its draft and on [`Context`] alone, so that an unchanged event of an unchanged
//! context need not be checked again.

mod access;
mod ami;
mod content;
mod dates;
mod duplicates;
mod event;
mod library;
pub(crate) mod licence;
pub mod links;
mod paths;
pub(crate) mod personal;
mod prose;
mod references;
mod settings;
mod territory;

pub use event::Resolved;

use crate::diagnostic::{FileId, Report};
use crate::discover::{Binaries, Discovered};
use crate::model::vocabulary::Access;
use crate::model::{Content, Editions, Event, EventId, EventReport, Site, SiteConfig};
use crate::parse::drafts::{AnyDraft, EventDraft, Parsed};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What an event's rules may look at besides the event.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// `content/site.yaml`.
    pub config: Arc<SiteConfig>,
    /// `content/editions`.
    pub editions: Arc<Editions>,
    /// Everything else in `content/`.
    pub content: Arc<Content>,
    /// Files that are not text: pictures and downloads.
    pub binaries: Arc<Binaries>,
}

/// What the checks give.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The site without what is wrong; `None` when its configuration cannot be read.
    pub site: Option<Arc<Site>>,
    /// The links inside texts, to follow once every address of the site is known.
    pub links: Vec<links::TextLink>,
    /// What was found.
    pub report: Report,
}

/// Events resolved in an earlier run, by file: reused while draft and context are the same.
#[derive(Debug, Default)]
pub struct EventCache {
    context: Option<Context>,
    resolved: HashMap<FileId, (Arc<EventDraft>, Arc<Resolved>)>,
}

/// Checks everything that was parsed.
pub fn check(parsed: &[Arc<Parsed>], discovered: &Discovered, cache: &mut EventCache) -> Checked {
    let mut report = discovered.report.clone();
    for file in parsed {
        report.extend(file.report.iter().cloned());
    }
    let settings = settings::check(parsed, &mut report);
    let checked = content::check(parsed, &discovered.binaries, &mut report);
    let Some((config, editions)) = settings else {
        return Checked { site: None, links: Vec::new(), report: report.sorted() };
    };
    let context = cache.context(config, editions, checked.content, discovered);
    let resolved = cache.resolve(parsed, &context);
    for event in &resolved {
        report.extend(event.report.iter().cloned());
    }
    let mut links = checked.links;
    links.extend(resolved.iter().flat_map(|event| event.links.iter().cloned()));
    let events: Vec<&Arc<Event>> = resolved.iter().filter_map(|event| event.event.as_ref()).collect();
    duplicates::check(&events, &mut report);
    paths::check(parsed, &events, &mut report);
    paths::strangers(discovered.binaries.keys(), &mut report);
    paths::unused_pictures(&discovered.binaries, &events, &mut report);
    let reports = paths::reports(parsed, &events, &mut report);
    let site = Arc::new(assemble(context, events, reports));
    ami::check(parsed, &site, &mut report);
    Checked { site: Some(site), links, report: report.sorted() }
}

/// Puts the published events in order, each with its report.
fn assemble(context: Context, events: Vec<&Arc<Event>>, mut reports: BTreeMap<EventId, EventReport>) -> Site {
    let published = events.into_iter().filter(|event| event.access != Access::Internal);
    let mut events: Vec<Arc<Event>> = published
        .map(|event| match reports.remove(&event.id) {
            Some(report) => Arc::new(Event { report: Some(report), ..(**event).clone() }),
            None => event.clone(),
        })
        .collect();
    events.par_sort_by(|a, b| {
        let moment = |event: &Event| event.sessions.first().map(|session| session.when.sort_key());
        (moment(a), a.first_day(), &a.title, &a.id).cmp(&(moment(b), b.first_day(), &b.title, &b.id))
    });
    Site { config: context.config, editions: context.editions, content: context.content, events }
}

impl EventCache {
    /// The context of this run: the one of the last run when nothing in it changed, so that events can be reused.
    fn context(
        &mut self,
        config: SiteConfig,
        editions: Editions,
        content: Content,
        discovered: &Discovered,
    ) -> Context {
        let context = Context {
            config: Arc::new(config),
            editions: Arc::new(editions),
            content: Arc::new(content),
            binaries: Arc::new(discovered.binaries.clone()),
        };
        let same = self.context.as_ref() == Some(&context);
        if !same {
            self.resolved.clear();
        }
        self.context = Some(context.clone());
        context
    }

    fn resolve(&mut self, parsed: &[Arc<Parsed>], context: &Context) -> Vec<Arc<Resolved>> {
        let known = std::mem::take(&mut self.resolved);
        let resolved: Vec<(Arc<EventDraft>, Arc<Resolved>)> = parsed
            .par_iter()
            .filter_map(|file| match &file.draft {
                Some(AnyDraft::Event(draft)) => Some(draft),
                _ => None,
            })
            .map(|draft| match known.get(&draft.file) {
                Some((before, resolved)) if Arc::ptr_eq(before, draft) => (draft.clone(), resolved.clone()),
                _ => (draft.clone(), Arc::new(event::resolve(draft, context))),
            })
            .collect();
        let events = resolved.iter().map(|(_, resolved)| resolved.clone()).collect();
        self.resolved = resolved.into_iter().map(|pair| (pair.0.file.clone(), pair)).collect();
        events
    }
}
