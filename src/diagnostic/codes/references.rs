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

/// `territoire` on an organisation that is no referent.
pub fn territory_without_referent() -> Message {
    Message::new("E402", "« territoire » n’est prévu que pour un référent territorial")
        .label("sans le rôle « referent »")
        .help("Retirez cette ligne, ou ajoutez « referent » dans « roles ».")
}

/// Not fourteen digits.
pub fn bad_siret(siret: &str) -> Message {
    Message::new("E403", format!("« {siret} » n’est pas un SIRET"))
        .label("14 chiffres attendus")
        .help("Écrivez les quatorze chiffres sans espace, entre guillemets.")
}

/// Not a W and nine characters.
pub fn bad_rna(rna: &str) -> Message {
    Message::new("E403", format!("« {rna} » n’est pas un numéro RNA"))
        .label("W et 9 chiffres attendus")
        .help("Écrivez par exemple « W751234567 ».")
}
