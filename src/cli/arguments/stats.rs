//! The arguments of `semaine stats`.

use super::{option, root, subcommand};
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// `semaine stats`.
#[derive(Debug)]
pub(in crate::cli) struct StatsOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) json: bool,
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
