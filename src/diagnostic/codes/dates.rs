//! `E3xx` and `R3xx`: when things happen.

use crate::dates::{day_in_words, range_in_words, weekday};
use crate::diagnostic::Message;
use jiff::civil::{Date, DateTime, Time, Weekday};

fn moment(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// `date` together with `debut`, or either with `seances`.
pub fn two_ways_to_say_when() -> Message {
    Message::new("E301", "La date est indiquée de deux façons")
        .label("en trop")
        .help("Gardez « date » (jour sans horaire), ou « debut » et « fin », ou « seances » (plusieurs dates).")
}

/// `debut` without `fin`.
pub fn missing_end(start: DateTime) -> Message {
    let end = start.checked_add(jiff::Span::new().hours(1)).unwrap_or(start);
    Message::new("E302", "Il manque l’heure de fin").label("commence ici").help(format!(
        "Ajoutez par exemple « fin: {} ». Si elle n’est pas connue, écrivez « date: {} ».",
        moment(end),
        start.date()
    ))
}

/// The end is not after the start.
pub fn end_before_start(start: DateTime) -> Message {
    Message::new("E303", "La fin n’est pas après le début")
        .label("trop tôt")
        .help(format!("Écrivez une fin après {}.", moment(start)))
}

/// Longer than a day.
pub fn too_long(hours: i64) -> Message {
    Message::new("E304", format!("Cette séance dure {hours} heures, plus d’une journée"))
        .label("trop tard")
        .help("Pour plusieurs jours, écrivez une séance par jour sous « seances ».")
}

/// Two sessions at once in one place.
pub fn overlap(other: &str) -> Message {
    Message::new("E305", format!("Cette séance en chevauche une autre du même événement ({other})"))
        .label("chevauchement")
        .help("Corrigez les horaires, ou donnez à chaque séance son « lieu ».")
}

/// A session outside the edition's week.
pub fn outside_week(day: Date, start: Date, end: Date) -> Message {
    Message::new("R306", format!("Le {} est hors de la semaine ({})", day_in_words(day), range_in_words(start, end)))
        .label("hors de la semaine")
        .help("Corrigez la date, ou ajoutez « hors_semaine: true » si c’est voulu.")
}

/// Outside the year of the folder.
pub fn outside_year(day: Date, year: i16) -> Message {
    Message::new("E307", format!("Le {} n’est pas en {year}, l’année du dossier", day_in_words(day)))
        .label("autre année")
        .help(format!("Corrigez la date, ou rangez le fichier dans « events/{}/ ».", day.year()))
}

/// A registration deadline after the start.
pub fn deadline_after_start(start: DateTime, knows_hours: bool) -> Message {
    let latest = if knows_hours { moment(start) } else { start.date().to_string() };
    Message::new("E308", "L’inscription se termine après le début de l’événement")
        .label("trop tard")
        .help(format!("Écrivez une date limite qui ne dépasse pas {latest}."))
}

/// Several sessions, one of them without `id`.
pub fn session_without_id(proposal: &str) -> Message {
    Message::new("E309", "Cette séance n’a pas d’« id », nécessaire dès deux séances").label("id à ajouter").help(
        format!("Ajoutez par exemple « id: {proposal} ». Il reste le même si la date change : les agendas s’y fient."),
    )
}

/// Two sessions with one `id`.
pub fn duplicate_session_id(id: &str) -> Message {
    Message::new("E310", format!("Deux séances ont l’identifiant « {id} »"))
        .label("déjà pris")
        .help("Donnez à chaque séance un « id » différent.")
}

/// `seances: []`.
pub fn no_session() -> Message {
    Message::new("E311", "« seances » ne contient aucune séance")
        .label("liste vide")
        .help("Écrivez « date: 2026-05-23 », ou une séance par tiret.")
}

/// « samedi 22 mai 2026 » when it is a Friday.
pub fn wrong_weekday(written: Weekday, day: Date) -> Message {
    let right = weekday(day.weekday());
    Message::new(
        "E312",
        format!(
            "Le {} est un {right}, pas un {}",
            crate::dates::range_in_words(day, day).trim_start_matches("le "),
            weekday(written)
        ),
    )
    .label("le jour et la date ne vont pas ensemble")
    .help(format!("Écrivez « {right} », ou corrigez la date."))
}

/// The recurrence's hours are not in order.
pub fn recurrence_hours(start: Time) -> Message {
    Message::new("E313", "L’heure de fin (« a ») n’est pas après l’heure de début (« de »)")
        .label("trop tôt")
        .help(format!("Écrivez une heure après {}.", start.strftime("%H:%M")))
}

/// An exception is not one of the days of the recurrence.
pub fn not_a_day_of_the_recurrence(day: Date) -> Message {
    Message::new("E314", format!("Il n’y a pas de séance le {} : rien à retirer", day_in_words(day)))
        .label("pas un jour de la récurrence")
        .help("Sous « sauf », écrivez des jours qui tombent sur « chaque », entre « du » et « au ».")
}

/// The recurrence ends before it begins.
pub fn recurrence_ends_before_it_starts(start: Date) -> Message {
    Message::new("E315", "La récurrence se termine (« au ») avant de commencer (« du »)")
        .label("trop tôt")
        .help(format!("Écrivez un jour après {start}."))
}

/// An edition ends before it begins.
pub fn edition_ends_before_it_starts(start: Date) -> Message {
    Message::new("E303", "La fin n’est pas après le début")
        .label("trop tôt")
        .help(format!("Écrivez un jour qui n’est pas avant {start}."))
}
