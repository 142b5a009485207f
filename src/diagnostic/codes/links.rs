//! `E5xx`: the Markdown of texts, and links inside the site.

use crate::diagnostic::Message;
use crate::parse::markdown::{LinkRefusal, MarkdownIssue};

/// What the Markdown reader refused.
pub fn markdown_issue(issue: &MarkdownIssue) -> Message {
    match issue {
        MarkdownIssue::RawHtml => Message::new("E501", "Ce texte contient du HTML, qui serait montré tel quel")
            .label("balise HTML")
            .help("Utilisez la mise en forme Markdown : **gras**, _italique_, - liste, [texte](adresse)."),
        MarkdownIssue::TopHeading => Message::new("E502", "Un titre de texte commence par deux dièses")
            .label("un seul dièse")
            .help("Écrivez « ## Titre » : le titre de la page est déjà dans « titre »."),
        MarkdownIssue::SkippedLevel { found, expected } => {
            Message::new("E503", format!("Ce titre de niveau {found} saute un niveau"))
                .label("niveau sauté")
                .help(format!("Écrivez « {} Titre ».", "#".repeat(usize::from(*expected))))
        }
        MarkdownIssue::EmptyHeading => Message::new("E504", "Ce titre est vide")
            .label("pas de mots")
            .help("Écrivez un titre, ou supprimez la ligne."),
        MarkdownIssue::ForbiddenLink { target, why } => forbidden_link(target, *why),
        MarkdownIssue::ForbiddenImage { target } => {
            Message::new("E506", format!("L’image « {target} » n’est pas un fichier du site"))
                .label("image refusée")
                .help("Montrez une image jointe à une ressource, « ![ce qu’elle montre](/ressources/mon-guide/image.jpg) », ou faites un lien.")
        }
        MarkdownIssue::UnknownFootnote(name) => {
            Message::new("E507", format!("La note « {name} » n’est définie nulle part"))
                .label("note inconnue")
                .help(format!("Ajoutez une ligne « [^{name}]: texte de la note » à la fin."))
        }
        MarkdownIssue::UnusedFootnote(name) => Message::new("R508", format!("Rien ne renvoie à la note « {name} »"))
            .label("note jamais appelée")
            .help(format!("Écrivez « [^{name}] » à l’endroit voulu, ou supprimez la note.")),
        MarkdownIssue::InvisibleCharacter(found) => {
            Message::new("E509", format!("Ce texte contient un caractère invisible (U+{:04X})", u32::from(*found)))
                .label("caractère refusé")
                .help("Retapez ce passage à la main.")
        }
        MarkdownIssue::TooDeep => Message::new("E510", "Trop de citations, de listes ou de mises en relief les unes dans les autres")
            .label("trop imbriqué")
            .help("Quelques niveaux suffisent."),
    }
}

fn forbidden_link(target: &str, why: LinkRefusal) -> Message {
    let shown: String = target.chars().take(80).collect();
    let help = match why {
        LinkRefusal::Empty => "Écrivez l’adresse entre les parenthèses : [texte](https://…).".to_owned(),
        LinkRefusal::Scheme => "Un lien commence par https://, http://, mailto:, tel:, « / » ou « # ».".to_owned(),
        LinkRefusal::ProtocolRelative => format!("Écrivez « https:{shown} »."),
        LinkRefusal::Relative => {
            format!(
                "Partez de la racine du site : « /{} » ; vers un autre site, commencez par https://.",
                shown.trim_start_matches(['.', '/'])
            )
        }
        LinkRefusal::Malformed => "Copiez l’adresse entière depuis votre navigateur, sans espace.".to_owned(),
    };
    Message::new("E505", format!("Le lien « {shown} » est refusé")).label("adresse refusée").help(help)
}

/// No page answers.
pub fn dead_link(target: &str, near: Option<&str>) -> Message {
    let help = near.map_or_else(
        || "Un lien vers le site part de la racine et finit par « / », par exemple « /formats/ ».".to_owned(),
        |near| format!("Vouliez-vous dire « {near} » ?"),
    );
    Message::new("E520", format!("Le lien « {target} » ne mène à aucune page du site"))
        .label("page introuvable")
        .help(help)
}

/// No file answers the address of a picture.
pub fn dead_picture(target: &str) -> Message {
    Message::new("E520", format!("L’image « {target} » n’est pas sur le site")).label("image introuvable").help(
        "Déposez-la à côté du texte d’un module ou d’une ressource. Son adresse est « /ressources/<nom>/image.jpg ».",
    )
}

/// The page has no such anchor.
pub fn dead_anchor(target: &str, near: Option<&str>) -> Message {
    let help = near.map_or_else(
        || "Retirez ce qui suit « # », ou copiez l’ancre depuis la page.".to_owned(),
        |near| format!("Vouliez-vous dire « #{near} » ?"),
    );
    Message::new("E521", format!("La page existe, mais pas l’endroit visé par « {target} »"))
        .label("ancre introuvable")
        .help(help)
}

/// A link without words.
pub fn empty_link() -> Message {
    Message::new("E522", "Ce lien n’a pas de texte")
        .label("rien à lire")
        .help("Écrivez entre les crochets où mène le lien : [la page des formats](/formats/).")
}

/// An image without its text.
pub fn image_without_alt() -> Message {
    Message::new("E523", "Cette image n’a pas de description")
        .label("texte à ajouter")
        .help("Décrivez-la entre les crochets : ![Une dizaine de personnes autour d’une table](…).")
}
