//! The form people read in a terminal: the line shown, the place underlined, what to write below, all in French.

use super::fix::FIXABLE;
use super::{Diagnostic, Report, Severity, Sources, Span};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::fmt::Write;
use std::ops::Range;

/// Whether the terminal takes colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// ANSI escapes.
    Ansi,
    /// Plain text.
    Plain,
}

/// Characters of a source line that are shown around the place.
const LINE_WINDOW: usize = 160;

/// Every diagnostic with its snippet, an empty line between them, then where to learn more.
pub fn render(report: &Report, sources: &Sources, colours: Colours) -> String {
    let renderer = match colours {
        Colours::Ansi => Renderer::styled(),
        Colours::Plain => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in report.iter() {
        out.push_str(&one(diagnostic, sources, &renderer));
        out.push_str("\n\n");
    }
    if let Some(first) = report.iter().next() {
        let code = first.message.code;
        let _ = write!(out, "Pour comprendre un code et voir un exemple : « semaine explain {code} ».\n\n");
    }
    out
}

/// The closing line: how many errors and remarks.
pub fn summary(report: &Report) -> String {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count > 1 { "s" } else { "" });
    match report.counts() {
        (0, 0) => "Tout est en ordre.".to_owned(),
        (0, remarks) => format!("Aucune erreur, {}.", plural(remarks, "remarque")),
        (errors, 0) => format!("{}.", plural(errors, "erreur")),
        (errors, remarks) => format!("{}, {}.", plural(errors, "erreur"), plural(remarks, "remarque")),
    }
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let message = &diagnostic.message;
    let level = match message.severity() {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("remarque"),
    };
    let title = level.primary_title(message.text.as_str()).id(message.code);
    let text = sources.text(&diagnostic.file).filter(|_| diagnostic.span != Span::FILE);
    let excerpt = text.map(|text| Excerpt::around(text, diagnostic.span.range()));
    let element: Element<'_> = match &excerpt {
        Some(excerpt) => Snippet::source(excerpt.text.as_str())
            .path(&*diagnostic.file)
            .line_start(excerpt.first_line)
            .annotation(AnnotationKind::Primary.span(excerpt.span.clone()).label(message.label.as_str()))
            .into(),
        None => Origin::path(&*diagnostic.file).into(),
    };
    let mut group = title.element(element);
    let fixable = message.fix.is_some().then_some(FIXABLE);
    let help: Vec<&str> = message.help.as_deref().into_iter().chain(fixable).collect();
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name("aide").message(help.join(" ")));
    }
    let rendered = renderer.render(&[group]).to_string();
    match excerpt {
        Some(excerpt) if excerpt.dropped > 0 => excerpt.restore_column(&rendered, &diagnostic.file),
        _ => rendered,
    }
}

/// The lines of a source around a span, a very long line cut to a window: 100,000 characters help nobody.
struct Excerpt {
    text: String,
    first_line: usize,
    span: Range<usize>,
    /// Characters left out before the window.
    dropped: usize,
    column: usize,
}

impl Excerpt {
    fn around(text: &str, span: Range<usize>) -> Self {
        let start = floor_boundary(text, span.start.min(text.len()));
        let end = floor_boundary(text, span.end.clamp(start, text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[end..].find(['\n', '\r']).map_or(text.len(), |newline| end + newline);
        let first_line = text[..start].matches('\n').count() + 1;
        let column = text[line_start..start].chars().count() + 1;
        let short = line_end - line_start <= LINE_WINDOW * 2;
        let (from, to) = if short {
            (line_start, line_end)
        } else {
            let from = floor_boundary(text, start.saturating_sub(LINE_WINDOW / 2).max(line_start));
            (from, floor_boundary(text, (start + LINE_WINDOW).min(line_end)))
        };
        let end = end.min(to).max(start);
        let dropped = text[line_start..from].chars().count();
        Self { text: text[from..to].to_owned(), first_line, span: start - from..end - from, dropped, column }
    }

    /// The renderer counts columns in what it is shown: put the true column of the file back.
    fn restore_column(&self, rendered: &str, file: &str) -> String {
        let mut out = String::with_capacity(rendered.len());
        let shown = format!("{file}:{}:{}", self.first_line, self.column - self.dropped);
        let mut truth = String::new();
        let _ = write!(truth, "{file}:{}:{}", self.first_line, self.column);
        out.push_str(&rendered.replacen(&shown, &truth, 1));
        out
    }
}

fn floor_boundary(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Message, Source};

    fn shown(text: &str, span: Range<usize>) -> String {
        let file = "events/a.yaml".into();
        let mut report = Report::default();
        report.push(&file, Span::from(span), Message::new("E101", "titre vide").label("ici").help("écrivez un titre"));
        render(&report, &[Source { path: file, text: text.into() }].into_iter().collect(), Colours::Plain)
    }

    #[test]
    fn the_place_the_words_and_the_help_are_shown() {
        let text = shown("titre: x\n", 7..8);
        for part in ["erreur[E101]: titre vide", "events/a.yaml:1:8", "^ ici", "aide: écrivez un titre"] {
            assert!(text.contains(part), "« {part} » manque dans :\n{text}");
        }
    }

    #[test]
    fn a_very_long_line_is_cut_and_keeps_its_true_column() {
        let text = shown(&format!("a: {}", "é".repeat(100_000)), 100_003..100_005);
        assert!(text.len() < 2_000, "{} bytes", text.len());
        assert!(text.contains(":1:50004"), "{text}");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let text = shown("a: \u{1b}[31m \u{202e}\n", 0..1);
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }
}
