//! The arguments of `semaine build`.

use super::{base_url, date, flag, option, root, subcommand};
use crate::model::BaseUrl;
use crate::publish::Twins;
use clap::{ArgMatches, Command};
use jiff::civil::Date;
use std::path::PathBuf;

/// `semaine build`.
#[derive(Debug)]
pub(in crate::cli) struct BuildOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) out: PathBuf,
    pub(in crate::cli) base: Option<BaseUrl>,
    pub(in crate::cli) today: Option<Date>,
    pub(in crate::cli) threads: Option<usize>,
    pub(in crate::cli) force: bool,
    pub(in crate::cli) twins: Twins,
}

impl BuildOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            root: root(matches),
            out: matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| root(matches).join("public")),
            base: matches.get_one("base-url").cloned(),
            today: matches.get_one("date").copied(),
            threads: matches.get_one("threads").copied(),
            force: matches.get_flag("force"),
            twins: if matches.get_flag("precompresser") { Twins::BrotliAndGzip } else { Twins::None },
        }
    }
}

pub(super) fn command() -> Command {
    subcommand("build", "Construit le site ; rien n’est écrit si le contenu a des erreurs.")
        .arg(
            option("out", "DOSSIER", "Dossier où écrire le site (par défaut : public/ dans le dossier du site)")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(base_url())
        .arg(date())
        .arg(option("threads", "N", "Nombre de fils d’exécution (par défaut : un par cœur)").value_parser(
            |text: &str| match text.parse::<usize>() {
                Ok(number) if (1..=256).contains(&number) => Ok(number),
                _ => Err("écrivez un nombre de 1 à 256".to_owned()),
            },
        ))
        .arg(flag("precompresser", "Ajoute à côté des textes leurs copies compressées, .br et .gz, pour le serveur"))
        .arg(flag("force", "Écrit dans un dossier qui contient déjà autre chose"))
}
