//! How a scalar becomes a value: each function refuses with the message that says what to write.

use crate::diagnostic::codes::fields as codes;
use crate::diagnostic::{Fix, Message};
use crate::model::Slug;
use crate::model::vocabulary::{Vocabulary, Weekday};
use jiff::civil::{Date, DateTime, Time};
use std::ops::RangeInclusive;

/// Whether a text may have line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One line.
    One,
    /// Any number.
    Many,
}

/// What a text may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Characters at most.
    pub(super) max: usize,
    /// Its lines.
    pub(super) lines: Lines,
}

type Read<T> = Result<T, Message>;

/// Text without control characters nor bidirectional overrides (which could make a review show something else than what
/// is published: CVE-2021-42574), trimmed, as long as it may be.
pub(super) fn text(key: &str, text: &str, Limits { max, lines }: Limits) -> Read<String> {
    let text = text.trim();
    let forbidden = |c: char| match c {
        '\n' | '\t' => lines == Lines::One,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        _ => c.is_control(),
    };
    if let Some(found) = text.chars().find(|c| forbidden(*c)) {
        return Err(codes::forbidden_character(key, found));
    }
    let length = text.chars().count();
    if length > max { Err(codes::too_long(key, length, max)) } else { Ok(text.to_owned()) }
}

pub(super) fn choice<V: Vocabulary>(key: &str, text: &str) -> Read<V> {
    let keys = || V::ALL.iter().map(|value| value.key());
    V::from_key(text).ok_or_else(|| {
        let by_label = V::ALL.iter().find(|value| crate::text::fold(value.label()) == crate::text::fold(text));
        let near = by_label.map(|value| value.key()).or_else(|| crate::text::nearest(text, keys()));
        let exact = V::ALL.iter().map(|value| value.key()).find(|key| crate::text::fold(text) == *key);
        let certain = by_label.map(|value| value.key()).or(exact);
        let message = codes::unknown_value(key, text, near, &keys().collect::<Vec<_>>());
        message.fix(certain.map(|key| Fix::Exact(key.to_owned())))
    })
}

pub(super) fn slug(key: &str, text: &str) -> Read<Slug> {
    Slug::new(text).map_err(|_| codes::not_a_slug(key, text, &Slug::propose(text)))
}

pub(super) fn boolean(key: &str, text: &str) -> Read<bool> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => {
            let meant = match crate::text::fold(text).as_str() {
                "oui" | "vrai" | "yes" | "on" | "o" | "1" | "true" => Some(true),
                "non" | "faux" | "no" | "off" | "n" | "0" | "false" => Some(false),
                _ => None,
            };
            Err(codes::not_a_boolean(key, text, meant).fix(meant.map(|meant| Fix::Exact(meant.to_string()))))
        }
    }
}

pub(super) fn number(key: &str, text: &str, bounds: &RangeInclusive<u32>) -> Read<u32> {
    match text.parse::<u32>() {
        Ok(number) if bounds.contains(&number) => Ok(number),
        Ok(_) => Err(codes::number_out_of_bounds(key, text, bounds)),
        Err(_) => Err(codes::not_a_number(key, text, bounds)),
    }
}

pub(super) fn decimal(key: &str, text: &str) -> Read<f64> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => {
            let with_point = Some(text.replace(',', ".")).filter(|text| text.parse::<f64>().is_ok());
            Err(codes::not_a_decimal(key, text).fix(with_point.map(Fix::Exact)))
        }
    }
}

pub(super) fn date(key: &str, text: &str) -> Read<Date> {
    iso_date(text).ok_or_else(|| match (days_in(text), french_date(text)) {
        (2.., _) => codes::several_days(key),
        (_, meant) => {
            let fix = meant.and_then(|day| certain(text, day, day.to_string()));
            codes::not_a_date(key, text, meant).fix(fix)
        }
    })
}

pub(super) fn date_time(key: &str, text: &str) -> Read<DateTime> {
    iso_date_time(text).ok_or_else(|| match (french_date_time(text), french_time(text), french_date(text)) {
        (None, Some(time), _) => codes::hour_without_day(key, text, time),
        (None, None, Some(day)) => codes::day_without_hour(key, text, day),
        (meant, ..) => {
            let fix = meant.and_then(|moment| certain(text, moment.date(), minutes(moment)));
            codes::not_a_date_time(key, text, meant).fix(fix)
        }
    })
}

