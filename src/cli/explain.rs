//! `semaine explain`: what a code means, or the list of all.

use super::arguments::ExplainOptions;
use super::{Outcome, complain, say};
use crate::diagnostic::explain::{self, DESCRIBED, Explanation, Family, Sample};
use crate::text::typography;
use std::fmt::Write;
use std::io::IsTerminal;

/// Width of a text that no terminal bounds, and the widest that is pleasant to read.
const WIDEST: usize = 80;

/// Explains one code, or lists them all.
pub(super) fn run(options: &ExplainOptions) -> Outcome {
    let width = width();
    let Some(code) = &options.code else {
        say(&list(width));
        return Outcome::Success;
    };
    match explain::find(code) {
        Some(explanation) => {
            say(&text(explanation, width));
            Outcome::Success
        }
        None => {
            let near = explain::nearest(code);
            let near = near.map(|near| format!(" ; vouliez-vous dire « {} » ({}) ?", near.code, near.title));
            complain(&format!(
                "erreur : le code « {code} » n’existe pas{}\n\n« semaine explain » montre tous les codes.\n",
                near.unwrap_or_default()
            ));
            Outcome::Usage
        }
    }
}

fn width() -> usize {
    let terminal = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(WIDEST, |(width, _)| usize::from(width.0).clamp(20, WIDEST))
}

fn list(width: usize) -> String {
    let mut out = String::new();
    for family in Family::ALL {
        let _ = writeln!(out, "{}", family.label());
        for one in explain::of(family) {
            let title = wrapped(&typography(&one.title), width.saturating_sub(8));
            let _ = writeln!(out, "  {}  {}", one.code, title.join("\n        "));
        }
        out.push('\n');
    }
    out.push_str(
        "E : erreur, à corriger. R : remarque, qui n’empêche rien.\n« semaine explain E203 » explique un code.\n",
    );
    out
}

fn text(one: &Explanation, width: usize) -> String {
    let mut out =
        wrapped(&format!("{} {} : {}", one.kind(), one.code, typography(&one.title)), width).join("\n") + "\n";
    out.push_str(&prose(&one.why, width));
    let _ = write!(out, "\nComment faire\n{}", prose(&one.mend, width));
    for (heading, files) in
        [("À corriger", &one.bad), ("Correct", &one.good), ("Autres fichiers de l’exemple", &one.others)]
    {
        if !files.is_empty() {
            let _ = write!(out, "\n{heading}\n{}", files.iter().map(|file| sample(file, width)).collect::<String>());
        }
    }
    out
}

fn prose(paragraphs: &[String], width: usize) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let words: String = explain::words(paragraph).map(|words| words.to_string()).collect();
        let lines = wrapped(&typography(&words), width.saturating_sub(2));
        let _ = write!(out, "\n  {}\n", lines.join("\n  "));
    }
    out
}

/// A file as it is: its lines are not wrapped, so that they can be copied.
fn sample(file: &Sample, width: usize) -> String {
    let mut out = format!("\n  {}\n", file.path);
    for line in file.text.lines() {
        let line = if file.language == DESCRIBED { cropped(line, width) } else { line.to_owned() };
        let _ = writeln!(out, "{}", format!("  │ {line}").trim_end());
    }
    out
}

fn cropped(line: &str, width: usize) -> String {
    let kept = width.saturating_sub(5);
    if line.chars().count() <= kept { line.to_owned() } else { line.chars().take(kept).chain(['…']).collect() }
}

/// Lines of at most `width` characters, cut at spaces; a no-break space holds, and a longer word stands alone.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_what_a_no_break_space_holds_together() {
        assert_eq!(wrapped("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(wrapped("dit «\u{a0}oui\u{a0}»", 8), ["dit", "«\u{a0}oui\u{a0}»"]);
        assert_eq!(wrapped("anticonstitutionnellement oui", 5), ["anticonstitutionnellement", "oui"]);
    }

    #[test]
    fn the_prose_of_every_code_fits_a_narrow_terminal() {
        for one in explain::all() {
            for line in prose(&one.why, 40).lines().chain(prose(&one.mend, 40).lines()) {
                assert!(line.chars().count() <= 40 || !line.trim().contains(' '), "{} : {line}", one.code);
            }
        }
    }
}
