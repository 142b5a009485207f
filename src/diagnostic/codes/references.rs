//! `E4xx` and `R4xx`: what leads to another file, and the paths of files.

use crate::diagnostic::Message;

/// A bare name where an id or a block is expected.
pub fn name_without_block(key: &str, name: &str) -> Message {
    Message::new("E401", format!("« {name} » n’est pas l’identifiant d’une organisation"))
        .label("ni identifiant, ni bloc")
        .help(format!(
            "Pour une organisation qui n’a pas de fiche, écrivez : « {key}: [{{nom: \"{}\"}}] ».",
            name.replace('"', "'")
        ))
}
