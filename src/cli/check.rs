//! `semaine check`.

use super::arguments::{CheckOptions, ReportFormat};
use super::fix::{self, Fixing};
use super::{Outcome, complain, say};
use crate::branch::{Branch, BranchError};
use crate::diagnostic::{
    Colours, Diagnostic, FileId, Report, Sources, reason, render_github, render_gitlab, render_human, render_json,
    render_markdown, summary,
};
use crate::pipeline::{Changes, Loader, RenderOptions};
use crate::render::theme::{Theme, read_overrides};
use std::collections::HashSet;
use std::fmt;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

/// Checks the whole site, mends it first if asked to.
pub(super) fn run(options: &CheckOptions) -> Outcome {
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let branch = match options.changed_since.as_deref().map(|reference| Branch::since(&options.root, reference)) {
        None => None,
        Some(Ok(branch)) => Some(branch),
        Some(Err(error)) => return refused(&error),
    };
    if options.fixing != Fixing::No {
        let concerns = |file: &FileId| branch.as_ref().is_none_or(|branch| branch.touches(file));
        if !fix::run(options, &mut loader, &theme, concerns) {
            return Outcome::Internal;
        }
    }
    let whole = check(&mut loader, &theme);
    let sources = sources(&loader, &theme);
    let Some(branch) = branch else {
        show(&whole, &sources, options);
        return outcome(&whole);
    };
    match of_branch(whole, &branch, &mut loader, &theme) {
        Ok(of_branch) => {
            show(&of_branch.report, &sources, options);
            complain(&format!("{of_branch}\n"));
            outcome(&of_branch.report)
        }
        Err(error) => refused(&error),
    }
}

/// The report of what a loader holds.
pub(super) fn check(loader: &mut Loader, theme: &Arc<Theme>) -> Report {
    loader.load().into_renderer(theme, &RenderOptions::default()).0
}

fn outcome(report: &Report) -> Outcome {
    if report.has_errors() { Outcome::Content } else { Outcome::Success }
}

fn refused(error: &BranchError) -> Outcome {
    complain(&format!("erreur : {error}\n"));
    Outcome::Usage
}

/// What a branch is answerable for.
struct OfBranch {
    report: Report,
    files: usize,
    left_out: usize,
}

/// The messages of the files that a branch touches, and those that its changes bring elsewhere: what the site did not
/// deserve before them.
fn of_branch(whole: Report, branch: &Branch, loader: &mut Loader, theme: &Arc<Theme>) -> Result<OfBranch, BranchError> {
    for (file, bytes) in branch.before()? {
        loader.put(&file, bytes);
    }
    let before: HashSet<Diagnostic> = check(loader, theme).into_iter().collect();
    let all = whole.iter().count();
    let report = whole.filter(|diagnostic| branch.touches(&diagnostic.file) || !before.contains(diagnostic));
    let left_out = all - report.iter().count();
    Ok(OfBranch { report, files: branch.files(), left_out })
}

impl fmt::Display for OfBranch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: usize| if count > 1 { "s" } else { "" };
        let (files, left_out) = (self.files, self.left_out);
        write!(formatter, "{files} fichier{} changé{}", plural(files), plural(files))?;
        match left_out {
            0 => write!(formatter, "."),
            _ => write!(
                formatter,
                " ; {left_out} message{} qui n’en vien{} pas {} laissé{} de côté.",
                plural(left_out),
                if left_out > 1 { "nent" } else { "t" },
                if left_out > 1 { "sont" } else { "est" },
                plural(left_out)
            ),
        }
    }
}

/// Every text that a report may speak of: the files of the site, and the templates.
pub(super) fn sources(loader: &Loader, theme: &Theme) -> Sources {
    let mut sources = loader.sources();
    sources.extend(theme.sources());
    sources
}

/// Prints a report.
fn show(report: &Report, sources: &Sources, options: &CheckOptions) {
    match options.format {
        ReportFormat::Json => say(&render_json(report, sources)),
        ReportFormat::Gitlab => say(&render_gitlab(report, sources)),
        ReportFormat::Markdown => say(&render_markdown(report, sources, options.links.as_deref())),
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
            complain(&format!("erreur : le dossier « themes/semaine » ne peut pas être lu : {}\n", reason(&error)));
            None
        }
    }
}
