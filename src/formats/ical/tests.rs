use super::*;
use crate::formats::samples::{Sample, anor, document as text_document, lyon, registration, site, tour, weekly};
use jiff::civil::date;

/// The unfolded lines of the VEVENTs of an event.
fn lines_of(event: &Event) -> Vec<String> {
    let sample = site();
    let fragment = fragment(event, &sample.context());
    assert!(fragment.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{fragment}");
    fragment.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn calendar_of(events: &[&Event]) -> String {
    let sample = site();
    let context = sample.context();
    let listing = Listing { title: "Nord", folder: "/territoires/59-nord/", events };
    let bytes = document(&listing, &context, |event| fragment(event, &context));
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n ", "")
}

/// The values of a property, its parameters aside.
fn values<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    let named = |head: &str| head.split(';').next() == Some(name);
    lines
        .iter()
        .filter_map(|line| line.split_once(':').filter(|(head, _)| named(head)).map(|(_, value)| value))
        .collect()
}

#[test]
fn a_timed_event_has_its_local_hours_and_everything_that_is_known() {
    let lines = lines_of(&lyon());
    for expected in [
        "UID:2026/69/lyon@semaine-ia.fr",
        "DTSTAMP:20260105T000000Z",
        "LAST-MODIFIED:20260105T000000Z",
        "SEQUENCE:0",
        "DTSTART;TZID=Europe/Paris:20260519T140000",
        "DTEND;TZID=Europe/Paris:20260519T160000",
        "SUMMARY:Rejouons le procès de l’IA",
        "STATUS:CONFIRMED",
        "LOCATION:Médiathèque Jacques-Brel\\, 3 rue de l'Église\\; bât. B\\, 69000 Lyon",
        "GEO:45.76741;4.83399",
        "URL:https://asso.test/semaine/evenements/2026/69/lyon/",
        "CATEGORIES:Café IA",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is not in {lines:#?}");
    }
    assert_eq!(
        values(&lines, "DESCRIPTION"),
        ["Une conférence créative.\\n\\nTarif\u{a0}: gratuit\\nOrganisation\u{a0}: La Mednum\\, coopérative\\n\\n\
          https://asso.test/semaine/evenements/2026/69/lyon/"]
    );
    assert!(values(&lines, "ORGANIZER").is_empty());
    assert!(values(&lines, "TRANSP").is_empty());
}

#[test]
fn a_day_without_hours_is_an_all_day_entry_that_keeps_nobody_busy() {
    let lines = lines_of(&anor());
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20260523".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"DTEND;VALUE=DATE:20260524".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"TRANSP:TRANSPARENT".to_owned()), "{lines:#?}");
    assert!(!calendar_of(&[&anor()]).contains("VTIMEZONE"));
}

#[test]
fn each_session_has_its_own_uid_hours_place_and_status() {
    let lines = lines_of(&tour());
    let domain = "@semaine-ia.fr";
    let uids = ["soir", "reunion", "matin"].map(|part| format!("2026/69/tournee#{part}{domain}"));
    assert_eq!(values(&lines, "UID"), uids);
    assert_eq!(values(&lines, "STATUS"), ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    assert_eq!(values(&lines, "DTEND"), ["20260520T010000", "20260520T110000", "20260521T110000"]);
    assert!(lines.contains(&"DTSTART;TZID=Indian/Reunion:20260520T090000".to_owned()), "{lines:#?}");
    let places = values(&lines, "LOCATION");
    assert!(places[0].ends_with("Anor") && places[1].ends_with("Saint-Denis") && places[2].ends_with("Lyon"));
    assert_eq!(values(&lines, "GEO"), ["49.99000;4.10000", "-20.88200;55.45000", "45.76741;4.83399"]);
    assert_eq!(values(&lines, "SUMMARY")[2], "ANNULÉ\u{a0}: Rejouons le procès de l’IA");
    assert!(values(&lines, "DESCRIPTION")[0].starts_with("Statut\u{a0}: Complet\\n\\n"));
}

#[test]
fn a_calendar_defines_the_time_zones_that_its_events_use_and_no_other() {
    let text = calendar_of(&[&anor(), &tour(), &weekly()]);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 2, "{text}");
    assert!(text.contains("TZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\n"), "{text}");
    assert!(text.contains("TZID:Indian/Reunion\r\nBEGIN:STANDARD\r\n"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 5, "{text}");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.contains("\r\nNAME:Semaine de l’IA pour Tous – Nord\r\n"), "{text}");
    assert!(text.contains("\r\nSOURCE;VALUE=URI:https://asso.test/semaine/territoires/59-nord/evenements.ics\r\n"));
}

#[test]
fn a_weekly_rule_starts_on_its_weekday_and_ends_in_utc() {
    let lines = lines_of(&weekly());
    for expected in [
        "UID:2026/en-ligne/cafe-animation@semaine-ia.fr",
        "DTSTART;TZID=Europe/Paris:20260108T133000",
        "DTEND;TZID=Europe/Paris:20260108T150000",
        "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260630T113000Z",
        "EXDATE;TZID=Europe/Paris:20260514T133000",
        "LOCATION:En ligne",
        "CONFERENCE;VALUE=URI;LABEL=\"Rejoindre en ligne\":https://visio.test/cafe",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is not in {lines:#?}");
    }
    assert!(values(&lines, "GEO").is_empty());
}

#[test]
fn a_rule_without_an_end_has_no_until_and_a_session_beside_it_another_uid() {
    let mut event = weekly();
    event.sessions = lyon().sessions;
    if let Some(rule) = &mut event.recurrence {
        rule.until_day = None;
    }
    let lines = lines_of(&event);
    assert_eq!(values(&lines, "RRULE"), ["FREQ=WEEKLY;BYDAY=TH"]);
    let path = "2026/en-ligne/cafe-animation";
    assert_eq!(values(&lines, "UID"), [format!("{path}#recurrence@semaine-ia.fr"), format!("{path}@semaine-ia.fr")]);
}

#[test]
fn an_event_moved_online_has_left_its_place() {
    let mut event = lyon();
    event.status = Status::MovedOnline;
    let lines = lines_of(&event);
    assert_eq!(values(&lines, "LOCATION"), ["En ligne"]);
    assert!(values(&lines, "GEO").is_empty());
    assert!(values(&lines, "DESCRIPTION")[0].starts_with("Statut\u{a0}: Déplacé en ligne"));
}

#[test]
fn an_updated_event_keeps_its_uid_when_its_file_moves_and_its_sequence_grows() {
    let mut event = Sample::of(lyon()).moved_to("59").event;
    event.revision = 3;
    event.updated = date(2026, 4, 30);
    event.status = Status::Postponed;
    let lines = lines_of(&event);
    assert_eq!(values(&lines, "UID"), ["2026/69/lyon@semaine-ia.fr"]);
    assert_eq!(values(&lines, "SEQUENCE"), ["3"]);
    assert_eq!(values(&lines, "DTSTAMP"), ["20260430T000000Z"]);
    assert_eq!(values(&lines, "STATUS"), ["TENTATIVE"]);
    assert!(values(&lines, "SUMMARY")[0].starts_with("REPORTÉ\u{a0}: "));
    assert_eq!(values(&lines, "URL"), ["https://asso.test/semaine/evenements/2026/59/lyon/"]);
}

#[test]
fn titles_may_hold_any_sign_and_long_descriptions_are_folded_whole() {
    let description = "Venez, avec vos idées; ou sans \\o/ 👩‍🔬🤖 œuvre 𝕀𝔸.\n".repeat(60);
    let mut event = Sample::of(lyon()).titled("🤖🧑‍🤝‍🧑 a,b;c\\d\u{0}\u{1b}\r\nEND:VEVENT").event;
    event.description = Some(text_document(&description));
    let lines = lines_of(&event);
    assert_eq!(values(&lines, "SUMMARY"), ["🤖🧑‍🤝‍🧑 a\\,b\\;c\\\\d END:VEVENT"]);
    let escaped = "Venez\\, avec vos idées\\; ou sans \\\\o/ 👩‍🔬🤖 œuvre 𝕀𝔸.\\n".repeat(60);
    assert!(values(&lines, "DESCRIPTION")[0].starts_with(escaped.trim_end_matches("\\n")));
    assert_eq!(values(&lines, "END"), ["VEVENT"]);
}

#[test]
fn an_organiser_stands_there_only_with_an_address() {
    let mut event = lyon();
    event.registration = Some(crate::model::Registration { email: Some("ia@asso.test".to_owned()), ..registration() });
    let lines = lines_of(&event);
    assert!(lines.contains(&"ORGANIZER;CN=\"La Mednum, coopérative\":mailto:ia@asso.test".to_owned()), "{lines:#?}");
}

#[test]
fn the_calendar_of_one_event_has_no_name_of_a_list() {
    let sample = site();
    let event = lyon();
    let bytes = single(&event, &fragment(&event, &sample.context()));
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(text.contains("BEGIN:VTIMEZONE") && !text.contains("NAME:Semaine"), "{text}");
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
}
