//! `semaine init`.

use super::arguments::{day, option, subcommand_alone};
use super::check::colours;
use super::{Outcome, complain, say};
use crate::diagnostic::{Report, Source, reason, render_human};
use crate::import::store;
use crate::init::{self, NewSite, SCRIPTS};
use crate::model::BaseUrl;
use crate::pipeline::{Changes, Loader, RenderOptions};
use crate::render::theme::{Overrides, Theme};
use clap::{Arg, ArgMatches, Command};
use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, Zoned};
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the command line says.
#[derive(Debug)]
pub(super) struct InitOptions {
    folder: PathBuf,
    title: Option<String>,
    year: Option<i16>,
    start: Option<Date>,
    end: Option<Date>,
    base: Option<BaseUrl>,
    contact: Option<String>,
    program: Option<String>,
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

/// Makes a site in a folder that is not there, or empty; nothing is written unless it checks clean.
pub(super) fn run(options: &InitOptions) -> Outcome {
    let shown = options.folder.display();
    match fs::read_dir(&options.folder).map(|mut entries| entries.next().is_none()) {
        Ok(false) => {
            complain(&format!(
                "erreur : « {shown} » n’est pas vide\n\nDonnez le nom d’un dossier qui n’existe pas encore.\n"
            ));
            return Outcome::Usage;
        }
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            complain(&format!("erreur : « {shown} » n’est pas un dossier où écrire : {}\n", reason(&error)));
            return Outcome::Usage;
        }
        _ => {}
    }
    let site = match site(options) {
        Ok(site) => site,
        Err(why) => {
            complain(&format!("erreur : {why}\n"));
            return Outcome::Usage;
        }
    };
    let files = init::files(&site);
    if let Err(report) = check(&options.folder, &files) {
        complain(&report);
        complain("erreur : ces options ne conviennent pas ; rien n’a été écrit.\n");
        return Outcome::Usage;
    }
    if let Err((path, error)) = store(&options.folder, &files).and_then(|()| executable(&options.folder, &files)) {
        complain(&format!("erreur : « {} » ne peut pas être écrit : {}\n", path.display(), reason(&error)));
        return Outcome::Internal;
    }
    say(&told(options, &site, files.len()));
    Outcome::Success
}

/// What is not said is proposed: the third week of May, as in 2026, of the year to come.
fn site(options: &InitOptions) -> Result<NewSite, String> {
    let today = Zoned::now().date();
    let start = match (options.start, options.year.unwrap_or_else(|| today.year() + 1)) {
        (Some(start), year) if options.year.is_some() && start.year() != year => {
            return Err(format!("« --debut {start} » n’est pas en {year}, l’année de « --annee »"));
        }
        (Some(start), _) => start,
        (None, year) => third_monday_of_may(year).ok_or_else(|| format!("l’année {year} ne convient pas"))?,
    };
    let end = options.end.or_else(|| start.checked_add(6.days()).ok()).unwrap_or(start);
    if end < start {
        return Err(format!("la semaine se termine ({end}) avant de commencer ({start})"));
    }
    let base = match &options.base {
        Some(base) => base.clone(),
        None => BaseUrl::new("https://exemple.org/")?,
    };
    Ok(NewSite {
        title: options.title.clone().unwrap_or_else(|| "Semaine de l’IA pour Tous".to_owned()),
        contact: options.contact.clone().unwrap_or_else(|| format!("contact@{}", init::domain(&base))),
        base,
        start,
        end,
        confirmed: options.start.is_some(),
        published: today.min(start),
        program: options.program.clone(),
    })
}

fn third_monday_of_may(year: i16) -> Option<Date> {
    Date::new(year, 5, 1).ok()?.nth_weekday_of_month(3, Weekday::Monday).ok()
}

/// Checks the files as a site of their own, before they stand anywhere.
fn check(folder: &Path, files: &[(String, String)]) -> Result<(), String> {
    let theme = Arc::new(Theme::new(Overrides::new()));
    let mut loader = Loader::new(folder);
    loader.discover(&Changes::Files(std::collections::BTreeSet::new()));
    let is_content = |path: &str| (path.starts_with("content/") || path.starts_with("events/")) && path.contains('.');
    let sources = files.iter().filter(|(path, _)| is_content(path));
    loader.add(sources.map(|(path, text)| Source { path: path.as_str().into(), text: text.as_str().into() }));
    let (report, _): (Report, _) = loader.load().into_renderer(&theme, &RenderOptions::default());
    if report.has_errors() {
        return Err(render_human(&report, &loader.sources(), colours(std::io::stderr().is_terminal())));
    }
    Ok(())
}

#[cfg(unix)]
fn executable(folder: &Path, files: &[(String, String)]) -> Result<(), (std::path::PathBuf, std::io::Error)> {
    use std::os::unix::fs::PermissionsExt;
    let scripts = files.iter().filter(|(path, _)| path.starts_with(SCRIPTS)).map(|(path, _)| folder.join(path));
    scripts.into_iter().try_for_each(|path| {
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).map_err(|error| (path.clone(), error))
    })
}

/// Windows keeps no such mark: git does, `git update-index --chmod=+x`.
#[cfg(not(unix))]
fn executable(_: &Path, _: &[(String, String)]) -> Result<(), (std::path::PathBuf, std::io::Error)> {
    Ok(())
}

fn told(options: &InitOptions, site: &NewSite, files: usize) -> String {
    let folder = options.folder.display();
    let dates = crate::dates::range_in_words(site.start, site.end);
    let confirm = if site.confirmed { "" } else { " (à confirmer dans content/editions)" };
    format!(
        "« {folder} » est prêt : {files} fichiers, une semaine {dates}{confirm}.\n\n\
         Pour le voir :\n    semaine serve --root {folder}\n\
         Pour le vérifier :\n    semaine check --root {folder}\n\
         Pour le construire :\n    semaine build --root {folder}\n\n\
         La suite est dans {folder}/README.md.\n"
    )
}
