//! `semaine stats`.

use super::arguments::StatsOptions;
use super::check::theme;
use super::{Outcome, complain, say};
use crate::pipeline::{Changes, Loader};
use crate::stats::{Stats, render_markdown};

/// Counts what the files of the current edition say.
pub(super) fn run(options: &StatsOptions) -> Outcome {
    if theme(&options.root).is_none() {
        return Outcome::Usage;
    }
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let loaded = loader.load();
    let Some(site) = &loaded.site else {
        complain("erreur : la configuration du site a des erreurs ; « semaine check » les montre\n");
        return Outcome::Content;
    };
    let stats = Stats::of(site, site.edition());
    if options.json {
        say(&(serde_json::to_string_pretty(&stats).unwrap_or_else(|_| "{}".to_owned()) + "\n"));
    } else {
        say(&render_markdown(&stats));
    }
    if loaded.report.has_errors() {
        complain("Des fichiers ont des erreurs et ne sont pas comptés ; « semaine check » les montre.\n");
    }
    Outcome::Success
}
