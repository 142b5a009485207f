//! Days and times as people write them in French: « samedi 23 mai 2026 de 14h à 16h30 », « 23/05/2026 », « 14:30 ».
//!
//! Every word must be understood, or nothing is: half a date would be a wrong one.

use jiff::civil::{Date, Time};

/// What a text says of when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day.
    pub(crate) day: Option<Date>,
    /// The first time.
    pub(crate) start: Option<Time>,
    /// The second.
    pub(crate) end: Option<Time>,
}

/// Words that say nothing by themselves.
const SILENT: [&str; 14] =
    ["le", "du", "de", "a", "au", "et", "des", "jusqu", "jusque", "vers", "entre", "partir", "mn", "min"];
/// The first serial number of a spreadsheet that is read as a day (1 January 2000), and the last (2100).
const SERIALS: std::ops::Range<i64> = 36_526..73_050;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(String),
    Word(String),
    Sign(char),
}

/// Reads a text; `None` when a part of it is not understood. `year` is that of days without one.
pub(crate) fn read(text: &str, year: i16) -> Option<Moment> {
    if let Some(moment) = serial(text).or_else(|| iso(text)) {
        return Some(moment);
    }
    let tokens = tokens(text);
    let mut moment = Moment::default();
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = match first {
            Token::Number(_) => number(rest, year, &mut moment)?,
            Token::Word(word) if word == "midi" => put_time(&mut moment, Time::new(12, 0, 0, 0).ok()?, after)?,
            Token::Word(word) if word == "minuit" => put_time(&mut moment, Time::midnight(), after)?,
            Token::Word(word) if SILENT.contains(&word.as_str()) || is_weekday(word) => after,
            Token::Sign('-' | ',' | '.' | '(' | ')' | '\'' | '>') => after,
            _ => return None,
        };
    }
    (moment != Moment::default()).then_some(moment)
}

/// Minutes that a text says something lasts: « 1h30 », « 2 heures », « 90 min », « 01:30 ». A number alone is minutes,
/// unless it is so small that it could be hours.
pub(super) fn duration(text: &str) -> Option<i16> {
    let hour = |word: &str| ["h", "heure", "heures", "hour", "hours"].contains(&word);
    let minute = |word: &str| ["min", "mn", "minute", "minutes"].contains(&word);
    let minutes = |hours: &str, minutes: &str| {
        let minutes: i16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes)
    };
    let total = match tokens(text).as_slice() {
        [Token::Number(total)] => total.parse().ok().filter(|total| *total >= 15),
        [Token::Number(total), Token::Word(word)] if minute(word) => total.parse().ok(),
        [Token::Number(hours), Token::Word(word)] if hour(word) => minutes(hours, "0"),
        [Token::Number(hours), Token::Word(word), Token::Number(rest)] if hour(word) => minutes(hours, rest),
        [Token::Number(hours), Token::Word(word), Token::Number(rest), Token::Word(end)]
            if hour(word) && minute(end) =>
        {
            minutes(hours, rest)
        }
        // The seconds are those of a spreadsheet's own cell.
        [Token::Number(hours), Token::Sign(':'), Token::Number(rest)]
        | [Token::Number(hours), Token::Sign(':'), Token::Number(rest), Token::Sign(':'), Token::Number(_)] => {
            minutes(hours, rest)
        }
        _ => None,
    };
    total.filter(|total| (1..24 * 60).contains(total))
}

fn number<'t>(rest: &'t [Token], year: i16, moment: &mut Moment) -> Option<&'t [Token]> {
    if let Some((time, after)) = time(rest) {
        return put_time(moment, time, after);
    }
    if let Some((day, after)) = day(rest, year) {
        return moment.day.replace(day).is_none().then_some(after);
    }
    // « 14-16h »: the first number has no « h » of its own.
    match rest {
        [Token::Number(hour), Token::Sign('-'), after @ ..] if time_range_end(after) => {
            put_time(moment, Time::new(hour.parse().ok()?, 0, 0, 0).ok()?, after)
        }
        [Token::Number(hour), Token::Word(a), after @ ..] if a == "a" && time_range_end(after) => {
            put_time(moment, Time::new(hour.parse().ok()?, 0, 0, 0).ok()?, after)
        }
        _ => None,
    }
}

