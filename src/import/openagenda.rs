//! The JSON of OpenAgenda v2 (<https://developers.openagenda.com/evenement-structure/>): a list of events, alone or under
//! `events`.

use super::columns::{self, Kind};
use super::{Entry, EventPath, Field, Known, MAX_EVENTS, Origin, Party, Refusal, Value, cells, clock, place};
use crate::model::Slug;
use crate::model::vocabulary::{Mode, Status, Vocabulary};
use jiff::Timestamp;
use serde_json::Value as Json;

/// Kinds of disability that `accessibility` tells: all but the motor one are said in words, for they do not say how.
const WELCOMED: [(&str, &str); 4] = [
    ("hi", "handicap auditif"),
    ("ii", "handicap intellectuel"),
    ("pi", "handicap psychique"),
    ("vi", "handicap visuel"),
];

/// Reads an export.
///
/// # Errors
/// When it is not JSON, not a list of events, or too long a one.
pub(super) fn entries(text: &str, known: &Known) -> Result<Vec<Entry>, Refusal> {
    let root: Json = serde_json::from_str(text).map_err(|_| Refusal::BrokenAgenda)?;
    let events = root.get("events").unwrap_or(&root).as_array().ok_or(Refusal::BrokenAgenda)?;
    if events.len() > MAX_EVENTS {
        return Err(Refusal::TooMany);
    }
    Ok(events.iter().enumerate().map(|(index, event)| entry(event, index + 1, known)).collect())
}

fn entry(event: &Json, number: usize, known: &Known) -> Entry {
    let mut fields = Vec::new();
    let mut put = |key: &'static str, label: &str, value: Value| {
        fields.push(Field { key, value, label: label.to_owned() });
    };
    for (key, label) in [("titre", "title"), ("resume", "description"), ("lien_connexion", "onlineAccessLink")] {
        if let Some(text) = localised(&event[label]) {
            put(key, label, Value::Text(one_line(&text)));
        }
    }
    if let Some(text) = localised(&event["longDescription"]) {
        put("description", "longDescription", Value::Long(text.trim().replace("\r\n", "\n")));
    }
    if let Some(uid) = identifier(&event["uid"]) {
        put("ext_ids", "uid", Value::Pairs(vec![("openagenda".to_owned(), uid)]));
    }
    if let Some(status) = event["status"].as_u64().filter(|status| *status != u64::from(Status::Scheduled.openagenda()))
    {
        let known = Status::ALL.iter().find(|value| u64::from(value.openagenda()) == status);
        put("statut", "status", Value::Plain(known.map_or_else(|| status.to_string(), |value| value.key().to_owned())));
    }
    if let Some(mode) = event["attendanceMode"].as_u64().filter(|mode| *mode != 1) {
        let known = [Mode::OnSite, Mode::Online, Mode::Hybrid].get(usize::try_from(mode).unwrap_or(0).wrapping_sub(1));
        put(
            "mode",
            "attendanceMode",
            Value::Plain(known.map_or_else(|| mode.to_string(), |mode| mode.key().to_owned())),
        );
    }
    for (key, bound) in [("age.min", "min"), ("age.max", "max")] {
        if let Some(age) = event["age"][bound].as_u64() {
            put(key, "age", Value::Plain(age.to_string()));
        }
    }
    fields.extend(location(&event["location"]));
    fields.extend(conditions(event));
    fields.extend(registration(&event["registration"]));
    fields.extend(accessibility(&event["accessibility"]));
    fields.extend(words(&keywords(&event["keywords"]), "keywords", known));
    let mut entry = Entry { origin: Origin::Item(number), path: path(event), fields, sessions: Vec::new() };
    timings(&event["timings"], &mut entry);
    entry
}

/// A text, or its French among several languages, or the first of them.
fn localised(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) => text.as_str(),
        Json::Object(languages) => languages.get("fr").or_else(|| languages.values().next())?.as_str()?,
        _ => return None,
    };
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn identifier(value: &Json) -> Option<String> {
    value.as_u64().map(|number| number.to_string()).or_else(|| value.as_str().map(str::to_owned))
}

/// The path that our own export tells.
fn path(event: &Json) -> Option<EventPath> {
    let ours = event["extIds"].as_array()?.iter().find(|id| id["key"] == "semaine")?;
    let mut parts = ours["value"].as_str()?.split('/');
    let (year, folder, slug) = (parts.next()?, parts.next()?, parts.next()?);
    let year = year.parse().ok().filter(|_| year.len() == 4 && parts.next().is_none())?;
    Some(EventPath { year, folder: Slug::new(folder).ok()?, slug: Slug::new(slug).ok()? })
}

