//! The contract of a kind of file as JSON, for the form of `/proposer/`: the browser judges by the same limits, vocabularies
//! and rules as the checker. A JSON Schema says less: it has neither the French words nor the codes of the messages.
//!
//! A block is `{"cles": [key…], "regles": [[code, when, then, words]…]}`; a key is `{"nom", "titre", "exemple"}` with
//! `"besoin"` (`obligatoire` or `recommande`), `"valeur"` (what stands alone) and `"bloc"` as far as they apply, `"liste"`
//! for a list and `"libre"` for keys of the author's choosing. A test is a list whose first item names it.

use crate::contract::{Block, Genre, Key, Kind, Need, ReferenceKind, Scalar, Test};
use serde_json::{Map, Value, json};

/// The contract of a kind of file.
pub fn contract(genre: &Genre) -> Value {
    block(genre.block)
}

fn block(block: &Block) -> Value {
    let keys: Vec<Value> = block.keys.iter().map(key).collect();
    let rules: Vec<Value> =
        block.rules.iter().map(|rule| json!([rule.code, test(&rule.when), test(&rule.then), rule.told])).collect();
    json!({ "cles": keys, "regles": rules })
}

fn key(key: &Key) -> Value {
    let mut told = Map::new();
    told.insert("nom".into(), json!(key.name));
    told.insert("titre".into(), json!(key.title));
    told.insert("exemple".into(), json!(key.example));
    match key.need {
        Need::Required => drop(told.insert("besoin".into(), json!("obligatoire"))),
        Need::Recommended => drop(told.insert("besoin".into(), json!("recommande"))),
        Need::Optional => {}
    }
    if matches!(key.kind, Kind::List(_) | Kind::Blocks(_) | Kind::ListOr(..)) {
        told.insert("liste".into(), json!(true));
    }
    if let Kind::Free(max) = key.kind {
        told.insert("libre".into(), json!(max));
    }
    if let Some(scalar) = key.kind.scalar() {
        told.insert("valeur".into(), value(scalar));
    }
    if let Some(inner) = key.kind.block() {
        told.insert("bloc".into(), block(inner));
    }
    Value::Object(told)
}

/// `{"genre"}` with the limits of that kind of value.
fn value(scalar: Scalar) -> Value {
    match scalar {
        Scalar::Line(max) => json!({ "genre": "ligne", "max": max }),
        Scalar::Lines(max) => json!({ "genre": "lignes", "max": max }),
        Scalar::Markdown(max) => json!({ "genre": "markdown", "max": max }),
        Scalar::Coded(code) => json!({ "genre": "code", "max": code.max, "motif": code.pattern, "dit": code.told }),
        Scalar::Choice(words) => {
            let words: Vec<Value> = words.iter().map(|word| json!([word.key, word.label])).collect();
            json!({ "genre": "choix", "mots": words })
        }
        Scalar::Id => json!({ "genre": "identifiant" }),
        Scalar::Reference(kind) => json!({ "genre": "reference", "vers": reference(kind) }),
        Scalar::Boolean => json!({ "genre": "booleen" }),
        Scalar::Number(min, max) => json!({ "genre": "nombre", "min": min, "max": max }),
        Scalar::Decimal => json!({ "genre": "decimal" }),
        Scalar::Day => json!({ "genre": "jour" }),
        Scalar::Moment => json!({ "genre": "moment" }),
        Scalar::Deadline => json!({ "genre": "limite" }),
        Scalar::Time => json!({ "genre": "heure" }),
        Scalar::Url => json!({ "genre": "url" }),
        Scalar::Email => json!({ "genre": "courriel" }),
    }
}

fn reference(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Organisation => "organisations",
        ReferenceKind::Venue => "lieux",
        ReferenceKind::Format => "formats",
        ReferenceKind::Resource => "ressources",
    }
}

fn test(asked: &Test) -> Value {
    let all = |tests: &[Test]| -> Vec<Value> { tests.iter().map(test).collect() };
    match asked {
        Test::Always => json!(["toujours"]),
        Test::Has(key) => json!(["a", key]),
        Test::Is(key, text) => json!(["est", key, text]),
        Test::Holds(key, text) => json!(["contient", key, text]),
        Test::HoldsBlock(key) => json!(["contient-bloc", key]),
        Test::AtLeast(key, count) => json!(["au-moins", key, count]),
        Test::Each(list, key) => json!(["chacun", list, key]),
        Test::Not(inner) => json!(["non", test(inner)]),
        Test::All(tests) => json!(["tous", all(tests)]),
        Test::Any(tests) => json!(["un", all(tests)]),
    }
}
