//! `semaine export`.

use super::arguments::{ExportFormat, ExportOptions};
use super::check::theme;
use super::{Outcome, complain};
use crate::diagnostic::reason;
use crate::export;
use crate::pipeline::{Changes, Loader};
use std::io::Write;

/// Writes every event of the site that is right.
pub(super) fn run(options: &ExportOptions) -> Outcome {
    if theme(&options.root).is_none() {
        return Outcome::Usage;
    }
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let (events, wrong) = export::events(&mut loader);
    let (bytes, left_out) = match options.format {
        ExportFormat::Csv => (export::csv(&events), 0),
        ExportFormat::OpenAgenda => export::openagenda(&events),
    };
    let written = match &options.out {
        Some(path) => std::fs::write(path, &bytes).map_err(|error| (path.display().to_string(), error)),
        None => match std::io::stdout().lock().write_all(&bytes) {
            // A reader that went away (`| head`) is no error.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(("la sortie".to_owned(), error)),
            _ => Ok(()),
        },
    };
    if let Err((path, error)) = written {
        complain(&format!("erreur : « {path} » ne peut pas être écrit : {}\n", reason(&error)));
        return Outcome::Internal;
    }
    let plural = |count: usize| if count > 1 { "s" } else { "" };
    let done = events.len() - left_out;
    complain(&format!("{done} événement{0} exporté{0}.\n", plural(done)));
    if left_out > 0 {
        complain(&format!("{left_out} événement{} sans horaire, que ce format ne sait pas dire.\n", plural(left_out)));
    }
    if wrong > 0 {
        complain(&format!(
            "{wrong} fichier{} en erreur, laissé{} de côté : « semaine check » dit pourquoi.\n",
            plural(wrong),
            plural(wrong)
        ));
        return Outcome::Content;
    }
    Outcome::Success
}
