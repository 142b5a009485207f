//! Calendars (RFC 5545): each VEVENT is an event; a weekly rule is a `recurrence`.
//!
//! A reader of our own: what is needed are the lines, their parameters and five kinds of value, and no crate that is kept up
//! gives them without its own model of the whole standard.

use super::{Entry, Field, Known, MAX_EVENTS, Origin, Refusal, Value, clock, openagenda, place};
use crate::model::vocabulary::{Vocabulary, Weekday};
use jiff::civil::{Date, DateTime};

/// One content line: its name, parameters and value (RFC 5545 §3.1).
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// A DTSTART, DTEND, EXDATE or UNTIL.
#[derive(Clone, Copy, PartialEq)]
enum When {
    Day(Date),
    Moment(DateTime),
}

/// Reads a calendar.
///
/// # Errors
/// When it holds no event, or too many.
pub(super) fn entries(text: &str, known: &Known) -> Result<Vec<Entry>, Refusal> {
    let mut entries = Vec::new();
    let mut event: Option<Vec<Property>> = None;
    // Alarms stand inside events, and have properties of their own.
    let mut inside = 0_usize;
    for property in unfolded(text).iter().filter_map(|line| property(line)) {
        match (property.name.as_str(), property.value.to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") => event = Some(Vec::new()),
            ("END", "VEVENT") => {
                inside = 0;
                if let Some(properties) = event.take() {
                    entries.push(entry(&properties, entries.len() + 1, known));
                }
                if entries.len() > MAX_EVENTS {
                    return Err(Refusal::TooMany);
                }
            }
            ("BEGIN", _) => inside += 1,
            ("END", _) => inside = inside.saturating_sub(1),
            _ if inside <= 1 => {
                if let Some(properties) = &mut event {
                    properties.push(property);
                }
            }
            _ => {}
        }
    }
    if entries.is_empty() { Err(Refusal::NoEvent) } else { Ok(entries) }
}

/// Lines whose folds are undone (§3.1): a line that begins with a space goes on with the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn property(line: &str) -> Option<Property> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == ':' && !quoted
    });
    let (head, value) = (&line[..colon?.0], &line[colon?.0 + 1..]);
    let mut parts = head.split(';');
    let name = parts.next()?.to_ascii_uppercase();
    let parameters = parts.filter_map(|part| part.split_once('='));
    let parameters = parameters.map(|(key, value)| (key.to_ascii_uppercase(), value.trim_matches('"').to_owned()));
    Some(Property { name, parameters: parameters.collect(), value: value.trim().to_owned() })
}

/// §3.3.11.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            letter => out.push(letter),
        }
    }
    out
}

