//! `/proposer/`: the form that writes an event's file. Its fields, limits, words and rules are those of the contract; the
//! theme's `js/proposer/` judges, previews and writes. Without scripts the page offers a model to fill, and an address.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use crate::check::personal::{PERSONAL_DOMAINS, ROLES};
use crate::contract::{Block, EVENT, Key, Kind, Need, Scalar};
use crate::formats::contract_json;
use crate::text::typography;
use serde::Serialize;
use serde_json::json;

/// What `propose.html` shows.
#[derive(Debug, Serialize)]
struct ProposePage {
    summary: String,
    introduction: Option<String>,
    what: Vec<Field>,
    place: Vec<Field>,
    online: Field,
    people: Vec<Field>,
    registration: Vec<Field>,
    access: Vec<Field>,
    more: Vec<Field>,
    organisations: Vec<Choice>,
    /// Where a new file is written on the forge; empty when the forge is not known.
    forge: String,
    branch: String,
    /// The years of which there is an edition, for the browser.
    editions: String,
    contract: String,
    model: String,
}

/// A field of the form.
#[derive(Debug, Serialize)]
struct Field {
    /// The key, or the path to it: `inscription.url`.
    path: String,
    title: String,
    hint: String,
    /// How it is asked.
    widget: Widget,
    max: Option<usize>,
    required: bool,
    choices: Vec<Choice>,
}

/// How a value is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Widget {
    Line,
    Lines,
    Number,
    Url,
    Email,
    Day,
    /// One of some values, in a list.
    Select,
    /// Any of some values.
    Checks,
    /// Yes, no, not known.
    Known,
    /// A name for each line.
    Names,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// What the form asks of « quoi », with the text that replaces the contract's description where it speaks of files.
const WHAT: &[(&str, &str)] =
    &[("titre", ""), ("types", "propose.hint-types"), ("resume", ""), ("description", "propose.hint-description")];

/// « Où », once the commune is chosen.
const PLACE: &[(&str, &str)] = &[("lieu.nom", ""), ("lieu.type", ""), ("lieu.adresse", ""), ("lieu.precisions", "")];

/// « Pour qui ».
const PEOPLE: &[(&str, &str)] = &[
    ("acces", "propose.hint-access"),
    ("publics", "propose.hint-audiences"),
    ("age.min", ""),
    ("age.max", ""),
    ("niveau", ""),
];

/// « Inscription ».
const REGISTRATION: &[(&str, &str)] = &[
    ("inscription.modalite", ""),
    ("inscription.url", ""),
    ("inscription.courriel", ""),
    ("inscription.telephone", "propose.hint-phone"),
    ("inscription.date_limite", "propose.hint-deadline"),
    ("places", ""),
];

/// « Accessibilité ».
const ACCESS: &[(&str, &str)] = &[
    ("accessibilite.pmr", ""),
    ("accessibilite.lsf", ""),
    ("accessibilite.lpc", ""),
    ("accessibilite.boucle_magnetique", ""),
    ("accessibilite.sous_titrage", ""),
    ("accessibilite.falc", ""),
    ("accessibilite.calme", ""),
    ("accessibilite.commentaire", ""),
    ("accessibilite.contact", ""),
];

/// « Pour aller plus loin ».
const MORE: &[(&str, &str)] = &[
    ("format", "propose.hint-format"),
    ("themes", ""),
    ("ressources", "propose.hint-resources"),
    ("langues", "propose.hint-languages"),
];

/// Asked by the template itself: several keys stand behind one question.
#[cfg(test)]
const ASKED_OTHERWISE: &[&str] = &[
    "date",
    "debut",
    "fin",
    "seances",
    "recurrence",
    "mode",
    "lieu.commune",
    "lieu.code_postal",
    "organisateurs",
    "gratuit",
    "participation_libre",
    "tarif",
    "hors_semaine",
    "consentement",
];

/// Left to the file: what names persons, comes from elsewhere, belongs to what happens after the publication, or asks for a
/// second file.
#[cfg(test)]
const LEFT_OUT: &[&str] = &[
    "lieu.departement",
    "lieu.code_insee",
    "lieu.latitude",
    "lieu.longitude",
    "partenaires",
    "animateurs",
    "ami",
    "image",
    "statut",
    "questionnaire",
    "maj",
    "revision",
    "redirections",
    "ext_ids",
];

