//! What is looked at before parsing: nesting that would cost time, characters that would disguise the text.

use super::{MAX_NESTING, MarkdownIssue};
use std::borrow::Cow;
use std::ops::Range;

/// The first line that opens more quotes and lists than [`MAX_NESTING`], by its markers or by its indentation under
/// a list.
pub(super) fn too_deep(markdown: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        if markers(line) > MAX_NESTING {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// How many containers a line can be inside of: its quote and list markers, and two columns of indentation each.
fn markers(line: &str) -> usize {
    let mut rest = line.as_bytes();
    let (mut count, mut columns) = (0_usize, 0_usize);
    loop {
        match rest {
            [b'>', after @ ..] => (count, rest) = (count + 1, after),
            [b' ', after @ ..] => (columns, rest) = (columns + 1, after),
            [b'\t', after @ ..] => (columns, rest) = (columns + 4, after),
            [b'-' | b'+' | b'*', after @ ..] if is_blank(after) => (count, rest) = (count + 1, after),
            [b'0'..=b'9', ..] => {
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                match rest.get(digits..) {
                    Some([b'.' | b')', after @ ..]) if is_blank(after) => (count, rest) = (count + 1, after),
                    _ => break,
                }
            }
            _ => break,
        }
    }
    // A marker is followed by a space, which is no indentation.
    let indentation = columns.saturating_sub(count) / 2;
    if is_blank(rest) && count == 0 { 0 } else { count.max(indentation) }
}

fn is_blank(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
}

/// Every character that shows nothing and could change how the rest is read.
pub(super) fn invisible_characters(markdown: &str) -> Vec<(Range<usize>, MarkdownIssue)> {
    markdown
        .char_indices()
        .filter(|(_, letter)| is_invisible(*letter))
        .map(|(start, letter)| (start..start + letter.len_utf8(), MarkdownIssue::InvisibleCharacter(letter)))
        .collect()
}

/// The text without what [`invisible_characters`] reports.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) { Cow::Owned(text.replace(is_invisible, "")) } else { Cow::Borrowed(text) }
}

/// Controls other than tab and line ends, byte order marks, and the bidirectional embeddings, overrides and isolates
/// of Unicode TR 36 §2.10 (« Trojan Source »). Marks that Arabic or emoji need (U+200C to U+200F) stay.
fn is_invisible(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        _ => letter.is_control(),
    }
}