fn location(location: &Json) -> Vec<Field> {
    let mut fields = Vec::new();
    let texts = [
        ("lieu.nom", "name"),
        ("lieu.adresse", "address"),
        ("lieu.code_postal", "postalCode"),
        ("lieu.commune", "city"),
        ("lieu.code_insee", "insee"),
        ("lieu.latitude", "latitude"),
        ("lieu.longitude", "longitude"),
    ];
    for (key, name) in texts {
        let value = match &location[name] {
            Json::Number(number) => Value::Plain(number.to_string()),
            other => match localised(other) {
                Some(text) => Value::Text(one_line(&text)),
                None => continue,
            },
        };
        fields.push(Field { key, value, label: format!("location.{name}") });
    }
    place::shorten_address(&mut fields);
    fields
}

fn conditions(event: &Json) -> Vec<Field> {
    let Some(text) = localised(&event["conditions"]) else { return Vec::new() };
    let text = one_line(&text);
    let field = |key, value| vec![Field { key, value, label: "conditions".to_owned() }];
    match crate::text::slugify(&text).as_str() {
        "gratuit" | "entree-gratuite" | "gratuite" | "acces-gratuit" | "entree-libre" | "entree-libre-et-gratuite" => {
            field("gratuit", Value::Plain("true".to_owned()))
        }
        _ => field("tarif", Value::Text(text)),
    }
}

fn registration(list: &Json) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for means in list.as_array().into_iter().flatten() {
        let Some(text) = means.as_str().or_else(|| means["value"].as_str()).map(str::trim) else { continue };
        let key = match means["type"].as_str() {
            Some("email") => "inscription.courriel",
            Some("phone") => "inscription.telephone",
            None if text.contains('@') && !text.contains("://") => "inscription.courriel",
            None if !text.contains("://") => "inscription.telephone",
            _ => "inscription.url",
        };
        if fields.iter().all(|field| field.key != key) {
            fields.push(Field { key, value: Value::Text(text.to_owned()), label: "registration".to_owned() });
        }
    }
    fields
}

fn accessibility(value: &Json) -> Vec<Field> {
    let has = |code: &str| match value {
        Json::Array(codes) => codes.iter().any(|one| one == code),
        _ => value[code].as_bool().unwrap_or(false),
    };
    let field = |key, value| Field { key, value, label: "accessibility".to_owned() };
    let others: Vec<&str> = WELCOMED.iter().filter(|(code, _)| has(code)).map(|(_, name)| *name).collect();
    let wheelchair = has("mi").then(|| field("accessibilite.pmr", Value::Plain("true".to_owned())));
    let comment = (!others.is_empty())
        .then(|| field("accessibilite.commentaire", Value::Text(format!("Accueil prévu : {}", others.join(", ")))));
    wheelchair.into_iter().chain(comment).collect()
}

fn keywords(value: &Json) -> Vec<String> {
    let list = value.as_array().or_else(|| value["fr"].as_array());
    list.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

/// Keywords that are values of our vocabularies: kinds, audiences and themes.
pub(super) fn words(keywords: &[String], label: &str, known: &Known) -> Vec<Field> {
    let mut fields = Vec::new();
    for key in ["types", "publics", "themes"] {
        let Some(column) = columns::of_key(key) else { continue };
        let Kind::Choices(words) = column.kind else { continue };
        let is_known = |word: &&String| {
            let word = crate::text::slugify(word);
            words.iter().any(|known| known.key == word || crate::text::slugify(known.label) == word)
        };
        let kept: Vec<&str> = keywords.iter().filter(is_known).map(String::as_str).collect();
        fields.extend(cells::fields(column, &kept.join(" ; "), label, known));
    }
    fields
}

/// One timing is the event's, several are its sessions, in the local time of the place.
fn timings(timings: &Json, entry: &mut Entry) {
    let zone = place::time_zone(entry);
    let moment = |key: &'static str, text: &str| {
        let local = text.parse::<Timestamp>().map(|instant| clock::local(instant, zone));
        let text = local.map_or_else(|_| text.to_owned(), |local| local.strftime("%Y-%m-%dT%H:%M").to_string());
        Field { key, value: Value::Plain(text), label: "timings".to_owned() }
    };
    let mut sessions: Vec<Vec<Field>> = Vec::new();
    for timing in timings.as_array().into_iter().flatten() {
        let of = |name: &str, other: &str| timing[name].as_str().or_else(|| timing[other].as_str());
        let fields = [("debut", of("begin", "start")), ("fin", of("end", "finish"))];
        sessions.push(fields.into_iter().filter_map(|(key, text)| Some(moment(key, text?))).collect());
    }
    if let [only] = sessions.as_mut_slice() {
        entry.fields.append(only);
        return;
    }
    for (number, session) in sessions.iter_mut().enumerate() {
        let id = Value::Plain(format!("seance-{}", number + 1));
        session.insert(0, Field { key: "id", value: id, label: "timings".to_owned() });
    }
    entry.sessions = sessions;
}

/// An organiser by name.
pub(super) fn organiser(name: &str, label: &str, known: &Known) -> Field {
    let party = match known.organisation(name) {
        Some(slug) => Party::Known(slug.clone()),
        None => Party::Named { name: one_line(name), url: None },
    };
    Field { key: "organisateurs", value: Value::Parties(vec![party]), label: label.to_owned() }
}
