//! The code quality report of a merge request: GitLab's subset of the Code Climate format.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use super::{Report, Severity, Sources};
use serde::Serialize;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_128;

#[derive(Serialize)]
struct Row<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// One array for the whole report; a file as a whole is told on its first line. A fingerprint follows a message from one
/// version of a file to the next: it depends on the words, not on the line.
pub fn render(report: &Report, sources: &Sources) -> String {
    let mut seen: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    let rows: Vec<Row<'_>> = report
        .iter()
        .map(|diagnostic| {
            let message = &diagnostic.message;
            let identity = (&*diagnostic.file, message.code, message.text.as_str());
            let rank = seen.entry(identity).and_modify(|count| *count += 1).or_insert(0);
            let place = sources.locate(&diagnostic.file, diagnostic.span);
            let help = message.help.as_deref().unwrap_or_default();
            Row {
                description: format!("{}. {help}", message.text).trim_end().to_owned(),
                check_name: message.code,
                fingerprint: format!("{:032x}", xxh3_128(format!("{identity:?} {rank}").as_bytes())),
                severity: match message.severity() {
                    Severity::Error => "major",
                    Severity::Warning => "info",
                },
                location: Location {
                    path: &diagnostic.file,
                    lines: Lines { begin: place.map_or(1, |place| place.line) },
                },
            }
        })
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_else(|_| "[]".to_owned()) + "\n"
}
