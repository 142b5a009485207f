//! `semaine stats`.

use super::arguments::{option, root, subcommand};
use super::check::theme;
use super::{Outcome, complain, say};
use crate::pipeline::{Changes, Loader};
use crate::stats::{Stats, render_markdown};
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// What the command line says.
#[derive(Debug)]
pub(super) struct StatsOptions {
    root: PathBuf,
    json: bool,
}

impl StatsOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let format = matches.get_one::<String>("format").map(String::as_str);
        Self { root: root(matches), json: format == Some("json") }
    }
}

pub(super) fn command() -> Command {
    subcommand("stats", "Compte les activités : territoires, types, jours, fiches à compléter, engagements de l’AMI.")
        .arg(
            option("format", "FORMAT", "Forme des comptes : markdown (par défaut) ou json")
                .value_parser(["markdown", "json"])
                .hide_possible_values(true),
        )
}

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
    let stats = Stats::of(site);
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