fn time_range_end(rest: &[Token]) -> bool {
    matches!(rest, [Token::Number(_), Token::Word(h), ..] if h == "h")
}

fn put_time<'t>(moment: &mut Moment, time: Time, after: &'t [Token]) -> Option<&'t [Token]> {
    if moment.start.is_none() {
        moment.start = Some(time);
    } else if moment.end.is_none() {
        moment.end = Some(time);
    } else {
        return None;
    }
    Some(after)
}

/// `14h30`, `14 h`, `14:30`, `14:30:00`.
fn time(rest: &[Token]) -> Option<(Time, &[Token])> {
    let [Token::Number(hour), mark, after @ ..] = rest else { return None };
    let by_letter = matches!(mark, Token::Word(word) if ["h", "heure", "heures"].contains(&word.as_str()));
    if !by_letter && *mark != Token::Sign(':') {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let (minute, after) = match after {
        [Token::Number(minute), after @ ..] if minute.len() == 2 => (minute.parse().ok()?, after),
        _ if by_letter => (0, after),
        _ => return None,
    };
    let after = match after {
        [Token::Sign(':'), Token::Number(_), after @ ..] => after,
        _ => after,
    };
    // « 24h » is the end of the day: the next midnight.
    let time = if (hour, minute) == (24, 0) { Time::midnight() } else { Time::new(hour, minute, 0, 0).ok()? };
    Some((time, after))
}

/// `23/05/2026`, `23-5-26`, `23 mai 2026`, `1er juin`, `2026/05/23`.
fn day(rest: &[Token], year: i16) -> Option<(Date, &[Token])> {
    let separates = |token: &Token| matches!(token, Token::Sign('/' | '-' | '.'));
    match rest {
        [Token::Number(y), a, Token::Number(m), b, Token::Number(d), after @ ..]
            if y.len() == 4 && separates(a) && a == b =>
        {
            Some((Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()?, after))
        }
        [Token::Number(d), a, Token::Number(m), b, Token::Number(y), after @ ..] if separates(a) && a == b => {
            Some((Date::new(full_year(y)?, m.parse().ok()?, d.parse().ok()?).ok()?, after))
        }
        [Token::Number(d), Token::Sign('/'), Token::Number(m), after @ ..] => {
            Some((Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()?, after))
        }
        [Token::Number(d), Token::Word(word), after @ ..] if word == "er" => named_month(d, after, year),
        [Token::Number(d), after @ ..] => named_month(d, after, year),
        _ => None,
    }
}

fn named_month<'t>(day: &str, rest: &'t [Token], year: i16) -> Option<(Date, &'t [Token])> {
    let [Token::Word(word), after @ ..] = rest else { return None };
    let month = crate::dates::month_named(word)?;
    let (year, after) = match after {
        [Token::Number(number), after @ ..] if number.len() == 4 => (number.parse().ok()?, after),
        _ => (year, after),
    };
    Some((Date::new(year, month, day.parse().ok()?).ok()?, after))
}

