//! What can be asked of the command, in French. clap's own words are English, so its help and its errors are rewritten.

mod new;

pub(super) use new::NewOptions;

use super::fix::Fixing;
use super::init::{self, InitOptions};
use super::stats::{self, StatsOptions};
use crate::model::BaseUrl;
use crate::model::vocabulary::{EventType, Vocabulary};
use crate::publish::Twins;
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

/// `semaine build`.
#[derive(Debug)]
pub(super) struct BuildOptions {
    pub(super) root: PathBuf,
    pub(super) out: PathBuf,
    pub(super) base: Option<BaseUrl>,
    pub(super) today: Option<Date>,
    pub(super) threads: Option<usize>,
    pub(super) force: bool,
    pub(super) twins: Twins,
}

/// `semaine check`.
#[derive(Debug)]
pub(super) struct CheckOptions {
    pub(super) root: PathBuf,
    pub(super) format: ReportFormat,
    /// Address of the files at this version, for the links of a page.
    pub(super) links: Option<String>,
    /// Only what a branch touches since this point of the history.
    pub(super) changed_since: Option<String>,
    pub(super) fixing: Fixing,
}

/// How `check` shows its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportFormat {
    Human,
    Github,
    Gitlab,
    Json,
    Markdown,
}

/// `semaine serve`.
#[derive(Debug)]
pub(super) struct ServeOptions {
    pub(super) root: PathBuf,
    pub(super) port: Option<u16>,
    pub(super) poll: bool,
    pub(super) base: Option<BaseUrl>,
    pub(super) today: Option<Date>,
}

/// `semaine import`.
#[derive(Debug)]
pub(super) struct ImportOptions {
    pub(super) root: PathBuf,
    /// What to import, or, with [`ImportOptions::model`], what to make.
    pub(super) file: PathBuf,
    pub(super) model: bool,
    pub(super) into: Option<PathBuf>,
    pub(super) dry_run: bool,
    pub(super) mapping: Option<PathBuf>,
    pub(super) sheet: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) kind: Option<EventType>,
}

/// `semaine explain`.
#[derive(Debug)]
pub(super) struct ExplainOptions {
    /// `None` lists all codes.
    pub(super) code: Option<String>,
}

/// `semaine export`.
#[derive(Debug)]
pub(super) struct ExportOptions {
    pub(super) root: PathBuf,
    pub(super) out: Option<PathBuf>,
    pub(super) format: ExportFormat,
}

/// What `export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExportFormat {
    Csv,
    OpenAgenda,
}

/// Reads the arguments.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Parsed {
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return refusal(&error),
    };
    match matches.subcommand() {
        Some(("build", matches)) => Parsed::Build(BuildOptions {
            root: root(matches),
            out: matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| root(matches).join("public")),
            base: matches.get_one("base-url").cloned(),
            today: matches.get_one("date").copied(),
            threads: matches.get_one("threads").copied(),
            force: matches.get_flag("force"),
            twins: if matches.get_flag("precompresser") { Twins::BrotliAndGzip } else { Twins::None },
        }),
        Some(("check", matches)) => Parsed::Check(CheckOptions {
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
        }),
        Some(("serve", matches)) => Parsed::Serve(ServeOptions {
            root: root(matches),
            port: matches.get_one("port").copied(),
            poll: matches.get_flag("poll"),
            base: matches.get_one("base-url").cloned(),
            today: matches.get_one("date").copied(),
        }),
        Some(("import", matches)) => Parsed::Import(ImportOptions {
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
        }),
        Some(("explain", matches)) => Parsed::Explain(ExplainOptions { code: matches.get_one("code").cloned() }),
        Some(("export", matches)) => {
            let format = match matches.get_one::<String>("format").map(String::as_str) {
                Some("openagenda") => ExportFormat::OpenAgenda,
                _ => ExportFormat::Csv,
            };
            Parsed::Export(ExportOptions { root: root(matches), out: matches.get_one("sortie").cloned(), format })
        }
        Some(("new", matches)) => Parsed::New(NewOptions::read(matches)),
        Some(("init", matches)) => Parsed::Init(InitOptions::read(matches)),
        Some(("stats", matches)) => Parsed::Stats(StatsOptions::read(matches)),
        _ => Parsed::Refused(command().render_help().to_string()),
    }
}

pub(super) fn root(matches: &ArgMatches) -> PathBuf {
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
        .subcommand(build())
        .subcommand(check())
        .subcommand(serve())
        .subcommand(new::command())
        .subcommand(import())
        .subcommand(explain())
        .subcommand(export())
        .subcommand(init::command())
        .subcommand(stats::command())
}

fn help() -> Arg {
    Arg::new("help").long("help").short('h').action(ArgAction::Help).help("Affiche cette aide").help_heading(OPTIONS)
}

/// A command that works on the site of `--root`.
pub(super) fn subcommand(name: &'static str, about: &'static str) -> Command {
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
pub(super) fn subcommand_alone(name: &'static str, about: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .help_template(TEMPLATE)
        .override_usage(format!("semaine {name} [options]"))
        .disable_help_flag(true)
        .arg(help())
}

pub(super) fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
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
pub(super) fn day(text: &str) -> Result<Date, String> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| "écrivez une date comme 2026-05-18".to_owned())
}

fn build() -> Command {
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

fn check() -> Command {
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
        .arg(option(
            "changed-since",
            "RÉFÉRENCE",
            "Ne montre que ce qui vient des changements faits depuis cette branche ou ce commit (origin/main), demandés à git",
        ))
        .arg(flag("fix", "Corrige ce qui est certain, et montre la différence"))
        .arg(flag("essai", "Avec --fix : montre la différence sans rien écrire").requires("fix"))
}

fn serve() -> Command {
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

fn import() -> Command {
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

/// The one command that needs no site: a code is explained anywhere.
fn explain() -> Command {
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

fn export() -> Command {
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
