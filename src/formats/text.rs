//! Texts as data formats want them: without the characters that no format can carry.

use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A text without control characters: XML 1.0 §2.2 and RFC 5545 §3.1 forbid them, and nobody sees them. A line feed
/// stays, a tab becomes a space, and so goes a carriage return (a line break is one line feed here).
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| is_unwanted(letter) && letter != '\n') {
        return Cow::Borrowed(text);
    }
    let kept = |letter| match letter {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        _ => (!is_unwanted(letter)).then_some(letter),
    };
    Cow::Owned(text.chars().filter_map(kept).collect())
}

/// A cleaned text on one line.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        cleaned if cleaned.contains('\n') => Cow::Owned(cleaned.replace('\n', " ")),
        cleaned => cleaned,
    }
}

/// Control characters (C0, DEL, C1) and the two code points that XML excludes besides.
fn is_unwanted(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A cleaned text with its `& < > " '` as entities: fit for an XML element or attribute.
pub(super) fn xml(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if !cleaned.contains(['&', '<', '>', '"', '\'']) {
        return cleaned;
    }
    let mut escaped = String::with_capacity(cleaned.len() + 16);
    for letter in cleaned.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            _ => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

/// A text that JSON gets cleaned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a>(pub(super) &'a str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&clean(self.0))
    }
}

/// A value as compact JSON (RFC 8259), keys in the order of their struct.
pub(super) fn to_json(value: &impl Serialize) -> String {
    // Serialising fails for maps whose keys are not strings, and for writers that fail: there is neither here.
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_feeds_stay() {
        assert_eq!(clean("a\u{0}\u{7}b\u{7f}\u{85}\tc\r\nd\u{ffff}"), "ab c\nd");
        assert_eq!(one_line("a\r\nb"), "a b");
        assert!(matches!(clean("👩‍🔬 L’IA, œuvre"), Cow::Borrowed(_)));
    }

    #[test]
    fn xml_signs_become_entities() {
        assert_eq!(xml("<a href=\"b\">R&D d'ici</a>\u{1}"), "&lt;a href=&quot;b&quot;&gt;R&amp;D d&apos;ici&lt;/a&gt;");
    }
}
