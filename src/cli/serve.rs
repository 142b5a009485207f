//! `semaine serve`.

use super::arguments::ServeOptions;
use super::check::theme;
use super::{Outcome, complain, say};
use crate::diagnostic::{Colours, FileId, Severity, reason, render_human, summary};
use crate::discover::FOLDERS;
use crate::pipeline::{Changes, Loader, RenderOptions, page_bytes};
use crate::render::renderer::Renderer;
use crate::render::theme::{Theme, read_overrides};
use crate::serve::{self, Port, Preview, Rebuilt, Watching, serve};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The first port that is tried.
const FIRST_PORT: u16 = 1111;

/// Shows the site on this machine, until it is stopped.
pub(super) fn run(options: &ServeOptions) -> Outcome {
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let render = RenderOptions { base: options.base.clone(), today: options.today };
    let mut workshop = Workshop { loader: Loader::new(&options.root), theme, render };
    let serving = serve::ServeOptions {
        root: &options.root,
        port: options.port.map_or(Port::From(FIRST_PORT), Port::Exactly),
        watching: if options.poll { Watching::Poll } else { Watching::Native },
        announce: &|line| say(&format!("{line}\n")),
    };
    match serve(&serving, |changes| workshop.rebuild(changes)) {
        Ok(never) => match never {},
        Err(error) => {
            complain(&format!("erreur : {error}\n"));
            Outcome::Usage
        }
    }
}

/// What lives between two rebuilds.
struct Workshop {
    loader: Loader,
    theme: Arc<Theme>,
    render: RenderOptions,
}

impl Workshop {
    fn rebuild(&mut self, changes: serve::Changes) -> Rebuilt {
        let changes = self.changes(changes);
        if matches!(changes, Changes::Everything) {
            match read_overrides(self.loader.root()) {
                Ok(overrides) => self.theme = Arc::new(Theme::new(overrides)),
                Err(error) => {
                    return Rebuilt::Failed {
                        report: format!("Le dossier « themes/semaine » ne peut pas être lu : {}", reason(&error)),
                    };
                }
            }
        }
        self.loader.discover(&changes);
        let (report, renderer) = self.loader.load().into_renderer(&self.theme, &self.render);
        match renderer {
            Some(renderer) => Rebuilt::Good(Arc::new(Site { root: self.loader.root().to_owned(), renderer })),
            None => {
                let errors = report.only(Severity::Error);
                let text = render_human(&errors, &self.loader.sources(), Colours::Plain);
                complain(&text);
                Rebuilt::Failed { report: format!("{text}{}", summary(&report)) }
            }
        }
    }

    /// Files of the content can be read alone; a theme or a folder means everything.
    fn changes(&self, changes: serve::Changes) -> Changes {
        let serve::Changes::Paths(paths) = changes else { return Changes::Everything };
        let files: Option<BTreeSet<FileId>> = paths.iter().map(|path| self.content_file(path)).collect();
        files.map_or(Changes::Everything, Changes::Files)
    }

    fn content_file(&self, path: &Path) -> Option<FileId> {
        let parts: Vec<&str> = path.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
        let is_file = path.extension().is_some() && !self.loader.root().join(path).is_dir();
        (is_file && parts.first().is_some_and(|folder| FOLDERS.contains(folder))).then(|| parts.join("/").into())
    }
}

/// A good site, rendered page by page.
struct Site {
    root: PathBuf,
    renderer: Renderer,
}

impl Preview for Site {
    fn get(&self, path: &str) -> Option<Vec<u8>> {
        let file = self.renderer.site_map().find(path)?;
        match page_bytes(&self.root, &self.renderer, &file.page) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let diagnostic = error.into_diagnostic();
                complain(&format!("« {} » n’a pas pu être produite : {}\n", file.path, diagnostic.message.text));
                None
            }
        }
    }

    fn prefix(&self) -> &str {
        self.renderer.prefix()
    }
}
