//! The arguments of `semaine import`.

use super::{flag, option, root, subcommand};
use crate::model::vocabulary::{EventType, Vocabulary};
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// `semaine import`.
#[derive(Debug)]
pub(in crate::cli) struct ImportOptions {
    pub(in crate::cli) root: PathBuf,
    /// What to import, or, with [`ImportOptions::model`], what to make.
    pub(in crate::cli) file: PathBuf,
    pub(in crate::cli) model: bool,
    pub(in crate::cli) into: Option<PathBuf>,
    pub(in crate::cli) dry_run: bool,
    pub(in crate::cli) mapping: Option<PathBuf>,
    pub(in crate::cli) sheet: Option<String>,
    pub(in crate::cli) year: Option<i16>,
    pub(in crate::cli) kind: Option<EventType>,
}

impl ImportOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            root: root(matches),
            file: ["fichier", "modele"]
                .iter()
                .find_map(|name| matches.get_one::<PathBuf>(name))
                .cloned()
                .unwrap_or_default(),
            model: matches.contains_id("modele"),
            into: matches.get_one("vers").cloned(),
            dry_run: matches.get_flag("essai"),
            mapping: matches.get_one("correspondance").cloned(),
            sheet: matches.get_one("feuille").cloned(),
            year: matches.get_one("annee").copied(),
            kind: matches.get_one("type").copied(),
        }
    }
}

pub(super) fn command() -> Command {
    subcommand("import", "Crée les fichiers des événements d’un tableau (CSV, XLSX, ODS), d’un export OpenAgenda ou d’un calendrier.")
        .override_usage("semaine import FICHIER [options]")
        .arg(
            Arg::new("fichier")
                .value_name("FICHIER")
                .help("Fichier à importer ; rien de ce qui existe n’est remplacé")
                .help_heading("Arguments\u{a0}")
                .required_unless_present("modele")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option("modele", "FICHIER", "Crée un tableau à remplir (.csv ou .xlsx), avec un exemple, à la place d’importer")
                .conflicts_with("fichier")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option("vers", "DOSSIER", "Dossier où créer les fichiers (par défaut : events/ dans le dossier du site)")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(flag("essai", "Montre ce qui serait créé, sans rien écrire"))
        .arg(
            option("correspondance", "FICHIER", "Fichier YAML qui dit à quelle clé correspond chaque colonne")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(option("feuille", "NOM", "Feuille du classeur à lire (par défaut : la première qui a des noms de colonnes)"))
        .arg(
            option("annee", "AAAA", "Année du dossier et des dates sans année (par défaut : celle de la date, puis de l’édition)")
                .value_parser(|text: &str| match text.parse::<i16>() {
                    Ok(year) if (2000..=2100).contains(&year) => Ok(year),
                    _ => Err("écrivez une année comme 2026".to_owned()),
                }),
        )
        .arg(option("type", "TYPE", "Type des événements qui ne disent pas le leur, par exemple cafe-ia").value_parser(
            |text: &str| {
                EventType::from_key(text).ok_or_else(|| {
                    let keys: Vec<&str> = EventType::ALL.iter().map(|kind| kind.key()).collect();
                    format!("les types sont {}", keys.join(", "))
                })
            },
        ))
        .after_help("Codes de sortie : 0 tout est créé, 2 des lignes sont refusées (les autres sont créées), 3 fichier illisible ou commande incorrecte.")
}
