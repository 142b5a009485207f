//! The contract as JSON Schemas: what editors, other tools and forges check a file with, at `/schemas/<genre>.json`.
//!
//! Draft-07, which yaml-language-server supports best; `patternErrorMessage`, `errorMessage` and `enumDescriptions` are its
//! own keywords, and others pass over them. A schema is as strict as the checker on what one block of one file tells, and
//! never stricter: a scalar is its own text for the checker, so a text may look like a number (`departement: 59`), a number
//! may stand in quotes, and lengths are counted without the spaces around. One exception: a text that is a bare `true` or
//! `false` wants quotes here, else editors would propose these two words for every text.

use crate::contract::{Block, Genre, Key, Kind, Need, Scalar, Test};
use crate::model::vocabulary::Word;
use crate::parse::Sink;
use crate::parse::yaml::{self, Node, Value as Yaml};
use serde_json::{Map, Value, json};

/// The schema of a genre, ready to be published.
pub fn document(genre: &Genre) -> Vec<u8> {
    let mut schema = block(genre.block);
    let object = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": capitalised(genre.title),
        "description": format!("{} Fichiers : {}", genre.description, genre.path),
    });
    schema.extend(into_map(object));
    let mut bytes = format!("{:#}", Value::Object(schema)).into_bytes();
    bytes.push(b'\n');
    bytes
}

fn block(block: &'static Block) -> Map<String, Value> {
    let properties: Map<String, Value> = block.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> = block.keys.iter().filter(|key| block.requires(key)).map(|key| key.name).collect();
    let rules: Vec<Value> = block
        .rules
        .iter()
        .filter(|rule| !(rule.when == Test::Always && matches!(rule.then, Test::Has(_))))
        .map(|rule| {
            let mut then = into_map(test(&rule.then));
            then.insert("errorMessage".to_owned(), rule.told.into());
            match rule.when {
                Test::Always => Value::Object(then),
                _ => json!({"if": test(&rule.when), "then": then}),
            }
        })
        .collect();
    let mut schema = into_map(json!({"type": "object", "additionalProperties": false, "properties": properties}));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    if !rules.is_empty() {
        schema.insert("allOf".to_owned(), Value::Array(rules));
    }
    schema
}

fn property(key: &Key) -> Value {
    let told = format!("{}\n\nCe que l’on écrit : {}.", key.description, key.kind.told());
    let mut schema = into_map(kind(&key.kind, key.need));
    schema.insert("title".to_owned(), key.title.into());
    schema.insert("description".to_owned(), told.into());
    schema.extend(example(key).map(|example| ("examples".to_owned(), json!([example]))));
    Value::Object(schema)
}

fn kind(kind: &Kind, need: Need) -> Value {
    match kind {
        Kind::One(one) => scalar(one),
        Kind::List(one) => list(scalar(one), need),
        Kind::Block(inner) => Value::Object(block(inner)),
        Kind::Blocks(inner) => list(Value::Object(block(inner)), need),
        Kind::OneOr(one, inner) => json!({"anyOf": [scalar(one), block(inner)]}),
        Kind::ListOr(one, inner) => list(json!({"anyOf": [scalar(one), block(inner)]}), need),
        Kind::Free(max) => json!({"type": "object", "additionalProperties": scalar(&Scalar::Line(*max))}),
    }
}

fn list(items: Value, need: Need) -> Value {
    match need {
        Need::Required => json!({"type": "array", "minItems": 1, "items": items}),
        Need::Recommended | Need::Optional => json!({"type": "array", "items": items}),
    }
}

