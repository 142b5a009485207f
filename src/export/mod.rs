//! Events out of a site, in files that other programs, and `semaine import`, read.
//!
//! Unlike [`crate::formats`], which publishes what visitors and open data need, an export says all that its format can hold
//! of what the authors wrote, so that it can be changed in a spreadsheet and come back. Events that the check refuses, and
//! those that are internal, are left out.

mod openagenda;
mod table;

pub use openagenda::document as openagenda;
pub use table::document as csv;

use crate::diagnostic::Severity;
use crate::model::Event;
use crate::parse::Sink;
use crate::parse::yaml::{self, Node, Value};
use crate::pipeline::Loader;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An event as its author wrote it.
#[derive(Debug)]
pub struct Written {
    /// `2026/59/anor-decouvrir-ia`.
    pub id: String,
    /// Its file.
    pub root: Node,
    /// The event, valid and resolved.
    pub event: Arc<Event>,
}

/// The events of a site, by path, and how many files are wrong.
pub fn events(loader: &mut Loader) -> (Vec<Written>, usize) {
    let loaded = loader.load();
    let errors = loaded.report.only(Severity::Error);
    let wrong: BTreeSet<&str> =
        errors.iter().map(|diagnostic| &*diagnostic.file).filter(|file| file.starts_with("events/")).collect();
    let published = loaded.site.iter().flat_map(|site| &site.events).map(|event| (event.file.as_str(), event));
    let published: BTreeMap<&str, &Arc<Event>> = published.filter(|(file, _)| !wrong.contains(file)).collect();
    let events = loader.texts().iter().filter_map(|source| {
        let event = (*published.get(&*source.path)?).clone();
        let id = source.path.strip_prefix("events/")?.strip_suffix(".yaml")?.to_owned();
        let root = yaml::read(&source.text, 0, &mut Sink::new(source.path.clone()))?;
        Some(Written { id, root, event })
    });
    (events.collect(), wrong.len())
}

/// The value at a path of keys.
fn at<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('.').try_fold(node, |node, key| match &node.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
        _ => None,
    })
}

/// The text of a scalar at a path of keys.
fn text<'n>(node: &'n Node, path: &str) -> Option<&'n str> {
    match &at(node, path)?.value {
        Value::Scalar { text, .. } => Some(text.trim()),
        _ => None,
    }
}

/// The items of a list at a path of keys.
fn items<'n>(node: &'n Node, path: &str) -> &'n [Node] {
    match at(node, path).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}
