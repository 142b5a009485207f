//! The preview: the site on this machine alone, which follows the files as they are edited.
//!
//! It asks a [`Preview`] for one page at a time, so that nothing is written and nothing can be stale. When a rebuild fails,
//! the last good site stays and the report is laid over it; when the first one fails, every page is the report. Pages are
//! told through server-sent events and reload by themselves.
//!
//! It listens on loopback only and answers only requests made to a name of this machine: it is no web server for the
//! outside, and must not become one.

mod answer;
mod http;
mod live;
mod overlay;
mod ports;
mod watch;

pub use ports::Port;
pub use watch::Watching;

use live::Live;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A good site, ready to give any of its pages.
pub trait Preview: Send + Sync {
    /// The bytes at a decoded path below the prefix: `` (home), `formats/`, `style.css`. The extension tells the type; a
    /// final `/` is HTML. `404.html` is asked for what does not exist.
    fn get(&self, path: &str) -> Option<Vec<u8>>;

    /// Where the site will stand, with both slashes: `/` or `/semaine/`.
    fn prefix(&self) -> &str;
}

/// What a rebuild gave.
pub enum Rebuilt {
    /// A site without errors.
    Good(Arc<dyn Preview>),
    /// Errors.
    Failed {
        /// The diagnostics as plain French text.
        report: String,
    },
}

/// What changed since the last rebuild.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Nothing was built yet.
    First,
    /// These files were written, created or removed: paths relative to the root.
    Paths(BTreeSet<PathBuf>),
    /// More than can be told: a folder moved, events were lost. Read everything again.
    Everything,
}

/// Where and how to serve.
pub struct ServeOptions<'a> {
    /// The folder that holds `content/`, `events/` and `themes/`.
    pub root: &'a Path,
    /// The port to listen on.
    pub port: Port,
    /// How changes are noticed.
    pub watching: Watching,
    /// Given the line to show once the first build is done: « Le site est visible à… ».
    pub announce: &'a dyn Fn(&str),
}

/// Why the preview stopped or could not start.
#[derive(Debug)]
pub enum ServeError {
    /// The port that was asked for is in use.
    PortTaken(u16),
    /// No port is free among those tried, from this one on.
    NoPort(u16),
    /// The system refused to listen.
    Listen(u16, io::Error),
    /// The root is not a folder that can be read.
    Root(PathBuf, io::Error),
    /// Changes can no longer be noticed.
    Watch(notify::Error),
    /// The watcher went away.
    WatchLost,
}

/// Serves until an error or the end of the process. `rebuild` runs on the calling thread, never twice at once; changes
/// that come meanwhile are given to the next call.
///
/// # Errors
/// When the port cannot be had or changes cannot be noticed.
pub fn serve(
    options: &ServeOptions<'_>,
    mut rebuild: impl FnMut(Changes) -> Rebuilt,
) -> Result<Infallible, ServeError> {
    let listeners = ports::bind(options.port)?;
    let port = listeners.port;
    // Watching comes before the first build: what is edited during it is not lost.
    let mut watch = watch::Watch::start(options.root, options.watching)?;
    let live = Arc::new(Live::new());
    live.update(rebuild(Changes::First));
    http::start(listeners, &live)?;
    let prefix = live.now().preview.map_or_else(|| "/".to_owned(), |preview| preview.prefix().to_owned());
    (options.announce)(&format!("Le site est visible à http://localhost:{port}{prefix} — Ctrl+C pour arrêter"));
    loop {
        let changes = watch.next()?;
        live.update(rebuild(changes));
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortTaken(port) => write!(
                f,
                "le port {port} est déjà pris, peut-être par un autre aperçu\u{a0}: \
                 arrêtez-le, ou choisissez un autre port avec --port"
            ),
            Self::NoPort(port) => write!(
                f,
                "aucun port n’est libre à partir de {port}\u{a0}: arrêtez d’autres aperçus, \
                 ou choisissez un port avec --port"
            ),
            Self::Listen(port, error) if error.kind() == io::ErrorKind::PermissionDenied => write!(
                f,
                "le port {port} demande des droits d’administrateur\u{a0}: choisissez un port au-delà de 1024 avec --port"
            ),
            Self::Listen(port, error) => write!(f, "impossible d’écouter sur le port {port}\u{a0}: {error}"),
            Self::Root(path, error) => {
                write!(f, "impossible de lire le dossier «\u{a0}{}\u{a0}»\u{a0}: {error}", path.display())
            }
            Self::Watch(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => {
                write!(f, "le système ne peut pas surveiller autant de dossiers\u{a0}: relancez avec --poll")
            }
            Self::Watch(error) => {
                write!(f, "impossible de surveiller les fichiers ({error})\u{a0}: relancez avec --poll")
            }
            Self::WatchLost => write!(f, "la surveillance des fichiers s’est arrêtée\u{a0}: relancez l’aperçu"),
        }
    }
}

impl std::error::Error for ServeError {}
