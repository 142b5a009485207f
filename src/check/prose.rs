//! Dates written in words, whose weekday must be that of the day, and the spaces of a title.

use super::event::Subject;
use crate::diagnostic::codes::{dates as codes, fields};
use crate::model::vocabulary::{self, Vocabulary};
use jiff::civil::{Date, Weekday};

/// « samedi 22 mai » in a title, a summary or a description, when the 22nd is a Friday.
pub(super) fn weekdays(subject: &mut Subject<'_>) {
    let raw = subject.raw;
    let year = subject.draft.year;
    for text in [&raw.title, &raw.summary, &raw.description].into_iter().flatten() {
        for (written, day) in dates_in_words(&text.value, year) {
            if day.weekday() != written {
                subject.push(text.span, codes::wrong_weekday(written, day));
            }
        }
    }
}

/// Spaces that nobody meant in what lists and calendars show: two in a row, one before a comma or a full stop, none inside
/// « ».
pub(super) fn spaces(subject: &mut Subject<'_>) {
    let raw = subject.raw;
    for (key, text) in [("titre", &raw.title), ("resume", &raw.summary)] {
        if let Some(text) = text
            && let Some(clean) = spaced(&text.value)
        {
            subject.push(text.span, fields::spacing(key, &clean));
        }
    }
}

/// The text with its spaces where French puts them; `None` when they are.
fn spaced(text: &str) -> Option<String> {
    let mut clean = String::with_capacity(text.len() + 4);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = rest.peek().copied();
        match (letter, next) {
            (' ', Some(' ' | ',' | ')')) => {}
            // « .net » keeps its space, and so do three dots.
            (' ', Some('.')) if !rest.clone().nth(1).is_some_and(|after| after == '.' || after.is_alphanumeric()) => {}
            ('(', Some(' ')) => {
                clean.push('(');
                while rest.next_if_eq(&' ').is_some() {}
            }
            ('«', Some(after)) if !after.is_whitespace() => clean.push_str("« "),
            (before, Some('»')) if !before.is_whitespace() => clean.extend([before, ' ']),
            _ => clean.push(letter),
        }
    }
    (clean != text).then_some(clean)
}

/// Every « weekday day month (year) » of a text; without a year, that of the event.
fn dates_in_words(text: &str, year: i16) -> Vec<(Weekday, Date)> {
    let folded = crate::text::fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words
        .windows(3)
        .enumerate()
        .filter_map(|(index, window)| {
            let weekday = vocabulary::Weekday::from_key(window[0])?.to_jiff();
            let day = window[1].trim_end_matches("er").parse().ok()?;
            let month = crate::dates::month_named(window[2])?;
            let written: Option<i16> =
                words.get(index + 3).and_then(|word| word.parse().ok()).filter(|year| *year > 1900);
            Some((weekday, Date::new(written.unwrap_or(year), month, day).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_go_where_french_puts_them_and_nowhere_else() {
        for (text, clean) in [
            ("L'IA  , c'est   nul .", "L'IA, c'est nul."),
            ("Le « café» ( gratuit )", "Le « café » (gratuit)"),
            ("«IA»", "« IA »"),
        ] {
            assert_eq!(spaced(text).as_deref(), Some(clean), "{text}");
            assert_eq!(spaced(clean), None, "{clean}");
        }
        for text in ["Un site en .net ...", "compar:IA, 3,5 % !", "Quoi ?"] {
            assert_eq!(spaced(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_words_are_found_with_or_without_a_year() {
        let found = dates_in_words("Le samedi 23 mai, puis vendredi 1er août 2025 ; mardi prochain.", 2026);
        let shown: Vec<String> = found.iter().map(|(_, day)| day.to_string()).collect();
        assert_eq!(shown, ["2026-05-23", "2025-08-01"]);
    }
}
