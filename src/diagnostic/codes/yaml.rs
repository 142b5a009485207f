//! `E01x`: the file is not the YAML that one thinks.

use crate::diagnostic::{Fix, Message};

/// The text between quotes that YAML reads as it stands (YAML 1.2 §7.3).
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// Nothing but comments or spaces, in a file or in its front matter.
pub fn empty_file() -> Message {
    Message::new("E016", "Ce fichier ne dit rien : il n’y a aucune ligne « clé: valeur »")
        .help("Commencez par exemple par « titre: Café IA à la médiathèque », ou supprimez le fichier.")
}

/// A list or a bare text in place of keys.
pub fn not_a_mapping() -> Message {
    Message::new("E017", "Ce fichier n’est pas une suite de lignes « clé: valeur »")
        .label("la première ligne")
        .help("Commencez par exemple par « titre: Café IA à la médiathèque ».")
}

/// The same key twice; `line` is that of the first.
pub fn duplicate_key(key: &str, line: usize) -> Message {
    Message::new("E010", format!("La clé « {key} » est écrite deux fois (déjà à la ligne {line})"))
        .label("deuxième fois")
        .help("Gardez une seule des deux lignes.")
}

/// `titre: IA & Bâtiment : innovations`.
pub fn colon_in_value(value: &str) -> Message {
    Message::new("E011", "Une valeur qui contient « : » doit être entre guillemets")
        .label("deux-points dans le texte")
        .help(format!("Écrivez : {}", quoted(value)))
        .fix(Fix::Exact(quoted(value)))
}

/// `titre: 'L'IA pour tous'`.
pub fn quote_in_value(inner: &str) -> Message {
    Message::new("E012", "Cette valeur entre guillemets en contient d’autres, qui la coupent")
        .label("guillemet ou apostrophe à l’intérieur")
        .help(format!("Écrivez : {}", quoted(inner)))
        .fix(Fix::Exact(quoted(inner)))
}

/// A tab in the indentation.
pub fn tab() -> Message {
    Message::new("E013", "Une tabulation décale cette ligne ; YAML n’accepte que des espaces")
        .label("tabulation")
        .help("Remplacez chaque tabulation par deux espaces.")
}

/// `x: *texte`, `x: @nom`.
pub fn leading_sign(sign: char, value: &str) -> Message {
    Message::new("E014", format!("Une valeur qui commence par « {sign} » doit être entre guillemets"))
        .label(format!("commence par « {sign} »"))
        .help(format!("Écrivez : {}", quoted(value)))
        .fix(Fix::Exact(quoted(value)))
}

/// A line that stands further right than the line above allows, or between two levels.
pub fn indentation() -> Message {
    Message::new("E022", "Le décalage de cette ligne ne correspond à aucun bloc")
        .label("à aligner")
        .help("Alignez cette clé avec celles de son bloc : au bord gauche, ou à deux espaces sous « lieu: ».")
}

/// A line without `: `.
pub fn no_key(line: &str) -> Message {
    let help = match line.split_once(':') {
        Some((key, value)) if !value.starts_with("//") => {
            let what = if value.starts_with(char::is_whitespace) {
                "une espace ordinaire, et non insécable,"
            } else {
                "une espace"
            };
            format!("Mettez {what} après les deux-points : « {}: {} ».", key.trim(), value.trim())
        }
        _ => "Écrivez « clé: valeur » sur une ligne ; pour un texte long, décalez la suite de deux espaces.".to_owned(),
    };
    Message::new("E015", "Cette ligne n’a pas la forme « clé: valeur »").label("ligne incomprise").help(help)
}

/// `[a, b` without its end.
pub fn unclosed_bracket() -> Message {
    Message::new("E018", "Un crochet ou une accolade n’est pas fermé").label("ici").help("Une liste s’écrit [a, b, c].")
}

/// `"a` without its end.
pub fn unclosed_quote() -> Message {
    Message::new("E012", "Un guillemet n’est pas fermé")
        .label("ici")
        .help("Fermez le texte par le même guillemet qu’à son début.")
}

/// Anything else.
pub fn syntax() -> Message {
    Message::new("E019", "Cette ligne n’est pas du YAML valide")
        .label("incompris à partir d’ici")
        .help("Vérifiez le décalage (deux espaces par niveau), les guillemets et les deux-points suivis d’une espace.")
}

/// Budgets of the reader.
pub fn too_complex() -> Message {
    Message::new("E020", "Ce fichier est trop imbriqué ou trop long pour être lu sans risque")
        .label("limite dépassée ici")
        .help("Un fichier du site n’a besoin ni d’ancres (« & », « * »), ni de plus de huit niveaux.")
}

/// `---` in the middle.
pub fn second_document() -> Message {
    Message::new("E021", "Ce fichier contient plusieurs documents séparés par « --- »")
        .label("le deuxième commence ici")
        .help("Faites un fichier par objet.")
}
