//! `semaine init`.

use super::arguments::InitOptions;
use super::check::colours;
use super::{Outcome, complain, say};
use crate::diagnostic::{Report, Source, reason, render_human};
use crate::init::{self, NewSite, SCRIPTS};
use crate::model::BaseUrl;
use crate::pipeline::{Changes, Loader, RenderOptions};
use crate::render::theme::{Overrides, Theme};
use crate::store::store;
use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, Zoned};
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

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
    let folder = options.folder.display().to_string();
    // As a shell takes it whole.
    let folder = if folder.contains(char::is_whitespace) { format!("\"{folder}\"") } else { folder };
    let dates = crate::dates::range_in_words(site.start, site.end);
    let confirm = if site.confirmed { "" } else { " (à confirmer dans content/editions)" };
    format!(
        "« {} » est prêt : {files} fichiers, une semaine {dates}{confirm}.\n\n\
         Pour le voir :\n    semaine serve --root {folder}\n\
         Pour le vérifier :\n    semaine check --root {folder}\n\
         Pour le construire :\n    semaine build --root {folder}\n\n\
         La suite est dans {}.\n",
        options.folder.display(),
        options.folder.join("README.md").display()
    )
}
