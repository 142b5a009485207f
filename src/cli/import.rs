//! `semaine import`.

use super::arguments::ImportOptions;
use super::check::{colours, theme};
use super::{Outcome, complain, say};
use crate::diagnostic::{FileId, Message, Source, Sources, reason, render_human};
use crate::import::{self, Known, Mapping, Options, Plan, Row, Target, Verdict};
use crate::pipeline::{Changes, Loader};
use crate::store::store;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{IsTerminal, Read, Write as _};
use std::path::Path;

/// Reads a file, checks what it gives, and writes the events that are right; or makes the table to fill.
pub(super) fn run(options: &ImportOptions) -> Outcome {
    if options.model {
        return model(&options.file);
    }
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let Some((bytes, mapping)) = read(options) else { return Outcome::Usage };
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let Some(site) = loader.load().site else {
        complain("erreur : la configuration du site a des erreurs ; « semaine check » les montre\n");
        return Outcome::Usage;
    };
    let mut known = Known::of(&site);
    known.year = options.year.unwrap_or(known.year);
    let reading =
        match import::read(&bytes, &Options { mapping, sheet: options.sheet.clone(), kind: options.kind }, &known) {
            Ok(reading) => reading,
            Err(error) => return refuse(&options.file, &error),
        };
    let folder = options.into.clone().unwrap_or_else(|| options.root.join("events"));
    // « events », and not « ./events ».
    let folder = folder.strip_prefix(".").map(Path::to_owned).unwrap_or(folder);
    let exists = |id: &str| {
        [&folder, &options.root.join("events")].iter().any(|folder| folder.join(format!("{id}.yaml")).exists())
    };
    let target = Target { year: options.year, exists: &exists };
    let plan = import::plan(&reading.entries, &mut loader, &theme, &site, &target);
    let files = files(&plan);
    if !options.dry_run
        && !files.is_empty()
        && let Err((path, error)) = store(&folder, &files)
    {
        complain(&format!(
            "erreur : « {} » ne peut pas être écrit : {}\nAucun fichier n’a été créé.\n",
            path.display(),
            reason(&error)
        ));
        return Outcome::Internal;
    }
    say(&told(options, &plan, &reading.notes, &folder));
    let refused = plan.rows.iter().any(|row| matches!(row.verdict, Verdict::Refused(_)));
    if refused { Outcome::Content } else { Outcome::Success }
}

fn model(path: &Path) -> Outcome {
    let bytes = match path.extension().map(|extension| extension.to_ascii_lowercase()) {
        Some(extension) if extension == "xlsx" => import::model::xlsx().map_err(std::io::Error::other),
        Some(extension) if extension == "csv" => Ok(import::model::csv()),
        _ => {
            let shown = path.display();
            complain(&format!("erreur : « {shown} » : donnez un nom qui se termine par .xlsx ou .csv\n"));
            return Outcome::Usage;
        }
    };
    let written = bytes.and_then(|bytes| {
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(&bytes)
    });
    match written {
        Ok(()) => {
            say(&format!("« {} » est prêt : remplissez une ligne par événement, puis importez-le.\n", path.display()));
            Outcome::Success
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            complain(&format!("erreur : « {} » existe déjà : donnez un autre nom\n", path.display()));
            Outcome::Usage
        }
        Err(error) => {
            complain(&format!("erreur : « {} » ne peut pas être écrit : {}\n", path.display(), reason(&error)));
            Outcome::Usage
        }
    }
}

