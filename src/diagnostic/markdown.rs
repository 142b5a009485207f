//! The whole report as a page: the summary of a job, a comment, a file to keep. GitHub shows about ten annotations of a
//! kind; everything stands here, errors first, file by file.

use super::fix::FIXABLE;
use super::{Diagnostic, Report, Severity, Sources, summary};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::fmt::Write;

/// Bytes of the page at most: GitHub refuses a summary above 1 MiB as a whole, and a job may add to ours.
const LARGEST: usize = 900_000;

/// What cannot stand as it is in the path of an address.
const PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'%').add(b'(').add(b')');

/// The report; `links` is the address of the repository's files at the version that was checked, without a final slash.
pub fn render(report: &Report, sources: &Sources, links: Option<&str>) -> String {
    let mut out = format!("## Vérification : {}\n", lower(&summary(report)));
    let mut left_out = 0;
    for (severity, title) in [
        (Severity::Error, "Erreurs, à corriger avant de publier"),
        (Severity::Warning, "Remarques, qui n’empêchent rien"),
    ] {
        let part = report.only(severity);
        if part.iter().next().is_some() {
            let _ = write!(out, "\n### {title}\n");
        }
        let mut file = "";
        for diagnostic in part.iter() {
            let mut text = String::new();
            if &*diagnostic.file != file {
                let _ = write!(text, "\n**{}**\n\n", escape(&diagnostic.file));
            }
            item(&mut text, diagnostic, sources, links);
            if left_out > 0 || out.len() + text.len() > LARGEST {
                left_out += 1;
            } else {
                out.push_str(&text);
                file = &diagnostic.file;
            }
        }
    }
    if left_out > 0 {
        let _ = write!(
            out,
            "\n**Le rapport est coupé ici** : {left_out} messages ne sont pas montrés. « semaine check » les montre tous.\n"
        );
    }
    out
}

/// « - [Ligne 3](…) : texte (`E207`). Aide. ».
fn item(out: &mut String, diagnostic: &Diagnostic, sources: &Sources, links: Option<&str>) {
    let message = &diagnostic.message;
    let line = sources.locate(&diagnostic.file, diagnostic.span).map(|place| place.line);
    let name = line.map_or_else(|| "Fichier entier".to_owned(), |line| format!("Ligne {line}"));
    match links {
        Some(links) => {
            let anchor = line.map(|line| format!("#L{line}")).unwrap_or_default();
            let _ = write!(out, "- [{name}]({links}/{}{anchor})", utf8_percent_encode(&diagnostic.file, PATH));
        }
        None => {
            let _ = write!(out, "- {name}");
        }
    }
    let _ = write!(out, "\u{a0}: {} (`{}`).", escape(&message.text), message.code);
    if let Some(help) = &message.help {
        let _ = write!(out, " {}", escape(help));
    }
    if message.fix.is_some() {
        let _ = write!(out, " {}", escape(FIXABLE));
    }
    out.push('\n');
}

/// A text that Markdown shows as it is: nothing that a contributor writes becomes a link, an image or HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, letter) in text.char_indices() {
        match letter {
            '\n' | '\r' => out.push(' '),
            ':' if text[at..].starts_with("://") => out.push_str("\\:"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$' | '&' | '!' | '@' => {
                out.extend(['\\', letter]);
            }
            _ => out.push(letter),
        }
    }
    out
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Message, Source, Span};

    fn page(report: Report, links: Option<&str>) -> String {
        let file = "events/2026/59/a b.yaml".into();
        render(&report, &[Source { path: file, text: "titre: x\ndate: y\n".into() }].into_iter().collect(), links)
    }

    #[test]
    fn a_message_leads_to_its_line_and_stays_a_text() {
        let mut report = Report::default();
        let file = "events/2026/59/a b.yaml".into();
        report.push(
            &file,
            Span::from(15..16),
            Message::new("E113", "« ![x](//mal) <img> » n’est pas une date").help("Écrivez *ceci*."),
        );
        assert_eq!(
            page(report, Some("https://forge.exemple/a/blob/0123")),
            "## Vérification : 1 erreur.\n\n### Erreurs, à corriger avant de publier\n\n**events/2026/59/a b.yaml**\n\n\
             - [Ligne 2](https://forge.exemple/a/blob/0123/events/2026/59/a%20b.yaml#L2)\u{a0}: « \\!\\[x\\](//mal) \\<img\\> » n’est pas une date (`E113`). Écrivez \\*ceci\\*.\n"
        );
    }

    #[test]
    fn a_report_too_large_for_a_forge_keeps_the_errors_and_says_what_is_cut() {
        let mut report = Report::default();
        let file = "events/2026/59/a b.yaml".into();
        for number in 0..20_000 {
            report.push(
                &file,
                Span::from(0..1),
                Message::new("R710", format!("Remarque {number} : {}", "é".repeat(40))),
            );
        }
        report.push(&file, Span::from(0..1), Message::new("E101", "La seule erreur"));
        let text = page(report, None);
        assert!(text.len() < 1_000_000, "{} bytes", text.len());
        assert!(text.contains("La seule erreur") && text.contains("Le rapport est coupé ici"), "{}", &text[..500]);
    }
}
