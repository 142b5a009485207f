//! The arguments of `semaine init`.

use super::{day, option, subcommand_alone};
use crate::model::BaseUrl;
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;
use std::path::PathBuf;

/// `semaine init`.
#[derive(Debug)]
pub(in crate::cli) struct InitOptions {
    pub(in crate::cli) folder: PathBuf,
    pub(in crate::cli) title: Option<String>,
    pub(in crate::cli) year: Option<i16>,
    pub(in crate::cli) start: Option<Date>,
    pub(in crate::cli) end: Option<Date>,
    pub(in crate::cli) base: Option<BaseUrl>,
    pub(in crate::cli) contact: Option<String>,
    pub(in crate::cli) program: Option<String>,
}

impl InitOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            folder: matches.get_one::<PathBuf>("dossier").cloned().unwrap_or_default(),
            title: matches.get_one("titre").cloned(),
            year: matches.get_one("annee").copied(),
            start: matches.get_one("debut").copied(),
            end: matches.get_one("fin").copied(),
            base: matches.get_one("url").cloned(),
            contact: matches.get_one("contact").cloned(),
            program: matches.get_one("programme").cloned(),
        }
    }
}

pub(super) fn command() -> Command {
    subcommand_alone("init", "Crée un nouveau site : la prochaine édition, une autre semaine, un réseau local.")
        .override_usage("semaine init DOSSIER [options]")
        .arg(
            Arg::new("dossier")
                .value_name("DOSSIER")
                .help("Dossier à créer, ou vide")
                .help_heading("Arguments\u{a0}")
                .required(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(option("titre", "TEXTE", "Titre du site (par défaut : Semaine de l’IA pour Tous)"))
        .arg(
            option("annee", "AAAA", "Année de l’édition (par défaut : celle de --debut, sinon l’année prochaine)")
                .value_parser(|text: &str| match text.parse::<i16>() {
                    Ok(year) if (2000..=2999).contains(&year) => Ok(year),
                    _ => Err("écrivez une année comme 2027".to_owned()),
                }),
        )
        .arg(option("debut", "AAAA-MM-JJ", "Premier jour (par défaut : le troisième lundi de mai)").value_parser(day))
        .arg(option("fin", "AAAA-MM-JJ", "Dernier jour (par défaut : six jours après le premier)").value_parser(day))
        .arg(
            option("url", "ADRESSE", "Adresse publique du site (par défaut : https://exemple.org)")
                .value_parser(BaseUrl::new),
        )
        .arg(option("contact", "COURRIEL", "Adresse de l’équipe (par défaut : contact@ et le domaine du site)"))
        .arg(
            option("programme", "DÉPÔT", "Dépôt GitHub qui publie ce programme, comme association/semaine")
                .value_parser(|text: &str| match text.split_once('/') {
                    Some((owner, name)) if [owner, name].iter().all(|part| is_repository_name(part)) => {
                        Ok(text.to_owned())
                    }
                    _ => Err("écrivez un dépôt comme association/semaine".to_owned()),
                }),
        )
}

fn is_repository_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}
