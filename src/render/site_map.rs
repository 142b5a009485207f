//! What the site publishes: every file, its path and the page it holds. Nothing else decides that a file exists.

pub use super::addresses::{GENERATED, HOME, easy_module_url, easy_url, locator_path, offered, page_url, slides_url};
use super::directory;
use super::lists::Lists;
pub use super::page::{Page, View};
use super::search::SearchFile;
use super::social;
use super::views::views;
pub use super::views::{LARGEST_FILE, PER_PAGE, has_view};
use crate::contract::GENRES;
use crate::diagnostic::explain;
use crate::formats::sitemap::LARGEST_SITEMAP;
use crate::formats::tiles::{MapTiles, Tile};
use crate::formats::{ical, yaml_model};
use crate::model::vocabulary::ResourceKind;
use crate::model::{Content, Place, Resource, Site, Slug};
use crate::territory::DepartementCode;
use crate::territory::locator::Locator;
use std::collections::{BTreeMap, BTreeSet};

/// Events above which the interactive map reads tiles: the data set of 1,500 weighs 139 KB of gzip, more than all the rest of
/// the map, and a first view of tiles about a tenth. Below, one file that is filtered exactly is lighter than its tiles are
/// many.
pub const LARGEST_MAP: usize = 1_000;

/// Every file of the site, by path, in publishing order: what pages need comes before them.
#[derive(Debug, Clone)]
pub struct SiteMap {
    files: Vec<File>,
    by_path: BTreeMap<Box<str>, u32>,
}

/// One file of the site.
#[derive(Debug, Clone)]
pub struct File {
    /// Path below the output folder, with `/`: `formats/index.html`.
    pub path: Box<str>,
    /// What it holds.
    pub page: Page,
}

impl SiteMap {
    /// Names every file of a site. `assets` are the theme's static files, by their published path; `tiles` those of the map,
    /// when the edition has some.
    pub fn new(site: &Site, lists: &Lists, assets: &[String], tiles: Option<&MapTiles>) -> Self {
        let mut map = Self { files: Vec::with_capacity(site.events.len() * 2 + 512), by_path: BTreeMap::new() };
        for (index, path) in (0u32..).zip(assets) {
            map.add(path.clone(), Page::Asset(index));
        }
        map.add_events(site);
        map.add_content(site);
        map.add_translations(&site.content);
        for list in lists.iter() {
            for view in views(list) {
                map.add(
                    format!("{}{}", list.folder.trim_start_matches('/'), view.file()),
                    Page::List(list.key.clone(), view),
                );
            }
        }
        map.add_impact(site);
        map.add_map(tiles);
        map.add_locators(site);
        for one in explain::all() {
            map.add(format!("{}index.html", explain::page(&one.code).trim_start_matches('/')), Page::Code(&one.code));
        }
        for file in SearchFile::all(site, lists) {
            map.add(file.path(), Page::Search(file));
        }
        map.add_contract();
        map.add_fixed(site);
        map.add_sitemaps();
        map.by_path = (0u32..).zip(&map.files).map(|(index, file)| (file.path.clone(), index)).collect();
        map
    }

    /// Every file, in publishing order.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file at a path below the output folder; a folder's path (empty or with a final slash) leads to its index.
    pub fn find(&self, path: &str) -> Option<&File> {
        let index = if path.is_empty() || path.ends_with('/') {
            self.by_path.get(format!("{path}index.html").as_str())
        } else {
            self.by_path.get(path)
        };
        index.map(|index| &self.files[*index as usize])
    }

