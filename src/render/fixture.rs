//! A small site for the tests of this room, made by hand.

use super::renderer::Renderer;
use super::theme::{Overrides, Theme};
use crate::model::vocabulary::{Access, EventType, Mode, Status};
use crate::model::{
    Accessibility, BaseUrl, Content, Edition, Event, EventId, MapBackground, Mentions, Objectives, Session, Site,
    SiteConfig, Slug, When,
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An online event of the fixture's week, on this day of May 2026.
pub(super) fn event(slug: &str, day: Date) -> Event {
    let slug_of = |text: &str| Slug::new(text).expect("a slug");
    let id = EventId::new(2026, &slug_of("en-ligne"), &slug_of(slug));
    Event {
        identity: id.clone(),
        id,
        year: 2026,
        file: format!("events/2026/en-ligne/{slug}.yaml"),
        title: "L'IA, c'est nul !".to_owned(),
        summary: None,
        description: None,
        types: vec![EventType::CafeIa],
        sessions: vec![Session {
            id: String::new(),
            when: When::AllDay(day),
            time_zone: "Europe/Paris",
            place: None,
            status: None,
            capacity: None,
        }],
        recurrence: None,
        mode: Mode::Online,
        online_url: None,
        place: None,
        organisers: Vec::new(),
        partners: Vec::new(),
        facilitators: Vec::new(),
        format: None,
        themes: Vec::new(),
        resources: Vec::new(),
        ami: None,
        status: Status::Scheduled,
        access: Access::Everyone,
        audiences: Vec::new(),
        age: None,
        level: None,
        languages: Vec::new(),
        free: true,
        pay_what_you_want: false,
        price: None,
        registration: None,
        capacity: None,
        accessibility: Accessibility::default(),
        image: None,
        in_week: true,
        external_ids: Vec::new(),
        updated: date(2026, 1, 5),
        revision: 0,
        former_ids: Vec::new(),
        report: None,
    }
}

/// A site with these events.
pub(super) fn site(events: Vec<Event>) -> Site {
    let edition = Edition {
        year: 2026,
        start: date(2026, 5, 18),
        end: date(2026, 5, 24),
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
            mentions: Mentions::default(),
            edition: 2026,
        }),
        editions: Arc::new(BTreeMap::from([(2026, edition)])),
        content: Arc::new(Content::default()),
        events: events.into_iter().map(Arc::new).collect(),
    }
}

/// A renderer of these events with the embedded theme, under `/sous/`.
pub(super) fn renderer(events: Vec<Event>) -> Renderer {
    let base = BaseUrl::new("https://exemple.fr/sous/").expect("a URL");
    Renderer::new(Arc::new(site(events)), Arc::new(Theme::new(Overrides::new())), base, None).expect("valid templates")
}