pub(super) fn deadline(key: &str, text: &str) -> Read<DateTime> {
    let read = iso_date(text).map(|day| day.at(23, 59, 0, 0)).or_else(|| iso_date_time(text));
    read.ok_or_else(|| {
        let moment = french_date_time(text).map(|moment| (moment.date(), minutes(moment)));
        let meant = moment.or_else(|| french_date(text).map(|day| (day, day.to_string())));
        let fix = meant.as_ref().and_then(|(day, written)| certain(text, *day, written.clone()));
        codes::not_a_deadline(key, text, meant.map(|(_, written)| written)).fix(fix)
    })
}

pub(super) fn time(key: &str, text: &str) -> Read<Time> {
    iso_time(text).ok_or_else(|| {
        let meant = french_time(text);
        let fix = meant.map(|time| Fix::Value(time.strftime("%H:%M").to_string()));
        codes::not_a_time(key, text, meant).fix(fix)
    })
}

fn minutes(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The fix of a date in French, when it can mean no other day: its year has four digits, and the weekday, if one is
/// written, is that of the day.
fn certain(text: &str, day: Date, written: String) -> Option<Fix> {
    let folded = crate::text::fold(text);
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric());
    let agrees = words.clone().filter_map(Weekday::from_key).all(|weekday| weekday.to_jiff() == day.weekday());
    (agrees && words.any(|word| word == day.year().to_string())).then_some(Fix::Exact(written))
}

