//! Texts of the interface as templates ask for them: `{{ "donnees.title" | t }}`.

use super::theme::{Texts, fill};
use crate::model::BaseUrl;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use tera::{Kwargs, TeraResult, Value};

/// A text with its values, not yet escaped.
pub(super) fn text(texts: &Texts, key: &str, values: &Kwargs) -> TeraResult<String> {
    Ok(fill(form(texts, key, values)?, |name| value(values, name).map(|value| words_of(texts, &value))))
}

/// A text with its values as HTML: `**gras**` and `[une page](/carte/)` are Markdown (a page of the site whatever the base
/// path, or a value: `({adresse})`); values are escaped unless they are HTML already.
pub(super) fn rich_text(texts: &Texts, base: &BaseUrl, key: &str, values: &Kwargs) -> TeraResult<Value> {
    let form = form(texts, key, values)?;
    let put = |text: &str| fill(&escape(text), |name| value(values, name).map(|value| html_of(texts, &value)));
    let mut html = String::with_capacity(form.len() * 2);
    for event in Parser::new(form) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let href = if dest_url.starts_with('/') { base.path(&dest_url) } else { dest_url.into_string() };
                html.push_str(&format!("<a href=\"{}\">", put(&href)));
            }
            Event::End(TagEnd::Link) => html.push_str("</a>"),
            Event::Start(Tag::Strong) => html.push_str("<strong>"),
            Event::End(TagEnd::Strong) => html.push_str("</strong>"),
            Event::Start(Tag::Emphasis) => html.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => html.push_str("</em>"),
            Event::Code(text) => html.push_str(&format!("<code>{}</code>", put(&text))),
            Event::Text(text) => html.push_str(&put(&text)),
            Event::SoftBreak => html.push(' '),
            _ => {}
        }
    }
    Ok(Value::safe_string(&html))
}

/// The form of a text that agrees with the value `n`.
fn form<'a>(texts: &'a Texts, key: &str, values: &Kwargs) -> TeraResult<&'a str> {
    let n = value(values, "n").and_then(|n| n.as_i64()).and_then(|n| u64::try_from(n).ok());
    texts.form(key, n).map_err(|_| tera::Error::message(format!("i18n/ ne dit pas « {key} »")))
}

fn value(values: &Kwargs, name: &str) -> Option<Value> {
    values.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value.clone())
}

/// A value in words: numbers have their thousands set apart.
fn words_of(texts: &Texts, value: &Value) -> String {
    match value.as_i64().and_then(|n| usize::try_from(n).ok()) {
        Some(n) => texts.number(n),
        None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}

fn html_of(texts: &Texts, value: &Value) -> String {
    let words = words_of(texts, value);
    if value.is_safe() { words } else { escape(&words) }
}

fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    // Writing to memory cannot fail.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8(escaped).unwrap_or_default()
}