fn scalar(scalar: &Scalar) -> Value {
    let text = ["string", "number"];
    let (types, pattern) = match scalar {
        Scalar::Choice(words) => return choice(words),
        Scalar::Number(min, max) => {
            return json!({"type": ["integer", "string"], "minimum": min, "maximum": max, "pattern": r"^\+?[0-9]+$",
                "patternErrorMessage": capitalised(&scalar.told())});
        }
        Scalar::Boolean => (["boolean", "string"], "^(true|false)$".to_owned()),
        Scalar::Decimal => (text, r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$".to_owned()),
        Scalar::Line(max) => (text, within(*max, r"\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff")),
        Scalar::Lines(max) | Scalar::Markdown(max) => {
            (text, within(*max, r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff"))
        }
        Scalar::Coded(code) => (text, format!(r"^\s*({})\s*$", code.pattern)),
        Scalar::Id | Scalar::Reference(_) => (text, r"^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$".to_owned()),
        Scalar::Day => (text, format!("^{DAY}$")),
        Scalar::Moment => (text, format!("^{DAY}T{TIME}$")),
        Scalar::Deadline => (text, format!("^{DAY}(T{TIME})?$")),
        Scalar::Time => (text, format!("^{TIME}$")),
        Scalar::Url => (text, URL.to_owned()),
        Scalar::Email => (text, EMAIL.to_owned()),
    };
    json!({"type": types, "pattern": pattern, "patternErrorMessage": capitalised(&scalar.told())})
}

const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const TIME: &str = "([01][0-9]|2[0-3]):[0-5][0-9]";
/// `http` or `https`, a host with a dot, no space and nobody's password.
const URL: &str = r"^[Hh][Tt][Tt][Pp][Ss]?:[/\\]*[^\s/\\?#@]*(\.|localhost)[^\s/\\?#@]*([/\\?#]\S*)?$";
const EMAIL: &str = r#"^(mailto:)*[^\s@"(),:;<>\[\]\\]+@[^\s@."(),:;<>\[\]\\]+(\.[^\s@."(),:;<>\[\]\\]+)+$"#;

/// Text of 1 to `max` characters without the `forbidden` ones, between spaces that do not count.
fn within(max: usize, forbidden: &str) -> String {
    let (any, visible) = (format!("[^{forbidden}]"), format!(r"[^\s{forbidden}]"));
    match max {
        0 | 1 => format!(r"^\s*{visible}\s*$"),
        _ => format!(r"^\s*{visible}({any}{{0,{}}}{visible})?\s*$", max - 2),
    }
}

fn choice(words: &[Word]) -> Value {
    let keys: Vec<&str> = words.iter().map(|word| word.key).collect();
    let labels: Vec<&str> = words.iter().map(|word| word.label).collect();
    json!({"type": "string", "enum": keys, "enumDescriptions": labels})
}

/// A test as a schema of the block it is asked of.
fn test(test: &Test) -> Value {
    let with = |key: &str, schema: Value| json!({"required": [key], "properties": {key: schema}});
    match test {
        Test::Always => json!({}),
        Test::Has(key) => json!({"required": [key]}),
        Test::Is(key, text) => with(key, json!({"enum": written(text)})),
        Test::Holds(key, text) => with(key, json!({"type": "array", "contains": {"enum": written(text)}})),
        Test::HoldsBlock(key) => with(key, json!({"type": "array", "contains": {"type": "object"}})),
        Test::AtLeast(key, items) => with(key, json!({"type": "array", "minItems": items})),
        Test::Each(key, inner) => with(key, json!({"type": "array", "minItems": 1, "items": {"required": [inner]}})),
        // A property that may not be there is blamed at its own place; a « not » would blame the whole file.
        Test::Not(Test::Has(key)) => json!({"properties": {*key: false}}),
        Test::Not(Test::Any(tests)) => {
            json!({"allOf": tests.iter().map(negated).collect::<Vec<_>>()})
        }
        Test::Not(inner) => json!({"not": self::test(inner)}),
        Test::All(tests) => json!({"allOf": tests.iter().map(self::test).collect::<Vec<_>>()}),
        Test::Any(tests) => json!({"anyOf": tests.iter().map(self::test).collect::<Vec<_>>()}),
    }
}

fn negated(one: &Test) -> Value {
    match one {
        Test::Has(key) => json!({"properties": {*key: false}}),
        _ => json!({"not": test(one)}),
    }
}

/// What YAML makes of a text: `true` is a boolean without quotes.
fn written(text: &str) -> Vec<Value> {
    let as_boolean = text.parse::<bool>().ok().map(Value::Bool);
    as_boolean.into_iter().chain([Value::from(text)]).collect()
}

/// The example of a key, as its YAML reads.
fn example(key: &Key) -> Option<Value> {
    let mut sink = Sink::new(key.name.into());
    let root = yaml::read(&format!("exemple: {}", key.example), 0, &mut sink)?;
    match root.value {
        Yaml::Map(entries) => entries.first().map(|entry| value(&entry.node)),
        _ => None,
    }
}

fn value(node: &Node) -> Value {
    match &node.value {
        Yaml::Null => Value::Null,
        Yaml::Scalar { text, quoted: false } => serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()),
        Yaml::Scalar { text, .. } => text.as_str().into(),
        Yaml::List(items) => items.iter().map(value).collect(),
        Yaml::Map(entries) => Value::Object(entries.iter().map(|e| (e.key.clone(), value(&e.node))).collect()),
    }
}

fn into_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
