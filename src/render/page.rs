//! Everything that the site can show. [`super::site_map`] says where each stands.

use super::lists::ListKey;
use super::search::SearchFile;
use crate::model::{Language, Slug};
use crate::territory::DepartementCode;

/// Everything the site can show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Page {
    /// `/`
    Home,
    /// `/manifeste/`, `/organiser/`…: a page of `content/pages` that stands by itself.
    Text(Slug),
    /// `/formation/rendez-vous.ics`: the calendar of the weekly meeting that a page announces.
    Appointment(Slug),
    /// `/venir/facile-a-lire/`: a page of `content/pages` told again, by its slug.
    Easy(Slug),
    /// `/en/`: the first page in another language.
    LanguageHome(Language),
    /// `/en/venir/`: a page of `content/pages` in another language.
    TranslatedText(Language, Slug),
    /// `/en/ressources/<slug>/`: a module in another language.
    TranslatedResource(Language, Slug),
    /// A list of events, in one of its forms.
    List(ListKey, View),
    /// `/evenements/2026/59/anor-decouvrir-ia/`: index in [`crate::model::Site::events`].
    Event(u32),
    /// The calendar beside an event's page.
    EventCalendar(u32),
    /// The picture of an event, copied beside its page.
    EventImage(u32),
    /// `partage.png` beside the page of an event without a picture of its own, on sites with `images_evenements`.
    EventPicture(u32),
    /// The page that a moved event leaves at its former path: index of the event, index in its `former_ids`.
    Moved(u32, u16),
    /// `/carte/`
    Map,
    /// `/carte/evenements.geojson`: the public data set of the current edition.
    MapData,
    /// `/carte/fond.geojson`: outlines and towns under the interactive map.
    MapBackdrop,
    /// `/carte/tuiles/index.json`: which tiles a large edition has.
    MapTileIndex,
    /// `/carte/tuiles/<z>/<x>/<y>.geojson`: its index in the edition's tiles.
    MapTile(u32),
    /// `/carte/tuiles/en-ligne.geojson`: the events of a large edition that have no place.
    MapOnline,
    /// `/carte/situer/<code>.svg`: what lies under the point of the events of a département, by its code.
    Locator(DepartementCode),
    /// `/territoires/`
    Territories,
    /// `/formats/`
    Formats,
    /// `/formats/choisir/`
    Choose,
    /// `/formats/<slug>/`
    Format(Slug),
    /// `/formats/<slug>/animer/`: the facilitator's view, of a format with steps.
    Animate(Slug),
    /// `/formats/<slug>/animer.html`: the same in a file that needs no other, to be kept on a phone.
    AnimateAlone(Slug),
    /// `/ressources/`
    Library,
    /// `/ressources/<slug>/`: a module or a resource.
    Resource(Slug),
    /// A file offered with a resource: its index in `files`.
    ResourceFile(Slug, u16),
    /// A picture that a resource shows: its index in `pictures`.
    ResourcePicture(Slug, u16),
    /// `/ressources/<slug>/<slug>.md`: a text of the library, to take away.
    ResourceMarkdown(Slug),
    /// `/ressources/<slug>/<slug>.epub`: the same as a book.
    ResourceBook(Slug),
    /// `/ressources/<slug>/diaporama/`: a module to project.
    Slides(Slug),
    /// `/ressources/<slug>/facile-a-lire/`: a module told again, by its slug.
    EasyModule(Slug),
    /// `/ressources/catalogue.json`: all that can be reused, for programs.
    Catalogue,
    /// `/schemas/catalogue.json`
    CatalogueSchema,
    /// `/ressources/glossaire/`
    Glossary,
    /// `/faq/`
    Faq,
    /// `/partenaires/`
    Partners,
    /// `/referents/`
    Directory,
    /// `/referents/<région>/`, by the région's code; without one, that of the collectivities that belong to none.
    DirectoryOf(Option<&'static str>),
    /// `/editions/`
    Editions,
    /// `/bilan/`: that of the current edition.
    CurrentImpact,
    /// `/editions/2026/bilan/`: what an edition aimed at, offered and reported, by its year.
    Impact(i16),
    /// `/editions/2026/bilan/bilan.json`
    ImpactJson(i16),
    /// `/editions/2026/bilan/bilan.csv`
    ImpactCsv(i16),
    /// `/ami/`
    Ami,
    /// `/certificat/`
    Certificate,
    /// `/kit/`
    Kit,
    /// `/kit/affiche/`: where the poster of any activity is made.
    Poster,
    /// `/recherche/`
    SearchPage,
    /// What the search and the programme's filters read, below `/recherche/`.
    Search(SearchFile),
    /// `/contribuer/erreurs/`
    Codes,
    /// `/contribuer/erreurs/e203/`: what a code of the checker means.
    Code(&'static str),
    /// `/hors-ligne/`, on sites with `hors_ligne`.
    Offline,
    /// `sw.js`: the service worker, or on other sites the farewell of one that may have been.
    ServiceWorker,
    /// `/schemas/<genre>.json`: the contract of a kind of file, by its index in [`crate::contract::GENRES`].
    Schema(u8),
    /// `/modeles/<genre>.yaml` (`.md`): a file of this kind to fill in.
    Model(u8),
    /// `/proposer/`
    Propose,
    /// `/proposer/contrat.json`: what the form judges by.
    ProposalContract,
    /// `404.html`
    NotFound,
    /// `sitemap.xml`: an index as soon as one file does not hold all URLs.
    Sitemap,
    /// `sitemap-<n>.xml`, from 1.
    SitemapPart(u32),
    /// `robots.txt`
    Robots,
    /// `site.webmanifest`
    WebManifest,
    /// `/modeles/evenements.csv`: the table that `semaine import` reads, to fill in.
    TableModel,
    /// `.nojekyll`: tells GitHub Pages to serve the files as they are.
    NoJekyll,
    /// A static file of the theme: its index.
    Asset(u32),
}

/// The forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum View {
    /// The page, by number from 1.
    Html(u32),
    /// `imprimer/`: all of it, for paper.
    Print,
    /// `integrer/`: all of it, for an iframe.
    Embed,
    /// `evenements.ics`
    Calendar,
    /// `evenements.atom`
    Atom,
    /// `evenements.geojson`
    GeoJson,
    /// `evenements.csv`
    Csv,
    /// `evenements.json`
    Json,
    /// `partage.png`: shown when the page is shared.
    Picture,
}

