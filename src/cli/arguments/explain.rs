//! The arguments of `semaine explain`.

use super::{TEMPLATE, help};
use clap::{Arg, ArgMatches, Command};

/// `semaine explain`.
#[derive(Debug)]
pub(in crate::cli) struct ExplainOptions {
    /// `None` lists all codes.
    pub(in crate::cli) code: Option<String>,
}

impl ExplainOptions {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self { code: matches.get_one("code").cloned() }
    }
}

/// The one command that needs no site: a code is explained anywhere.
pub(super) fn command() -> Command {
    Command::new("explain")
        .about("Explique un code du rapport : pourquoi, comment faire, un exemple ; sans code, les montre tous.")
        .help_template(TEMPLATE)
        .override_usage("semaine explain [CODE]")
        .disable_help_flag(true)
        .arg(help())
        .arg(
            Arg::new("code")
                .value_name("CODE")
                .help("Code à expliquer, par exemple E203")
                .help_heading("Ce que l’on demande\u{a0}"),
        )
}