fn full_year(digits: &str) -> Option<i16> {
    match digits.len() {
        2 => Some(2000 + digits.parse::<i16>().ok()?),
        4 => digits.parse().ok(),
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"].contains(&word)
}

/// The number that a spreadsheet keeps for a day: days since 30 December 1899, the time as a fraction.
fn serial(text: &str) -> Option<Moment> {
    let text = text.trim().replace(',', ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let days: i64 = whole.parse().ok().filter(|days| SERIALS.contains(days))?;
    let seconds = match fraction {
        "" => 0.0,
        _ => format!("0.{fraction}").parse::<f64>().ok()? * 86_400.0,
    };
    let midnight = Date::constant(1899, 12, 30).at(0, 0, 0, 0);
    // A minute is the finest that people write: rounding to it undoes what a fraction of a day cannot say.
    let minutes = days * 1440 + (seconds / 60.0).round() as i64;
    let moment = midnight.checked_add(jiff::Span::new().try_minutes(minutes).ok()?).ok()?;
    let start = (!fraction.is_empty()).then(|| moment.time());
    Some(Moment { day: Some(moment.date()), start, end: None })
}

/// `2026-05-20T14:00:00+02:00`: the local time of the place, whose offset is not needed.
fn iso(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let day: Date = day.parse().ok().filter(|_| day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-')?;
    let Some(rest) = rest.strip_prefix(['T', ' ']) else {
        return rest.is_empty().then_some(Moment { day: Some(day), ..Moment::default() });
    };
    let (time, offset) = rest.split_at_checked(5)?;
    let time = format!("{time}:00").parse::<Time>().ok()?;
    let offset = offset.strip_prefix(":00").unwrap_or(offset).trim_start_matches(".000");
    let local =
        offset.is_empty() || (offset.len() == 6 && offset.starts_with(['+', '-']) && offset.as_bytes()[3] == b':');
    local.then_some(Moment { day: Some(day), start: Some(time), end: None })
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for letter in crate::text::fold(text).chars() {
        let letter = if matches!(letter, '–' | '—' | '→') { '-' } else { letter };
        match tokens.last_mut() {
            Some(Token::Number(number)) if letter.is_ascii_digit() => number.push(letter),
            Some(Token::Word(word)) if letter.is_alphabetic() => word.push(letter),
            _ if letter.is_ascii_digit() => tokens.push(Token::Number(letter.to_string())),
            _ if letter.is_alphabetic() => tokens.push(Token::Word(letter.to_string())),
            _ if letter.is_whitespace() => tokens.push(Token::Sign(' ')),
            _ => tokens.push(Token::Sign(letter)),
        }
    }
    tokens.retain(|token| *token != Token::Sign(' '));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as at};

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "23/05/2026",
            "23/05/26",
            "23-5-2026",
            "23.05.2026",
            "23 mai 2026",
            "samedi 23 mai 2026",
            "Sam. 23 mai",
            "2026-05-23",
            "2026/05/23",
            "23/05",
            "46165",
            "Le 23 MAI",
        ] {
            let text = text.replace("Sam.", "samedi");
            let moment = read(&text, 2026).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((moment.day, moment.start), (Some(date(2026, 5, 23)), None), "{text}");
        }
        assert_eq!(read("1er juin 2026", 2020).and_then(|m| m.day), Some(date(2026, 6, 1)));
    }

    #[test]
    fn times_stand_alone_or_beside_their_day() {
        let both = (Some(at(14, 0, 0, 0)), Some(at(16, 30, 0, 0)));
        for text in
            ["14h-16h30", "14h00 – 16h30", "de 14 h à 16 h 30", "14:00-16:30", "14-16h30", "14:00:00 à 16:30:00"]
        {
            let moment = read(text, 2026).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((moment.day, (moment.start, moment.end)), (None, both), "{text}");
        }
        for text in
            ["23/05/2026 14h30", "23 mai 2026 à 14h30", "2026-05-23T14:30:00+02:00", "2026-05-23 14:30", "46165.604166"]
        {
            let moment = read(text, 2026).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((moment.day, moment.start), (Some(date(2026, 5, 23)), Some(at(14, 30, 0, 0))), "{text}");
        }
        assert_eq!(
            read("de midi à 14h", 2026).map(|m| (m.start, m.end)),
            Some((Some(at(12, 0, 0, 0)), Some(at(14, 0, 0, 0))))
        );
    }

    #[test]
    fn a_duration_is_read_as_people_write_it() {
        for text in ["1h30", "1 h 30", "1 heure 30 minutes", "90", "90 min", "90 mn", "01:30", "1:30:00"] {
            assert_eq!(duration(text), Some(90), "{text}");
        }
        assert_eq!(duration("2 heures"), Some(120));
        for text in ["2", "1h75", "environ 1h", "une heure", "48h", "0 min", ""] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_wholly_understood_is_not_understood() {
        for text in [
            "31/02/2026",
            "05/23/2026",
            "du 20 au 22 mai",
            "après-midi",
            "9h-12h 14h-17h",
            "2026-05-23T14:30Z",
            "23",
            "25h",
            "",
        ] {
            assert_eq!(read(text, 2026), None, "{text}");
        }
    }
}
