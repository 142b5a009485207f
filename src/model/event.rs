//! An event, valid and resolved: its references exist, its commune is known, its dates are in order.

use super::vocabulary::{
    Access, Audience, EventType, Level, Mode, RegistrationMode, Status, Theme, VenueKind, Weekday,
};
use super::{Bounds, Document, EventId, Slug};
use crate::picture::Size;
use crate::territory::{Departement, Region};
use jiff::civil::{Date, DateTime, Time};

/// One event of `events/`.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its path, which is its URL.
    pub id: EventId,
    /// Its identity for calendars: its path, or its first former path once it moved.
    pub identity: EventId,
    /// The year of its edition.
    pub year: i16,
    /// Path of its file below the root, with `/`: for « suggest a correction ».
    pub file: String,
    /// `titre`, at most 140 characters, without typography applied.
    pub title: String,
    /// `resume`, at most 200 characters.
    pub summary: Option<String>,
    /// `description`, rendered from Markdown without any raw HTML.
    pub description: Option<Document>,
    /// `types`, at least one, the main one first.
    pub types: Vec<EventType>,
    /// When, in order of start; at least one, unless [`Event::recurrence`] is there.
    pub sessions: Vec<Session>,
    /// The weekly rule of a recurring event.
    pub recurrence: Option<Recurrence>,
    /// On site, online or both.
    pub mode: Mode,
    /// `lien_connexion`.
    pub online_url: Option<OnlineLink>,
    /// Where; `None` exactly when the event is only online.
    pub place: Option<Place>,
    /// `organisateurs`.
    pub organisers: Vec<Party>,
    /// `partenaires`.
    pub partners: Vec<Party>,
    /// `animateurs`: persons are here only with consent.
    pub facilitators: Vec<Party>,
    /// The facilitation format used: the slug of a [`super::Format`] of the site.
    pub format: Option<Slug>,
    /// `themes`.
    pub themes: Vec<Theme>,
    /// Slugs of the modules and resources behind it; they all exist.
    pub resources: Vec<Slug>,
    /// The organisation of the AMI that counts this event among its commitments.
    pub ami: Option<Slug>,
    /// `statut` of the whole event; a session may have its own.
    pub status: Status,
    /// `acces`.
    pub access: Access,
    /// `publics`: whom it was made for.
    pub audiences: Vec<Audience>,
    /// `age`, in years.
    pub age: Option<Bounds>,
    /// `niveau`.
    pub level: Option<Level>,
    /// `langues`: BCP 47 tags; French when empty.
    pub languages: Vec<String>,
    /// `gratuit`; pay-what-you-want counts as free.
    pub free: bool,
    /// `participation_libre`.
    pub pay_what_you_want: bool,
    /// `tarif`, in words.
    pub price: Option<String>,
    /// `inscription`.
    pub registration: Option<Registration>,
    /// `places`: how many people fit.
    pub capacity: Option<u32>,
    /// `accessibilite`.
    pub accessibility: Accessibility,
    /// `image`.
    pub image: Option<Image>,
    /// Whether a session falls within the edition's week (computed from the dates).
    pub in_week: bool,
    /// `ext_ids`: identifiers elsewhere, by source (`openagenda` → `12345`), sorted.
    pub external_ids: Vec<(String, String)>,
    /// `questionnaire`, else the edition's: the address of the evaluation.
    pub questionnaire: Option<String>,
    /// `maj`, else the edition's `publie_le`: DTSTAMP, `updated`, lastmod.
    pub updated: Date,
    /// `revision`: SEQUENCE (RFC 5545 §3.8.7.4).
    pub revision: u32,
    /// Former paths, each of which leaves a page that leads here.
    pub former_ids: Vec<EventId>,
    /// What was reported afterwards.
    pub report: Option<EventReport>,
}

impl Event {
    /// The main kind of the event.
    pub fn main_type(&self) -> EventType {
        self.types.first().copied().unwrap_or(EventType::CafeIa)
    }

    /// The first day anything happens, for sorting; a recurring event starts with its rule.
    pub fn first_day(&self) -> Date {
        let sessions = self.sessions.iter().map(|session| session.when.day()).min();
        sessions.or(self.recurrence.as_ref().map(|rule| rule.from_day)).unwrap_or(Date::MIN)
    }

