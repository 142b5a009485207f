//! A day here, hours there, « 14h-16h » in a third column: what they say together of when.

use super::moment::{self, Moment};
use super::{Field, Value};
use jiff::civil::{Date, DateTime, Time};

/// Days of a run of days at most: longer is an error for a reader to see, not sixty sessions.
const LONGEST_RUN: usize = 31;

/// The column that says how long, where the others say when.
const DURATION: &str = "duree";

/// A cell that says something of when.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Which column: `date`, `heure`, `debut`, `date-fin`, `fin`, `duree`.
    pub(super) key: &'static str,
    /// Its text.
    pub(super) text: &'a str,
    /// What heads it.
    pub(super) label: &'a str,
}

/// When, in the keys of the contract.
#[derive(Debug)]
pub(super) enum When {
    /// `date`, or `debut` and `fin`; empty when nothing is said.
    Once(Vec<Field>),
    /// Day after day.
    Run(Vec<Vec<Field>>),
}

/// A value with the column that gave it.
#[derive(Clone, Copy)]
struct From<'a, T>(T, &'a str);

/// Reads the parts together; what one of them does not let understand is handed over as it stands, under the key that
/// the checker will refuse.
pub(super) fn read(parts: &[Part<'_>], year: i16) -> When {
    let lasting = parts.iter().find(|part| part.key == DURATION);
    let instants = parts.iter().filter(|part| part.key != DURATION);
    let read: Vec<(&Part<'_>, Option<Moment>)> = instants.map(|part| (part, moment::read(part.text, year))).collect();
    let of =
        |key: &str| read.iter().find(|(part, _)| part.key == key).and_then(|(part, read)| Some((part.label, (*read)?)));
    let pick = |keys: &[&str], value: fn(Moment) -> Option<Time>| {
        keys.iter().find_map(|key| of(key).and_then(|(label, moment)| Some(From(value(moment)?, label))))
    };
    let mut broken: Vec<Field> =
        read.iter().filter(|(_, read)| read.is_none()).map(|(part, _)| as_it_stands(part)).collect();
    let day = ["date", "debut", "heure"]
        .iter()
        .find_map(|key| of(key).and_then(|(label, moment)| Some(From(moment.day?, label))));
    let last = ["fin", "date-fin"].iter().find_map(|key| of(key).and_then(|(_, moment)| moment.day));
    let start = pick(&["debut", "heure", "date"], |moment| moment.start);
    let end = pick(&["fin"], |moment| moment.start)
        .or_else(|| pick(&["heure", "debut", "date", "date-fin"], |moment| moment.end))
        .or_else(|| pick(&["date-fin"], |moment| moment.start));
    let known = end.is_some() || broken.iter().any(|field| field.key == "fin");
    // A duration alone says nothing that a file could hold, and a known end is worth more than it.
    let end = match (start, lasting.filter(|_| !known)) {
        (Some(From(start, _)), Some(part)) => {
            let minutes = moment::duration(part.text).map(|minutes| jiff::Span::new().minutes(minutes));
            if minutes.is_none() {
                broken.push(as_it_stands(part));
            }
            minutes.map(|minutes| From(start.wrapping_add(minutes), part.label))
        }
        _ => end,
    };
    let Some(day) = day else { return When::Once(broken) };
    if !broken.is_empty() {
        let start = start.map(|From(time, label)| moment_field("debut", day.0.to_datetime(time), label));
        let told = broken.iter().any(|field| field.key == "debut");
        return When::Once(start.filter(|_| !told).into_iter().chain(broken).collect());
    }
    match (start, end) {
        (None, None) => run(day.0, last).map_or_else(
            || When::Once(vec![day_field(day.0, day.1)]),
            |days| When::Run(days.map(|one| vec![day_field(one, day.1)]).collect()),
        ),
        (start, end) => hours(day.0, last, start, end),
    }
}

fn hours(day: Date, last: Option<Date>, start: Option<From<'_, Time>>, end: Option<From<'_, Time>>) -> When {
    let begins = |day: Date| start.map(|From(time, label)| moment_field("debut", day.to_datetime(time), label));
    let overnight = matches!((start, end), (Some(start), Some(end)) if end.0 <= start.0 && last.is_none_or(|last| last == next(day)));
    let ends = |day: Date| {
        let day = if overnight { next(day) } else { day };
        end.map(|From(time, label)| moment_field("fin", day.to_datetime(time), label))
    };
    match run(day, last).filter(|_| !overnight) {
        Some(days) => When::Run(days.map(|day| begins(day).into_iter().chain(ends(day)).collect()).collect()),
        None => {
            let end_day = last.filter(|last| *last > day && !overnight).unwrap_or(day);
            When::Once(begins(day).into_iter().chain(ends(end_day)).collect())
        }
    }
}

/// The days from one to another, when there are several and not too many.
fn run(day: Date, last: Option<Date>) -> Option<impl Iterator<Item = Date>> {
    let last = last.filter(|last| *last > day)?;
    let days = || day.series(jiff::Span::new().days(1)).take_while(move |one| *one <= last);
    (days().take(LONGEST_RUN + 1).count() <= LONGEST_RUN).then(days)
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn day_field(day: Date, label: &str) -> Field {
    Field { key: "date", value: Value::Plain(day.to_string()), label: label.to_owned() }
}

fn moment_field(key: &'static str, moment: DateTime, label: &str) -> Field {
    Field { key, value: Value::Plain(moment.strftime("%Y-%m-%dT%H:%M").to_string()), label: label.to_owned() }
}

fn as_it_stands(part: &Part<'_>) -> Field {
    let key = match part.key {
        "date" => "date",
        "heure" | "debut" => "debut",
        _ => "fin",
    };
    Field {
        key,
        value: Value::Text(part.text.split_whitespace().collect::<Vec<_>>().join(" ")),
        label: part.label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(parts: &[(&'static str, &str)]) -> String {
        let parts: Vec<Part<'_>> = parts.iter().map(|(key, text)| Part { key, text, label: key }).collect();
        let line = |fields: &[Field]| {
            let fields = fields.iter().map(|field| match &field.value {
                Value::Plain(text) | Value::Text(text) => format!("{} {text}", field.key),
                other => format!("{other:?}"),
            });
            fields.collect::<Vec<_>>().join(", ")
        };
        match read(&parts, 2026) {
            When::Once(fields) => line(&fields),
            When::Run(days) => days.iter().map(|day| line(day)).collect::<Vec<_>>().join(" | "),
        }
    }

    #[test]
    fn columns_complete_each_other() {
        let expected = "debut 2026-05-20T14:00, fin 2026-05-20T16:30";
        assert_eq!(said(&[("date", "20/05/2026"), ("heure", "14h-16h30")]), expected);
        assert_eq!(said(&[("date", "20/05/2026"), ("debut", "14h"), ("fin", "16:30")]), expected);
        assert_eq!(said(&[("date", "20/05/2026 de 14h à 16h30")]), expected);
        assert_eq!(said(&[("debut", "20/05/2026 14h"), ("fin", "20/05/2026 16h30")]), expected);
        assert_eq!(said(&[("date", "20/05/2026"), ("debut", "14h"), ("duree", "2h30")]), expected);
        assert_eq!(said(&[("date", "20/05/2026"), ("heure", "14h-16h30"), ("duree", "longtemps")]), expected);
        assert_eq!(said(&[("date", "20 mai")]), "date 2026-05-20");
        assert_eq!(said(&[("date", "20 mai"), ("duree", "1h")]), "date 2026-05-20");
        assert_eq!(said(&[("date", "20 mai"), ("heure", "22h-2h")]), "debut 2026-05-20T22:00, fin 2026-05-21T02:00");
    }

    #[test]
    fn a_run_of_days_is_as_many_sessions() {
        assert_eq!(said(&[("date", "20/05/2026"), ("date-fin", "21/05/2026")]), "date 2026-05-20 | date 2026-05-21");
        assert_eq!(
            said(&[("date", "20/05/2026"), ("date-fin", "21/05/2026"), ("heure", "10h-12h")]),
            "debut 2026-05-20T10:00, fin 2026-05-20T12:00 | debut 2026-05-21T10:00, fin 2026-05-21T12:00"
        );
    }

    #[test]
    fn what_is_not_understood_is_left_to_the_checker() {
        assert_eq!(said(&[("date", "31/02/2026")]), "date 31/02/2026");
        assert_eq!(said(&[("date", "20/05/2026"), ("heure", "après-midi")]), "debut après-midi");
        assert_eq!(
            said(&[("date", "20/05/2026"), ("debut", "14h"), ("fin", "tard")]),
            "debut 2026-05-20T14:00, fin tard"
        );
        assert_eq!(
            said(&[("date", "20/05/2026"), ("debut", "14h"), ("duree", "une matinée")]),
            "debut 2026-05-20T14:00, fin une matinée"
        );
    }
}
