//! Syntax errors of YAML that have one plain cause: the message that says it, and the text with the same length in which it
//! is mended, so that reading goes on and the author sees all the faults of a file in one run.

use crate::diagnostic::codes::yaml as codes;
use crate::diagnostic::{Message, Span};

/// A syntax error: its place, its message, and the text with the same length in which it is mended, if one knows how.
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) message: Message,
    pub(super) mended: Option<String>,
}

/// The plain cause of a syntax error at `place`, if it has one.
pub(super) fn plain_cause(text: &str, place: usize) -> Option<Fault> {
    tab(text, place)
        .or_else(|| colon(text, place))
        .or_else(|| quote(text, place))
        .or_else(|| leading_sign(text, place))
        .or_else(|| missing_space(text, place))
        .or_else(|| open_quote(text, place))
        .or_else(|| indentation(text, place))
}

/// The character at a place, or the last one of the text.
pub(super) fn at(text: &str, place: usize) -> Span {
    let mut start = place.min(text.trim_end().len().saturating_sub(1));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    Span::from(start..start + length)
}

/// The line that holds a place, or the last line before it that is not empty: a fault often shows one line late.
fn line_at(text: &str, place: usize) -> (usize, &str) {
    let place = at(text, place).range().start;
    let start = text[..place].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    (start, &text[start..end])
}

/// The unquoted value of a `key: value` or `- value` line, with its offset in the text.
fn plain_value(text: &str, place: usize) -> Option<(usize, &str)> {
    let (start, line) = line_at(text, place);
    let body = line.trim_start().trim_start_matches("- ").trim_start();
    let value = match body.split_once(": ") {
        Some((key, value)) if key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') => value,
        _ if line.trim_start().starts_with("- ") => body,
        _ => return None,
    };
    let value = value.trim_start();
    Some((start + line.len() - value.len(), value.trim_end()))
}

/// A message keeps its fix when the value is the whole of what its author wrote: no comment behind it, nothing below that
/// continues it, closed by the quote that opens it if there is one.
fn if_whole(text: &str, start: usize, value: &str, message: Message) -> Message {
    let (line_start, line) = line_at(text, start);
    let width = |line: &str| line.len() - line.trim_start().len();
    let below = text[line_start + line.len()..].lines().skip(1).find(|line| !line.trim().is_empty());
    let continued = below.is_some_and(|below| width(below) > width(line) && !below.trim_start().starts_with('#'));
    let sign = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    let closed = sign.is_none_or(|sign| value.len() > 1 && value.ends_with(sign));
    if continued || value.contains(" #") || !closed { Message { fix: None, ..message } } else { message }
}

fn replace(text: &str, at: usize, length: usize, with: char) -> Option<String> {
    let mut mended = text.to_owned();
    let filler: String = std::iter::repeat_n(with, length).collect();
    mended.replace_range(at..at + length, &filler);
    (mended.len() == text.len()).then_some(mended)
}

fn tab(text: &str, place: usize) -> Option<Fault> {
    let (start, line) = line_at(text, place);
    let indent = &line[..line.len() - line.trim_start().len()];
    let tab = indent.find('\t')?;
    let mended = text
        .split_inclusive('\n')
        .map(|line| {
            let body = line.trim_start_matches([' ', '\t']);
            format!("{}{body}", line[..line.len() - body.len()].replace('\t', " "))
        })
        .collect();
    Some(Fault { span: Span::from(start + tab..start + tab + 1), message: codes::tab(), mended: Some(mended) })
}

fn colon(text: &str, place: usize) -> Option<Fault> {
    let (start, value) = plain_value(text, place)?;
    let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    if value.starts_with(['"', '\'', '[', '{', '|', '>']) {
        return None;
    }
    let mended = replace(text, start + colon, 1, ';');
    let message = if_whole(text, start, value, codes::colon_in_value(value));
    Some(Fault { span: Span::from(start..start + value.len()), message, mended })
}

fn quote(text: &str, place: usize) -> Option<Fault> {
    let (start, value) = plain_value(text, place)?;
    let sign = value.chars().next().filter(|sign| matches!(sign, '\'' | '"'))?;
    let inner = value[1..].strip_suffix(sign).unwrap_or(&value[1..]);
    if !inner.contains(sign) {
        return None;
    }
    let mended = text[..start + 1].to_owned() + &inner.replace(sign, "_") + &text[start + 1 + inner.len()..];
    Some(Fault {
        span: Span::from(start..start + value.len()),
        message: if_whole(text, start, value, codes::quote_in_value(inner)),
        mended: Some(mended),
    })
}

/// A quotation mark that is never closed shows at the next one, some lines below: it is looked for above.
fn open_quote(text: &str, place: usize) -> Option<Fault> {
    let mut end = line_at(text, place).0;
    while end > 0 {
        let (start, value) = plain_value(text, end - 1)?;
        let sign = value.chars().next()?;
        if matches!(sign, '\'' | '"') && !value[1..].contains(sign) {
            let span = Span::from(start..start + value.len());
            return Some(Fault { span, message: codes::unclosed_quote(), mended: replace(text, start, 1, '_') });
        }
        end = line_at(text, end - 1).0;
    }
    None
}

/// A key further right than the one above, which has its value already, or between two levels.
fn indentation(text: &str, place: usize) -> Option<Fault> {
    let (start, line) = line_at(text, place);
    let width = |line: &str| line.len() - line.trim_start().len();
    let above = text[..start].lines().rev().find(|line| !line.trim().is_empty())?;
    let is_key = line.trim_start().split_once(':').is_some_and(|(key, _)| !key.contains(char::is_whitespace));
    if !is_key || width(line) == width(above) || width(line) == 0 {
        return None;
    }
    let span = Span::from(start + width(line)..start + line.trim_end().len());
    Some(Fault { span, message: codes::indentation(), mended: None })
}

/// A value that starts with a sign that YAML keeps for itself.
pub(super) fn leading_sign(text: &str, place: usize) -> Option<Fault> {
    let (start, value) = plain_value(text, place)?;
    let sign = value.chars().next().filter(|sign| matches!(sign, '@' | '`' | '%' | '*' | '&' | '!'))?;
    let mended = replace(text, start, 1, '_');
    Some(Fault {
        span: Span::from(start..start + value.len()),
        message: if_whole(text, start, value, codes::leading_sign(sign, value)),
        mended,
    })
}

/// `titre:Café` or `titre Café`: a line of the file that is no `key: value`.
fn missing_space(text: &str, place: usize) -> Option<Fault> {
    let broken = |line: &str| {
        let body = line.trim_start().trim_start_matches("- ");
        !body.is_empty()
            && !body.starts_with('#')
            && !body.contains(": ")
            && !body.ends_with(':')
            && !body.starts_with(['[', ']', '{', '}'])
    };
    let (start, line) = line_at(text, place);
    let (start, line) = if broken(line) {
        (start, line)
    } else {
        let before = line_at(text, start.checked_sub(1)?);
        broken(before.1).then_some(before)?
    };
    if line.trim_start().starts_with("- ") {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let first = line.trim_start().chars().next().map_or(0, char::len_utf8);
    let mended = replace(text, start + indent, first, '#');
    let span = Span::from(start + indent..start + line.trim_end().len());
    Some(Fault { span, message: codes::no_key(line.trim()), mended })
}
