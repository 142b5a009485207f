//! `semaine check --fix`: mends what is certain, shows the difference, and lets `check` tell what is left.

use super::arguments::{CheckOptions, ReportFormat};
use super::check::{check, colours, sources};
use super::{complain, say};
use crate::contract::EVENT;
use crate::diagnostic::{Diagnostic, FileId, Source};
use crate::mend::{self, Mended};
use crate::pipeline::Loader;
use crate::render::theme::Theme;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Arc;

/// Readings at most: a mended syntax error lets the checker see what it hid, which may be mended in turn.
const ROUNDS: usize = 10;

/// What becomes of the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fixing {
    /// Nothing is mended.
    No,
    /// It is shown and written.
    Write,
    /// It is shown only.
    Try,
}

/// Mends what a loader holds where `concerns` allows, and writes it unless it is a try. `false` when the disk refused.
pub(super) fn run(
    options: &CheckOptions,
    loader: &mut Loader,
    theme: &Arc<Theme>,
    concerns: impl Fn(&FileId) -> bool,
) -> bool {
    let mut mended = rounds(loader, theme, &concerns);
    if options.ordering {
        put_in_order(loader, &mut mended, &concerns);
    }
    // A report that programs read has the standard output for itself.
    let for_people = options.format == ReportFormat::Human;
    let terminal = if for_people { std::io::stdout().is_terminal() } else { std::io::stderr().is_terminal() };
    let shown = mended.iter().map(|(file, mended)| mend::difference(file, mended, colours(terminal)) + "\n");
    let shown: String = shown.collect();
    if for_people {
        say(&shown)
    } else {
        complain(&shown)
    }
    if options.fixing == Fixing::Write
        && let Err(error) = mend::write(loader.root(), &mended)
    {
        complain(&format!("erreur : rien n’a été corrigé : {error}\n"));
        return false;
    }
    complain(&told(&mended, options.fixing));
    true
}

fn rounds(loader: &mut Loader, theme: &Arc<Theme>, concerns: impl Fn(&FileId) -> bool) -> BTreeMap<FileId, Mended> {
    let mut all: BTreeMap<FileId, Mended> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let report = check(loader, theme).filter(|diagnostic: &Diagnostic| concerns(&diagnostic.file));
        let mended = mend::mend(&report, &sources(loader, theme));
        if mended.is_empty() {
            break;
        }
        for (file, next) in mended {
            loader.put(&file, Some(next.after.clone().into_bytes()));
            all.entry(file)
                .and_modify(|known| {
                    known.after.clone_from(&next.after);
                    known.places += next.places;
                })
                .or_insert(next);
        }
    }
    all
}

/// The keys of the events that can be put in order without a doubt.
fn put_in_order(loader: &mut Loader, mended: &mut BTreeMap<FileId, Mended>, concerns: impl Fn(&FileId) -> bool) {
    for Source { path: file, text: before } in loader.texts().to_vec() {
        let is_event = file.starts_with("events/") && file.ends_with(".yaml") && !file.ends_with(".bilan.yaml");
        if !is_event || !concerns(&file) {
            continue;
        }
        let Some(after) = mend::in_order(&before, EVENT.block) else { continue };
        loader.put(&file, Some(after.clone().into_bytes()));
        let known =
            mended.entry(file).or_insert(Mended { before: before.to_string(), after: String::new(), places: 0 });
        known.after = after;
        known.places += 1;
    }
}

fn told(mended: &BTreeMap<FileId, Mended>, fixing: Fixing) -> String {
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let (files, places) = (mended.len(), mended.values().map(|file| file.places).sum::<usize>());
    match (places, fixing) {
        (0, _) => "Rien ne peut être corrigé sans vous.\n".to_owned(),
        (_, Fixing::Try) => format!(
            "{places} correction{} possible{} dans {files} fichier{} ; rien n’a été écrit.\n",
            plural(places),
            plural(places),
            plural(files)
        ),
        _ => format!("{places} correction{} dans {files} fichier{}.\n", plural(places), plural(files)),
    }
}
