//! `E91x` and `R91x`: the tokens of a theme, `themes/semaine/theme.yaml`.

use crate::diagnostic::Message;

/// A colour that is not written as we read it.
pub fn not_a_colour(key: &str, text: &str) -> Message {
    let hexadecimal = matches!(text.len(), 3 | 6) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let example = if hexadecimal { format!("#{text}") } else { "#0c4f41".to_owned() };
    Message::new("E910", format!("« {text} » n’est pas une couleur pour « {key} »"))
        .label("couleur incomprise")
        .help(format!("Écrivez un dièse et six chiffres hexadécimaux, entre guillemets : « {key}: \"{example}\" »."))
}

/// A key without a value: most often a colour without quotes, which YAML takes for a comment.
pub fn no_colour(key: &str) -> Message {
    Message::new("E910", format!("La couleur « {key} » est vide")).label("pas de couleur").help(format!(
        "Mettez la couleur entre guillemets : « {key}: \"#0c4f41\" ». Sans guillemets, ce qui suit le dièse est ignoré."
    ))
}

/// A size that CSS would not understand.
pub fn not_a_length(key: &str, text: &str) -> Message {
    Message::new("E911", format!("« {text} » n’est pas une taille pour « {key} »"))
        .label("taille incomprise")
        .help(format!("Écrivez un nombre et son unité, avec un point pour les décimales : « {key}: 1.5rem »."))
}

/// A list of fonts that CSS would not understand.
pub fn not_fonts(key: &str, text: &str) -> Message {
    Message::new("E911", format!("« {text} » n’est pas une liste de polices pour « {key} »"))
        .label("polices incomprises")
        .help(format!("Séparez les noms par des virgules : « {key}: Verdana, sans-serif »."))
}

/// What the eye would have to guess.
pub fn low_contrast(text: (&str, &str), background: (&str, &str), scheme: &str, ratio: f64) -> Message {
    // Cut, not rounded: 4,49 must not read as 4,5.
    let ratio = format!("{:.2}", (ratio * 100.0).floor() / 100.0).replace('.', ",");
    Message::new(
        "R912",
        format!(
            "En {scheme}, « {} » ({}) se lit mal sur « {} » ({}) : le contraste est de {ratio} pour 1",
            text.0, text.1, background.0, background.1
        ),
    )
    .label("contraste trop faible")
    .help("Il faut 4,5 pour 1 au moins : foncez l’une des deux couleurs, ou éclaircissez l’autre.")
}

/// Too small for a finger.
pub fn small_target(text: &str) -> Message {
    Message::new("R913", format!("Une cible de {text} est petite pour un doigt"))
        .label("moins de 44 pixels")
        .help("Écrivez « cible: 2.75rem » (44 pixels) ou plus.")
}
