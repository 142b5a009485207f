//! What can go wrong while publishing, said in French with the path and what to do.

use crate::diagnostic::reason;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError<E> {
    /// A job failed to render; the output folder is as it was.
    Render {
        /// Path of the file that was asked for.
        path: String,
        /// What the renderer answered.
        error: E,
    },
    /// Something about the output folder.
    Output(OutputError),
}

/// Why the output folder could not be used or written.
#[derive(Debug)]
pub enum OutputError {
    /// A path that could leave the folder, or hide in it: a bug of the caller.
    UnsafePath(String),
    /// Two jobs that would write one path, also by case alone, or a file and a folder of one name.
    Collision {
        /// A path.
        first: String,
        /// The other.
        second: String,
    },
    /// The output exists and is not a folder.
    NotAFolder(PathBuf),
    /// The output holds files and no manifest of ours.
    NotOurs(PathBuf),
    /// The output is, holds, or stands inside, a folder that is read.
    MeetsInput {
        /// The output.
        out: PathBuf,
        /// The folder that is read.
        input: PathBuf,
    },
    /// Another build holds the lock.
    Locked(PathBuf),
    /// Files in the way that we did not write.
    InTheWay(Vec<Obstacle>),
    /// The system refused something.
    Io {
        /// What was tried, « d’écrire », « de lire ».
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system answered.
        source: io::Error,
    },
    /// The threads could not be started.
    Threads(String),
    /// The writer stopped: its own error says why.
    WriterStopped,
}

/// Something in the way that we did not write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Obstacle {
    /// Where it is.
    pub path: PathBuf,
    /// « un dossier », « un lien symbolique »…
    pub what: &'static str,
}

/// Obstacles named in a message; beyond, they are counted.
const SHOWN: usize = 10;

impl OutputError {
    /// For `map_err`: what was tried (« d’écrire », « de lire »), and on what.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

impl OutputError {
    /// Whether another command would do: the folder is not one to write in, or is busy. Else the machine failed.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::NotAFolder(_) | Self::NotOurs(_) | Self::MeetsInput { .. } | Self::Locked(_) | Self::InTheWay(_)
        )
    }
}

impl<E> From<OutputError> for PublishError<E> {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl<E: fmt::Display> fmt::Display for PublishError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Render { path, error } => write!(f, "«\u{a0}{path}\u{a0}» n’a pas pu être produit\u{a0}: {error}"),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for PublishError<E> {}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsafePath(path) => {
                write!(f, "le chemin {path:?} n’est pas un chemin sûr dans le dossier de sortie (défaut du programme)")
            }
            Self::Collision { first, second } => write!(
                f,
                "«\u{a0}{first}\u{a0}» et «\u{a0}{second}\u{a0}» occuperaient \
                 la même place dans le site\u{a0}: renommez l’un des deux"
            ),
            Self::NotAFolder(out) => {
                write!(f, "{} n’est pas un dossier\u{a0}: choisissez un autre dossier avec --out", quoted(out))
            }
            Self::NotOurs(out) => write!(
                f,
                "{} contient des fichiers qui ne viennent pas de cet outil\u{a0}: choisissez un dossier vide \
                 avec --out, ou ajoutez --force pour publier au milieu de ces fichiers",
                quoted(out)
            ),
            Self::MeetsInput { out, input } => write!(
                f,
                "le site ne peut pas être écrit dans {}, car {} y est lu\u{a0}: choisissez un dossier à part avec \
                 --out, par exemple «\u{a0}public\u{a0}»",
                quoted(out),
                quoted(input)
            ),
            Self::Locked(out) => write!(
                f,
                "une autre publication vers {} est en cours\u{a0}: \
                 attendez qu’elle finisse, ou arrêtez-la, puis recommencez",
                quoted(out)
            ),
            Self::InTheWay(obstacles) => in_the_way(f, obstacles),
            Self::Io { action, path, source } => {
                write!(f, "impossible {action} {}\u{a0}: {}", quoted(path), reason(source))
            }
            Self::Threads(error) => write!(f, "les fils d’exécution n’ont pas pu démarrer\u{a0}: {error}"),
            Self::WriterStopped => write!(f, "l’écriture du site s’est arrêtée"),
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn quoted(path: &Path) -> String {
    format!("«\u{a0}{}\u{a0}»", path.display())
}

fn in_the_way(f: &mut fmt::Formatter<'_>, obstacles: &[Obstacle]) -> fmt::Result {
    write!(
        f,
        "rien n’a été changé, car ceci, qui ne vient pas de cet outil, occupe la place de fichiers du \
         site\u{202f}; déplacez-le ou supprimez-le\u{a0}:"
    )?;
    for obstacle in obstacles.iter().take(SHOWN) {
        write!(f, "\n  {} ({})", quoted(&obstacle.path), obstacle.what)?;
    }
    match obstacles.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => write!(f, "\n  et {more} de plus"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_says_where_and_what_to_do() {
        let error = OutputError::io("d’écrire", Path::new("public/a.html"))(io::ErrorKind::StorageFull.into());
        assert_eq!(
            error.to_string(),
            "impossible d’écrire «\u{a0}public/a.html\u{a0}»\u{a0}: le disque est plein, libérez de la place puis recommencez"
        );
    }

    #[test]
    fn many_obstacles_are_counted_rather_than_listed() {
        let obstacle = |n: usize| Obstacle { path: PathBuf::from(format!("p/{n}")), what: "un fichier" };
        let text = OutputError::InTheWay((0..12).map(obstacle).collect()).to_string();
        assert!(text.contains("«\u{a0}p/9\u{a0}» (un fichier)") && text.ends_with("et 2 de plus"), "{text}");
    }
}
