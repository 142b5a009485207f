//! From a [`Page`] to its bytes. One page is rendered without any other: `build` asks for all, `serve` for one.

use super::abroad::follow_links;
use super::directory::Directory;
use super::engine::context_of;
use super::error::RenderError;
use super::lists::Lists;
use super::locale::{Alternate, Locale, Locales};
use super::nearest::Nearest;
use super::pages;
use super::pages::layout::Frame;
use super::site_map::{Page, SiteMap, View};
use super::theme::{Texts, Theme};
use crate::contract::GENRES;
use crate::diagnostic::explain;
use crate::formats::tiles::MapTiles;
use crate::formats::{json_schema, yaml_model};
use crate::model::{BaseUrl, Colour, Language, Site, Slug};
use crate::territory::locator::Locator;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;

/// Everything that rendering needs, built once a session.
pub struct Renderer {
    pub(super) site: Arc<Site>,
    pub(super) lists: Lists,
    pub(super) base: BaseUrl,
    pub(super) today: Option<Date>,
    pub(super) cards: pages::card::Cards,
    pub(super) communes: pages::communes::Communes,
    pub(super) fragments: pages::files::Fragments,
    pub(super) tiles: Option<MapTiles>,
    pub(super) nearest: Nearest,
    /// Who organises, by territory.
    pub(super) directory: Directory,
    pub(super) search: super::search::Search,
    /// The words of the interface, in French.
    pub(super) texts: Arc<Texts>,
    map: SiteMap,
    theme: Arc<Theme>,
    locales: Locales,
}

impl Renderer {
    /// Gathers the lists, names the files and compiles the templates. `today` fixes what is past and what is next;
    /// without it, the visitor's browser decides.
    ///
    /// # Errors
    /// A fault of a template.
    pub fn new(site: Arc<Site>, theme: Arc<Theme>, base: BaseUrl, today: Option<Date>) -> Result<Self, RenderError> {
        let lists = Lists::new(&site);
        let tiles = pages::files::map_tiles(&site, &lists);
        let map = SiteMap::new(&site, &lists, &theme.asset_paths(), tiles.as_ref());
        let locales = Locales::new(&site, &theme, &base, today)?;
        let texts = Arc::clone(&locales.of(None).texts);
        let cards = pages::card::Cards::new(&site);
        let communes = pages::communes::Communes::new(&lists);
        let fragments = pages::files::Fragments::new(&site);
        let search = super::search::Search::new(&site, &lists);
        let nearest = Nearest::default();
        let directory = Directory::new(&site);
        Ok(Self {
            nearest,
            directory,
            site,
            lists,
            base,
            today,
            cards,
            communes,
            fragments,
            tiles,
            search,
            texts,
            map,
            theme,
            locales,
        })
    }

    /// The files of the site.
    pub fn site_map(&self) -> &SiteMap {
        &self.map
    }

    /// Where the site will stand on its host: `/` or `/semaine/`.
    pub fn prefix(&self) -> &str {
        self.base.prefix()
    }

    /// The lists of the site.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The file below the root whose bytes are the page, when the page is a mere copy of one.
    pub fn copied_from(&self, page: &Page) -> Option<&str> {
        match page {
            Page::EventImage(event) => Some(&self.site.events.get(*event as usize)?.image.as_ref()?.file),
            Page::ResourceFile(slug, file) => {
                Some(self.site.content.library.get(slug)?.files.get(usize::from(*file))?.as_str())
            }
            Page::ResourcePicture(slug, picture) => {
                Some(&self.site.content.library.get(slug)?.pictures.get(usize::from(*picture))?.file)
            }
            _ => None,
        }
    }

    /// What a page that is dear to make is made from, in 128 bits: the same gives the same bytes.
    pub fn made_from(&self, page: &Page) -> Option<u128> {
        super::social::made_from(self, page)
    }