fn iso_date(text: &str) -> Option<Date> {
    // jiff accepts more than the contract does (times, offsets, basic format): only YYYY-MM-DD is a date here.
    (text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-').then(|| text.parse().ok()).flatten()
}

fn iso_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b':') {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn iso_date_time(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T')?;
    Some(iso_date(day)?.to_datetime(iso_time(time)?))
}

/// How many days a text names: « 2026-05-23 et 2026-05-24 », « 23/05/2026, 24/05/2026 ».
fn days_in(text: &str) -> usize {
    let parts = text.split([' ', ',', ';', '&']).filter(|part| part.contains(['-', '/']));
    parts.filter(|part| french_date(part).is_some()).count()
}

/// `23/05/2026`, `23-5-2026`, `23 mai 2026`, `2026/05/23`, `samedi 23 mai 2026`.
fn french_date(text: &str) -> Option<Date> {
    let folded = crate::text::fold(text);
    let parts: Vec<&str> = folded.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let numbers = parts.len().checked_sub(3).map(|skip| &parts[skip..])?;
    let month = |part: &str| {
        let by_name = crate::dates::month_named(part);
        by_name.or_else(|| part.parse().ok())
    };
    let day = |part: &str| part.trim_end_matches("er").parse().ok();
    let (year, month, day) = if numbers[0].len() == 4 {
        (numbers[0].parse().ok()?, month(numbers[1])?, day(numbers[2])?)
    } else {
        let year: i16 = numbers[2].parse().ok()?;
        let year = if numbers[2].len() == 2 { year + 2000 } else { year };
        (Some(year).filter(|year| *year > 1900)?, month(numbers[1])?, day(numbers[0])?)
    };
    Date::new(year, month, day).ok()
}

/// `14h30`, `14 h 30`, `14h`, `9:30`, `14:30:00`.
fn french_time(text: &str) -> Option<Time> {
    let folded = crate::text::fold(text).replace(' ', "");
    let (hour, rest) = folded.split_once(['h', ':'])?;
    let minute = rest.split(':').next().unwrap_or_default();
    let minute = if minute.is_empty() { 0 } else { minute.trim_end_matches("min").parse().ok()? };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

fn french_date_time(text: &str) -> Option<DateTime> {
    let text = text.replace(" à ", " ").replace('T', " ").replace(" h ", "h").replace(" h", "h");
    let (day, time) = text.trim().rsplit_once(' ')?;
    Some(iso_date(day).or_else(|| french_date(day))?.to_datetime(french_time(time)?))
}

/// An `http` or `https` address with a host, no spaces and no credentials.
pub(super) fn url(key: &str, text: &str) -> Read<String> {
    let parsed = url::Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    match parsed {
        Some(url)
            if url.host_str().is_some_and(|host| host.contains('.') || host == "localhost")
                && url.username().is_empty()
                && !text.contains(char::is_whitespace) =>
        {
            Ok(text.to_owned())
        }
        _ => Err(codes::not_a_url(key, text)),
    }
}

/// Parameters that follow a person from one site to the next and lead nowhere else: whole names, or beginnings that end
/// with `_`.
const TRACKERS: [&str; 16] = [
    "utm_",
    "mtm_",
    "pk_",
    "at_medium",
    "at_campaign",
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
];

/// The address without its tracking parameters, all the rest byte for byte; `None` when it has none.
pub(super) fn without_tracking(url: &str) -> Option<String> {
    let (address, anchor) = url.split_once('#').map_or((url, None), |(address, anchor)| (address, Some(anchor)));
    let (page, query) = address.split_once('?')?;
    let tracks = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
        TRACKERS.iter().any(|tracker| name == *tracker || (tracker.ends_with('_') && name.starts_with(tracker)))
    };
    let kept: Vec<&str> = query.split('&').filter(|parameter| !tracks(parameter)).collect();
    if kept.len() == query.split('&').count() {
        return None;
    }
    let mut clean = page.to_owned();
    for (sign, part) in [('?', kept.join("&")), ('#', anchor.unwrap_or_default().to_owned())] {
        if !part.is_empty() {
            clean.push(sign);
            clean.push_str(&part);
        }
    }
    Some(clean)
}

pub(super) fn email(key: &str, text: &str) -> Read<String> {
    let text = text.trim_start_matches("mailto:");
    let valid = text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && domain.split('.').all(|part| !part.is_empty())
            && text.chars().all(|c| c.is_alphanumeric() || "@._+-'".contains(c))
            && text.matches('@').count() == 1
    });
    if valid { Ok(text.to_owned()) } else { Err(codes::not_an_email(key, text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::EventType;

    fn help<T: std::fmt::Debug>(read: Read<T>) -> String {
        read.expect_err("refused").help.unwrap_or_default()
    }

    #[test]
    fn a_french_date_is_answered_with_the_one_to_write() {
        for text in ["23/05/2026", "23/05/26", "23-5-2026", "23 mai 2026", "samedi 23 mai 2026", "2026/05/23"] {
            assert!(help(date("date", text)).contains("2026-05-23"), "{text}");
        }
        assert!(help(date_time("debut", "23/05/2026 14h30")).contains("2026-05-23T14:30"));
        assert!(help(date_time("debut", "2026-05-23 14:30")).contains("2026-05-23T14:30"));
        assert!(help(date_time("debut", "23 mai 2026 à 14 h 30")).contains("2026-05-23T14:30"));
        assert!(help(time("de", "13h30")).contains("13:30"));
        assert!(date("date", "2026-02-30").is_err());
    }

    #[test]
    fn oui_and_a_decimal_comma_are_answered_with_what_to_write() {
        assert!(help(boolean("gratuit", "oui")).contains("true"));
        assert!(help(decimal("latitude", "42,96")).contains("42.96"));
        assert!(help(choice::<EventType>("types", "Café IA")).contains("cafe-ia"));
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        for bad in
            ["javascript:alert(1)", "www.mairie.fr", "https://", "ftp://a.fr", "https://u:p@a.fr", "https://a b.fr"]
        {
            assert!(url("url", bad).is_err(), "{bad}");
        }
        assert!(url("url", "https://mairie.fr/ia?x=1").is_ok());
        assert!(email("courriel", "a@b").is_err());
        assert!(email("courriel", "contact@mairie.fr").is_ok());
    }

    #[test]
    fn invisible_characters_are_refused() {
        for bad in ["a\u{202e}b", "a\u{0}b", "a\nb", "a\u{1b}b"] {
            assert!(text("titre", bad, Limits { max: 140, lines: Lines::One }).is_err(), "{bad:?}");
        }
    }
}