    /// Whether it belongs to the edition of a year: its own, and each one into which it goes on every week.
    pub fn is_of(&self, year: i16) -> bool {
        let goes_on =
            |rule: &Recurrence| rule.from_day.year() <= year && rule.until_day.is_none_or(|until| until.year() >= year);
        self.year == year || self.recurrence.as_ref().is_some_and(goes_on)
    }

    /// The status of one of its sessions: its own, else the event's.
    pub fn status_of(&self, session: &Session) -> Status {
        session.status.unwrap_or(self.status)
    }

    /// The index of its first session; none for a recurring event.
    pub fn first_session(&self) -> Option<u16> {
        self.recurrence.is_none().then_some(0).filter(|_| !self.sessions.is_empty())
    }

    /// Every place it happens at: its own first, then those of its sessions.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.place.iter().chain(self.sessions.iter().filter_map(|session| session.place.as_ref()))
    }

    /// Where one of its sessions happens: its own place, else the event's.
    pub fn place_of<'a>(&'a self, session: &'a Session) -> Option<&'a Place> {
        session.place.as_ref().or(self.place.as_ref())
    }
}

/// One occurrence of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// `seances[].id`; empty for the only session of an event. Unique within the event.
    pub id: String,
    /// Local time of the place.
    pub when: When,
    /// IANA time zone of the place: `Europe/Paris`, `Indian/Reunion`…
    pub time_zone: &'static str,
    /// Its own place, when it differs from the event's.
    pub place: Option<Place>,
    /// Its own status, when it differs from the event's.
    pub status: Option<Status>,
    /// Its own `places`.
    pub capacity: Option<u32>,
}

/// When a session happens, in the local time of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// From a minute to another; `end` is after `start` and at most 24 h later.
    Timed {
        /// Local start.
        start: DateTime,
        /// Local end.
        end: DateTime,
    },
    /// A day whose hours are not known yet: an all-day calendar entry, listed last as « horaire à préciser ».
    AllDay(Date),
}

impl When {
    /// The day on which it starts.
    pub fn day(self) -> Date {
        match self {
            Self::Timed { start, .. } => start.date(),
            Self::AllDay(day) => day,
        }
    }

    /// What sorts sessions of a list: by day, then by hour, days without hours last.
    pub fn sort_key(self) -> (Date, Time) {
        match self {
            Self::Timed { start, .. } => (start.date(), start.time()),
            Self::AllDay(day) => (day, Time::MAX),
        }
    }
}

/// A weekly recurrence: « every Thursday from 13:30 to 15:00 ».
#[derive(Debug, Clone, PartialEq)]
pub struct Recurrence {
    /// `chaque`.
    pub weekday: Weekday,
    /// `de`: local start time.
    pub start: Time,
    /// `a`: local end time, after the start.
    pub end: Time,
    /// `du`: the first day it may happen (the first occurrence is the first such weekday on or after it).
    pub from_day: Date,
    /// `au`: the last day it may happen.
    pub until_day: Option<Date>,
    /// `sauf`: days without it.
    pub except: Vec<Date>,
    /// IANA time zone.
    pub time_zone: &'static str,
}

impl Recurrence {
    /// The days it happens on between two days, both included.
    pub fn days_between(&self, first: Date, last: Date) -> impl Iterator<Item = Date> + '_ {
        let first = first.max(self.from_day);
        let last = self.until_day.map_or(last, |until| until.min(last));
        first
            .series(jiff::Span::new().days(1))
            .take_while(move |day| *day <= last)
            .filter(|day| day.weekday() == self.weekday.to_jiff() && !self.except.contains(day))
    }
}

/// How to join an online event.
#[derive(Debug, Clone, PartialEq)]
pub struct OnlineLink {
    /// An `http` or `https` URL.
    pub url: String,
}

/// Where a session happens: always a commune, so always a point (design.md §6).
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The venue of `content/lieux`, when the event refers to one.
    pub venue: Option<Slug>,
    /// `nom`: « Médiathèque Jacques-Brel ».
    pub name: Option<String>,
    /// `type`.
    pub kind: Option<VenueKind>,
    /// `adresse`: number and street.
    pub address: Option<String>,
    /// Five digits: as written, else the commune's when it has only one.
    pub postcode: Option<String>,
    /// Official name of the commune (arrondissements roll up to their commune).
    pub commune: String,
    /// INSEE code of the commune, COG 2026.
    pub insee: String,
    /// Département, from the INSEE code.
    pub departement: &'static Departement,
    /// Région, from the INSEE code; the overseas collectivities have none.
    pub region: Option<&'static Region>,
    /// WGS 84 degrees: the file's, else the commune's point.
    pub latitude: f64,
    /// WGS 84 degrees: the file's, else the commune's point.
    pub longitude: f64,
    /// Whether the file gave the coordinates (else they are the commune's).
    pub exact: bool,
    /// `precisions`: « entrée par la cour ».
    pub notes: Option<String>,
}