/// The page of the form.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let site = &renderer.site;
    let page = Introduction::of(renderer, "proposer", &renderer.texts.say("propose.title"));
    let fields = |keys: &[(&str, &str)]| keys.iter().filter_map(|(path, hint)| field(renderer, path, hint)).collect();
    let Some(online) = field(renderer, "lien_connexion", "") else {
        return Err(RenderError::Format("le contrat n’a pas de « lien_connexion »".to_owned()));
    };
    let organisations = site.content.organisations.iter();
    let years: Vec<String> = site.editions.iter().map(|edition| edition.year.to_string()).collect();
    let forge = site.config.forge.as_ref();
    let context = ProposePage {
        summary: typeset(&page.summary),
        introduction: (!page.html.is_empty()).then_some(page.html),
        what: fields(WHAT),
        place: fields(PLACE),
        online,
        people: fields(PEOPLE),
        registration: fields(REGISTRATION),
        access: fields(ACCESS),
        more: fields(MORE),
        organisations: organisations.map(|(slug, known)| Choice::new(slug.as_str(), &known.name)).collect(),
        forge: forge.map(|forge| forge.url.clone()).unwrap_or_default(),
        branch: forge.map(|forge| forge.branch.clone()).unwrap_or_default(),
        editions: years.join(" "),
        contract: renderer.base.path("/proposer/contrat.json"),
        model: renderer.base.path("/modeles/evenement.yaml"),
    };
    renderer.html("propose.html", Frame::new("/proposer/", &page.title, &page.summary), &context)
}

impl Choice {
    fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: typography(label).into_owned() }
    }
}

/// What the browser judges by: the contract of an activity, and what makes an address that of a person.
pub(in crate::render) fn contract() -> Vec<u8> {
    let personal = json!({ "domaines": PERSONAL_DOMAINS, "roles": ROLES });
    json!({ "activite": contract_json::contract(&EVENT), "personnel": personal }).to_string().into_bytes()
}

/// The field of a key of the contract.
fn field(renderer: &Renderer, path: &str, hint: &str) -> Option<Field> {
    let key = key(EVENT.block, path)?;
    let scalar = key.kind.scalar()?;
    let list = matches!(key.kind, Kind::List(_) | Kind::ListOr(..));
    let choices = choices(renderer, path, scalar);
    let widget = match scalar {
        _ if list && !choices.is_empty() => Widget::Checks,
        _ if list => Widget::Names,
        Scalar::Choice(_) | Scalar::Reference(_) => Widget::Select,
        Scalar::Boolean => Widget::Known,
        Scalar::Lines(_) | Scalar::Markdown(_) => Widget::Lines,
        Scalar::Number(..) => Widget::Number,
        Scalar::Day | Scalar::Deadline => Widget::Day,
        Scalar::Url => Widget::Url,
        Scalar::Email => Widget::Email,
        Scalar::Line(_) | Scalar::Coded(_) | Scalar::Id | Scalar::Decimal | Scalar::Moment | Scalar::Time => {
            Widget::Line
        }
    };
    Some(Field {
        path: path.to_owned(),
        title: typography(key.title).into_owned(),
        hint: if hint.is_empty() { typography(key.description).into_owned() } else { renderer.texts.say(hint) },
        widget,
        max: scalar.longest(),
        required: key.need == Need::Required,
        choices,
    })
}

/// `inscription.url` leads to the key `url` of the block of `inscription`.
fn key(block: &'static Block, path: &str) -> Option<&'static Key> {
    match path.split_once('.') {
        Some((first, rest)) => key(block.key(first)?.kind.block()?, rest),
        None => block.key(path),
    }
}

/// What may be chosen: a vocabulary, or what the site holds.
fn choices(renderer: &Renderer, path: &str, scalar: Scalar) -> Vec<Choice> {
    let content = &renderer.site.content;
    match (path, scalar) {
        ("format", _) => {
            content.formats.iter().map(|(slug, format)| Choice::new(slug.as_str(), &format.name)).collect()
        }
        ("ressources", _) => {
            content.library.iter().map(|(slug, resource)| Choice::new(slug.as_str(), &resource.title)).collect()
        }
        // An internal activity is neither published nor counted: nobody proposes one.
        ("acces", Scalar::Choice(words)) => {
            let shown = words.iter().filter(|word| word.key != "interne");
            shown.map(|word| Choice::new(word.key, word.label)).collect()
        }
        (_, Scalar::Choice(words)) => words.iter().map(|word| Choice::new(word.key, word.label)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every key that a proposal may hold, blocks opened but those that the template asks for as a whole.
    fn paths(block: &'static Block, before: &str) -> Vec<String> {
        let whole = ["seances", "recurrence", "organisateurs", "partenaires", "animateurs", "image"];
        let mut found = Vec::new();
        for key in block.keys {
            let path = format!("{before}{}", key.name);
            match key.kind.block() {
                Some(inner) if !whole.contains(&key.name) => found.extend(paths(inner, &format!("{path}."))),
                _ => found.push(path),
            }
        }
        found
    }

    #[test]
    fn the_form_asks_for_each_key_of_the_contract_or_says_why_not() {
        let asked = [WHAT, PLACE, PEOPLE, REGISTRATION, ACCESS, MORE].into_iter().flatten().map(|(path, _)| *path);
        let others = ASKED_OTHERWISE.iter().chain(LEFT_OUT).copied().chain(["lien_connexion"]);
        let told: BTreeSet<String> = asked.chain(others).map(str::to_owned).collect();
        let known: BTreeSet<String> = paths(EVENT.block, "").into_iter().collect();
        assert_eq!(told, known);
    }
}
