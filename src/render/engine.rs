//! The template engine: the theme's templates, ready to render, with what they may call.
//!
//! `{{ "/formats/" | link }}` leads to a page whatever the base path; `{{ asset(name="site.css") }}` to a static file;
//! `{{ "nav.menu" | t }}` is a text of the interface, and `tm` one whose links and bold words are Markdown.

use super::error::RenderError;
use super::interface::{rich_text, text};
use super::theme::{Texts, Theme};
use crate::model::BaseUrl;
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, Value};

/// Templates that can be rendered.
pub(super) struct Engine {
    tera: Tera,
}

impl Engine {
    /// Compiles the templates of a theme for a base URL and the words of a language.
    ///
    /// # Errors
    /// The first fault of a template, with its place.
    pub(super) fn new(theme: &Theme, base: &BaseUrl, words: &Arc<Texts>) -> Result<Self, RenderError> {
        let mut tera = Tera::default();
        let links = base.clone();
        tera.register_filter("link", move |path: &str, _: Kwargs, _: &State| links.path(path));
        let (assets, links) = (theme.published().clone(), base.clone());
        tera.register_function("asset", move |arguments: Kwargs, _: &State| {
            let name = arguments.must_get::<&str>("name")?;
            let path = assets.get(name).ok_or_else(|| tera::Error::message(format!("static/{name} n’existe pas")))?;
            Ok::<String, tera::Error>(links.path(path))
        });
        let (rich, links) = (Arc::clone(words), base.clone());
        let words = Arc::clone(words);
        tera.register_filter("t", move |key: &str, values: Kwargs, _: &State| text(&words, key, &values));
        tera.register_filter("tm", move |key: &str, values: Kwargs, _: &State| rich_text(&rich, &links, key, &values));
        let templates = theme.templates().iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(templates).map_err(|error| RenderError::template(theme, &error))?;
        Ok(Self { tera })
    }

    /// Sets a value that every template sees.
    pub(super) fn set_global(&mut self, name: &'static str, value: Value) {
        self.tera.global_context().insert_value(name, value);
    }

    /// Renders a template to bytes: UTF-8, which nobody need check again.
    pub(super) fn render_bytes(
        &self,
        theme: &Theme,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, RenderError> {
        // Most pages hold 16 kB or more.
        let mut bytes = Vec::with_capacity(24 * 1024);
        self.tera.render_to(template, context, &mut bytes).map_err(|error| RenderError::template(theme, &error))?;
        Ok(bytes)
    }

    /// Renders a template to text, to stand in another.
    pub(super) fn render(&self, theme: &Theme, template: &str, context: &Context) -> Result<String, RenderError> {
        self.tera.render(template, context).map_err(|error| RenderError::template(theme, &error))
    }
}

/// The fields of a struct as the variables of a template.
pub(super) fn context_of(fields: &impl Serialize) -> Result<Context, RenderError> {
    Context::from_serialize(fields).map_err(|error| RenderError::Format(error.to_string()))
}
