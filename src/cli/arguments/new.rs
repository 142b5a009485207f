//! The arguments of `semaine new`: a genre, and answers.

use super::{flag, option, root, subcommand};
use crate::contract::{self, Genre};
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// `semaine new`.
#[derive(Debug)]
pub(in crate::cli) struct NewOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) genre: &'static Genre,
    /// The option's name, the places in a file where its answer may stand, the answer.
    pub(in crate::cli) answers: Vec<(&'static str, &'static [&'static str], String)>,
}

/// The answers that `new` takes: option, value name, help, and where the answer stands in a file.
const ANSWERS: [(&str, &str, &str, &[&str]); 12] = [
    ("titre", "TEXTE", "Titre, ou nom d’une organisation, d’un lieu, d’un format", &["titre", "nom"]),
    ("resume", "TEXTE", "Une ou deux phrases", &["resume"]),
    (
        "type",
        "TYPE",
        "Type, par exemple cafe-ia ; plusieurs séparés par des virgules",
        &["types", "type_animation", "type"],
    ),
    ("date", "JOUR", "Jour d’une activité dont l’horaire n’est pas connu : 2026-05-23", &["date"]),
    ("debut", "MOMENT", "Début : 2026-05-20T14:00", &["debut"]),
    ("fin", "MOMENT", "Fin : 2026-05-20T15:30", &["fin"]),
    ("commune", "NOM", "Commune", &["lieu.commune", "commune"]),
    ("departement", "CODE", "Département, si plusieurs communes ont ce nom : 59", &["lieu.departement", "departement"]),
    ("role", "ROLE", "Rôle d’une organisation ; plusieurs séparés par des virgules", &["roles"]),
    ("auteur", "NOM", "Auteur d’un format, d’un module, d’une ressource", &["auteurs"]),
    ("licence", "LICENCE", "Licence : CC-BY-SA-4.0", &["licence"]),
    ("url", "ADRESSE", "Adresse d’une organisation, d’un lieu, d’une ressource", &["url"]),
];

impl NewOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        let genre = matches.get_one("genre").copied().unwrap_or(&contract::EVENT);
        Self { root: root(matches), genre, answers: answers(matches) }
    }
}

fn answers(matches: &ArgMatches) -> Vec<(&'static str, &'static [&'static str], String)> {
    let online = matches.get_flag("en-ligne").then(|| ("en-ligne", &["mode"] as &[&str], "en-ligne".to_owned()));
    let named = ANSWERS
        .iter()
        .filter_map(|(name, _, _, paths)| Some((*name, *paths, matches.get_one::<String>(name)?.clone())));
    online.into_iter().chain(named).collect()
}

pub(super) fn command() -> Command {
    let about =
        "Crée un fichier à compléter : une activité, un format, un module, une ressource, une organisation ou un lieu.";
    let mut command = subcommand("new", about)
        .override_usage("semaine new <genre> [options]")
        .arg(
            Arg::new("genre")
                .value_name("genre")
                .required(true)
                .help("event (evenement), format, module, resource (ressource), organisation ou venue (lieu)")
                .help_heading("Arguments\u{a0}")
                .value_parser(|text: &str| {
                    let genre = match text {
                        "event" | "evenement" | "événement" => &contract::EVENT,
                        "format" => &contract::FORMAT,
                        "module" => &contract::MODULE,
                        "resource" | "ressource" => &contract::RESOURCE,
                        "organisation" => &contract::ORGANISATION,
                        "venue" | "lieu" => &contract::VENUE,
                        _ => return Err("écrivez event, format, module, resource, organisation ou venue".to_owned()),
                    };
                    Ok(genre)
                }),
        )
        .arg(flag("en-ligne", "Activité en ligne, sans lieu"))
        .after_help("Sur un terminal, ce qui manque est demandé.");
    for (name, value, help, _) in ANSWERS {
        command = command.arg(option(name, value, help));
    }
    command
}
