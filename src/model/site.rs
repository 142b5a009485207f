//! The whole site: configuration, editions, content, events.

use super::{
    EasyPage, Edition, Editions, Event, Format, Language, Organisation, Page, Question, Resource, ResourceTranslation,
    Slug, Term, Venue, Week,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that the checks let through, immutable. All the rest is derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// `content/site.yaml`.
    pub config: Arc<SiteConfig>,
    /// `content/editions`.
    pub editions: Arc<Editions>,
    /// What `content/` holds besides.
    pub content: Arc<Content>,
    /// Published events (never [`super::vocabulary::Access::Internal`]), by first session, title and id.
    pub events: Vec<Arc<Event>>,
}

impl Site {
    /// The current edition.
    pub fn edition(&self) -> &Edition {
        self.editions.current()
    }

    /// The events of an edition, by their index: its own and, once it leads or has led, those that go on into it every week.
    pub fn events_of(&self, year: i16) -> impl Iterator<Item = (u32, &Event)> {
        let led = year <= self.edition().year;
        let events = (0u32..).zip(&self.events).map(|(index, event)| (index, &**event));
        events.filter(move |(_, event)| event.year == year || (led && event.is_of(year)))
    }

    /// The week of the current edition.
    pub fn week(&self) -> Week {
        self.editions.week()
    }
}

/// The parts of `content/` that are neither configuration nor editions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Content {
    /// `content/pages`.
    pub pages: BTreeMap<Slug, Page>,
    /// `content/pages/<slug>.falc.md`, by the page that each tells again.
    pub easy_pages: BTreeMap<Slug, EasyPage>,
    /// `content/pages/<slug>.<language>.md`, by language and page: every one has its page.
    pub translations: BTreeMap<(Language, Slug), Page>,
    /// `content/modules/<slug>/index.<language>.md`, by language and module: every one has its module.
    pub translated_library: BTreeMap<(Language, Slug), ResourceTranslation>,
    /// `content/modules/<slug>/index.falc.md`, by the module that each tells again.
    pub easy_modules: BTreeMap<Slug, EasyPage>,
    /// `content/faq`, by theme, order and slug.
    pub questions: Vec<Question>,
    /// `content/organisations`.
    pub organisations: BTreeMap<Slug, Organisation>,
    /// `content/lieux`.
    pub venues: BTreeMap<Slug, Venue>,
    /// `content/formats`, by slug.
    pub formats: BTreeMap<Slug, Format>,
    /// `content/modules` and `content/ressources`, by slug: one name space.
    pub library: BTreeMap<Slug, Resource>,
    /// `content/glossaire.yaml`, in alphabetical order (folded).
    pub glossary: Vec<Term>,
}

impl Content {
    /// The languages that something is translated into.
    pub fn languages(&self) -> BTreeSet<&Language> {
        self.translations.keys().chain(self.translated_library.keys()).map(|(language, _)| language).collect()
    }
}

/// `content/site.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteConfig {
    /// `titre`.
    pub title: String,
    /// `description`, for search engines and sharing.
    pub description: String,
    /// `base_url`: where the site stands unless the build says otherwise.
    pub base_url: super::BaseUrl,
    /// What ends every calendar UID, whatever the host.
    pub uid_domain: String,
    /// BCP 47: `fr`.
    pub language: String,
    /// `depot`: where the sources stand.
    pub forge: Option<Forge>,
    /// The organisers' role address.
    pub contact: String,
    /// `carte.fond`.
    pub map_background: MapBackground,
    /// `hors_ligne`: a service worker keeps what visitors read.
    pub offline: bool,
    /// `images_evenements`: a picture is drawn for each event, to be shown when its page is shared.
    pub event_pictures: bool,
    /// `mentions`.
    pub mentions: Mentions,
    /// `edition`: the year of the edition that leads, when the site would not have the latest.
    pub edition: Option<i16>,
}

/// `depot`.
#[derive(Debug, Clone, PartialEq)]
pub struct Forge {
    /// Address of the repository, without a final slash.
    pub url: String,
    /// The branch that is published.
    pub branch: String,
}

/// `carte.fond`: what lies under the interactive map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapBackground {
    /// Our own outlines only: no third-party request.
    None,
    /// A raster tile service, which then enters the CSP.
    Raster {
        /// `https://…/{z}/{x}/{y}.png`.
        template: String,
        /// Text of the attribution.
        attribution: String,
        /// The deepest zoom it serves.
        max_zoom: u8,
    },
}

/// Legal notices; what is not known is shown as « à préciser ».
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mentions {
    /// `editeur`.
    pub publisher: Option<String>,
    /// `hebergeur`.
    pub host: Option<String>,
    /// `directeur_publication`.
    pub director: Option<String>,
    /// `contact_rgpd`.
    pub privacy_contact: Option<String>,
}