impl View {
    /// The file's name within the list's folder.
    pub fn file(self) -> String {
        match self {
            Self::Html(1) => "index.html".to_owned(),
            Self::Html(number) => format!("page/{number}/index.html"),
            Self::Print => "imprimer/index.html".to_owned(),
            Self::Embed => "integrer/index.html".to_owned(),
            Self::Calendar => "evenements.ics".to_owned(),
            Self::Atom => "evenements.atom".to_owned(),
            Self::GeoJson => "evenements.geojson".to_owned(),
            Self::Csv => "evenements.csv".to_owned(),
            Self::Json => "evenements.json".to_owned(),
            Self::Picture => super::social::FILE.to_owned(),
        }
    }
}

impl Page {
    /// Whether search engines should know it: pages for people, once each.
    pub fn is_indexed(&self) -> bool {
        match self {
            Self::List(_, view) => matches!(view, View::Html(_)),
            Self::Home
            | Self::Text(_)
            | Self::Easy(_)
            | Self::LanguageHome(_)
            | Self::TranslatedText(..)
            | Self::TranslatedResource(..)
            | Self::Event(_)
            | Self::Map
            | Self::Territories
            | Self::Formats
            | Self::Choose
            | Self::Format(_)
            | Self::Animate(_)
            | Self::Library
            | Self::Resource(_)
            | Self::EasyModule(_)
            | Self::Glossary
            | Self::Faq
            | Self::Partners
            | Self::Directory
            | Self::DirectoryOf(_)
            | Self::Editions
            | Self::Impact(_)
            | Self::Ami
            | Self::Certificate
            | Self::Kit
            | Self::SearchPage
            | Self::Codes
            | Self::Code(_)
            | Self::Propose => true,
            _ => false,
        }
    }
}
