use super::*;
use crate::formats::samples::{Sample, anor, lyon, registration, site, slug, tour, weekly};
use crate::model::vocabulary::{FacilitationKind, Level, Mode, ResourceKind, Status};
use crate::model::{Bounds, Derivation, Document, Event, Origin, Registration, Work};
use serde_json::Value;

fn node_of(event: &Event) -> Value {
    let sample = site();
    serde_json::from_str(&super::event(event, &sample.context())).expect("JSON")
}

#[test]
fn an_event_has_what_search_engines_require() {
    let node = node_of(&lyon());
    assert_eq!(node["@context"], "https://schema.org");
    assert_eq!(node["@type"], "Event");
    assert_eq!(node["name"], "Rejouons le procès de l’IA");
    assert_eq!(node["startDate"], "2026-05-19T14:00:00+02:00");
    assert_eq!(node["endDate"], "2026-05-19T16:00:00+02:00");
    assert_eq!(node["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(node["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!(node["location"]["address"]["addressLocality"], "Lyon");
    assert_eq!(node["location"]["geo"]["longitude"], 4.83399);
    assert_eq!(node["organizer"]["url"], "https://lamednum.coop");
    assert_eq!(node["isAccessibleForFree"], true);
    assert_eq!(node["inLanguage"], "fr");
    assert_eq!(node["superEvent"]["startDate"], "2026-05-18");
    assert_eq!(node.get("offers"), None);
}

#[test]
fn nothing_that_an_event_says_can_close_its_script() {
    let event = Sample::of(lyon()).titled("</script><!--<script>alert(1)\u{0}").event;
    let sample = site();
    let script = super::event(&event, &sample.context());
    assert!(!script.contains('<'), "{script}");
    assert_eq!(node_of(&event)["name"], "</script><!--<script>alert(1)");
}

#[test]
fn a_day_without_hours_has_a_date_alone() {
    let node = node_of(&anor());
    assert_eq!((&node["startDate"], &node["endDate"]), (&"2026-05-23".into(), &"2026-05-23".into()));
}

#[test]
fn several_sessions_are_sub_events_with_their_own_place_and_status() {
    let node = node_of(&tour());
    assert_eq!(node["startDate"], "2026-05-19T23:00:00+02:00");
    assert_eq!(node["endDate"], "2026-05-21T11:00:00+02:00");
    assert_eq!(node["subEvent"][1]["startDate"], "2026-05-20T09:00:00+04:00");
    assert_eq!(node["subEvent"][1]["location"]["address"]["addressLocality"], "Saint-Denis");
    assert_eq!(node["subEvent"][2]["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(node["subEvent"][0]["maximumAttendeeCapacity"], 12);
}

#[test]
fn a_weekly_rule_is_a_schedule() {
    let node = node_of(&weekly());
    let schedule = &node["eventSchedule"];
    assert_eq!(node["startDate"], "2026-01-08T13:30:00+01:00");
    assert_eq!(schedule["byDay"], "https://schema.org/Thursday");
    assert_eq!(schedule["repeatFrequency"], "P1W");
    assert_eq!(schedule["exceptDate"][0], "2026-05-14");
    assert_eq!(schedule["scheduleTimezone"], "Europe/Paris");
    assert_eq!(node["location"]["@type"], "VirtualLocation");
    assert_eq!(node["location"]["url"], "https://visio.test/cafe");
}

#[test]
fn an_event_moved_online_is_attended_there_and_a_hybrid_one_in_both_places() {
    let mut event = lyon();
    event.status = Status::MovedOnline;
    let node = node_of(&event);
    assert_eq!(node["location"]["@type"], "VirtualLocation");
    assert_eq!(node["location"]["url"], "https://asso.test/semaine/evenements/2026/69/lyon/");
    assert_eq!(node["eventAttendanceMode"], "https://schema.org/OnlineEventAttendanceMode");
    event.status = Status::Scheduled;
    event.mode = Mode::Hybrid;
    assert_eq!(node_of(&event)["location"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_full_event_is_sold_out_and_its_registration_has_an_end() {
    let mut event = lyon();
    event.status = Status::Full;
    event.registration = Some(Registration {
        url: Some("https://inscription.test/".to_owned()),
        deadline: Some(jiff::civil::date(2026, 5, 18).at(23, 59, 0, 0)),
        ..registration()
    });
    event.age = Some(Bounds { min: Some(12), max: None });
    let node = node_of(&event);
    assert_eq!(node["offers"]["availability"], "https://schema.org/SoldOut");
    assert_eq!(node["offers"]["url"], "https://inscription.test/");
    assert_eq!(node["offers"]["price"], 0);
    assert_eq!(node["offers"]["validThrough"], "2026-05-18T23:59:00+02:00");
    assert_eq!(node["typicalAgeRange"], "12-");
}

#[test]
fn a_resource_says_who_made_it_and_what_one_may_do_with_it() {
    let resource = crate::model::Resource {
        slug: slug("recette"),
        file: String::new(),
        title: "La recette".to_owned(),
        summary: "Cinq étapes.".to_owned(),
        kind: ResourceKind::Guide,
        authors: vec!["Mednum".to_owned(), "Contributeurs du site".to_owned()],
        source: None,
        licence: Some("CC-BY-SA-4.0".to_owned()),
        derived_from: vec![Derivation {
            origin: Origin::Outside(Work {
                title: "L'original".to_owned(),
                authors: Vec::new(),
                licence: "etalab-2.0".to_owned(),
                url: None,
            }),
            changes: "Texte raccourci.".to_owned(),
        }],
        version: Some("1.0".to_owned()),
        updated: Some(jiff::civil::date(2026, 2, 1)),
        themes: Vec::new(),
        level: Some(Level::Beginner),
        minutes: Some(90),
        audiences: Vec::new(),
        files: Vec::new(),
        history: Vec::new(),
        pictures: Vec::new(),
        markdown: String::new(),
        url: None,
        to_complete: Vec::new(),
        body: Document::default(),
    };
    let sample = site();
    let node: Value = serde_json::from_str(&super::resource(&resource, &[], &sample.context())).expect("JSON");
    assert_eq!(node["@type"], "LearningResource");
    assert_eq!(node["license"], "https://creativecommons.org/licenses/by-sa/4.0/");
    assert_eq!(node["author"][0]["url"], "https://lamednum.coop");
    assert_eq!(node["timeRequired"], "PT1H30M");
    assert_eq!(node["isBasedOn"]["license"], "https://spdx.org/licenses/etalab-2.0.html");
    assert_eq!(node["educationalLevel"], "Débutant");
    assert_eq!(node["url"], "https://asso.test/semaine/ressources/recette/");
}

#[test]
fn a_facilitation_format_is_a_learning_resource_too() {
    let format = crate::model::Format {
        slug: slug("post-its"),
        file: String::new(),
        name: "Les post-its".to_owned(),
        aliases: Vec::new(),
        summary: "Un mur d'idées.".to_owned(),
        kind: FacilitationKind::Discussion,
        duration: Some(Bounds { min: Some(45), max: Some(60) }),
        group: None,
        material: Vec::new(),
        preparation: None,
        mode: None,
        equipment: None,
        preparation_minutes: None,
        variants: Vec::new(),
        traps: Vec::new(),
        closing: Vec::new(),
        steps: Vec::new(),
        pillars: Vec::new(),
        audiences: Vec::new(),
        level: None,
        themes: Vec::new(),
        authors: vec!["Café IA".to_owned()],
        carrier: None,
        licence: "CC0-1.0".to_owned(),
        source: None,
        resources: Vec::new(),
        links: Vec::new(),
        to_complete: Vec::new(),
        body: Document::default(),
    };
    let sample = site();
    let node: Value = serde_json::from_str(&super::format(&format, &sample.context())).expect("JSON");
    assert_eq!(node["timeRequired"], "PT1H");
    assert_eq!(node["license"], "https://creativecommons.org/publicdomain/zero/1.0/");
    assert_eq!(node["author"]["name"], "Café IA");
}

#[test]
fn licences_lead_to_their_text() {
    for (spdx, url) in [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-2.0-FR", "https://creativecommons.org/licenses/by-nc-sa/2.0/fr/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
    ] {
        assert_eq!(licence_url(spdx), url);
    }
}