fn entry(properties: &[Property], number: usize, known: &Known) -> Entry {
    let of = |name: &str| properties.iter().find(|property| property.name == name && !property.value.is_empty());
    let line = |name: &str| {
        of(name).map(|property| unescaped(&property.value).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let mut fields = Vec::new();
    let mut put =
        |key: &'static str, label: &str, value: Value| fields.push(Field { key, value, label: label.to_owned() });
    if let Some(title) = line("SUMMARY") {
        put("titre", "SUMMARY", Value::Text(title));
    }
    let description = of("DESCRIPTION").map(|property| unescaped(&property.value).trim().to_owned());
    let page = line("URL").map(|url| format!("<{url}>"));
    let texts: Vec<String> = description.into_iter().chain(page).collect();
    if !texts.is_empty() {
        put("description", "DESCRIPTION", Value::Long(texts.join("\n\n")));
    }
    if of("STATUS").is_some_and(|status| status.value.eq_ignore_ascii_case("CANCELLED")) {
        put("statut", "STATUS", Value::Plain("annule".to_owned()));
    }
    if let Some(uid) = of("UID") {
        put("ext_ids", "UID", Value::Pairs(vec![("ical".to_owned(), uid.value.clone())]));
    }
    if let Some((lat, lon)) = of("GEO").and_then(|geo| geo.value.split_once(';')) {
        put("lieu.latitude", "GEO", Value::Plain(lat.to_owned()));
        put("lieu.longitude", "GEO", Value::Plain(lon.to_owned()));
    }
    if let Some(text) = line("LOCATION") {
        fields.extend(place::from_one_line(&text, "LOCATION"));
    }
    let name = of("ORGANIZER").and_then(|organiser| parameter(organiser, "CN"));
    fields.extend(name.map(|name| openagenda::organiser(name, "ORGANIZER", known)));
    let categories = properties.iter().filter(|property| property.name == "CATEGORIES");
    let words: Vec<String> = categories.flat_map(|property| property.value.split(',')).map(unescaped).collect();
    fields.extend(openagenda::words(&words, "CATEGORIES", known));
    let mut entry = Entry { origin: Origin::Item(number), path: None, fields, sessions: Vec::new() };
    when(properties, &mut entry);
    entry
}

fn parameter<'p>(property: &'p Property, name: &str) -> Option<&'p str> {
    property.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// DTSTART with DTEND or DURATION, and the weekly rule.
fn when(properties: &[Property], entry: &mut Entry) {
    let zone = place::time_zone(entry);
    let of = |name: &str| properties.iter().find(|property| property.name == name);
    let plain = |key, label: &str, text: String| Field { key, value: Value::Plain(text), label: label.to_owned() };
    let Some(property) = of("DTSTART") else { return };
    let Some(start) = moment(property, &property.value, zone) else {
        // Left to the checker, who says what a date looks like.
        entry.fields.push(plain("date", "DTSTART", property.value.clone()));
        return;
    };
    let end = of("DTEND")
        .and_then(|property| moment(property, &property.value, zone))
        .or_else(|| after(start, of("DURATION")?));
    if let Some(rule) = of("RRULE") {
        let except = properties.iter().filter(|property| property.name == "EXDATE");
        let except =
            except.flat_map(|property| property.value.split(',').filter_map(|text| moment(property, text, zone)));
        entry.fields.extend(recurrence(&rule.value, start, end, &except.map(day_of).collect::<Vec<_>>()));
        return;
    }
    match (start, end) {
        (When::Day(day), Some(When::Day(end))) => {
            // The end of a day is the next one (§3.6.1).
            let days: Vec<Date> = day.series(jiff::Span::new().days(1)).take_while(|one| *one < end).take(32).collect();
            if let 2..=31 = days.len() {
                let session = |(number, day): (usize, &Date)| {
                    vec![
                        plain("id", "DTSTART", format!("jour-{}", number + 1)),
                        plain("date", "DTSTART", day.to_string()),
                    ]
                };
                entry.sessions = days.iter().enumerate().map(session).collect();
            } else {
                entry.fields.push(plain("date", "DTSTART", day.to_string()));
            }
        }
        (When::Day(day), _) => entry.fields.push(plain("date", "DTSTART", day.to_string())),
        (When::Moment(start), end) => {
            entry.fields.push(plain("debut", "DTSTART", start.strftime("%Y-%m-%dT%H:%M").to_string()));
            if let Some(When::Moment(end)) = end {
                entry.fields.push(plain("fin", "DTEND", end.strftime("%Y-%m-%dT%H:%M").to_string()));
            }
        }
    }
}

fn day_of(when: When) -> Date {
    match when {
        When::Day(day) => day,
        When::Moment(moment) => moment.date(),
    }
}

fn after(start: When, duration: &Property) -> Option<When> {
    let span: jiff::Span = duration.value.parse().ok()?;
    Some(match start {
        When::Day(day) => When::Day(day.checked_add(span).ok()?),
        When::Moment(moment) => When::Moment(moment.checked_add(span).ok()?),
    })
}

/// `20260523`, `20260523T140000`, `20260523T120000Z`: in the local time of the place. A TZID that is not in the tzdb is the
/// calendar's own name for where its author is: its times are taken as they stand.
fn moment(property: &Property, text: &str, place: &str) -> Option<When> {
    let text = text.trim();
    if text.len() == 8 {
        return Date::strptime("%Y%m%d", text).ok().map(When::Day);
    }
    let (local, utc) = text.strip_suffix('Z').map_or((text, false), |text| (text, true));
    let local = DateTime::strptime("%Y%m%dT%H%M%S", local).ok()?;
    let name = if utc { Some("UTC") } else { parameter(property, "TZID") };
    let Some(zone) = name.and_then(clock::zone) else { return Some(When::Moment(local)) };
    let instant = local.to_zoned(zone).ok()?.timestamp();
    Some(When::Moment(clock::local(instant, place)))
}

/// A rule of one weekday is ours; any other is handed over whole, for the checker to refuse.
fn recurrence(rule: &str, start: When, end: Option<When>, except: &[Date]) -> Vec<Field> {
    let part = |name: &str| {
        rule.split(';')
            .filter_map(|part| part.split_once('='))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    };
    let field = |key, value| Field { key, value, label: "RRULE".to_owned() };
    let own = day_of(start).weekday();
    let weekday = Weekday::ALL.iter().find(|weekday| match part("BYDAY") {
        Some(day) => weekday.icalendar() == day,
        None => weekday.to_jiff() == own,
    });
    let weekly = part("FREQ") == Some("WEEKLY") && part("INTERVAL").is_none_or(|interval| interval == "1");
    let others = ["BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYHOUR"].iter().any(|name| part(name).is_some());
    let Some(weekday) = weekday.filter(|_| weekly && !others) else {
        return vec![field("recurrence.chaque", Value::Plain(rule.to_owned()))];
    };
    let from = day_of(start);
    let until = part("UNTIL").and_then(|text| Date::strptime("%Y%m%d", text.get(..8)?).ok());
    let counted = part("COUNT").and_then(|count| {
        let weeks = count.parse::<i64>().ok()?.checked_sub(1)?;
        let first = from.series(jiff::Span::new().days(1)).take(7).find(|day| day.weekday() == weekday.to_jiff())?;
        first.checked_add(jiff::Span::new().try_weeks(weeks).ok()?).ok()
    });
    let mut fields = vec![field("recurrence.chaque", Value::Plain(weekday.key().to_owned()))];
    for (key, when) in [("recurrence.de", Some(start)), ("recurrence.a", end)] {
        if let Some(When::Moment(moment)) = when {
            fields.push(field(key, Value::Text(moment.strftime("%H:%M").to_string())));
        }
    }
    fields.push(field("recurrence.du", Value::Plain(from.to_string())));
    fields.extend(until.or(counted).map(|day| field("recurrence.au", Value::Plain(day.to_string()))));
    if !except.is_empty() {
        fields.push(field("recurrence.sauf", Value::List(except.iter().map(ToString::to_string).collect())));
    }
    fields
}
