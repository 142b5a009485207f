//! `semaine build`.

use super::arguments::BuildOptions;
use super::check::{colours, sources, theme};
use super::{Outcome, complain, say};
use crate::diagnostic::{Severity, render_human, summary};
use crate::pipeline::{Changes, Loader, RenderOptions, page_bytes};
use crate::publish::{Foreign, Job, Options, Progress, PublishError, Step, Summary, publish, up_to_date};
use crate::render::RenderError;
use crate::render::renderer::Renderer;
use crate::render::site_map::File;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

impl Job for File {
    fn path(&self) -> &str {
        &self.path
    }
}

/// Builds and publishes the whole site.
pub(super) fn run(options: &BuildOptions) -> Outcome {
    let start = Instant::now();
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let mut loader = Loader::new(&options.root);
    let render = RenderOptions { base: options.base.clone(), today: options.today };
    in_pool(options.threads, || loader.discover(&Changes::Everything));
    let fingerprint = loader.fingerprint(&theme, &(&render, options.twins));
    if let Some(done) = fingerprint.and_then(|fingerprint| up_to_date(&options.out, fingerprint)) {
        say(&format!("Rien n’a changé, {}\n", told(&done, start.elapsed())));
        return Outcome::Success;
    }
    let (report, renderer) = in_pool(options.threads, || loader.load().into_renderer(&theme, &render));
    let Some(renderer) = renderer else {
        let errors = report.only(Severity::Error);
        complain(&render_human(&errors, &sources(&loader, &theme), colours(std::io::stderr().is_terminal())));
        complain(&format!("{}\nLe site n’a pas été construit ; le dossier publié n’a pas changé.\n", summary(&report)));
        return Outcome::Content;
    };
    // Texts and drafts weigh more than the site itself, and rendering needs neither.
    drop(loader);
    match write(&renderer, options, fingerprint) {
        Ok(done) => {
            let pages = renderer.site_map().pages();
            say(&format!("{pages} page{}, {}\n", plural(pages), told(&done, start.elapsed())));
            if let (_, remarks @ 1..) = report.counts() {
                say(&format!("{remarks} remarque{} : « semaine check » les montre.\n", plural(remarks)));
            }
            // The process ends here: the system takes its memory back at once, faster than piece by piece.
            std::mem::forget(renderer);
            Outcome::Success
        }
        Err(PublishError::Render { path, error }) => {
            // A template of the site is content like another; anything else is our own failure.
            let outcome = if let RenderError::Template(_) = error { Outcome::Content } else { Outcome::Internal };
            let mut report = crate::diagnostic::Report::default();
            report.extend([error.into_diagnostic()]);
            complain(&render_human(&report, &theme.sources(), colours(std::io::stderr().is_terminal())));
            complain(&format!("La page « {path} » n’a pas pu être produite ; le dossier publié n’a pas changé.\n"));
            outcome
        }
        Err(PublishError::Output(error)) => {
            complain(&format!("erreur : {error}\n"));
            if error.is_usage() { Outcome::Usage } else { Outcome::Internal }
        }
    }
}

/// Runs in a pool of its own when a number of threads is asked for.
fn in_pool<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    match threads.and_then(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok()) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

fn write(
    renderer: &Renderer,
    options: &BuildOptions,
    fingerprint: Option<u128>,
) -> Result<Summary, PublishError<RenderError>> {
    let bar = progress_bar();
    let inputs = ["content", "events", "themes"].map(|folder| options.root.join(folder));
    let progress = |progress: Progress| {
        bar.set_length(progress.total as u64);
        bar.set_position(progress.done as u64);
        bar.set_message(match progress.step {
            Step::Render => "pages préparées",
            Step::Replace => "fichiers remplacés",
        });
    };
    let made_from = |path: &str| renderer.made_from(&renderer.site_map().find(path)?.page);
    let publishing = Options {
        out: &options.out,
        inputs: &inputs,
        foreign: if options.force { Foreign::Replace } else { Foreign::Refuse },
        twins: options.twins,
        made_from: &made_from,
        fingerprint,
        threads: options.threads,
        progress: &progress,
    };
    let done =
        publish(renderer.site_map().files(), |file| page_bytes(&options.root, renderer, &file.page), &publishing);
    bar.finish_and_clear();
    done
}

/// A bar on a terminal, drawn only once the work lasts.
fn progress_bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// « 845 fichiers : 12 écrits, 833 inchangés, 1 supprimé (18,4 Mo) en 0,21 s ».
fn told(done: &Summary, elapsed: Duration) -> String {
    let decimal = |number: f64, digits: usize| format!("{number:.digits$}").replace('.', ",");
    let pruned = match done.pruned {
        0 => String::new(),
        count => format!(", {count} supprimé{}", plural(count)),
    };
    format!(
        "{} fichier{} : {} écrit{}, {} inchangé{}{pruned} ({} Mo) en {} s",
        done.files,
        plural(done.files),
        done.written,
        plural(done.written),
        done.unchanged,
        plural(done.unchanged),
        decimal(done.bytes as f64 / 1e6, 1),
        decimal(elapsed.as_secs_f64(), 2),
    )
}

fn plural(count: usize) -> &'static str {
    if count > 1 { "s" } else { "" }
}
