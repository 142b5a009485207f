//! Events and a site for the tests of the formats: small, valid, and each strange in one way.

use super::FormatContext;
use crate::model::vocabulary::{Access, EventType, Mode, Role, Status, Weekday};
use crate::model::{
    Accessibility, BaseUrl, Content, Document, Edition, Editions, Event, EventId, MapBackground, Mentions, Objectives,
    OnlineLink, Organisation, Party, Place, Recurrence, Registration, Session, Site, SiteConfig, Slug, Week, When,
};
use crate::territory::departement;
use jiff::civil::{date, time};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site under a sub-path, with one organisation.
pub(super) struct SampleSite {
    pub(super) site: Site,
    base: BaseUrl,
}

impl SampleSite {
    pub(super) fn context(&self) -> FormatContext<'_> {
        FormatContext { site: &self.site, base: &self.base }
    }
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::new(text).expect("a slug")
}

pub(super) fn site() -> SampleSite {
    let address = "https://asso.test/semaine/";
    let config = SiteConfig {
        title: "Semaine de l'IA pour Tous".to_owned(),
        description: String::new(),
        base_url: BaseUrl::new(address).expect("an address"),
        uid_domain: "semaine-ia.fr".to_owned(),
        language: "fr".to_owned(),
        forge: None,
        contact: "contact@asso.test".to_owned(),
        map_background: MapBackground::None,
        offline: false,
        event_pictures: false,
        mentions: Mentions::default(),
        edition: None,
    };
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
    let mednum = Organisation {
        slug: slug("la-mednum"),
        name: "La Mednum, coopérative".to_owned(),
        aliases: vec!["Mednum".to_owned()],
        roles: vec![Role::Organiser],
        territory: None,
        email: None,
        url: Some("https://lamednum.coop".to_owned()),
        legal_form: None,
        siret: None,
        rna: None,
        description: None,
    };
    let content = Content { organisations: BTreeMap::from([(mednum.slug.clone(), mednum)]), ..Content::default() };
    let site = Site {
        config: Arc::new(config),
        editions: Arc::new(Editions::new(BTreeMap::from([(2026, edition)]), None).expect("an open edition")),
        content: Arc::new(content),
        events: Vec::new(),
    };
    SampleSite { site, base: BaseUrl::new(address).expect("an address") }
}

/// A timed event in Lyon, with a known organiser and an address to register.
pub(super) fn lyon() -> Event {
    let mut event = Event { place: Some(place(RHONE)), ..bare("69", "lyon") };
    event.title = "Rejouons le procès de l'IA".to_owned();
    event.summary = Some("Une conférence créative.".to_owned());
    event.sessions = vec![timed("", date(2026, 5, 19).at(14, 0, 0, 0), "Europe/Paris")];
    event.organisers = vec![Party::Known(slug("la-mednum"))];
    event
}

/// A day without hours, as most events of the press kit.
pub(super) fn anor() -> Event {
    let mut event = Event { place: Some(place(NORD)), ..bare("59", "anor") };
    event.title = "Venez découvrir l'IA avec nous".to_owned();
    event.sessions = vec![Session {
        when: When::AllDay(date(2026, 5, 23)),
        ..timed("", date(2026, 5, 23).at(0, 0, 0, 0), "Europe/Paris")
    }];
    event
}

/// In a collectivity, which has no région.
pub(super) fn noumea() -> Event {
    let mut event = Event { place: Some(place(NOUMEA)), ..bare("988", "noumea") };
    event.title = "Un café IA à Nouméa".to_owned();
    event.sessions = vec![timed("", date(2026, 5, 20).at(9, 0, 0, 0), "Pacific/Noumea")];
    event
}

/// Three sessions: one in its own place and full, one overseas, one cancelled.
pub(super) fn tour() -> Event {
    let mut event = lyon();
    event.id = id("69", "tournee");
    event.identity = event.id.clone();
    let mut full = timed("soir", date(2026, 5, 19).at(23, 0, 0, 0), "Europe/Paris");
    full.place = Some(place(NORD));
    full.status = Some(Status::Full);
    full.capacity = Some(12);
    let mut overseas = timed("reunion", date(2026, 5, 20).at(9, 0, 0, 0), "Indian/Reunion");
    overseas.place = Some(place(REUNION));
    let mut cancelled = timed("matin", date(2026, 5, 21).at(9, 0, 0, 0), "Europe/Paris");
    cancelled.status = Some(Status::Cancelled);
    event.sessions = vec![full, overseas, cancelled];
    event
}

