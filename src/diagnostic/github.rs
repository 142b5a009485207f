//! Annotations of a pull request: GitHub's workflow commands, with their escaping.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::fix::FIXABLE;
use super::{Report, Severity, Sources};
use std::fmt::Write;

/// One `::error` or `::warning` line a diagnostic.
pub fn render(report: &Report, sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in report.iter() {
        let message = &diagnostic.message;
        let command = match message.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let _ = write!(out, "::{command} file={}", property(&diagnostic.file));
        if let Some(place) = sources.locate(&diagnostic.file, diagnostic.span) {
            let _ = write!(out, ",line={},endLine={}", place.line, place.end_line);
            if place.line == place.end_line {
                let _ = write!(out, ",col={},endColumn={}", place.column, place.end_column);
            }
        }
        let mut text = message.text.clone();
        if let Some(help) = &message.help {
            let _ = write!(text, "\n{help}");
        }
        if message.fix.is_some() {
            let _ = write!(text, "\n{FIXABLE}");
        }
        if let Some(page) = report.explanation(message.code) {
            let _ = write!(text, "\n{page}");
        }
        let _ = writeln!(out, ",title={}::{}", property(message.code), data(&text));
    }
    out
}

/// Escapes what stands after the `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, where `,` and `:` separate.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Message, Source, Span};

    #[test]
    fn a_message_cannot_forge_a_second_command() {
        let file = "events/a,b:c.yaml".into();
        let mut report = Report::default();
        report.push(&file, Span::from(0..1), Message::new("E101", "50 %\n::error::faux"));
        let sources = [Source { path: file, text: "x".into() }].into_iter().collect();
        assert_eq!(
            render(&report, &sources),
            "::error file=events/a%2Cb%3Ac.yaml,line=1,endLine=1,col=1,endColumn=2,title=E101::50 %25%0A::error::faux\n"
        );
    }
}