impl Place {
    /// The commune's URL: `/communes/59012-anor/`.
    pub fn commune_url(&self) -> String {
        format!("/communes/{}-{}/", self.insee.to_ascii_lowercase(), crate::text::slugify(&self.commune))
    }

    /// One line: « Médiathèque Jacques-Brel, 3 rue du Pont, 59186 Anor »; what is unknown is left out.
    pub fn one_line(&self) -> String {
        let town = match &self.postcode {
            Some(postcode) => format!("{postcode} {}", self.commune),
            None => self.town(),
        };
        self.joined(&town)
    }

    /// As [`Self::one_line`], with the département instead of the postcode, that some communes have several of: places read
    /// one under the other look the same. « Médiathèque Jacques-Brel, 3 rue du Pont, Anor (59) ».
    pub fn in_a_list(&self) -> String {
        self.joined(&self.town())
    }

    fn town(&self) -> String {
        format!("{} ({})", self.commune, self.departement.code)
    }

    fn joined(&self, town: &str) -> String {
        [self.name.as_deref(), self.address.as_deref(), Some(town)].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Who organises, supports or facilitates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// An organisation of `content/organisations`; it exists.
    Known(Slug),
    /// Anybody else, by name.
    Named {
        /// Name as written.
        name: String,
        /// Their site.
        url: Option<String>,
    },
}

/// `inscription`.
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    /// Whether one must register.
    pub mode: Option<RegistrationMode>,
    /// Where to register.
    pub url: Option<String>,
    /// A role address, or a personal one with consent.
    pub email: Option<String>,
    /// A telephone number as written.
    pub phone: Option<String>,
    /// The last moment to register, local time; a date alone means the end of that day.
    pub deadline: Option<DateTime>,
}

/// `accessibilite`: `None` means not known, and the page says so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accessibility {
    /// `pmr`: step-free access.
    pub wheelchair: Option<bool>,
    /// `lsf`: French sign language.
    pub sign_language: Option<bool>,
    /// `lpc`: cued speech.
    pub cued_speech: Option<bool>,
    /// `boucle_magnetique`: hearing loop.
    pub hearing_loop: Option<bool>,
    /// `sous_titrage`: live captions.
    pub captions: Option<bool>,
    /// `falc`: documents that are easy to read and understand.
    pub easy_read: Option<bool>,
    /// `calme`: a quiet place or moment.
    pub quiet: Option<bool>,
    /// `commentaire`.
    pub comment: Option<String>,
    /// `contact`: whom to ask, a mail or a telephone.
    pub contact: Option<String>,
}

impl Accessibility {
    /// Each feature in the contract's order: its French key, its label, what is known of it.
    pub fn features(&self) -> [(&'static str, &'static str, Option<bool>); 7] {
        [
            ("pmr", "Accès en fauteuil roulant", self.wheelchair),
            ("lsf", "Langue des signes française (LSF)", self.sign_language),
            ("lpc", "Langue française parlée complétée (LfPC)", self.cued_speech),
            ("boucle_magnetique", "Boucle magnétique", self.hearing_loop),
            ("sous_titrage", "Sous-titrage en direct", self.captions),
            ("falc", "Documents faciles à lire (FALC)", self.easy_read),
            ("calme", "Espace calme", self.quiet),
        ]
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        self.comment.is_none() && self.contact.is_none() && self.features().iter().all(|feature| feature.2.is_none())
    }
}

/// A picture that stands beside its event's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Path below the root: `events/2026/59/anor-decouvrir-ia.jpg`.
    pub file: String,
    /// In pixels.
    pub size: Size,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Who made it.
    pub credit: String,
    /// SPDX identifier.
    pub licence: String,
}

/// `<slug>.bilan.yaml`: what was reported after the event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventReport {
    /// People who came.
    pub participants: Option<u32>,
    /// People who facilitated.
    pub facilitators: Option<u32>,
    /// Evaluation questionnaires filled in.
    pub questionnaires: Option<u32>,
    /// Certificates of participation handed out.
    pub certificates: Option<u32>,
    /// Day of the report.
    pub date: Option<Date>,
    /// In words.
    pub comment: Option<String>,
}
