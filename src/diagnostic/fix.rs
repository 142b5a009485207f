//! What `check --fix` writes in place of what is underlined: only where there is one right answer.
//!
//! A message knows the value that is meant; how that value is written depends on what stands in the file (quotes of the
//! author, a list between brackets), so the text is made at the last moment. Whoever makes a fix owes that reading the
//! mended file gives no message at that place any more, whatever the file.

/// What the renderers add to a message that has a fix.
pub(super) const FIXABLE: &str = "« semaine check --fix » le corrige.";

/// The right answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fix {
    /// The value of a scalar: written without quotes where YAML allows it and the author did.
    Value(String),
    /// These very characters: dates, booleans, numbers, lists.
    Exact(String),
}

impl Fix {
    /// The text that takes the place of `written`; `None` where a value stands on several lines, whose layout is the
    /// author's.
    pub(super) fn over(&self, written: &str) -> Option<String> {
        if written.is_empty() || written.contains('\n') {
            return None;
        }
        Some(match self {
            Self::Exact(text) => text.clone(),
            Self::Value(value) => scalar(value, written.chars().next().filter(|sign| matches!(sign, '"' | '\''))),
        })
    }
}

/// A scalar on one line (YAML 1.2 §7.3): with the author's quotes, else plain when nobody can misread it.
fn scalar(value: &str, quote: Option<char>) -> String {
    match quote {
        None if is_plain(value) => value.to_owned(),
        Some('"') | None if !value.contains(['"', '\\']) => format!("\"{value}\""),
        _ => format!("'{}'", value.replace('\'', "''")),
    }
}

/// Whether a value reads as itself without quotes, in a block and between brackets, for every reader of YAML: no
/// indicator, no number (`01`), no hour (`13:30`), no boolean nor null.
fn is_plain(value: &str) -> bool {
    let indicators = ['"', '\'', '#', '&', '*', '!', '|', '>', '%', '@', '`', '?', '-', ',', '[', ']', '{', '}'];
    let word = |other: &str| value.eq_ignore_ascii_case(other);
    !value.is_empty()
        && !value.starts_with(indicators)
        && !value.contains([',', '[', ']', '{', '}', ':', '#'])
        && value.contains(char::is_alphabetic)
        && value.parse::<f64>().is_err()
        && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].into_iter().any(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(value: &str, written: &str) -> Option<String> {
        Fix::Value(value.to_owned()).over(written)
    }

    #[test]
    fn a_value_keeps_the_quotes_of_its_author_and_gains_those_it_needs() {
        assert_eq!(over("Bellême", "Belleme").as_deref(), Some("Bellême"));
        assert_eq!(over("Bellême", "\"Belleme\"").as_deref(), Some("\"Bellême\""));
        assert_eq!(over("L'Haÿ", "'L''Hay'").as_deref(), Some("'L''Haÿ'"));
        for (value, text) in
            [("01", "\"01\""), ("13:30", "\"13:30\""), ("Y", "\"Y\""), ("a, b", "\"a, b\""), ("\"a\", b", "'\"a\", b'")]
        {
            assert_eq!(over(value, "x").as_deref(), Some(text));
        }
    }

    #[test]
    fn a_value_on_several_lines_is_left_alone() {
        assert_eq!(over("a b", "a\n  b"), None);
    }
}
