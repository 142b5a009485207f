//! The machine-readable form of a report (design.md §5b): always an array, sorted, without anything but itself on stdout.

use super::{Report, Severity, Sources};
use serde::Serialize;

#[derive(Serialize)]
struct Row<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    url: Option<String>,
    /// What takes the place from `line`, `column` to the end, when `check --fix` knows.
    fix: Option<String>,
}

/// One array for the whole report, sorted by file, line, column and code; ends with a newline.
pub fn render(report: &Report, sources: &Sources) -> String {
    let mut rows: Vec<Row<'_>> = report
        .iter()
        .map(|diagnostic| {
            let place = sources.locate(&diagnostic.file, diagnostic.span);
            Row {
                code: diagnostic.message.code,
                severity: match diagnostic.message.severity() {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                file: &diagnostic.file,
                line: place.map(|place| place.line),
                column: place.map(|place| place.column),
                end_line: place.map(|place| place.end_line),
                end_column: place.map(|place| place.end_column),
                message: &diagnostic.message.text,
                label: &diagnostic.message.label,
                help: diagnostic.message.help.as_deref(),
                url: report.explanation(diagnostic.message.code),
                fix: sources.fix(diagnostic).map(|(_, text)| text),
            }
        })
        .collect();
    rows.sort_by(|a, b| (a.file, a.line, a.column, a.code).cmp(&(b.file, b.line, b.column, b.code)));
    let mut text = serde_json::to_string_pretty(&rows).unwrap_or_else(|_| "[]".to_owned());
    text.push('\n');
    text
}
