//! Dates and hours as people read them in French, and what translated pages need of other languages.

mod english;

use crate::model::When;
use jiff::civil::{Date, DateTime, Time, Weekday};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The name of a weekday: « mardi ».
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// The name of a month, from 1: « mai ».
pub fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The number, from 1, of a month whose folded name is this one: « fevrier ».
pub fn month_named(folded: &str) -> Option<i8> {
    (1..=12).find(|number| crate::text::fold(month(*number)) == folded)
}

/// « 1er » or « 19 », with the ordinal that French gives to the first only.
pub fn day_number(day: Date) -> String {
    if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() }
}

/// « mardi 19 mai 2026 ».
pub fn day_in_words(day: Date) -> String {
    format!("{} {} {} {}", weekday(day.weekday()), day_number(day), month(day.month()), day.year())
}

/// « mardi 19 mai ».
pub fn day_without_year(day: Date) -> String {
    format!("{} {} {}", weekday(day.weekday()), day_number(day), month(day.month()))
}

/// « du 18 au 24 mai 2026 », « du 30 mai au 2 juin 2026 », « du 28 décembre 2026 au 3 janvier 2027 ».
pub fn range_in_words(start: Date, end: Date) -> String {
    let last = format!("{} {} {}", day_number(end), month(end.month()), end.year());
    if start == end {
        format!("le {last}")
    } else if (start.year(), start.month()) == (end.year(), end.month()) {
        format!("du {} au {last}", day_number(start))
    } else if start.year() == end.year() {
        format!("du {} {} au {last}", day_number(start), month(start.month()))
    } else {
        format!("du {} {} {} au {last}", day_number(start), month(start.month()), start.year())
    }
}

/// A range in the words of a language; in figures (ISO 8601) when nobody has written them here.
pub fn range_in(language: &str, start: Date, end: Date) -> String {
    match language {
        "fr" => range_in_words(start, end),
        "en" => english::range(start, end),
        _ if start == end => start.to_string(),
        _ => format!("{start} – {end}"),
    }
}

/// « 14 h 30 », « 9 h », with narrow no-break spaces.
pub fn hour(time: Time) -> String {
    match time.minute() {
        0 => format!("{}\u{202f}h", time.hour()),
        minute => format!("{}\u{202f}h\u{202f}{minute:02}", time.hour()),
    }
}

/// The hours of a session: « de 14 h à 16 h 30 », « de 22 h à 2 h le lendemain », or « horaire à préciser ».
pub fn hours_in_words(when: When) -> String {
    match when {
        When::AllDay(_) => "horaire à préciser".to_owned(),
        When::Timed { start, end } => {
            let next_day = if end.date() > start.date() { " le lendemain" } else { "" };
            format!("de {} à {}{next_day}", hour(start.time()), hour(end.time()))
        }
    }
}

/// « vendredi 22 mai 2026 à 18 h », for deadlines; midnight's last minute is the whole day: « … 22 mai 2026 ».
pub fn deadline_in_words(moment: DateTime) -> String {
    let day = day_in_words(moment.date());
    if (moment.hour(), moment.minute()) == (23, 59) { day } else { format!("{day} à {}", hour(moment.time())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_and_ranges_read_as_french() {
        assert_eq!(day_in_words(date(2026, 5, 1)), "vendredi 1er mai 2026");
        assert_eq!(range_in_words(date(2026, 5, 18), date(2026, 5, 24)), "du 18 au 24 mai 2026");
        assert_eq!(range_in_words(date(2026, 5, 30), date(2026, 6, 1)), "du 30 mai au 1er juin 2026");
        assert_eq!(range_in_words(date(2026, 12, 28), date(2027, 1, 3)), "du 28 décembre 2026 au 3 janvier 2027");
    }

    #[test]
    fn hours_read_as_french_and_a_missing_hour_says_so() {
        let timed = When::Timed { start: date(2026, 5, 20).at(14, 0, 0, 0), end: date(2026, 5, 20).at(16, 30, 0, 0) };
        assert_eq!(hours_in_words(timed), "de 14\u{202f}h à 16\u{202f}h\u{202f}30");
        assert_eq!(hours_in_words(When::AllDay(date(2026, 5, 20))), "horaire à préciser");
    }
}
