//! `E1xx` and `R1xx`: keys and their values, each file taken alone.

use super::other_names;
use crate::diagnostic::{Fix, Message};
use crate::model::Slug;
use jiff::civil::{Date, DateTime, Time};
use std::ops::RangeInclusive;

/// A mandatory key is not there.
pub fn missing_key(key: &str, example: &str) -> Message {
    Message::new("E101", format!("Il manque la clé « {key} »"))
        .label("à ajouter ici")
        .help(format!("Ajoutez une ligne, par exemple : « {key}: {example} »."))
}

/// A key the contract does not know.
pub fn unknown_key(key: &str, known: &[&str]) -> Message {
    if key.contains(unseen_space) {
        return unseen_space_in_key(&key.replace(unseen_space, " "));
    }
    let near = crate::text::nearest(key, known.iter().copied());
    let near = near.map(|near| format!("Vouliez-vous dire « {near} » ?"));
    let help = other_names::key(key, known)
        .or(near)
        .unwrap_or_else(|| format!("Les clés possibles ici sont : {}.", known.join(", ")));
    Message::new("E102", format!("La clé « {key} » n’existe pas")).label("clé inconnue").help(help)
}

/// No-break spaces, which French keyboards put before a colon, and spaces without width.
fn unseen_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn unseen_space_in_key(key: &str) -> Message {
    let key = key.trim();
    Message::new("E102", format!("Une espace insécable, qui ne se voit pas, touche la clé « {key} »"))
        .label("espace insécable")
        .help(format!("Effacez cette ligne et tapez-la à nouveau, sans espace avant les deux-points : « {key}: … »."))
}

/// Several days under a key that takes one.
pub fn several_days(key: &str) -> Message {
    Message::new("E103", format!("« {key} » attend un seul jour"))
        .label("plusieurs jours")
        .help("Pour plusieurs jours, écrivez une séance par jour : « seances: [{id: jour-1, date: 2026-05-23}, {id: jour-2, date: 2026-05-24}] ».")
}

/// A block or a list where a text is expected.
pub fn not_a_text(key: &str) -> Message {
    if matches!(key, "date" | "debut" | "fin") {
        return several_days(key);
    }
    Message::new("E103", format!("« {key} » attend un texte"))
        .label("ce n’est pas un texte")
        .help(format!("Écrivez « {key}: votre texte »."))
}

/// A single value where a list is expected.
pub fn not_a_list(key: &str, written: Option<&str>) -> Message {
    let is_known = written.is_some();
    let written = written.unwrap_or("valeur");
    Message::new("E103", format!("« {key} » attend une liste"))
        .label("valeur seule")
        .help(format!("Écrivez entre crochets, même pour une seule valeur : « {key}: [{written}] »."))
        .fix(crate::model::Slug::new(written).ok().filter(|_| is_known).map(|one| Fix::Exact(format!("[{one}]"))))
}

/// A single block where a list of blocks is expected.
pub fn not_a_list_of_blocks(key: &str) -> Message {
    Message::new("E103", format!("« {key} » attend une liste de blocs"))
        .label("ce n’est pas une liste")
        .help("Commencez chaque bloc par un tiret : « - clé: valeur ».")
}

/// A text where a block of keys is expected.
pub fn not_a_block() -> Message {
    Message::new("E103", "Un bloc de clés est attendu ici")
        .label("ce n’est pas un bloc")
        .help("Allez à la ligne, décalez de deux espaces et écrivez « clé: valeur ».")
}

/// The same under a key, with what the contract gives as an example.
pub fn not_the_block_of(key: &str, example: &str) -> Message {
    not_a_block().help(format!("Écrivez par exemple « {key}: {example} »."))
}

/// A key without a value.
pub fn empty_value(key: &str) -> Message {
    Message::new("E104", format!("« {key} » est vide"))
        .label("pas de valeur")
        .help("Complétez la ligne, ou supprimez-la si vous ne connaissez pas la valeur.")
}

/// A value outside a vocabulary.
pub fn unknown_value(key: &str, value: &str, near: Option<&str>, known: &[&str]) -> Message {
    let help = other_names::value(value, known).or(near).map_or_else(
        || format!("Les valeurs possibles sont : {}.", known.join(", ")),
        |near| format!("Vouliez-vous dire « {near} » ?"),
    );
    Message::new("E105", format!("« {value} » n’est pas une valeur de « {key} »")).label("valeur inconnue").help(help)
}

/// The same value twice in a list.
pub fn repeated_value(key: &str, value: &str) -> Message {
    Message::new("R106", format!("« {value} » est deux fois dans « {key} »"))
        .label("deuxième fois")
        .help("Gardez-la une seule fois.")
}

/// More items than a file needs.
pub fn too_many(key: &str, count: usize, max: usize) -> Message {
    Message::new("E120", format!("« {key} » compte {count} éléments, {max} au plus"))
        .label("trop long")
        .help("Répartissez-les dans plusieurs fichiers.")
}

