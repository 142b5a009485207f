//! What an event does not say, and that would help people decide to come.

use super::vocabulary::Mode;
use super::{Event, When};

/// Something that a page would be better with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// `debut` and `fin` rather than `date`.
    Hours,
    /// `lieu.nom` or `lieu.adresse`.
    Address,
    /// `lien_connexion`.
    Link,
    /// `resume` or `description`.
    Summary,
    /// `organisateurs`.
    Organisers,
    /// `inscription`.
    Registration,
    /// `accessibilite`.
    Accessibility,
}

impl Lack {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Hours,
        Self::Address,
        Self::Link,
        Self::Summary,
        Self::Organisers,
        Self::Registration,
        Self::Accessibility,
    ];

    /// What an event lacks.
    pub fn of(event: &Event) -> Vec<Self> {
        Self::ALL.into_iter().filter(|lack| lack.is_in(event)).collect()
    }

    fn is_in(self, event: &Event) -> bool {
        let (on_site, online) = (event.mode != Mode::Online, event.mode != Mode::OnSite);
        match self {
            Self::Hours => event.sessions.iter().any(|session| matches!(session.when, When::AllDay(_))),
            Self::Address => {
                let vague = event.place.as_ref().is_some_and(|place| place.address.is_none() && place.name.is_none());
                on_site && vague
            }
            Self::Link => online && event.online_url.is_none(),
            Self::Summary => event.summary.is_none() && event.description.is_none(),
            Self::Organisers => event.organisers.is_empty(),
            Self::Registration => event.registration.is_none(),
            Self::Accessibility => on_site && event.accessibility.is_unknown(),
        }
    }

    /// In words, with the keys to write.
    pub fn words(self) -> &'static str {
        match self {
            Self::Hours => "l’horaire (« debut » et « fin » à la place de « date »)",
            Self::Address => "le lieu exact (« nom » et « adresse » dans « lieu »)",
            Self::Link => "le lien pour se connecter (« lien_connexion »)",
            Self::Summary => "ce que l’on y fait (« resume » ou « description »)",
            Self::Organisers => "qui organise (« organisateurs »)",
            Self::Registration => "s’il faut s’inscrire (« inscription »)",
            Self::Accessibility => "l’accessibilité (« accessibilite »)",
        }
    }
}
