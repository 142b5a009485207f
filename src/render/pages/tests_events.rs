//! What every page of events owes to its reader.

use super::super::fixture;
use super::super::lists::ListKey;
use super::super::site_map::{Page, View};
use crate::formats::samples;
use crate::model::vocabulary::{Mode, Status};
use crate::model::{Place, Registration};
use jiff::civil::date;

fn text(renderer: &super::super::renderer::Renderer, page: &Page) -> String {
    String::from_utf8(renderer.render(page).expect("rendered")).expect("UTF-8")
}

#[test]
fn no_page_forgets_the_base_path_nor_styles_inline() {
    let renderer = fixture::renderer(vec![fixture::event("a", date(2026, 5, 20))]);
    for file in renderer.site_map().files().iter().filter(|file| file.path.ends_with(".html")) {
        let Ok(page) = renderer.render(&file.page) else { continue };
        let page = String::from_utf8(page).expect("UTF-8");
        for attribute in ["href=\"/", "src=\"/"] {
            for link in page.split(attribute).skip(1) {
                assert!(link.starts_with("sous/"), "{}: {attribute}{}", file.path, &link[..link.len().min(40)]);
            }
        }
        assert!(!page.contains(" style="), "{}", file.path);
        assert!(!page.contains("onclick"), "{}", file.path);
    }
}

#[test]
fn a_day_cut_by_the_pages_of_a_list_is_counted_whole_on_each() {
    let day = date(2026, 5, 20);
    let renderer = fixture::renderer((0..130).map(|number| fixture::event(&format!("e{number}"), day)).collect());
    for number in [1, 2] {
        let page = text(&renderer, &Page::List(ListKey::Day(day), View::Html(number)));
        assert!(page.contains("Mercredi 20 mai <span class=\"day-count\">130\u{a0}activités</span>"), "{page}");
    }
}

#[test]
fn a_page_never_links_to_a_page_that_is_not_there() {
    let renderer = fixture::renderer(vec![fixture::event("a", date(2026, 5, 20))]);
    // The pages of content/pages are not in the fixture.
    let content =
        ["venir", "cafe-ia", "organiser", "manifeste", "presse", "donnees", "contribuer", "accessibilite", "mentions"];
    for file in renderer.site_map().files().iter().filter(|file| file.path.ends_with(".html")) {
        let Ok(page) = renderer.render(&file.page) else { continue };
        let page = String::from_utf8(page).expect("UTF-8");
        for link in page.split("href=\"/sous/").skip(1).filter_map(|rest| rest.split(['"', '#', '?']).next()) {
            let known = renderer.site_map().find(link).is_some();
            assert!(known || content.contains(&link.trim_end_matches('/')), "{}: /{link}", file.path);
        }
    }
}

#[test]
fn an_event_says_what_it_does_not_know() {
    let page = text(&fixture::renderer(vec![fixture::event("a", date(2026, 5, 20))]), &Page::Event(0));
    assert!(page.contains("Horaire à préciser"));
    assert!(page.contains("Lien de connexion à préciser"));
    assert_eq!(page.matches("Non renseigné").count(), 3, "registration, accessibility, organisers");
    assert!(page.contains("L’IA, c’est nul\u{202f}!"), "typography is applied");
}

#[test]
fn an_event_tells_its_update_only_when_it_is_later_than_the_edition() {
    let as_published = fixture::event("a", date(2026, 5, 20));
    let mut changed = as_published.clone();
    changed.updated = date(2026, 4, 30);
    let page_of = |event| text(&fixture::renderer(vec![event]), &Page::Event(0));
    assert!(!page_of(as_published).contains("mise à jour le"));
    assert!(page_of(changed).contains("Fiche mise à jour le jeudi 30 avril 2026"));
}

#[test]
fn an_event_without_an_organiser_gives_the_contact_of_the_site() {
    let page = text(&fixture::renderer(vec![fixture::event("a", date(2026, 5, 20))]), &Page::Event(0));
    assert!(!page.contains("l’organisateur"));
    assert_eq!(page.matches("écrivez à <a href=\"mailto:contact@exemple.fr\">").count(), 2);
}

