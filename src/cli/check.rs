//! `semaine check`.

use super::arguments::{CheckOptions, ReportFormat};
use super::{Outcome, complain, say};
use crate::diagnostic::{Colours, Report, Sources, render_github, render_human, render_json, summary};
use crate::pipeline::{Changes, Loader, RenderOptions};
use crate::render::theme::{Theme, read_overrides};
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

/// Checks the whole site.
pub(super) fn run(options: &CheckOptions) -> Outcome {
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let (report, _) = loader.load().into_renderer(&theme, &RenderOptions::default());
    show(&report, &sources(&loader, &theme), options.format);
    if report.has_errors() { Outcome::Content } else { Outcome::Success }
}

/// Every text that a report may speak of: the files of the site, and the templates.
pub(super) fn sources(loader: &Loader, theme: &Theme) -> Sources {
    let mut sources = loader.sources();
    sources.extend(theme.sources());
    sources
}

/// Prints a report.
fn show(report: &Report, sources: &Sources, format: ReportFormat) {
    match format {
        ReportFormat::Json => say(&render_json(report, sources)),
        ReportFormat::Github => {
            say(&render_github(report, sources));
            complain(&format!("{}\n", summary(report)));
        }
        ReportFormat::Human => {
            say(&render_human(report, sources, colours(std::io::stdout().is_terminal())));
            say(&format!("{}\n", summary(report)));
        }
    }
}

/// Colours on a terminal, unless <https://no-color.org> is asked for.
pub(super) fn colours(terminal: bool) -> Colours {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if terminal && !refused { Colours::Ansi } else { Colours::Plain }
}

/// The theme of the site; `None`, with a message, when the root is not that of a site or the theme cannot be read.
pub(super) fn theme(root: &Path) -> Option<Arc<Theme>> {
    if !root.join("content").is_dir() {
        let shown =
            if root == Path::new(".") { "le dossier courant".to_owned() } else { format!("« {} »", root.display()) };
        complain(&format!(
            "erreur : {shown} n’est pas le dossier d’un site : il n’y a pas de dossier « content »\n\nIndiquez-le avec « --root DOSSIER ».\n"
        ));
        return None;
    }
    match read_overrides(root) {
        Ok(overrides) => Some(Arc::new(Theme::new(overrides))),
        Err(error) => {
            complain(&format!("erreur : le dossier « themes/semaine » ne peut pas être lu : {error}\n"));
            None
        }
    }
}
