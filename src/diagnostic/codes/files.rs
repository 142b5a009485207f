//! `E00x`: files themselves, their names, their place.

use crate::diagnostic::Message;

/// A Markdown file of the site without front matter.
pub fn no_front_matter() -> Message {
    Message::new("E001", "Ce fichier ne commence pas par un en-tête entre deux lignes « --- »")
        .label("« --- » attendu ici")
        .help("Commencez par une ligne « --- », les clés (« titre: … »), une ligne « --- », puis le texte.")
}

/// A module among resources, or the reverse.
pub fn module_on_wrong_shelf(among_modules: bool) -> Message {
    if among_modules {
        Message::new("E002", "Un fichier de « content/modules » est un module")
            .label("autre type")
            .help("Écrivez « type: module », ou déplacez le fichier dans « content/ressources ».")
    } else {
        Message::new("E002", "Un module se range dans « content/modules »")
            .label("type module")
            .help("Déplacez le fichier en « content/modules/<nom>/index.md ».")
    }
}

/// `base_url` that is not one.
pub fn bad_base_url(why: &str) -> Message {
    Message::new("E003", format!("L’adresse du site ne convient pas : {why}"))
        .label("adresse refusée")
        .help("Écrivez par exemple « https://semaine-ia.fr » ou « https://asso.github.io/semaine ».")
}
