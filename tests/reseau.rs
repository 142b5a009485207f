//! What stands behind the events and around them: who organises and who helps, the weekly meeting of a page.

mod common;

use common::{Site, published};

const EVENT: &str = "titre: Café IA\ntypes: [cafe-ia]\ndate: 2026-05-20\nlieu: {commune: Lille, departement: \"59\"}\norganisateurs:\n  - mediatheque\n  - nom: Les voisins\n";
const ORGANISER: &str = "nom: Médiathèque de Lille\nroles: [porteur]\ncourriel: contact@mediatheque.example\n";
const REFERENT: &str = "nom: Hub du Nord\nroles: [referent]\nterritoire: \"59\"\n";
const MEETING: &str = "---\ntitre: Se former\nresume: Un rendez-vous.\nrendez_vous: {nom: Café animation, chaque: jeudi, de: \"13:30\", a: \"15:00\"}\n---\n\nBonjour.\n";

fn build(site: &Site) -> impl Fn(&str) -> String + use<> {
    let out = site.path("public");
    let run = site.run(&["build", "--base-url", "https://exemple.fr/sous/", "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = published(&out);
    move |path: &str| String::from_utf8(files.get(path).expect(path).clone()).expect("UTF-8")
}

#[test]
fn organisers_and_referents_stand_under_their_departement_with_role_addresses() {
    let site = Site::with_event();
    site.write("events/2026/59/lille.yaml", EVENT)
        .write("content/organisations/mediatheque.yaml", ORGANISER)
        .write("content/organisations/hub.yaml", REFERENT);
    let page = build(&site);
    let region = page("referents/hauts-de-france/index.html");
    let nord = region.split("id=\"d-59\"").nth(1).expect("the Nord").split("</section>").next().expect("its end");
    for said in ["Hub du Nord", "Médiathèque de Lille", "mailto:contact@mediatheque.example", "Les voisins"] {
        assert!(nord.contains(said), "{said}: {nord}");
    }
    assert!(nord.contains("href=\"/sous/organisations/mediatheque/\"") && nord.contains("/sous/territoires/59-nord/"));
    assert!(page("territoires/59-nord/index.html").contains("href=\"/sous/referents/hauts-de-france/#d-59\""));
    let all = page("referents/index.html");
    assert!(!all.contains("Aucun référent territorial") && all.contains("1 référent"), "{all}");
}

#[test]
fn a_site_without_anybody_says_so() {
    let page = build(&Site::with_event());
    assert!(page("referents/index.html").contains("Aucun référent territorial"));
    assert!(page("referents/bretagne/index.html").contains("id=\"d-29\""));
}

#[test]
fn a_meeting_of_which_no_first_day_is_known_counts_for_no_edition_and_has_a_calendar() {
    let site = Site::with_event();
    site.write("content/pages/formation.md", MEETING);
    let page = build(&site);
    let calendar = page("formation/rendez-vous.ics");
    assert!(calendar.contains("RRULE:FREQ=WEEKLY;BYDAY=TH\r\n") && calendar.contains("TZID:Europe/Paris"));
    assert!(page("formation/index.html").contains("webcal://exemple.fr/sous/formation/rendez-vous.ics"));
    assert!(!page("editions/2026/evenements.ics").contains("Café animation"));
}
