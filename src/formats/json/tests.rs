use super::*;
use crate::formats::samples::{Sample, anor, document as text_document, lyon, registration, site, tour, weekly};
use serde_json::Value;

fn objects(events: &[&Event]) -> Value {
    let sample = site();
    let context = sample.context();
    let listing = Listing { title: "Programme 2026", folder: "/programme/", events };
    let bytes = document(&listing, &context, |event| fragment(event, &context));
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn a_document_says_what_it_is_and_when_it_changed() {
    let mut later = anor();
    later.updated = jiff::civil::date(2026, 3, 1);
    let all = objects(&[&lyon(), &later]);
    assert_eq!(all["titre"], "Programme 2026");
    assert_eq!(all["url"], "https://asso.test/semaine/programme/");
    assert_eq!(all["maj"], "2026-03-01");
    assert_eq!(all["evenements"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_empty_list_is_a_valid_document_without_a_date() {
    let all = objects(&[]);
    assert_eq!(all["evenements"].as_array().map(Vec::len), Some(0));
    assert_eq!(all.get("maj"), None);
}

#[test]
fn an_event_reads_like_its_file_with_what_the_site_knows_besides() {
    let mut event = lyon();
    event.registration = Some(crate::model::Registration { phone: Some("+33 1".to_owned()), ..registration() });
    event.accessibility.wheelchair = Some(false);
    let all = objects(&[&event]);
    let event = &all["evenements"][0];
    assert_eq!(event["id"], "2026/69/lyon");
    assert_eq!(event["titre"], "Rejouons le procès de l'IA");
    assert_eq!(event["seances"][0]["debut"], "2026-05-19T14:00:00+02:00");
    assert_eq!(event["seances"][0]["fuseau"], "Europe/Paris");
    assert_eq!(event["lieu"]["code_insee"], "69123");
    assert_eq!(event["lieu"]["departement"], "69");
    assert_eq!(event["lieu"]["latitude"], 45.76741);
    assert_eq!(event["organisateurs"][0]["id"], "la-mednum");
    assert_eq!(event["organisateurs"][0]["nom"], "La Mednum, coopérative");
    assert_eq!(event["inscription"]["telephone"], "+33 1");
    assert_eq!(event["accessibilite"]["pmr"], false);
    assert_eq!(event["accessibilite"].get("lsf"), None);
    assert_eq!(event.get("tarif"), None);
}

#[test]
fn sessions_and_rules_keep_what_is_their_own() {
    let all = objects(&[&tour(), &weekly(), &anor()]);
    let sessions = &all["evenements"][0]["seances"];
    assert_eq!(sessions[0]["statut"], "complet");
    assert_eq!(sessions[1]["debut"], "2026-05-20T09:00:00+04:00");
    assert_eq!(sessions[1]["lieu"]["commune"], "Saint-Denis");
    let rule = &all["evenements"][1]["recurrence"];
    assert_eq!((&rule["chaque"], &rule["de"], &rule["au"]), (&"jeudi".into(), &"13:30".into(), &"2026-06-30".into()));
    assert_eq!(rule["sauf"][0], "2026-05-14");
    assert_eq!(all["evenements"][2]["seances"][0]["date"], "2026-05-23");
    assert_eq!(all["evenements"][2]["seances"][0].get("debut"), None);
}

#[test]
fn any_sign_survives_but_control_characters() {
    let mut event = Sample::of(lyon()).titled("🤖 \"a\\b\"\u{0}\u{7}").event;
    event.description = Some(text_document("x\n\u{1b}y"));
    let all = objects(&[&event]);
    assert_eq!(all["evenements"][0]["titre"], "🤖 \"a\\b\"");
    assert_eq!(all["evenements"][0]["description"], "x\ny");
}