/// Longer than the contract allows.
pub fn too_long(key: &str, length: usize, max: usize) -> Message {
    Message::new("E107", format!("« {key} » compte {length} caractères, {max} au plus"))
        .label("trop long")
        .help(format!("Retirez au moins {} caractères.", length - max))
}

/// A control character or a bidirectional override.
pub fn forbidden_character(key: &str, found: char) -> Message {
    let name = match found {
        '\n' => "un retour à la ligne".to_owned(),
        '\t' => "une tabulation".to_owned(),
        _ => format!("un caractère invisible (U+{:04X})", found as u32),
    };
    Message::new("E108", format!("« {key} » contient {name}"))
        .label("caractère refusé")
        .help("Retapez ce texte à la main sur une seule ligne.")
}

/// Not a slug.
pub fn not_a_slug(key: &str, text: &str, proposal: &Slug) -> Message {
    let help = match key {
        "id" => format!("Écrivez par exemple « id: {proposal} »."),
        _ => format!("Écrivez le nom du fichier sans son extension, par exemple « {proposal} »."),
    };
    Message::new("E109", format!("« {text} » n’est pas un identifiant pour « {key} »"))
        .label("lettres minuscules, chiffres et traits d’union seulement")
        .help(help)
}

/// Not `true` nor `false`.
pub fn not_a_boolean(key: &str, text: &str, meant: Option<bool>) -> Message {
    let help = meant.map_or_else(
        || format!("Écrivez « {key}: true » pour oui, « {key}: false » pour non."),
        |meant| format!("Écrivez « {key}: {meant} »."),
    );
    Message::new("E110", format!("« {key} » attend true (oui) ou false (non), pas « {text} »"))
        .label("ni true ni false")
        .help(help)
}

/// « 1 000 000 ».
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.into_iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{202f}")
}

/// « 20 » of « 20 personnes », when no other number, sign or decimal makes it doubtful.
fn the_only_number(text: &str) -> Option<u32> {
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next()?.parse().ok()?;
    let doubtful = numbers.next().is_some() || text.contains(['-', '+', '<', '>']);
    (!doubtful).then_some(number)
}

/// 90 of « 1h30 », « 1 h 30 »; 120 of « 2 heures ».
fn minutes_of_hours(text: &str) -> Option<u32> {
    let (hours, rest) = text.split_once(['h', 'H'])?;
    let hours: u32 = hours.trim().parse().ok()?;
    let rest = rest.trim_start_matches(char::is_alphabetic).trim_end_matches(char::is_alphabetic).trim();
    let minutes = if rest.is_empty() { 0 } else { rest.parse().ok().filter(|minutes| *minutes < 60)? };
    hours.checked_mul(60)?.checked_add(minutes)
}

/// Not a whole number. Where the contract counts a duration, it is in minutes.
pub fn not_a_number(key: &str, text: &str, bounds: &RangeInclusive<u32>) -> Message {
    let minutes = minutes_of_hours(text);
    let help = match minutes.or_else(|| the_only_number(text)).filter(|number| bounds.contains(number)) {
        Some(number) if minutes.is_some() => format!("Écrivez la durée en minutes : « {key}: {number} »."),
        Some(number) => format!("Écrivez le nombre seul : « {key}: {number} »."),
        None => {
            format!("Écrivez un nombre de {} à {}, en chiffres, sans unité.", bounds.start(), grouped(*bounds.end()))
        }
    };
    Message::new("E111", format!("« {key} » attend un nombre entier, pas « {text} »"))
        .label("pas un nombre entier")
        .help(help)
}

/// A whole number outside its bounds.
pub fn number_out_of_bounds(key: &str, text: &str, bounds: &RangeInclusive<u32>) -> Message {
    Message::new("E111", format!("« {key} » vaut {text}, hors des limites"))
        .label("trop petit ou trop grand")
        .help(format!("Écrivez un nombre de {} à {}.", bounds.start(), grouped(*bounds.end())))
}

/// Not a decimal number.
pub fn not_a_decimal(key: &str, text: &str) -> Message {
    let with_point = text.replace(',', ".");
    let help = if text.contains(',') && with_point.parse::<f64>().is_ok() {
        format!("Écrivez un point à la place de la virgule : « {key}: {with_point} ».")
    } else {
        format!("Écrivez par exemple « {key}: 48.5734 ».")
    };
    Message::new("E112", format!("« {key} » attend un nombre décimal, pas « {text} »"))
        .label("pas un nombre")
        .help(help)
}

/// Not a day.
pub fn not_a_date(key: &str, text: &str, meant: Option<Date>) -> Message {
    let help = meant.map_or_else(
        || "Écrivez l’année, le mois et le jour : « 2026-05-23 » pour le 23 mai 2026.".to_owned(),
        |date| format!("Écrivez « {key}: {date} »."),
    );
    Message::new("E113", format!("« {text} » n’est pas une date pour « {key} »")).label("date incomprise").help(help)
}

