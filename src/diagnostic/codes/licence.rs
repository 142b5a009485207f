//! `E6xx`: authors and licences.

use crate::diagnostic::Message;

/// A resource without authors.
pub fn no_author() -> Message {
    Message::new("E601", "Cette ressource n’a pas d’auteur")
        .label("« auteurs » manque")
        .help("Ajoutez par exemple « auteurs: [\"Contributeurs du site\"] ».")
}

/// A resource without a licence.
pub fn no_licence() -> Message {
    Message::new("E602", "Cette ressource n’a pas de licence")
        .label("« licence » manque")
        .help("Ajoutez « licence: CC-BY-SA-4.0 » si le texte est écrit pour ce site.")
}

/// `inconnue` on a text of the site.
pub fn unknown_licence_of_own_text() -> Message {
    Message::new("E603", "« inconnue » n’est possible que pour un lien vers une ressource extérieure (avec « url »)")
        .label("licence à choisir")
        .help("Écrivez « licence: CC-BY-SA-4.0 », ou ajoutez l’adresse de l’original dans « url ».")
}

/// Not an SPDX identifier.
pub fn unknown_spdx(licence: &str, near: Option<&str>) -> Message {
    let help = near.map_or_else(
        || "Utilisez un identifiant SPDX, par exemple « CC-BY-SA-4.0 », « CC-BY-4.0 » ou « etalab-2.0 ».".to_owned(),
        |near| format!("Vouliez-vous dire « {near} » ?"),
    );
    Message::new("E604", format!("« {licence} » n’est pas une licence connue")).label("licence inconnue").help(help)
}

/// A derivative under another licence.
pub fn share_alike(title: &str, licence: &str) -> Message {
    Message::new("E605", format!("Ce texte dérive de « {title} », sous {licence} : il doit garder cette licence"))
        .label("autre licence")
        .help(format!("Écrivez « licence: {licence} »."))
}

/// A derivative that allows commerce, of an original that does not.
pub fn non_commercial(title: &str, licence: &str) -> Message {
    Message::new(
        "E616",
        format!("« {title} » est sous {licence} : on ne peut pas en faire un texte libre d’usage commercial"),
    )
    .label("permet l’usage commercial")
    .help(format!("Écrivez « licence: {licence} », ou demandez l’accord des auteurs."))
}

/// Title and licence of an original that stands in the library already.
pub fn original_named_twice(key: &str) -> Message {
    Message::new("E612", format!("« {key} » ne va pas avec « ressource » : l’original est sur ce site"))
        .label("à retirer")
        .help("Gardez « ressource » et « modifications » : le reste vient de la page de l’original.")
}

/// An original of the library whose licence is not known.
pub fn original_without_licence(title: &str) -> Message {
    Message::new("E619", format!("On ne connaît pas la licence de « {title} » : on ne peut pas en dériver un texte"))
        .label("original sans licence")
        .help("Demandez la licence à ses auteurs, ou faites un simple lien avec « source ».")
}

/// A text that derives from itself, by way of others.
pub fn derivation_in_a_circle(titles: &[String]) -> Message {
    let chain = titles.iter().map(|title| format!("« {title} »")).collect::<Vec<_>>().join(", qui dérive de ");
    Message::new("E617", format!("Ces textes dérivent l’un de l’autre : {chain}"))
        .label("la chaîne tourne en rond")
        .help("Retirez « derive_de » du plus ancien : c’est lui l’original.")
}

/// The latest version of the history is another than the one told.
pub fn history_disagrees(version: &str, day: &str) -> Message {
    Message::new("E613", format!("La version la plus récente de « historique » est la {version}, du {day}"))
        .label("ne dit pas la même chose")
        .help(format!(
            "Écrivez « version: \"{version}\" » et « maj: {day} », ou ajoutez la nouvelle version à « historique »."
        ))
}

/// A picture of a text without an author and a licence.
pub fn picture_without_credit(target: &str) -> Message {
    Message::new("E614", format!("On ne sait pas qui a fait l’image « {target} », ni sous quelle licence"))
        .label("image sans crédit")
        .help("Dans la fiche d’un module ou d’une ressource, ajoutez-la à « images » : « - fichier: …, credit: Prénom Nom, licence: CC-BY-4.0 ». Dans le texte, montrez « /ressources/<nom>/image.jpg ».")
}

/// A picture that no text shows.
pub fn picture_not_shown(address: &str) -> Message {
    Message::new("R615", "Aucun texte ne montre cette image")
        .label("image de trop")
        .help(format!("Montrez-la : « ![ce qu’elle montre]({address}) », ou retirez-la de « images »."))
}

/// A module without one of the parts that readers look for.
pub fn module_without_part(part: &str, heading: &str) -> Message {
    Message::new("R618", format!("Ce module n’a pas de partie {part}"))
        .help(format!("Ajoutez un titre « {heading} », et ce qu’il annonce."))
}

/// The original forbids derivatives.
pub fn no_derivatives(title: &str) -> Message {
    Message::new("E606", format!("La licence de « {title} » interdit d’en faire un texte dérivé"))
        .label("original non modifiable")
        .help("Demandez l’accord des auteurs, ou faites un simple lien vers l’original.")
}

/// A file that is not there.
pub fn missing_download(file: &str) -> Message {
    Message::new("E607", format!("Le fichier « {file} » n’existe pas"))
        .label("fichier introuvable")
        .help("Écrivez son chemin depuis la racine, par exemple « content/modules/mon-module/fiche.pdf ».")
}

/// Two downloads of one name, or one that would take the place of the page.
pub fn same_download(name: &str) -> Message {
    Message::new("E610", format!("Le nom « {name} » est déjà pris dans la page de cette ressource"))
        .label("deux fichiers de même nom")
        .help("Renommez l’un des deux.")
}

/// A file that a browser would run.
pub fn download_kind(file: &str) -> Message {
    Message::new("E611", format!("« {file} » n’est pas un type de fichier que le site propose"))
        .label("type de fichier refusé")
        .help("Proposez un PDF, un document (odt, odp, ods, docx, pptx, xlsx, epub), une image (png, jpg, webp), un son, une vidéo ou une archive zip.")
}

/// An image that is not beside its event.
pub fn missing_image(file: &str, expected: &str) -> Message {
    Message::new("E608", format!("L’image « {file} » n’est pas à côté du fichier de l’événement"))
        .label("image introuvable")
        .help(format!("Déposez l’image en « {expected} »."))
}

/// Another kind of file.
pub fn image_kind(file: &str) -> Message {
    Message::new("E609", format!("« {file} » n’est pas une image que le site accepte"))
        .label("fichier refusé")
        .help("Utilisez un fichier .jpg, .png ou .webp dont le nom est en minuscules sans espace.")
}
