//! Why a page could not be rendered. A fault of a template is a diagnostic with its place, like any fault of a contributor.

use super::site_map::Page;
use super::theme::{self, Theme};
use crate::diagnostic::{Diagnostic, Message, Span};
use std::fmt;

/// Why a page could not be rendered.
#[derive(Debug, Clone)]
pub enum RenderError {
    /// A template of the theme is wrong.
    Template(Box<Diagnostic>),
    /// The site holds no such page: the page and the site do not belong together.
    Unknown(Page),
    /// The page is a file that is copied as it stands: see [`super::renderer::Renderer::copied_from`].
    Copied(Page),
    /// The page's content could not be written.
    Format(String),
}

impl RenderError {
    /// From an error of the template engine, with its place in the theme's file.
    pub(super) fn template(theme: &Theme, error: &tera::Error) -> Self {
        let (name, span, detail) = match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => {
                (report.filename(), Some(report.span()), report.message().to_owned())
            }
            other => ("", None, other.to_string()),
        };
        let text = theme.templates().iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
        let range = text.zip(span).map_or(Span::FILE, |(text, span)| {
            let start = offset(text, span.start_line, span.start_col);
            Span::from(start..offset(text, span.end_line, span.end_col).max(start))
        });
        let file = format!("{}/templates/{name}", theme::FOLDER);
        let which = if name.is_empty() { "Un gabarit".to_owned() } else { format!("Le gabarit « {name} »") };
        let message = Message::new("E901", format!("{which} ne peut pas être utilisé : {detail}"))
            .label("ici")
            .help("Corrigez le gabarit, ou supprimez-le pour reprendre celui d’origine.");
        Self::Template(Box::new(Diagnostic { file: file.into(), span: range, message }))
    }

    /// The same as a diagnostic.
    pub fn into_diagnostic(self) -> Diagnostic {
        match self {
            Self::Template(diagnostic) => *diagnostic,
            other => Diagnostic { file: "".into(), span: Span::FILE, message: Message::new("E902", other.to_string()) },
        }
    }
}

/// Byte of a line (from 1) and a column in characters (from 0), as the engine counts.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(byte, _)| byte)
}

impl fmt::Display for RenderError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(diagnostic) => formatter.write_str(&diagnostic.message.text),
            Self::Unknown(page) => write!(formatter, "La page {page:?} n’existe pas"),
            Self::Copied(page) => write!(formatter, "La page {page:?} est un fichier à copier"),
            Self::Format(reason) => write!(formatter, "Un fichier ne peut pas être écrit : {reason}"),
        }
    }
}

impl std::error::Error for RenderError {}
