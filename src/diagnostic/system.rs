//! What the system answers, in French: its own words are English, and seldom say what to do.

use std::io;

/// Why a file or a folder could not be read or written, and what to do about it when it is plain.
pub fn reason(error: &io::Error) -> String {
    let plain = match error.kind() {
        io::ErrorKind::NotFound => "il n’y a rien à cet endroit, vérifiez le nom",
        io::ErrorKind::AlreadyExists => "quelque chose porte déjà ce nom",
        io::ErrorKind::IsADirectory => "c’est un dossier, et non un fichier",
        io::ErrorKind::NotADirectory => "une partie de ce chemin est un fichier, et non un dossier",
        io::ErrorKind::StorageFull => "le disque est plein, libérez de la place puis recommencez",
        io::ErrorKind::QuotaExceeded => "votre quota de disque est atteint, libérez de la place puis recommencez",
        io::ErrorKind::PermissionDenied => "droits insuffisants, vérifiez à qui appartient ce fichier ou ce dossier",
        io::ErrorKind::ReadOnlyFilesystem => "ce disque est en lecture seule, choisissez un autre dossier",
        io::ErrorKind::InvalidFilename => "ce nom est trop long ou refusé par le disque",
        io::ErrorKind::CrossesDevices => "ce dossier est sur un autre disque que le reste de la sortie",
        io::ErrorKind::InvalidData => "ce n’est pas un texte en UTF-8",
        _ => return error.to_string(),
    };
    plain.to_owned()
}
