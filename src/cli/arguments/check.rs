//! The arguments of `semaine check`.

use super::{flag, option, root, subcommand};
use crate::cli::fix::Fixing;
use clap::{ArgMatches, Command};
use std::path::PathBuf;

/// `semaine check`.
#[derive(Debug)]
pub(in crate::cli) struct CheckOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) format: ReportFormat,
    /// Address of the files at this version, for the links of a page.
    pub(in crate::cli) links: Option<String>,
    /// Only what a branch touches since this point of the history.
    pub(in crate::cli) changed_since: Option<String>,
    pub(in crate::cli) fixing: Fixing,
    /// Whether fixing puts the keys of events in the order of the contract too.
    pub(in crate::cli) ordering: bool,
}

/// How `check` shows its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum ReportFormat {
    Human,
    Github,
    Gitlab,
    Json,
    Markdown,
}

impl CheckOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            root: root(matches),
            format: match matches.get_one::<String>("format").map(String::as_str) {
                Some("github") => ReportFormat::Github,
                Some("gitlab") => ReportFormat::Gitlab,
                Some("json") => ReportFormat::Json,
                Some("markdown") => ReportFormat::Markdown,
                _ => ReportFormat::Human,
            },
            links: matches.get_one::<String>("liens").map(|links| links.trim_end_matches('/').to_owned()),
            changed_since: matches.get_one("changed-since").cloned(),
            fixing: match (matches.get_flag("fix"), matches.get_flag("essai")) {
                (false, _) => Fixing::No,
                (true, false) => Fixing::Write,
                (true, true) => Fixing::Try,
            },
            ordering: matches.get_flag("ordre"),
        }
    }
}

pub(super) fn command() -> Command {
    subcommand("check", "Vérifie tous les fichiers et dit, pour chaque erreur, où elle est et quoi écrire.")
        .arg(
            option(
                "format",
                "FORMAT",
                "Forme du rapport : human (par défaut), markdown (une page), github (annotations), gitlab (qualité du code) ou json",
            )
            .value_parser(["human", "github", "json", "gitlab", "markdown"])
            .hide_possible_values(true),
        )
        .arg(
            option("liens", "ADRESSE", "Adresse des fichiers sur la forge, vers laquelle mènent les lignes du format markdown")
                .value_parser(|text: &str| match url::Url::parse(text) {
                    Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(text.to_owned()),
                    _ => Err("écrivez une adresse comme https://github.com/association/semaine/blob/main".to_owned()),
                }),
        )
        .arg(
            option(
                "changed-since",
                "RÉFÉRENCE",
                "Ne montre que ce qui vient des changements faits depuis cette branche ou ce commit (origin/main), demandés à git",
            )
            .value_parser(|text: &str| match text.trim() {
                "" => Err("écrivez une branche ou un commit, comme origin/main".to_owned()),
                name => Ok(name.to_owned()),
            }),
        )
        .arg(flag("fix", "Corrige ce qui est certain, et montre la différence"))
        .arg(flag("essai", "Avec --fix : montre la différence sans rien écrire").requires("fix"))
        .arg(flag("ordre", "Avec --fix : range aussi les clés des activités dans l’ordre du modèle, avec leurs commentaires").requires("fix"))
}
