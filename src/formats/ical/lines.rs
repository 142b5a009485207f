//! Content lines: the bytes of RFC 5545 §3.1.

use crate::formats::text::one_line;

/// Octets of a line at most, its end excluded (RFC 5545 §3.1).
const LIMIT: usize = 75;

/// Content lines, one after the other, escaped and folded.
#[derive(Debug)]
pub(super) struct Lines {
    folded: String,
    line: String,
}

impl Lines {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { folded: String::with_capacity(1024), line: String::with_capacity(256) }
    }

    /// A property of any type but TEXT: dates, URIs, words of the standard. `name` holds its parameters, if any.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.start(name);
        self.line.push_str(&one_line(value));
        self.end();
    }

    /// A TEXT property (RFC 5545 §3.3.11).
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.start(name);
        escape(&mut self.line, value);
        self.end();
    }

    /// A property that lists TEXT values: the commas between them are the only ones that are not escaped.
    pub(super) fn texts<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) {
        self.start(name);
        for (rank, value) in values.into_iter().enumerate() {
            if rank > 0 {
                self.line.push(',');
            }
            escape(&mut self.line, value);
        }
        self.end();
    }

    /// The lines, each with its CRLF.
    pub(super) fn finish(self) -> String {
        self.folded
    }

    fn start(&mut self, name: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
    }

    fn end(&mut self) {
        fold(&mut self.folded, &self.line);
    }
}

/// A parameter value that may hold anything, quoted. RFC 5545 §3.2 allows no double quote there, and few readers know
/// the escapes of RFC 6868, so `'` stands for it.
pub(super) fn quoted(value: &str) -> String {
    format!("\"{}\"", one_line(value).replace('"', "'"))
}

/// RFC 5545 §3.3.11: a backslash before `\`, `;` and `,`; `\n` for a line break; control characters have no place.
fn escape(line: &mut String, value: &str) {
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => line.extend(['\\', letter]),
            '\n' => line.push_str("\\n"),
            '\t' => line.push(' '),
            _ if letter.is_control() => {}
            _ => line.push(letter),
        }
    }
}

/// RFC 5545 §3.1: a line goes on after CRLF and a space. The limit counts octets, and no character is cut in two.
fn fold(folded: &mut String, line: &str) {
    let mut rest = line;
    let mut room = LIMIT;
    while rest.len() > room {
        let cut = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(room);
        let (head, tail) = rest.split_at(cut);
        folded.push_str(head);
        folded.push_str("\r\n ");
        rest = tail;
        room = LIMIT - 1;
    }
    folded.push_str(rest);
    folded.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader gets: RFC 5545 §3.1 says to take away each CRLF that a space follows.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        for sign in ["a", "é", "€", "🤖", "👩‍🔬", " "] {
            for start in 0..6 {
                let line = format!("X:{}{}", "a".repeat(start), sign.repeat(200));
                let mut folded = String::new();
                fold(&mut folded, &line);
                assert!(folded.split("\r\n").all(|part| part.len() <= 75), "{folded}");
                assert_eq!(unfolded(&folded), format!("{line}\r\n"));
            }
        }
    }

    #[test]
    fn a_line_of_exactly_75_octets_is_not_folded() {
        let mut folded = String::new();
        fold(&mut folded, &"a".repeat(75));
        assert_eq!(folded, format!("{}\r\n", "a".repeat(75)));
    }

    #[test]
    fn text_is_escaped_and_loses_its_control_characters() {
        let mut lines = Lines::new();
        lines.text("SUMMARY", "a\\b;c,d\r\ne\u{7}\tf\"g:h");
        lines.texts("CATEGORIES", ["a,b", "c"]);
        assert_eq!(lines.finish(), "SUMMARY:a\\\\b\\;c\\,d\\ne f\"g:h\r\nCATEGORIES:a\\,b,c\r\n");
    }

    #[test]
    fn a_line_break_in_a_uri_cannot_start_another_property() {
        let mut lines = Lines::new();
        lines.raw("URL", "https://a.fr/\r\nATTENDEE:mailto:x@a.fr");
        assert_eq!(lines.finish(), "URL:https://a.fr/ ATTENDEE:mailto:x@a.fr\r\n");
        assert_eq!(quoted("Mairie \"haute\"\n"), "\"Mairie 'haute' \"");
    }
}