/// Not a moment.
pub fn not_a_date_time(key: &str, text: &str, meant: Option<DateTime>) -> Message {
    let help = meant.map_or_else(
        || {
            "Écrivez le jour, un T et l’heure : « 2026-05-20T14:00 ». Si l’heure n’est pas connue, utilisez « date »."
                .to_owned()
        },
        |moment| format!("Écrivez « {key}: {} ».", moment.strftime("%Y-%m-%dT%H:%M")),
    );
    Message::new("E114", format!("« {text} » n’est pas une date avec son heure pour « {key} »"))
        .label("moment incompris")
        .help(help)
}

/// An hour without its day.
pub fn hour_without_day(key: &str, text: &str, time: Time) -> Message {
    let time = time.strftime("%H:%M");
    Message::new("E114", format!("« {text} » dit l’heure, mais pas le jour"))
        .label("jour à ajouter")
        .help(format!("Écrivez le jour, un T et l’heure : « {key}: 2026-05-20T{time} » pour le 20 mai 2026."))
}

/// A day without its hour.
pub fn day_without_hour(key: &str, text: &str, day: Date) -> Message {
    Message::new("E114", format!("« {text} » dit le jour, mais pas l’heure"))
        .label("heure à ajouter")
        .help(format!("Ajoutez l’heure : « {key}: {day}T14:00 » pour 14 heures. Si elle n’est pas connue, écrivez seulement « date: {day} »."))
}

/// Not a deadline.
pub fn not_a_deadline(key: &str, text: &str, meant: Option<String>) -> Message {
    let help = meant.map_or_else(
        || "Écrivez le jour, « 2026-05-20 », ou le jour et l’heure, « 2026-05-20T14:00 ».".to_owned(),
        |meant| format!("Écrivez « {key}: {meant} »."),
    );
    Message::new("E114", format!("« {text} » n’est pas une date pour « {key} »")).label("date incomprise").help(help)
}

/// Not an hour.
pub fn not_a_time(key: &str, text: &str, meant: Option<Time>) -> Message {
    let help = meant.map_or_else(
        || "Écrivez par exemple « 13:30 ».".to_owned(),
        |time| format!("Écrivez « {key}: \"{}\" ».", time.strftime("%H:%M")),
    );
    Message::new("E115", format!("« {text} » n’est pas une heure pour « {key} »")).label("heure incomprise").help(help)
}

/// Not a web address.
pub fn not_a_url(key: &str, text: &str) -> Message {
    let whole = format!("https://{text}");
    let forgotten = !text.contains([':', '@', ' '])
        && url::Url::parse(&whole).is_ok_and(|url| url.host_str().is_some_and(|host| host.contains('.')));
    let help = if forgotten {
        format!("Écrivez l’adresse entière : « {whole} ».")
    } else {
        "Copiez l’adresse entière depuis votre navigateur : elle commence par https://.".to_owned()
    };
    Message::new("E116", format!("« {key} » attend une adresse de page web")).label("adresse refusée").help(help)
}

/// `?utm_source=…`; `clean` is the address without it.
pub fn tracking(clean: &str) -> Message {
    Message::new("R121", "Cette adresse contient de quoi suivre les visiteurs d’un site à l’autre")
        .label("paramètres de suivi")
        .help(format!("Écrivez « {clean} » : elle mène à la même page."))
        .fix(Fix::Value(clean.to_owned()))
}

/// Spaces too many, or not where they go.
pub fn spacing(key: &str, clean: &str) -> Message {
    Message::new("R122", format!("Des espaces de « {key} » sont en trop ou manquent"))
        .label("espaces à corriger")
        .help(format!("Écrivez : {clean}"))
        .fix(Fix::Value(clean.to_owned()))
}

/// Not a mail address.
pub fn not_an_email(key: &str, text: &str) -> Message {
    Message::new("E117", format!("« {text} » n’est pas une adresse de courriel pour « {key} »"))
        .label("adresse refusée")
        .help("Écrivez par exemple « mediatheque@ville.fr ».")
}

/// `min` over `max`.
pub fn min_over_max(min: u32, max: u32) -> Message {
    Message::new("E118", format!("Le minimum ({min}) dépasse le maximum ({max})"))
        .label("plus petit que le minimum")
        .help("Échangez les deux nombres.")
}

/// Not a language tag.
pub fn not_a_language(tag: &str) -> Message {
    let named = match crate::text::fold(tag).as_str() {
        "francais" | "french" => Some("fr"),
        "anglais" | "english" => Some("en"),
        "arabe" => Some("ar"),
        "espagnol" => Some("es"),
        "allemand" => Some("de"),
        "italien" => Some("it"),
        "portugais" => Some("pt"),
        "langue des signes" | "langue des signes francaise" => Some("fsl"),
        _ => None,
    };
    let message = Message::new("E119", format!("« {tag} » n’est pas un code de langue")).label("code inconnu");
    match named {
        Some(code) => message.help(format!("Écrivez « langues: [{code}] ».")),
        None => message.help("Écrivez « fr » pour le français, « en » pour l’anglais, « ar » pour l’arabe, « fsl » pour la langue des signes française."),
    }
}