    /// The bytes of a page.
    ///
    /// # Errors
    /// A fault of a template, or a page that this site does not hold.
    pub fn render(&self, page: &Page) -> Result<Vec<u8>, RenderError> {
        let content = &self.site.content;
        let unknown = || RenderError::Unknown(page.clone());
        let event = |index: u32| self.site.events.get(index as usize).map(|event| &**event).ok_or_else(unknown);
        let resource = |slug: &Slug| content.library.get(slug).ok_or_else(unknown);
        let edition = |year: i16| self.site.editions.get(year).ok_or_else(unknown);
        let genre = |index: u8| GENRES.get(usize::from(index)).copied().ok_or_else(unknown);
        match page {
            Page::Home => pages::home::render(self),
            Page::LanguageHome(language) => pages::home_translated::render(self, language),
            Page::TranslatedText(language, slug) => {
                let key = (language.clone(), slug.clone());
                pages::text::render_translation(self, language, content.translations.get(&key).ok_or_else(unknown)?)
            }
            Page::TranslatedResource(language, slug) => {
                let key = (language.clone(), slug.clone());
                let translation = content.translated_library.get(&key).ok_or_else(unknown)?;
                pages::resource_translated::render(self, language, translation)
            }
            Page::List(key, view) => {
                let list = self.lists.get(key).ok_or_else(unknown)?;
                match view {
                    View::Html(number) => pages::list::render(self, list, *number),
                    View::Print => pages::paper::render(self, list),
                    View::Embed => pages::embed::render(self, list),
                    View::Picture => super::social::render(self, page),
                    View::Calendar | View::Atom | View::GeoJson | View::Csv | View::Json => {
                        pages::files::list(self, list, *view).ok_or_else(unknown)
                    }
                }
            }
            Page::Event(index) => pages::event::render(self, event(*index)?),
            Page::Moved(index, former) => pages::moved::render(self, event(*index)?, usize::from(*former)),
            Page::Map => pages::map::render(self),
            Page::Territories => pages::territories::render(self),
            Page::EventCalendar(index) => Ok(pages::files::calendar(self, event(*index)?)),
            Page::MapData => pages::files::map_data(self),
            Page::MapBackdrop => Ok(crate::formats::backdrop::document()),
            Page::Locator(departement) => {
                Locator::of(*departement).map(crate::formats::locator::document).ok_or_else(unknown)
            }
            Page::MapTileIndex | Page::MapTile(_) | Page::MapOnline => {
                pages::files::map_tile(self, page).ok_or_else(unknown)
            }
            Page::Sitemap => Ok(pages::files::sitemap(self)),
            Page::SitemapPart(part) => pages::files::sitemap_part(self, *part),
            Page::Robots => Ok(crate::formats::sitemap::robots(&self.base).into_bytes()),
            Page::WebManifest => pages::web_manifest::web_manifest(self),
            Page::TableModel => Ok(crate::import::model::csv()),
            Page::NoJekyll => Ok(Vec::new()),
            Page::Asset(index) => {
                self.theme.assets().get(*index as usize).map(|asset| asset.bytes.to_vec()).ok_or_else(unknown)
            }
            Page::EventPicture(_) => super::social::render(self, page),
            Page::EventImage(_) | Page::ResourceFile(..) | Page::ResourcePicture(..) => {
                Err(RenderError::Copied(page.clone()))
            }
            Page::Text(slug) => pages::text::render(self, content.pages.get(slug).ok_or_else(unknown)?),
            Page::Appointment(slug) => pages::appointment::calendar(self, slug).ok_or_else(unknown),
            Page::Easy(slug) => pages::easy::render(self, content.easy_pages.get(slug).ok_or_else(unknown)?),
            Page::EasyModule(slug) => {
                pages::easy::render_module(self, content.easy_modules.get(slug).ok_or_else(unknown)?, resource(slug)?)
            }
            Page::Formats => pages::formats::render(self),
            Page::Choose => pages::choose::render(self),
            Page::Format(slug) => pages::format::render(self, content.formats.get(slug).ok_or_else(unknown)?),
            Page::Animate(slug) => pages::animate::render(self, content.formats.get(slug).ok_or_else(unknown)?),
            Page::AnimateAlone(slug) => {
                pages::animate::render_alone(self, content.formats.get(slug).ok_or_else(unknown)?)
            }
            Page::Library => pages::library::render(self),
            Page::Resource(slug) => pages::resource::render(self, resource(slug)?),
            Page::Slides(slug) => pages::slides::render(self, resource(slug)?),
            Page::ResourceMarkdown(slug) => Ok(pages::takeout::markdown(self, resource(slug)?)),
            Page::ResourceBook(slug) => pages::takeout::book(self, resource(slug)?),
            Page::Catalogue => Ok(pages::takeout::catalogue(self)),
            Page::CatalogueSchema => Ok(crate::formats::catalogue::SCHEMA.into()),
            Page::Glossary => pages::glossary::render(self),
            Page::Faq => pages::faq::render(self),
            Page::Partners => pages::partners::render(self),
            Page::Directory => pages::referents::render(self),
            Page::DirectoryOf(region) => pages::referents::render_region(self, *region),
            Page::Editions => pages::editions::render(self),
            Page::CurrentImpact => pages::impact::render_current(self),
            Page::Impact(year) => pages::impact::render(self, edition(*year)?),
            Page::ImpactJson(year) => pages::impact::json(self, edition(*year)?),
            Page::ImpactCsv(year) => Ok(pages::impact::csv(self, edition(*year)?)),
            Page::Ami => pages::ami::render(self),
            Page::Certificate => pages::certificate::render(self),
            Page::Kit => pages::kit::render(self),
            Page::Poster => pages::poster::render(self),
            Page::SearchPage => pages::search::render(self),
            Page::Search(file) => super::search::render(self, *file),
            Page::Codes => pages::codes::render_index(self),
            Page::Code(code) => pages::codes::render(self, explain::find(code).ok_or_else(unknown)?),
            Page::Propose => pages::propose::render(self),
            Page::ProposalContract => Ok(pages::propose::contract()),
            Page::Schema(index) => genre(*index).map(json_schema::document),
            Page::Model(index) => genre(*index).map(|genre| {
                let schema = self.base.absolute(&format!("/schemas/{}.json", genre.name));
                yaml_model::model(genre, &schema).into_bytes()
            }),
            Page::NotFound => pages::not_found::render(self),
            Page::Offline => pages::offline::render(self),
            Page::ServiceWorker => pages::offline::worker(self),
        }
    }

