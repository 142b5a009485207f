//! Structured data for search engines: schema.org in JSON-LD 1.1, one script block a page.
//!
//! The strings returned here go as they are between `<script type="application/ld+json">` and `</script>`: every `<` is
//! written `\u003c`, so nothing that an event says can close the block (HTML, §4.12.1.3).

mod event;
mod learning;

#[cfg(test)]
mod tests;

pub use event::event;
pub use learning::{format, licence_url, resource};

use super::text::{clean, to_json};
use serde_json::{Map, Value};

/// A node: its properties in alphabetical order, those that are not known left out.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    /// Adds a property.
    fn with(mut self, property: &str, value: impl Into<Value>) -> Self {
        self.0.insert(property.to_owned(), value.into());
        self
    }

    /// Adds a property, if it is known.
    fn maybe(self, property: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(property, value),
            None => self,
        }
    }

    /// Adds a property with its values: none, one, or a list.
    fn all(self, property: &str, values: impl IntoIterator<Item = impl Into<Value>>) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
        match values.len() {
            0 => self,
            1 => self.maybe(property, values.pop()),
            _ => self.with(property, values),
        }
    }

    /// The whole document, fit for a script block.
    fn script(self) -> String {
        let document = self.with("@context", "https://schema.org");
        // In JSON a `<` stands only within strings, where its escape means the same.
        to_json(&document.0).replace('<', "\\u003c")
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

/// A text without its control characters, typography applied: search engines show it as it is.
fn prose(text: &str) -> String {
    crate::text::typography(&clean(text)).into_owned()
}

/// The address of a value of a schema.org enumeration.
fn schema(value: &str) -> String {
    format!("https://schema.org/{value}")
}
