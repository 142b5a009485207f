//! `semaine import` of calendars and of OpenAgenda's JSON: the hours of the place, the rules, the identifiers.

mod common;

use common::Site;

fn calendar(events: &[&str]) -> String {
    let events: String = events.iter().map(|event| format!("BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n")).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essai\r\n{events}END:VCALENDAR\r\n")
}

#[test]
fn a_calendar_gives_the_local_hours_of_each_place() {
    let site = Site::minimal();
    let text = calendar(&[
        "UID:a@x\r\nSUMMARY:Café IA\\, le mardi\r\nDTSTART:20260519T120000Z\r\nDTEND:20260519T133000Z\r\nLOCATION:Médiathèque\\, 1 place de la Mai\r\n rie\\, 59186 Anor\r\nDESCRIPTION:Venez !\\n\\nC’est gratuit.\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Rappel\r\nEND:VALARM",
        "UID:b@x\r\nSUMMARY:Café\r\nDTSTART;TZID=Europe/Paris:20260519T140000\r\nDURATION:PT1H30M\r\nLOCATION:Saint-Denis (974)",
        "UID:c@x\r\nSUMMARY:Journée\r\nDTSTART;VALUE=DATE:20260520\r\nDTEND;VALUE=DATE:20260521\r\nLOCATION:Anor",
        "UID:d@x\r\nSUMMARY:En visio\r\nDTSTART;TZID=\"Romance Standard Time\":20260521T180000\r\nDTEND;TZID=\"Romance Standard Time\":20260521T190000\r\nLOCATION:https://visio.exemple.org/a",
    ]);
    let run = site.import("agenda.ics", &text, &["--type", "cafe-ia"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let first = site.event("2026/59/anor-cafe-ia-le-mardi.yaml");
    for expected in [
        "titre: \"Café IA, le mardi\"\n",
        "description: |\n  Venez !\n\n  C’est gratuit.\n",
        "debut: 2026-05-19T14:00\nfin: 2026-05-19T15:30\n",
        "lieu:\n  nom: Médiathèque\n  adresse: \"1 place de la Mairie\"\n  code_postal: \"59186\"\n  commune: Anor\n",
        "ext_ids:\n  ical: \"a@x\"\n",
    ] {
        assert!(first.contains(&expected.replace("\"Café IA, le mardi\"", "Café IA, le mardi")), "{first}\n{expected}");
    }
    let far = site.event("2026/974/saint-denis-cafe.yaml");
    assert!(far.contains("debut: 2026-05-19T16:00\nfin: 2026-05-19T17:30\n"), "{far}");
    assert!(site.event("2026/59/anor-journee.yaml").contains("date: 2026-05-20\n"));
    let online = site.event("2026/en-ligne/en-visio.yaml");
    assert!(online.contains("debut: 2026-05-21T18:00\n") && online.contains("mode: en-ligne\n"), "{online}");
    let again = site.import("agenda.ics", &text, &["--type", "cafe-ia"]);
    assert!(again.out.contains("4 déjà là"), "{again:?}");
}

#[test]
fn a_weekly_rule_is_a_recurrence_and_others_are_refused() {
    let site = Site::minimal();
    let weekly = "UID:a\r\nSUMMARY:Les jeudis\r\nDTSTART;TZID=Europe/Paris:20260108T133000\r\nDTEND;TZID=Europe/Paris:20260108T150000\r\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=20\r\nEXDATE;TZID=Europe/Paris:20260514T133000\r\nLOCATION:Anor";
    let monthly = weekly.replace("UID:a", "UID:b").replace("WEEKLY;BYDAY=TH", "MONTHLY").replace("jeudis", "mois");
    let run = site.import("agenda.ics", calendar(&[weekly, &monthly]), &["--type", "cafe-ia"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let text = site.event("2026/59/anor-les-jeudis.yaml");
    let expected = "recurrence:\n  chaque: jeudi\n  de: \"13:30\"\n  a: \"15:00\"\n  du: 2026-01-08\n  au: 2026-05-21\n  sauf: [2026-05-14]\n";
    assert!(text.contains(expected), "{text}");
    assert!(run.out.contains("événement 2, champ « RRULE » : "), "{}", run.out);
}

#[test]
fn a_broken_calendar_or_agenda_says_what_is_wrong() {
    for (text, code, expected) in [
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n".to_owned(), 3, "aucun événement (VEVENT)"),
        (calendar(&["SUMMARY:Café\r\nDTSTART:demain\r\nLOCATION:Anor"]), 2, "« demain » n’est pas une date"),
        (calendar(&["SUMMARY:Café\r\nLOCATION:Anor"]), 2, "Il manque la clé « date »"),
        ("{\"events\": [".to_owned(), 3, "ce fichier JSON est incomplet"),
        ("{\"a\": 1}".to_owned(), 3, "liste « events »"),
        (format!("{{\"events\": [{}1]}}", "[".repeat(100_000)), 3, "ce fichier JSON est incomplet"),
        (
            "[null, 3, {\"title\": {\"fr\": \"Café\"}, \"timings\": [{\"begin\": \"hier\"}]}]".to_owned(),
            2,
            "champ « timings »",
        ),
    ] {
        let site = Site::minimal();
        let run = site.import("agenda.txt", &text, &["--type", "cafe-ia"]);
        assert_eq!(run.code, Some(code), "{run:?}");
        assert!(run.out.contains(expected) || run.err.contains(expected), "{expected}: {run:?}");
        assert!(!site.path("events").exists());
    }
}

#[test]
fn an_event_of_openagenda_keeps_its_hours_place_and_identifier() {
    let site = Site::minimal();
    let text = r#"{"total": 1, "events": [{
        "uid": 12345, "title": {"fr": "Café IA"}, "description": {"fr": "Une heure pour essayer."},
        "longDescription": {"fr": "Venez **tous**."}, "keywords": {"fr": ["Café IA", "Seniors", "autre"]},
        "status": 6, "attendanceMode": 1, "conditions": {"fr": "Gratuit"},
        "registration": [{"type": "link", "value": "https://exemple.org/i"}, {"type": "email", "value": "contact@exemple.org"}],
        "accessibility": {"mi": true, "hi": true}, "age": {"min": 12, "max": null},
        "timezone": "Europe/Paris",
        "timings": [{"begin": "2026-05-20T14:00:00+02:00", "end": "2026-05-20T15:30:00+02:00"},
                    {"begin": "2026-05-21T12:00:00.000Z", "end": "2026-05-21T13:30:00.000Z"}],
        "location": {"name": "Médiathèque", "address": "1 place de la Mairie, 59186 Anor", "postalCode": "59186",
                     "city": "Anor", "insee": "59012", "latitude": 49.99, "longitude": 4.11}
    }]}"#;
    let run = site.import("agenda.json", text, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let file = site.event("2026/59/anor-cafe-ia.yaml");
    for expected in [
        "titre: Café IA\nresume: Une heure pour essayer.\ndescription: |\n  Venez **tous**.\ntypes: [cafe-ia]\n",
        "seances:\n  - id: seance-1\n    debut: 2026-05-20T14:00\n    fin: 2026-05-20T15:30\n  - id: seance-2\n    debut: 2026-05-21T14:00\n",
        "  nom: Médiathèque\n  adresse: \"1 place de la Mairie\"\n  code_postal: \"59186\"\n  commune: Anor\n  code_insee: \"59012\"\n",
        "statut: annule\n",
        "publics: [seniors]\n",
        "gratuit: true\n",
        "  url: https://exemple.org/i\n",
        "accessibilite:\n  pmr: true\n",
        "ext_ids:\n  openagenda: \"12345\"\n",
        "age:\n  min: 12\n",
    ] {
        assert!(file.contains(expected), "{file}\n{expected}");
    }
    assert!(site.import("agenda.json", text, &[]).out.contains("1 déjà là"));
}
