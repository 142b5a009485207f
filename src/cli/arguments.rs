//! What can be asked of the command, in French. clap's own words are English, so its help and its errors are rewritten.

mod build;
mod check;
mod explain;
mod export;
mod import;
mod init;
mod new;
mod serve;
mod stats;

pub(super) use build::BuildOptions;
pub(super) use check::{CheckOptions, ReportFormat};
pub(super) use explain::ExplainOptions;
pub(super) use export::{ExportFormat, ExportOptions};
pub(super) use import::ImportOptions;
pub(super) use init::InitOptions;
pub(super) use new::NewOptions;
pub(super) use serve::ServeOptions;
pub(super) use stats::StatsOptions;

use crate::model::BaseUrl;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use std::ffi::OsString;
use std::path::PathBuf;

/// What the arguments ask for.
pub(super) enum Parsed {
    Build(BuildOptions),
    Check(CheckOptions),
    Serve(ServeOptions),
    Import(ImportOptions),
    Explain(ExplainOptions),
    Export(ExportOptions),
    New(NewOptions),
    Init(InitOptions),
    Stats(StatsOptions),
    /// Help or version, for the standard output.
    Print(String),
    /// A usage error, for the standard error.
    Refused(String),
}

/// Reads the arguments.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Parsed {
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return refusal(&error),
    };
    match matches.subcommand() {
        Some(("build", matches)) => Parsed::Build(BuildOptions::read(matches)),
        Some(("check", matches)) => Parsed::Check(CheckOptions::read(matches)),
        Some(("serve", matches)) => Parsed::Serve(ServeOptions::read(matches)),
        Some(("import", matches)) => Parsed::Import(ImportOptions::read(matches)),
        Some(("explain", matches)) => Parsed::Explain(ExplainOptions::read(matches)),
        Some(("export", matches)) => Parsed::Export(ExportOptions::read(matches)),
        Some(("new", matches)) => Parsed::New(NewOptions::read(matches)),
        Some(("init", matches)) => Parsed::Init(InitOptions::read(matches)),
        Some(("stats", matches)) => Parsed::Stats(StatsOptions::read(matches)),
        _ => Parsed::Refused(command().render_help().to_string()),
    }
}

fn root(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| PathBuf::from("."))
}

/// clap puts the colon right after a heading: French wants a space between them.
const OPTIONS: &str = "Options\u{a0}";
const TEMPLATE: &str = "{about}\n\nUtilisation : {usage}\n\n{all-args}{after-help}\n";

fn command() -> Command {
    Command::new("semaine")
        .about("Vérifie et construit le site de la Semaine de l’IA pour Tous.")
        .version(env!("CARGO_PKG_VERSION"))
        .help_template(TEMPLATE)
        .override_usage("semaine <commande> [options]")
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("commande")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help())
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help("Affiche la version").help_heading(OPTIONS))
        .after_help("Codes de sortie : 0 tout va bien, 1 erreur interne, 2 erreurs dans le contenu, 3 commande ou configuration incorrecte.")
        .subcommand_required(true)
        .subcommand(build::command())
        .subcommand(check::command())
        .subcommand(serve::command())
        .subcommand(new::command())
        .subcommand(import::command())
        .subcommand(explain::command())
        .subcommand(export::command())
        .subcommand(init::command())
        .subcommand(stats::command())
}

fn help() -> Arg {
    Arg::new("help").long("help").short('h').action(ArgAction::Help).help("Affiche cette aide").help_heading(OPTIONS)
}

/// A command that works on the site of `--root`.
fn subcommand(name: &'static str, about: &'static str) -> Command {
    subcommand_alone(name, about).arg(
        option(
            "root",
            "DOSSIER",
            "Dossier du site, qui contient content/ et events/ (par défaut : le dossier courant)",
        )
        .value_parser(clap::value_parser!(PathBuf)),
    )
}

/// A command that needs no site.
fn subcommand_alone(name: &'static str, about: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .help_template(TEMPLATE)
        .override_usage(format!("semaine {name} [options]"))
        .disable_help_flag(true)
        .arg(help())
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help).help_heading(OPTIONS)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help).help_heading(OPTIONS)
}

fn base_url() -> Arg {
    option("base-url", "ADRESSE", "Adresse publique du site (par défaut : celle de content/site.yaml)")
        .value_parser(BaseUrl::new)
}

fn date() -> Arg {
    option(
        "date",
        "AAAA-MM-JJ",
        "Date que les pages appellent aujourd’hui (par défaut : le navigateur du visiteur en décide)",
    )
    .value_parser(day)
}

/// A day as the contract writes it.
fn day(text: &str) -> Result<Date, String> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| "écrivez une date comme 2026-05-18".to_owned())
}

/// Help and version are no errors; the rest becomes one French sentence and the way to the help.
fn refusal(error: &clap::Error) -> Parsed {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Parsed::Print(error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return Parsed::Refused(error.render().to_string()),
        _ => {}
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let mut text = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("« {argument} » est en trop"),
        ErrorKind::UnknownArgument => format!("l’option « {argument} » n’existe pas"),
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {} » n’existe pas", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur après {argument}"),
        ErrorKind::InvalidValue => format!("« {value} » ne convient pas pour {argument}"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(|why| format!(" : {why}")).unwrap_or_default();
            format!("« {value} » ne convient pas pour {argument}{why}")
        }
        ErrorKind::ArgumentConflict => format!("{argument} est donné plusieurs fois ou contredit une autre option"),
        ErrorKind::InvalidUtf8 => "un argument n’est pas en UTF-8".to_owned(),
        _ => "la commande est incorrecte".to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().map(context).find(|near| !near.is_empty()) {
        text.push_str(&format!(" ; vouliez-vous dire « {near} » ?"));
    } else if error.kind() == ErrorKind::InvalidValue && !value.is_empty() {
        text.push_str(&format!(" ; les valeurs possibles sont : {}", context(ContextKind::ValidValue)));
    }
    Parsed::Refused(format!("erreur : {text}\n\n« semaine --help » montre les commandes et leurs options.\n"))
}
