//! What an edition aimed at, what its events offered, and what was reported of them.

use super::{Count, Name, days_of, held, name};
use crate::model::vocabulary::Role;
use crate::model::{Accessibility, Edition, Event, EventReport, Site, When};
use jiff::civil::Weekday;
use serde::Serialize;

/// What an edition aims at, as far as its file says.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Objectives {
    /// Events.
    #[serde(rename = "evenements")]
    pub events: Option<u32>,
    /// Professionals mobilised.
    #[serde(rename = "professionnels")]
    pub professionals: Option<u32>,
    /// Partners.
    #[serde(rename = "partenaires")]
    pub partners: Option<u32>,
    /// Citizens reached.
    #[serde(rename = "citoyens")]
    pub citizens: Option<u32>,
}

/// What the reports (`*.bilan.yaml`) of an edition say.
#[derive(Debug, Serialize)]
pub struct Reports {
    /// Events that happen or happened: neither cancelled nor postponed.
    #[serde(rename = "attendus")]
    pub awaited: usize,
    /// Those that have a report.
    #[serde(rename = "rendus")]
    pub given: usize,
    /// People who came.
    pub participants: Reported,
    /// People who facilitated.
    #[serde(rename = "animateurs")]
    pub facilitators: Reported,
    /// Evaluation questionnaires filled in.
    pub questionnaires: Reported,
    /// Certificates of participation handed out.
    #[serde(rename = "certificats")]
    pub certificates: Reported,
}

/// A figure of the reports.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub struct Reported {
    /// Reports that give it.
    #[serde(rename = "bilans")]
    pub reports: usize,
    /// Their sum.
    pub total: u32,
}

/// What counts as a partner: who supports the week, and neither organises it nor applied for funds.
const PARTNERS: [Role; 7] =
    [Role::Patron, Role::Institutional, Role::MainSponsor, Role::Sponsor, Role::Network, Role::Media, Role::Support];

/// The hour at which an evening begins, as the programme's filter cuts a day.
const EVENING: i8 = 18;

impl Objectives {
    pub(super) fn of(edition: &Edition) -> Self {
        let aims = edition.objectives;
        Self {
            events: aims.events,
            professionals: aims.professionals,
            partners: aims.partners,
            citizens: aims.citizens,
        }
    }
}

impl Reports {
    pub(super) fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Self {
        let awaited: Vec<&Event> = events.filter(|event| held(event)).collect();
        let reports: Vec<&EventReport> = awaited.iter().filter_map(|event| event.report.as_ref()).collect();
        let sum = |figure: fn(&EventReport) -> Option<u32>| {
            let figures: Vec<u32> = reports.iter().filter_map(|report| figure(report)).collect();
            Reported { reports: figures.len(), total: figures.iter().sum() }
        };
        Self {
            awaited: awaited.len(),
            given: reports.len(),
            participants: sum(|report| report.participants),
            facilitators: sum(|report| report.facilitators),
            questionnaires: sum(|report| report.questionnaires),
            certificates: sum(|report| report.certificates),
        }
    }
}

/// Partners that the site names.
pub(super) fn partners(site: &Site) -> usize {
    let organisations = site.content.organisations.values();
    organisations.filter(|organisation| organisation.roles.iter().any(|role| PARTNERS.contains(role))).count()
}

/// How many events offer each feature, in the order of the contract.
pub(super) fn accessibility(events: &[&Event]) -> Vec<Count> {
    let offered = |key: &str| {
        let offers =
            |event: &&&Event| event.accessibility.features().iter().any(|it| it.0 == key && it.2 == Some(true));
        events.iter().filter(offers).count()
    };
    let features = Accessibility::default().features();
    features.iter().map(|(key, label, _)| Count { name: name(key, label), events: offered(key) }).collect()
}

/// How many events have a session in the evening, at the week-end, and none whose hours are known.
pub(super) fn moments(events: &[&Event], edition: &Edition) -> Vec<Count> {
    let starts = |event: &Event| -> Vec<i8> {
        let sessions = event.sessions.iter().filter_map(|session| match session.when {
            When::Timed { start, .. } => Some(start.hour()),
            When::AllDay(_) => None,
        });
        sessions.chain(event.recurrence.iter().map(|rule| rule.start.hour())).collect()
    };
    let week_end = |event: &Event| {
        let days = days_of(event, edition);
        days.iter().any(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
    };
    let count = |key: &str, label: &str, such: &dyn Fn(&Event) -> bool| Count {
        name: Name { code: key.to_owned(), name: label.to_owned() },
        events: events.iter().filter(|event| such(event)).count(),
    };
    vec![
        count("soir", "le soir, à partir de 18 h", &|event| starts(event).iter().any(|hour| *hour >= EVENING)),
        count("week-end", "le samedi ou le dimanche", &week_end),
        count("sans-horaire", "horaire à préciser", &|event| starts(event).is_empty()),
    ]
}