    /// Renders a page of the site: the template's variables are the fields of `fields`, plus `page` (the frame) and
    /// `site`. Every page for people goes through here.
    pub(super) fn html(&self, template: &str, frame: Frame, fields: &impl Serialize) -> Result<Vec<u8>, RenderError> {
        let mut context = context_of(fields)?;
        let locale = self.locale(frame.language.as_ref());
        let alternates = self.locales.alternates(&self.map, frame.path());
        context.insert_value("nav", locale.nav(&self.theme, &self.base, frame.section, &alternates)?);
        let is_french = locale.folder.is_empty();
        context.insert("page", &frame.finish(self, alternates));
        let html = locale.engine.render_bytes(&self.theme, template, &context)?;
        if is_french {
            return Ok(html);
        }
        let (html, site) = (String::from_utf8_lossy(&html), (&self.map, &self.base));
        Ok(follow_links(&html, locale, site, &self.locale(None).code).into_bytes())
    }

    /// A language of the site; French for none.
    pub(super) fn locale(&self, language: Option<&Language>) -> &Locale {
        self.locales.of(language)
    }

    /// The languages that the page at a path exists in: none when there is only one.
    pub(super) fn alternates(&self, path: &str) -> Vec<Alternate> {
        self.locales.alternates(&self.map, path)
    }

    /// Whether the theme has this template.
    pub(super) fn has_template(&self, name: &str) -> bool {
        self.theme.templates().binary_search_by_key(&name, |(other, _)| other).is_ok()
    }

    /// Renders a fragment, without frame.
    pub(super) fn fragment(&self, template: &str, fields: &impl Serialize) -> Result<String, RenderError> {
        self.locale(None).engine.render(&self.theme, template, &context_of(fields)?)
    }

    /// The path of a static file, with the base path.
    pub(super) fn asset(&self, name: &str) -> String {
        self.theme.asset(name).map(|path| self.base.path(path)).unwrap_or_default()
    }

