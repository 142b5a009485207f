//! `E4xx` and `R4xx`: what leads to another file, and the paths of files.

use crate::diagnostic::Message;
use crate::parse::draft::ReferenceKind;

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
    Message::new("E402", "« territoire » n’est prévu que pour un référent territorial ou une structure de l’AMI")
        .label("sans ce rôle")
        .help("Retirez cette ligne, ou ajoutez « referent » (ou « ami ») dans « roles ».")
}

/// `territoire` names neither a département nor a région.
pub fn unknown_area(written: &str, nearest: Option<&str>) -> Message {
    let help = nearest.map_or_else(
        || "Écrivez un nom, « Nord », « Hauts-de-France », ou le code d’un département, « \"59\" ».".to_owned(),
        |near| format!("Vouliez-vous dire « {near} » ?"),
    );
    Message::new("E217", format!("« {written} » n’est ni un département, ni une région"))
        .label("territoire inconnu")
        .help(help)
}

/// Not fourteen digits.
pub fn bad_siret(siret: &str) -> Message {
    let digits: String = siret.chars().filter(char::is_ascii_digit).collect();
    let help = match digits.len() {
        14 => format!("Écrivez les chiffres sans espace, entre guillemets : « siret: \"{digits}\" »."),
        count => format!("Il en compte {count}. Écrivez les quatorze chiffres sans espace, entre guillemets."),
    };
    Message::new("E403", format!("« {siret} » n’est pas un SIRET")).label("14 chiffres attendus").help(help)
}

/// Not a W and nine characters.
pub fn bad_rna(rna: &str) -> Message {
    Message::new("E403", format!("« {rna} » n’est pas un numéro RNA"))
        .label("W et 9 chiffres attendus")
        .help("Écrivez par exemple « W751234567 ».")
}

/// The name of a file that does not exist.
pub fn unknown(kind: ReferenceKind, name: &str, near: Option<&str>) -> Message {
    let (what, folder) = match kind {
        ReferenceKind::Organisation => ("Aucune organisation ne s’appelle", "content/organisations"),
        ReferenceKind::Venue => ("Aucun lieu ne s’appelle", "content/lieux"),
        ReferenceKind::Format => ("Aucun format d’animation ne s’appelle", "content/formats"),
        ReferenceKind::Resource => {
            ("Aucun module ni aucune ressource ne s’appelle", "content/modules » et « content/ressources")
        }
    };
    let help = near.map_or_else(
        || format!("Les noms possibles sont ceux des fichiers de « {folder} »."),
        |near| format!("Vouliez-vous dire « {near} » ?"),
    );
    Message::new("E404", format!("{what} « {name} »")).label("nom inconnu").help(help)
}

/// Two events that look the same.
pub fn probable_duplicate(other: &str, title: &str) -> Message {
    Message::new("R405", format!("Cet événement ressemble à « {title} », au même endroit et au même moment"))
        .label("peut-être un doublon")
        .help(format!("Comparez avec « {other} » ; si c’est le même événement, supprimez l’un des deux fichiers."))
}

/// A session or an event with an organisation that does not fund anything.
pub fn not_an_ami_structure(name: &str) -> Message {
    Message::new("E406", format!("« {name} » n’a pas le rôle « ami »"))
        .label("pas une structure de l’AMI")
        .help("Ajoutez « ami » dans « roles » de sa fiche, ou retirez la clé « ami » de l’événement.")
}

/// `mode: en-ligne` with a `lieu`.
pub fn place_of_an_online_event() -> Message {
    Message::new("E407", "Un événement en ligne n’a pas de lieu")
        .label("lieu en trop")
        .help("Retirez « lieu », ou écrivez « mode: hybride » si l’on peut aussi venir sur place.")
}

/// `lien_connexion` without `mode: en-ligne` or `hybride`.
pub fn link_of_an_on_site_event() -> Message {
    Message::new("E408", "« lien_connexion » n’a de sens que pour un événement en ligne ou hybride")
        .label("événement sur place")
        .help("Ajoutez « mode: hybride » ou « mode: en-ligne », ou retirez ce lien.")
}

/// More structures of the AMI in a région than the edition supports.
pub fn too_many_structures(count: usize, most: u32, region: &str) -> Message {
    Message::new(
        "R410",
        format!("{count} structures de l’AMI en région {region} : l’édition en prévoit {most} au plus"),
    )
    .label("région déjà pourvue")
    .help("Corrigez « territoire », ou « max_par_region » dans le fichier de l’édition.")
}

/// A status without `maj`.
pub fn status_without_date() -> Message {
    Message::new("R409", "Le statut a changé, mais « maj » ne dit pas quand")
        .label("changement sans date")
        .help("Ajoutez « maj » avec la date du jour : les agendas abonnés s’y fient pour se mettre à jour.")
}
