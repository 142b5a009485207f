//! Values as YAML that every reader takes alike: bare when nothing can be misread, between double quotes otherwise.

use std::fmt::Write;

/// A word: a key of a vocabulary, a date, a number, the name of a file. Bare if it looks like one.
pub fn word(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

/// A line of text.
pub fn line(text: &str) -> String {
    let harmless = |letter: char| letter.is_alphanumeric() || " '’-.,!?()/&%€°«»…–\u{a0}\u{202f}".contains(letter);
    let bare = text.starts_with(char::is_alphabetic)
        && text.chars().all(harmless)
        && !text.ends_with([' ', '\u{a0}', '\u{202f}'])
        && !WORDS.contains(&text.to_lowercase().as_str());
    let address = text.starts_with("https://") && is_bare(text);
    if bare || address { text.to_owned() } else { quoted(text) }
}

/// A text of several lines, for a key indented by `indent`: a literal block, unless a sign in it would not survive there.
pub fn lines(indent: &str, text: &str) -> String {
    let plain = text.chars().all(|letter| letter == '\n' || !(letter.is_control() || is_break(letter)));
    if !plain || text.starts_with([' ', '\n']) || text.is_empty() {
        return quoted(text);
    }
    let mut out = "|".to_owned();
    for line in text.lines() {
        let _ = if line.is_empty() { writeln!(out) } else { write!(out, "\n{indent}  {line}") };
    }
    out
}

/// A list on one line, each item in its own right: a comma in a text never parts it.
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    format!("[{}]", items.into_iter().map(word).collect::<Vec<_>>().join(", "))
}

/// A text between quotes, whatever it holds.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() || is_break(letter) => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Words that other readers of YAML take for something else than text.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

fn is_bare(text: &str) -> bool {
    !text.is_empty()
        && text.starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b':' | b'/'))
        && !text.ends_with(':')
        && !text.starts_with("--")
        && text != "-"
        && !text.eq_ignore_ascii_case("null")
}

/// Line ends of Unicode that some readers of YAML honour.
fn is_break(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Sink;
    use crate::parse::yaml::{self, Value};

    const HOSTILE: &[&str] = &[
        "IA & Bâtiment : innovations",
        "=cmd|' /C calc'!A0",
        "# titre",
        "- tiret",
        "oui",
        "no",
        "null",
        "01000",
        "a \"b\" \\ c",
        "é\u{0}\u{1b}\u{85}\u{2028}",
        "x: y",
        "'",
        "{a}",
        "{{ a }}",
        "[a]",
        "a, b",
        "*a",
        "&a",
        "!a",
        "!!str a",
        "%a",
        "@a",
        "`a`",
        "?",
        "|",
        "L’IA, c’est nul !",
        "..",
        "../../etc/passwd",
        "---",
        "\u{feff}a",
        "\u{202e}a",
        "fin:",
        "a #b",
    ];

    fn read(written: &str) -> Value {
        let mut sink = Sink::new("a.yaml".into());
        let root = yaml::read(&format!("  cle: {written}\n"), 0, &mut sink).unwrap_or_else(|| panic!("{written}"));
        let Value::Map(mut entries) = root.value else { panic!("a mapping: {written}") };
        entries.remove(0).node.value
    }

    fn scalar(value: &Value) -> &str {
        let Value::Scalar { text, .. } = value else { panic!("a scalar: {value:?}") };
        text.trim_end_matches('\n')
    }

    #[test]
    fn any_text_comes_back_as_it_was() {
        for text in HOSTILE {
            for written in [word(text), line(text), lines("  ", text), quoted(text)] {
                assert_eq!(scalar(&read(&written)), *text, "{written}");
            }
        }
        let several = "Un\n\n## Deux : trois\n- quatre # cinq";
        assert_eq!(scalar(&read(&lines("  ", several))), several);
    }

    #[test]
    fn any_item_of_a_list_comes_back_as_it_was() {
        let Value::List(items) = read(&list(HOSTILE.iter().copied())) else { panic!("a list") };
        assert_eq!(items.iter().map(|item| scalar(&item.value)).collect::<Vec<_>>(), HOSTILE);
    }
}