    /// The text of a static file, as it is published, to stand in a page that needs no other file.
    pub(super) fn inlined(&self, name: &str) -> String {
        let bytes = self.theme.bytes_of(name).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// The theme's colours, fonts and sizes as a style sheet.
    pub(super) fn tokens(&self) -> String {
        self.theme.tokens_css()
    }

    /// The paths of all static files, in order, with the base path, of those whose name is chosen.
    pub(super) fn assets_where(&self, chosen: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
        let published = self.theme.published().iter().filter(move |(name, _)| chosen(name));
        published.map(|(_, path)| self.base.path(path))
    }

    /// A colour of the theme, by day.
    pub(super) fn colour(&self, key: &str) -> Option<Colour> {
        self.theme.colour(key)[0]
    }

    /// The address of a static file, for what leaves the site.
    pub(super) fn absolute_asset(&self, name: &str) -> String {
        self.theme.asset(name).map(|path| self.base.absolute(path)).unwrap_or_default()
    }

    /// The text of a static file; empty when the theme does not have it.
    pub(super) fn asset_text(&self, name: &str) -> String {
        let path = self.theme.asset(name).unwrap_or_default();
        let asset = self.theme.assets().iter().find(|asset| asset.path == path);
        asset.map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned()).unwrap_or_default()
    }

    /// HTML of a document, its pictures with their credits, its root-relative links under the base path.
    pub(super) fn body(&self, html: &str) -> String {
        if html.contains("<img") {
            return self.under_base(&pages::pictures::captioned(self, html));
        }
        self.under_base(html)
    }

    fn under_base(&self, html: &str) -> String {
        match self.base.prefix() {
            "/" => html.to_owned(),
            prefix => {
                html.replace("href=\"/", &format!("href=\"{prefix}")).replace("src=\"/", &format!("src=\"{prefix}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::theme::Overrides;
    use super::*;
    use crate::model::{EventId, Slug};
    use jiff::civil::date;

    #[test]
    fn a_moved_event_leaves_a_page_that_leads_to_it_under_a_sub_path() {
        let mut event = fixture::event("nouveau", date(2026, 5, 20));
        let slug = |text: &str| Slug::new(text).expect("a slug");
        event.former_ids = vec![EventId::new(2026, &slug("59"), &slug("ancien"))];
        let page = fixture::renderer(vec![event]).render(&Page::Moved(0, 0)).expect("rendered");
        let page = String::from_utf8(page).expect("UTF-8");
        assert!(page.contains(r#"content="0; url=/sous/evenements/2026/en-ligne/nouveau/""#), "{page}");
        assert!(page.contains(r#"rel="canonical" href="https://exemple.fr/sous/evenements/2026/en-ligne/nouveau/""#));
        assert!(page.contains("noindex"));
        assert!(!page.contains(r#"href="/programme"#), "a link forgets the base path");
    }

    #[test]
    fn a_fault_of_a_template_has_a_place_and_a_french_message() {
        let broken = b"{% extends \"base.html\" %}\n{% block main %}{{ rien }}{% endblock main %}".to_vec();
        let theme = Theme::new(Overrides::from([("templates/moved.html".to_owned(), broken)]));
        let mut event = fixture::event("a", date(2026, 5, 20));
        event.former_ids = vec![event.id.clone()];
        let base = BaseUrl::new("https://exemple.fr/").expect("a URL");
        let site = Arc::new(fixture::site(vec![event]));
        let renderer = Renderer::new(site, Arc::new(theme), base, None).expect("it compiles");
        let error = renderer.render(&Page::Moved(0, 0)).expect_err("an unknown variable");
        let diagnostic = error.into_diagnostic();
        assert_eq!(&*diagnostic.file, "themes/semaine/templates/moved.html");
        assert_eq!(diagnostic.span.start, 45);
        assert!(diagnostic.message.text.starts_with("Le gabarit « moved.html »"), "{}", diagnostic.message.text);
    }

    #[test]
    fn a_template_that_does_not_parse_is_refused_at_once() {
        let theme = Theme::new(Overrides::from([("templates/base.html".to_owned(), b"{% if %}".to_vec())]));
        let base = BaseUrl::new("https://exemple.fr/").expect("a URL");
        let error = Renderer::new(Arc::new(fixture::site(Vec::new())), Arc::new(theme), base, None).err();
        assert!(matches!(error, Some(RenderError::Template(_))));
    }
}