/// The weekly « café animation »: online, every Thursday, but one.
pub(super) fn weekly() -> Event {
    let mut event = bare("en-ligne", "cafe-animation");
    event.title = "Café animation".to_owned();
    event.mode = Mode::Online;
    event.online_url = Some(OnlineLink { url: "https://visio.test/cafe".to_owned() });
    event.sessions = Vec::new();
    event.recurrence = Some(Recurrence {
        weekday: Weekday::Thursday,
        start: time(13, 30, 0, 0),
        end: time(15, 0, 0, 0),
        from_day: date(2026, 1, 5),
        until_day: Some(date(2026, 6, 30)),
        except: vec![date(2026, 5, 14), date(2026, 5, 15)],
        time_zone: "Europe/Paris",
    });
    event
}

pub(super) fn timed(id: &str, start: jiff::civil::DateTime, time_zone: &'static str) -> Session {
    let end = start.checked_add(jiff::Span::new().hours(2)).expect("a time");
    let when = When::Timed { start, end };
    Session { id: id.to_owned(), when, time_zone, place: None, status: None, capacity: None }
}

pub(super) fn registration() -> Registration {
    Registration { mode: None, url: None, email: None, phone: None, deadline: None }
}

pub(super) fn document(text: &str) -> Document {
    Document { text: text.to_owned(), ..Document::default() }
}

/// Changes of a sample that several tests make.
pub(super) struct Sample {
    pub(super) event: Event,
}

impl Sample {
    pub(super) fn of(event: Event) -> Self {
        Self { event }
    }

    pub(super) fn titled(mut self, title: &str) -> Self {
        self.event.title = title.to_owned();
        self
    }

    /// Another event, in the same folder.
    pub(super) fn named(mut self, name: &str) -> Self {
        self.event.id = id("69", name);
        self.event.identity = self.event.id.clone();
        self
    }

    /// The same event, whose file moved to another folder.
    pub(super) fn moved_to(mut self, folder: &str) -> Self {
        let former = std::mem::replace(&mut self.event.id, id(folder, "lyon"));
        self.event.former_ids = vec![former];
        self
    }
}

fn id(folder: &str, name: &str) -> EventId {
    EventId::new(2026, &slug(folder), &slug(name))
}

const RHONE: [&str; 3] = ["69", "Lyon", "69123"];
pub(crate) const NORD: [&str; 3] = ["59", "Anor", "59012"];
const REUNION: [&str; 3] = ["974", "Saint-Denis", "97411"];
const NOUMEA: [&str; 3] = ["988", "Nouméa", "98818"];

pub(crate) fn place([code, commune, insee]: [&str; 3]) -> Place {
    let [latitude, longitude] = match code {
        "69" => [45.767_412_3, 4.833_987_6],
        "59" => [49.99, 4.1],
        "974" => [-20.882, 55.45],
        _ => [-22.276, 166.458],
    };
    let departement = departement(code).expect("a département");
    Place {
        venue: None,
        name: Some("Médiathèque Jacques-Brel".to_owned()),
        kind: None,
        address: Some("3 rue de l'Église; bât. B".to_owned()),
        postcode: Some(format!("{code:0<5}")),
        commune: commune.to_owned(),
        insee: insee.to_owned(),
        departement,
        region: departement.region(),
        latitude,
        longitude,
        exact: code == "69",
        notes: None,
    }
}

/// A Café IA without a title, a session nor a place: what every sample, here and in `render`, starts from.
pub(crate) fn bare(folder: &str, name: &str) -> Event {
    Event {
        id: id(folder, name),
        identity: id(folder, name),
        year: 2026,
        file: format!("events/2026/{folder}/{name}.yaml"),
        title: String::new(),
        summary: None,
        description: None,
        types: vec![EventType::CafeIa],
        sessions: Vec::new(),
        recurrence: None,
        mode: Mode::OnSite,
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
        questionnaire: None,
        updated: date(2026, 1, 5),
        revision: 0,
        former_ids: Vec::new(),
        report: None,
    }
}
