//! A small site for the tests of this room, made by hand.

use super::renderer::Renderer;
use super::theme::{Overrides, Theme};
use crate::formats::samples::bare;
use crate::model::vocabulary::Mode;
use crate::model::{
    BaseUrl, Content, Edition, Editions, Event, MapBackground, Mentions, Objectives, Session, Site, SiteConfig, Week,
    When,
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An online event of the fixture's week, on this day of May 2026.
pub(super) fn event(slug: &str, day: Date) -> Event {
    Event {
        title: "L'IA, c'est nul !".to_owned(),
        mode: Mode::Online,
        sessions: vec![Session {
            id: String::new(),
            when: When::AllDay(day),
            time_zone: "Europe/Paris",
            place: None,
            status: None,
            capacity: None,
        }],
        ..bare("en-ligne", slug)
    }
}

/// A site with these events.
pub(super) fn site(events: Vec<Event>) -> Site {
    let edition = Edition {
        year: 2026,
        week: Some(Week { start: date(2026, 5, 18), end: date(2026, 5, 24) }),
        announced: false,
        published: date(2026, 1, 5),
        objectives: Objectives::default(),
        contacts: Vec::new(),
        patron: None,
        ami: None,
        questionnaire: None,
    };
    Site {
        config: Arc::new(SiteConfig {
            title: "Semaine de l'IA pour Tous".to_owned(),
            description: "Une semaine".to_owned(),
            base_url: crate::model::BaseUrl::new("https://exemple.fr/sous/").expect("an address"),
            uid_domain: "exemple.fr".to_owned(),
            language: "fr".to_owned(),
            forge: None,
            contact: "contact@exemple.fr".to_owned(),
            map_background: MapBackground::None,
            offline: false,
            event_pictures: false,
            mentions: Mentions::default(),
            edition: None,
        }),
        editions: Arc::new(Editions::new(BTreeMap::from([(2026, edition)]), None).expect("an open edition")),
        content: Arc::new(Content::default()),
        events: events.into_iter().map(Arc::new).collect(),
    }
}

/// A renderer of these events with the embedded theme, under `/sous/`.
pub(super) fn renderer(events: Vec<Event>) -> Renderer {
    renderer_on(events, None)
}

/// The same, with the date fixed.
pub(super) fn renderer_on(events: Vec<Event>, today: Option<Date>) -> Renderer {
    let base = BaseUrl::new("https://exemple.fr/sous/").expect("a URL");
    Renderer::new(Arc::new(site(events)), Arc::new(Theme::new(Overrides::new())), base, today).expect("valid templates")
}