/// The bytes of the file and the mapping; `None`, with a message, when one of them cannot be read.
fn read(options: &ImportOptions) -> Option<(Vec<u8>, Mapping)> {
    let file = std::fs::File::open(&options.file).and_then(|file| {
        let mut bytes = Vec::new();
        // One byte more than what is accepted tells a file that is too large from one that is not, whatever its size.
        file.take(import::MAX_BYTES + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    let mapping = match &options.mapping {
        None => Mapping::default(),
        Some(path) => match std::fs::read_to_string(path) {
            Ok(text) => read_mapping(path, &text)?,
            Err(error) => {
                complain(&format!("erreur : « {} » ne peut pas être lu : {}\n", path.display(), reason(&error)));
                return None;
            }
        },
    };
    match file {
        Ok(bytes) => Some((bytes, mapping)),
        Err(error) => {
            complain(&format!("erreur : « {} » ne peut pas être lu : {}\n", options.file.display(), reason(&error)));
            None
        }
    }
}

fn read_mapping(path: &Path, text: &str) -> Option<Mapping> {
    let file: FileId = path.display().to_string().into();
    let text = text.trim_start_matches('\u{feff}');
    let (mapping, report) = Mapping::read(&file, text);
    if report.has_errors() {
        let sources: Sources = [Source { path: file, text: text.into() }].into_iter().collect();
        complain(&render_human(&report, &sources, colours(std::io::stderr().is_terminal())));
        return None;
    }
    Some(mapping)
}

fn refuse(file: &Path, error: &import::Refusal) -> Outcome {
    complain(&format!("erreur : « {} » : {error}\n", file.display()));
    Outcome::Usage
}

fn files(plan: &Plan) -> Vec<(String, String)> {
    let files = plan.rows.iter().filter_map(|row| match &row.verdict {
        Verdict::File { path, text, .. } => Some((path.clone(), text.clone())),
        _ => None,
    });
    files.collect()
}

/// The report: what is refused first, by row, then what was put aside, what is created, and what to do next.
fn told(options: &ImportOptions, plan: &Plan, notes: &[String], folder: &Path) -> String {
    let mut out = String::new();
    for row in &plan.rows {
        if let Verdict::Refused(errors) = &row.verdict {
            for (label, message) in errors {
                let what = match row.origin {
                    import::Origin::Line(_) => "colonne",
                    import::Origin::Item(_) => "champ",
                };
                let column = label.as_ref().map(|label| format!(", {what} « {label} »")).unwrap_or_default();
                let _ = writeln!(out, "{}{column} : {}.", row.origin, message.text);
                if let Some(help) = &message.help {
                    let _ = writeln!(out, "  {help}");
                }
            }
        }
    }
    for row in &plan.rows {
        match &row.verdict {
            Verdict::Twin(place) => {
                let _ = writeln!(out, "{} : « {} » est déjà là ({place}), rien n’est écrit.", row.origin, row.title);
            }
            Verdict::File { path, beside: Some(other), .. } => {
                let _ = writeln!(
                    out,
                    "{} : « {other}.yaml » existe pour un autre événement ; celui-ci s’appelle « {path} ».",
                    row.origin
                );
            }
            _ => {}
        }
    }
    for note in notes {
        let _ = writeln!(out, "{note}");
    }
    let written = files(plan);
    if options.dry_run {
        for (path, _) in &written {
            let _ = writeln!(out, "à créer : {}", folder.join(path).display());
        }
    }
    out.push_str(&remarks(&plan.rows));
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&counts(options, plan, written.len(), folder));
    // A cell could otherwise move the cursor of the terminal, or turn a line around.
    out.replace(
        |letter: char| letter != '\n' && (letter.is_control() || ('\u{202a}'..='\u{202e}').contains(&letter)),
        "\u{fffd}",
    )
}

/// Each kind of remark once, with the number of its events.
fn remarks(rows: &[Row]) -> String {
    let mut kinds: BTreeMap<&str, (usize, &Message)> = BTreeMap::new();
    for row in rows.iter().filter(|row| matches!(row.verdict, Verdict::File { .. })) {
        for remark in &row.remarks {
            kinds.entry(remark.code).or_insert((0, remark)).0 += 1;
        }
    }
    let mut out = String::new();
    for (code, (count, message)) in kinds {
        let _ = writeln!(out, "remarque {code}, {count} fois. Par exemple : {}.", message.text);
    }
    out
}

fn counts(options: &ImportOptions, plan: &Plan, written: usize, folder: &Path) -> String {
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let count = |keep: fn(&Verdict) -> bool| plan.rows.iter().filter(|row| keep(&row.verdict)).count();
    let refused = count(|verdict| matches!(verdict, Verdict::Refused(_)));
    let twins = count(|verdict| matches!(verdict, Verdict::Twin(_)));
    let verb = if options.dry_run {
        "à créer"
    } else if written > 1 {
        "créés"
    } else {
        "créé"
    };
    let mut out = format!("{written} événement{} {verb} dans « {} »", plural(written), folder.display());
    if refused > 0 {
        let _ = write!(out, ", {refused} refusé{}", plural(refused));
    }
    if twins > 0 {
        let _ = write!(out, ", {twins} déjà là");
    }
    out.push_str(".\n");
    out.push_str(match (options.dry_run, refused, written) {
        (true, ..) => "C’était un essai : rien n’est écrit. Relancez sans « --essai » pour créer les fichiers.\n",
        (false, 1.., _) => "Corrigez les lignes refusées dans votre fichier et relancez : ce qui est déjà créé ne le sera pas deux fois.\n",
        (false, 0, 1..) => "Relisez les fichiers, complétez-les, puis lancez « semaine check » et proposez-les.\n",
        _ => "",
    });
    out
}
