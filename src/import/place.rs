//! Where: an address that holds its postcode and its town is parted, and the folder of the file is found.

use super::{Entry, Field, Known, Value, text_of};
use crate::model::Slug;
use crate::territory::{Query, Territory};

/// Parts « 1 place de la Mairie, 59186 Anor » and « 59186 Anor » when no column gives the postcode or the town.
pub(super) fn part_address(fields: &mut Vec<Field>) {
    if text_of(fields, "lieu.commune").is_none()
        && let Some((address, postcode, town)) = text_of(fields, "lieu.adresse").and_then(split)
    {
        replace(fields, "lieu.adresse", &address, [("lieu.code_postal", postcode), ("lieu.commune", town)]);
    } else if let Some((before, postcode, town)) = text_of(fields, "lieu.commune").and_then(split)
        && before.is_empty()
    {
        replace(fields, "lieu.commune", &town, [("lieu.code_postal", postcode), ("lieu.commune", String::new())]);
    }
}

/// What stands before the last five digits, these digits, and the town after them.
fn split(text: &str) -> Option<(String, String, String)> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let is_postcode = |word: &&str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let at = words.iter().rposition(is_postcode)?;
    let town = words.split_off(at + 1).join(" ");
    let postcode = words.pop()?.to_owned();
    let before = words.join(" ");
    let town = town.trim_end_matches([',', '.']).trim_end_matches("France").trim_end_matches([',', ' ']).to_owned();
    (!town.is_empty()).then(|| (before.trim_end_matches([',', ' ', '-']).to_owned(), postcode, town))
}

/// Takes from an address the postcode and the town that other keys hold already.
pub(super) fn shorten_address(fields: &mut [Field]) {
    let Some((before, postcode, _)) = text_of(fields, "lieu.adresse").and_then(split) else { return };
    if text_of(fields, "lieu.code_postal").is_some_and(|known| known == postcode)
        && !before.is_empty()
        && let Some(field) = fields.iter_mut().find(|field| field.key == "lieu.adresse")
    {
        field.value = Value::Text(before);
    }
}

/// « Médiathèque, 1 place de la Mairie, 59186 Anor », « Médiathèque, Anor », « Anor »; or the address of a meeting online.
pub(super) fn from_one_line(text: &str, label: &str) -> Vec<Field> {
    let field = |key, value| Field { key, value, label: label.to_owned() };
    if text.contains("://") && !text.contains(' ') {
        let mode = field("mode", Value::Plain("en-ligne".to_owned()));
        return vec![mode, field("lien_connexion", Value::Text(text.to_owned()))];
    }
    let (before, postcode, town) = match split(text) {
        Some((before, postcode, town)) => (before, Some(postcode), town),
        None => match text.rsplit_once(',') {
            Some((before, town)) => (before.trim().to_owned(), None, town.trim().to_owned()),
            None => (String::new(), None, text.to_owned()),
        },
    };
    let starts_with_number = before.starts_with(|letter: char| letter.is_ascii_digit());
    let (name, address) = match before.split_once(',') {
        _ if starts_with_number => ("", before.as_str()),
        Some((name, address)) => (name.trim(), address.trim()),
        None => (before.as_str(), ""),
    };
    let texts = [("lieu.nom", name), ("lieu.adresse", address), ("lieu.commune", &town)];
    let texts = texts.into_iter().chain(postcode.as_deref().map(|postcode| ("lieu.code_postal", postcode)));
    texts.filter(|(_, text)| !text.is_empty()).map(|(key, text)| field(key, Value::Text(text.to_owned()))).collect()
}

/// The time zone of an entry's place, in which its hours are written.
pub(super) fn time_zone(entry: &Entry) -> &'static str {
    commune(&entry.fields).map_or("Europe/Paris", crate::territory::Commune::time_zone)
}

fn commune(fields: &[Field]) -> Option<&'static crate::territory::Commune> {
    let query = Query {
        commune: text_of(fields, "lieu.commune"),
        postcode: text_of(fields, "lieu.code_postal"),
        departement: text_of(fields, "lieu.departement"),
        insee: text_of(fields, "lieu.code_insee"),
    };
    Some(Territory::get().lookup(&query).ok()?.commune)
}

/// Gives a key its shorter text, and others, unless they are known or empty, what was taken from it.
fn replace(fields: &mut Vec<Field>, key: &str, text: &str, others: [(&'static str, String); 2]) {
    let Some(at) = fields.iter().position(|field| field.key == key) else { return };
    let label = fields[at].label.clone();
    if text.is_empty() {
        fields.remove(at);
    } else {
        fields[at].value = Value::Text(text.to_owned());
    }
    for (key, text) in others {
        if !text.is_empty() && text_of(fields, key).is_none() {
            fields.push(Field { key, value: Value::Text(text), label: label.clone() });
        }
    }
}

/// Where an entry happens, as far as its commune can be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The INSEE code; `en-ligne` without a place.
    pub(super) insee: String,
    /// The folder of its file.
    pub(super) folder: Slug,
    /// The name of its commune.
    pub(super) commune: Option<&'static str>,
}

/// Finds it; `None` when the commune cannot be, which the checker will tell.
pub(super) fn spot(entry: &Entry, known: &Known) -> Option<Spot> {
    let sessions = entry.sessions.iter().map(Vec::as_slice);
    let mut places = std::iter::once(entry.fields.as_slice()).chain(sessions);
    let placed = places.find(|fields| fields.iter().any(|field| field.key == "lieu" || field.key.starts_with("lieu.")));
    let online = entry.text("mode") == Some("en-ligne");
    let Some(fields) = placed else {
        return online.then(|| Spot { insee: "en-ligne".to_owned(), folder: Slug::propose("en-ligne"), commune: None });
    };
    if let Some((insee, departement)) = text_of(fields, "lieu").and_then(|file| known.venue(file)) {
        return Some(Spot { insee: insee.clone(), folder: Slug::propose(departement), commune: None });
    }
    let commune = commune(fields)?;
    let folder = Slug::propose(commune.departement().code);
    Some(Spot { insee: commune.code.as_str().to_owned(), folder, commune: Some(commune.name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_holds_all_is_parted() {
        let text = |text: &str| Value::Text(text.to_owned());
        let mut fields = vec![Field {
            key: "lieu.adresse",
            value: text("1 place de la Mairie, 59186 Anor, France"),
            label: "A".to_owned(),
        }];
        part_address(&mut fields);
        let found: Vec<_> = fields.iter().map(|field| (field.key, field.value.clone())).collect();
        let expected = [
            ("lieu.adresse", text("1 place de la Mairie")),
            ("lieu.code_postal", text("59186")),
            ("lieu.commune", text("Anor")),
        ];
        assert_eq!(found, expected);
        let mut fields = vec![Field { key: "lieu.commune", value: text("59186 Anor"), label: "V".to_owned() }];
        part_address(&mut fields);
        let found: Vec<_> = fields.iter().map(|field| (field.key, field.value.clone())).collect();
        assert_eq!(found, [("lieu.commune", text("Anor")), ("lieu.code_postal", text("59186"))]);
    }
}
