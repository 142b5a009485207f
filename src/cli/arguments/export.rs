//! The arguments of `semaine export`.

use super::{option, root, subcommand};
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// `semaine export`.
#[derive(Debug)]
pub(in crate::cli) struct ExportOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) out: Option<PathBuf>,
    pub(in crate::cli) format: ExportFormat,
}

/// What `export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum ExportFormat {
    Csv,
    OpenAgenda,
}

impl ExportOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let format = match matches.get_one::<String>("format").map(String::as_str) {
            Some("openagenda") => ExportFormat::OpenAgenda,
            _ => ExportFormat::Csv,
        };
        Self { root: root(matches), out: matches.get_one("sortie").cloned(), format }
    }
}

pub(super) fn command() -> Command {
    subcommand("export", "Écrit les événements du site dans un fichier que « semaine import » relit.")
        .arg(
            option("format", "FORMAT", "csv (par défaut), ou openagenda : son JSON, version 2")
                .value_parser(["csv", "openagenda"])
                .hide_possible_values(true),
        )
        .arg(
            option("sortie", "FICHIER", "Fichier à écrire (par défaut : la sortie standard)")
                .value_parser(clap::value_parser!(PathBuf)),
        )
}
