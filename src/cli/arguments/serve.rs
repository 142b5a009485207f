//! The arguments of `semaine serve`.

use super::{base_url, date, flag, option, root, subcommand};
use crate::model::BaseUrl;
use clap::{ArgMatches, Command};
use jiff::civil::Date;
use std::path::PathBuf;

/// `semaine serve`.
#[derive(Debug)]
pub(in crate::cli) struct ServeOptions {
    pub(in crate::cli) root: PathBuf,
    pub(in crate::cli) port: Option<u16>,
    pub(in crate::cli) poll: bool,
    pub(in crate::cli) base: Option<BaseUrl>,
    pub(in crate::cli) today: Option<Date>,
}

impl ServeOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            root: root(matches),
            port: matches.get_one("port").copied(),
            poll: matches.get_flag("poll"),
            base: matches.get_one("base-url").cloned(),
            today: matches.get_one("date").copied(),
        }
    }
}

pub(super) fn command() -> Command {
    subcommand("serve", "Montre le site sur cet ordinateur et le recharge à chaque modification.")
        .arg(option("port", "N", "Port à écouter (par défaut : le premier libre à partir de 1111)").value_parser(
            |text: &str| match text.parse::<u16>() {
                Ok(number) if number > 0 => Ok(number),
                _ => Err("écrivez un nombre de 1 à 65535".to_owned()),
            },
        ))
        .arg(flag("poll", "Surveille les fichiers par lectures répétées (dossiers partagés, conteneurs)"))
        .arg(base_url())
        .arg(date())
}