    /// How many pages for people there are.
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|file| file.path.ends_with(".html")).count()
    }

    /// URLs of the pages that search engines should know, in publishing order: `/formats/`.
    pub fn public_urls(&self) -> impl Iterator<Item = (String, &Page)> {
        self.files.iter().filter(|file| file.page.is_indexed()).map(|file| (file.url(), &file.page))
    }

    fn add(&mut self, path: impl Into<Box<str>>, page: Page) {
        self.files.push(File { path: path.into(), page });
    }

    fn add_events(&mut self, site: &Site) {
        for (index, event) in (0u32..).zip(&site.events) {
            let folder = format!("evenements/{}", event.id);
            self.add(format!("{folder}/evenement.ics"), Page::EventCalendar(index));
            if let Some(image) = &event.image {
                let name = image.file.rsplit('/').next().unwrap_or_default();
                self.add(format!("{folder}/{name}"), Page::EventImage(index));
            } else if site.config.event_pictures {
                self.add(format!("{folder}/{}", social::FILE), Page::EventPicture(index));
            }
            self.add(format!("{folder}/index.html"), Page::Event(index));
            for (former, id) in (0u16..).zip(&event.former_ids) {
                self.add(format!("evenements/{id}/index.html"), Page::Moved(index, former));
            }
        }
    }

    fn add_content(&mut self, site: &Site) {
        let content = &site.content;
        for slug in content.pages.keys().filter(|slug| !GENERATED.contains(&slug.as_str())) {
            self.add(format!("{slug}/index.html"), Page::Text(slug.clone()));
        }
        for page in content.pages.values().filter(|page| page.appointment.is_some()) {
            self.add(format!("{}/{}", page.slug, ical::APPOINTMENT), Page::Appointment(page.slug.clone()));
        }
        for slug in content.easy_pages.keys() {
            self.add(format!("{}index.html", easy_url(slug).trim_start_matches('/')), Page::Easy(slug.clone()));
        }
        for (slug, format) in &content.formats {
            self.add(format!("formats/{slug}/index.html"), Page::Format(slug.clone()));
            if !format.steps.is_empty() {
                self.add(format!("formats/{slug}/animer/index.html"), Page::Animate(slug.clone()));
                self.add(format!("formats/{slug}/animer.html"), Page::AnimateAlone(slug.clone()));
            }
        }
        for (slug, resource) in &content.library {
            self.add_resource(slug, resource);
        }
        for slug in content.easy_modules.keys() {
            self.add(
                format!("{}index.html", easy_module_url(slug).trim_start_matches('/')),
                Page::EasyModule(slug.clone()),
            );
        }
        self.add("schemas/catalogue.json", Page::CatalogueSchema);
        self.add("ressources/catalogue.json", Page::Catalogue);
    }

    fn add_resource(&mut self, slug: &Slug, resource: &Resource) {
        for (index, file) in (0u16..).zip(&resource.files) {
            let name = file.rsplit('/').next().unwrap_or_default();
            self.add(format!("ressources/{slug}/{name}"), Page::ResourceFile(slug.clone(), index));
        }
        for (index, picture) in (0u16..).zip(&resource.pictures) {
            self.add(format!("ressources/{slug}/{}", picture.name()), Page::ResourcePicture(slug.clone(), index));
        }
        if resource.is_own() {
            self.add(format!("ressources/{slug}/{slug}.md"), Page::ResourceMarkdown(slug.clone()));
            self.add(format!("ressources/{slug}/{slug}.epub"), Page::ResourceBook(slug.clone()));
            if resource.kind == ResourceKind::Module {
                self.add(format!("{}index.html", slides_url(slug).trim_start_matches('/')), Page::Slides(slug.clone()));
            }
        }
        self.add(format!("ressources/{slug}/index.html"), Page::Resource(slug.clone()));
    }

    /// What is translated, below the folder of each language, whose first page is there whatever else is.
    fn add_translations(&mut self, content: &Content) {
        for language in content.languages() {
            self.add(format!("{language}/index.html"), Page::LanguageHome(language.clone()));
        }
        for (language, slug) in content.translations.keys().filter(|(_, slug)| slug.as_str() != HOME) {
            let page = Page::TranslatedText(language.clone(), slug.clone());
            self.add(format!("{language}/{slug}/index.html"), page);
        }
        for (language, slug) in content.translated_library.keys() {
            let page = Page::TranslatedResource(language.clone(), slug.clone());
            self.add(format!("{language}/ressources/{slug}/index.html"), page);
        }
    }

    /// What became of each edition that leads or has led.
    fn add_impact(&mut self, site: &Site) {
        for year in site.editions.past().chain([site.edition()]).map(|edition| edition.year) {
            let folder = format!("editions/{year}/bilan");
            self.add(format!("{folder}/bilan.json"), Page::ImpactJson(year));
            self.add(format!("{folder}/bilan.csv"), Page::ImpactCsv(year));
            self.add(format!("{folder}/index.html"), Page::Impact(year));
        }
        self.add("bilan/index.html", Page::CurrentImpact);
        self.add("ami/index.html", Page::Ami);
        self.add("certificat/index.html", Page::Certificate);
    }

    /// What the interactive map reads.
    fn add_map(&mut self, tiles: Option<&MapTiles>) {
        self.add("carte/evenements.geojson", Page::MapData);
        self.add("carte/fond.geojson", Page::MapBackdrop);
        let Some(tiles) = tiles else { return };
        for (index, Tile { z, x, y }) in (0u32..).zip(tiles.tiles()) {
            self.add(format!("carte/tuiles/{z}/{x}/{y}.geojson"), Page::MapTile(index));
        }
        self.add("carte/tuiles/en-ligne.geojson", Page::MapOnline);
        self.add("carte/tuiles/index.json", Page::MapTileIndex);
    }

    /// A drawing for each département where something happens, whatever its edition.
    fn add_locators(&mut self, site: &Site) {
        let codes: BTreeSet<&str> = site.events.iter().flat_map(|event| event.places()).map(code_of).collect();
        let drawn = codes.into_iter().filter_map(DepartementCode::new).filter(|code| Locator::of(*code).is_some());
        for code in drawn {
            self.add(locator_path(code), Page::Locator(code));
        }
    }

    /// What contributors may write: schemas and models.
    fn add_contract(&mut self) {
        for (index, genre) in (0u8..).zip(GENRES) {
            self.add(format!("schemas/{}.json", genre.name), Page::Schema(index));
            self.add(format!("modeles/{}", yaml_model::file_name(genre)), Page::Model(index));
        }
    }

    fn add_fixed(&mut self, site: &Site) {
        for (path, page) in [
            ("carte/index.html", Page::Map),
            ("territoires/index.html", Page::Territories),
            ("formats/index.html", Page::Formats),
            ("formats/choisir/index.html", Page::Choose),
            ("ressources/index.html", Page::Library),
            ("faq/index.html", Page::Faq),
            ("partenaires/index.html", Page::Partners),
            ("referents/index.html", Page::Directory),
            ("editions/index.html", Page::Editions),
            ("kit/index.html", Page::Kit),
            ("kit/affiche/index.html", Page::Poster),
            ("recherche/index.html", Page::SearchPage),
            ("contribuer/erreurs/index.html", Page::Codes),
            ("proposer/contrat.json", Page::ProposalContract),
            ("proposer/index.html", Page::Propose),
        ] {
            self.add(path, page);
        }
        let regions = crate::territory::regions().iter().map(Some).chain([None]);
        for region in regions {
            let page = directory::page_of(region.map(|region| region.slug));
            let path = format!("{}index.html", page.trim_start_matches('/'));
            self.add(path, Page::DirectoryOf(region.map(|region| region.code)));
        }
        if site.config.offline {
            self.add("hors-ligne/index.html", Page::Offline);
        }
        if !site.content.glossary.is_empty() {
            self.add("ressources/glossaire/index.html", Page::Glossary);
        }
        for (path, page) in [
            ("index.html", Page::Home),
            ("404.html", Page::NotFound),
            ("robots.txt", Page::Robots),
            ("site.webmanifest", Page::WebManifest),
            ("modeles/evenements.csv", Page::TableModel),
            ("sw.js", Page::ServiceWorker),
            (".nojekyll", Page::NoJekyll),
        ] {
            self.add(path, page);
        }
    }

    /// One `sitemap.xml`, or an index and its parts when the site has more URLs than a file may hold.
    fn add_sitemaps(&mut self) {
        let urls = self.public_urls().count();
        if urls > LARGEST_SITEMAP {
            for part in (1u32..).take(urls.div_ceil(LARGEST_SITEMAP)) {
                self.add(format!("sitemap-{part}.xml"), Page::SitemapPart(part));
            }
        }
        self.add("sitemap.xml", Page::Sitemap);
    }
}

fn code_of(place: &Place) -> &'static str {
    place.departement.code
}

impl File {
    /// The URL below the root: `/formats/` for `formats/index.html`.
    pub fn url(&self) -> String {
        match self.path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("/{folder}"),
            _ => format!("/{}", self.path),
        }
    }
}