#[test]
fn a_cancelled_event_says_so_in_words_wherever_it_is_listed() {
    let mut event = fixture::event("a", date(2026, 5, 20));
    event.status = Status::Cancelled;
    let renderer = fixture::renderer(vec![event]);
    for page in [
        Page::Event(0),
        Page::List(ListKey::Week, View::Html(1)),
        Page::List(ListKey::Week, View::Print),
        Page::List(ListKey::Week, View::Embed),
    ] {
        assert!(text(&renderer, &page).contains("Annulé"), "{page:?}");
    }
}

#[test]
fn an_empty_territory_offers_its_neighbours() {
    let renderer = fixture::renderer(vec![fixture::event("a", date(2026, 5, 20))]);
    let page = text(&renderer, &Page::List(ListKey::Departement("15"), View::Html(1)));
    assert!(page.contains("dans le Cantal"));
    assert!(page.contains("/sous/organiser/"));
    assert!(page.contains("evenements.ics"), "it may be followed before anything is announced");
    assert!(!page.contains("evenements.csv"), "nothing to download");
}

#[test]
fn titles_cannot_bring_markup() {
    let mut event = fixture::event("a", date(2026, 5, 20));
    event.title = "<script>alert(1)</script>".to_owned();
    let renderer = fixture::renderer(vec![event]);
    for file in renderer.site_map().files().iter().filter(|file| file.path.ends_with(".html")) {
        let Ok(page) = renderer.render(&file.page) else { continue };
        assert!(!String::from_utf8_lossy(&page).contains("<script>alert"), "{}", file.path);
    }
}

#[test]
fn a_cancelled_event_sends_nobody_there_and_says_so_in_its_title() {
    let mut event = fixture::event("a", date(2026, 5, 20));
    event.status = Status::Cancelled;
    let page = text(&fixture::renderer(vec![event]), &Page::Event(0));
    assert!(page.contains("<title>Annulé\u{a0}: L’IA, c’est nul\u{202f}! · "));
    assert!(page.contains("<meta name=\"description\" content=\"Annulé. "));
    assert!(page.contains("N’y allez pas"));
    for gone in ["Ajouter à mon agenda", "webcal:", "Lien de connexion"] {
        assert!(!page.contains(gone), "{gone}");
    }
}

#[test]
fn a_postponed_event_can_still_be_followed() {
    let mut event = fixture::event("a", date(2026, 5, 20));
    event.status = Status::Postponed;
    let page = text(&fixture::renderer(vec![event]), &Page::Event(0));
    assert!(page.contains("webcal:") && !page.contains("Ajouter à mon agenda"));
}

#[test]
fn the_nearest_events_come_with_their_distance_and_the_nearest_first() {
    let at = |slug: &str, latitude: f64, day: i8| {
        let mut event = fixture::event(slug, date(2026, 5, day));
        event.mode = Mode::OnSite;
        event.place = Some(Place { latitude, insee: format!("59{slug}"), ..samples::place(samples::NORD) });
        event
    };
    let far = at("999", 47.0, 20);
    let mut cancelled = at("004", 50.0, 20);
    cancelled.status = Status::Cancelled;
    let events = vec![at("001", 50.0, 20), at("002", 50.2, 20), at("003", 50.1, 20), cancelled, far];
    let page = text(&fixture::renderer(events), &Page::Event(0));
    let near =
        page.split("Les plus proches, à vol d’oiseau").nth(1).expect("a list").split("</ul>").next().expect("its end");
    let distances: Vec<&str> = near.split(", à ").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(distances, ["11\u{a0}km", "22\u{a0}km"], "what is cancelled or farther than 100 km is left out");
}

#[test]
fn with_a_date_fixed_a_past_deadline_closes_registration_without_scripts() {
    let mut event = fixture::event("a", date(2026, 5, 20));
    let deadline = Some(date(2026, 5, 17).at(23, 59, 0, 0));
    event.registration = Some(Registration { deadline, mode: None, url: None, email: None, phone: None });
    let open = text(&fixture::renderer(vec![event.clone()]), &Page::Event(0));
    assert!(open.contains("data-limite=\"2026-05-17T23:59:00+02:00\""), "the browser decides");
    let closed = text(&fixture::renderer_on(vec![event], Some(date(2026, 5, 18))), &Page::Event(0));
    assert!(closed.contains("<strong>Inscriptions closes</strong> depuis le dimanche 17 mai 2026."));
    assert!(closed.contains("is-clos") && !closed.contains("data-limite"));
}
