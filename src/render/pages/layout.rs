//! What every page shares: its head, its navigation, its breadcrumb, its footer.

use crate::dates;
use crate::model::{BaseUrl, Language, Site, Week};
use crate::render::engine::{Engine, context_of};
use crate::render::error::RenderError;
use crate::render::locale::Alternate;
use crate::render::pages::map_interactive::map_host;
use crate::render::renderer::Renderer;
use crate::render::social;
use crate::render::theme::{Texts, Theme};
use crate::text::typography;
use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

/// Where a page stands in the main navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::render) enum Section {
    /// Nowhere: home, notices…
    #[default]
    None,
    /// `/programme/` and the events.
    Programme,
    /// `/carte/`
    Map,
    /// `/territoires/` and the communes.
    Territories,
    /// `/cafe-ia/`
    CafeIa,
    /// `/organiser/` and the formats.
    Organise,
    /// `/ressources/`
    Library,
    /// `/faq/`
    Faq,
}

/// The main navigation: section, path, key of its label.
const SECTIONS: [(Section, &str, &str); 7] = [
    (Section::Programme, "/programme/", "nav.programme"),
    (Section::Map, "/carte/", "nav.map"),
    (Section::Territories, "/territoires/", "nav.near"),
    (Section::CafeIa, "/cafe-ia/", "nav.cafe-ia"),
    (Section::Organise, "/organiser/", "nav.organise"),
    (Section::Library, "/ressources/", "nav.library"),
    (Section::Faq, "/faq/", "nav.questions"),
];

/// What a page says of itself. Titles and descriptions are given as written: typography is applied here.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Frame {
    path: String,
    title: String,
    description: String,
    pub(in crate::render) section: Section,
    crumbs: Vec<(String, String)>,
    feeds: Vec<Feed>,
    hidden: bool,
    warning: Option<&'static str>,
    json_ld: Option<String>,
    image: Option<SharedImage>,
    canonical: Option<String>,
    image_origin: Option<String>,
    edition: Option<i16>,
    /// Of its text, when that is a translation.
    pub(in crate::render) language: Option<Language>,
    easy: Option<String>,
}

/// A form of the page for machines, announced in its head.
#[derive(Debug, Clone, Serialize)]
struct Feed {
    media_type: &'static str,
    title: String,
    href: String,
}

/// The picture shown when a page is shared: by its path as it is given to a frame, by its address in a template.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SharedImage {
    pub(in crate::render) url: String,
    pub(in crate::render) width: u32,
    pub(in crate::render) height: u32,
    /// What it shows; as written.
    pub(in crate::render) alt: String,
}

impl Frame {
    /// The frame of the page at `path` (`/formats/`). An empty title is the home page's.
    pub(in crate::render) fn new(path: &str, title: &str, description: &str) -> Self {
        let (path, title) = (path.to_owned(), typography(title).into_owned());
        Self { path, title, description: typography(description).into_owned(), ..Self::default() }
    }

    /// Where the page stands.
    pub(in crate::render) fn path(&self) -> &str {
        &self.path
    }

    /// The language that it is translated into.
    pub(in crate::render) fn language(mut self, language: &Language) -> Self {
        self.language = Some(language.clone());
        self
    }

    /// Its place in the main navigation.
    pub(in crate::render) fn section(mut self, section: Section) -> Self {
        self.section = section;
        self
    }

    /// A step of the way from home to the page, in order; the page itself is not one.
    pub(in crate::render) fn crumb(mut self, label: &str, path: &str) -> Self {
        self.crumbs.push((typography(label).into_owned(), path.to_owned()));
        self
    }

    /// Announces a feed or a calendar, by its path.
    pub(in crate::render) fn feed(mut self, media_type: &'static str, title: &str, path: &str) -> Self {
        self.feeds.push(Feed { media_type, title: typography(title).into_owned(), href: path.to_owned() });
        self
    }

    /// A word that nobody who meets the page elsewhere may miss: « Annulé » leads its title and its description.
    pub(in crate::render) fn warning(mut self, word: &'static str) -> Self {
        self.warning = Some(word);
        self
    }

    /// The same page easy to read, by its path, when it is not a page of `content/pages`.
    pub(in crate::render) fn easy(mut self, path: Option<String>) -> Self {
        self.easy = path;
        self
    }

    /// Keeps search engines away.
    pub(in crate::render) fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The page that search engines should know in its place, by its path.
    pub(in crate::render) fn canonical(mut self, path: &str) -> Self {
        self.canonical = Some(path.to_owned());
        self
    }

    /// Adds a block of JSON-LD: JSON in which `<` is already written `\u003c`.
    pub(in crate::render) fn json_ld(mut self, json: String) -> Self {
        self.json_ld = Some(json);
        self
    }

    /// The picture shown when the page is shared; else the site's.
    pub(in crate::render) fn image(mut self, image: Option<SharedImage>) -> Self {
        self.image = image;
        self
    }

    /// Another origin from which the page may load pictures (`https://tuiles.exemple.fr`): it enters the page's CSP.
    pub(in crate::render) fn image_origin(mut self, origin: Option<String>) -> Self {
        self.image_origin = origin;
        self
    }

    /// The edition that the page tells of: one that does not lead the site is said to be past, or to come.
    pub(in crate::render) fn edition(mut self, year: i16) -> Self {
        self.edition = Some(year);
        self
    }

    /// The variables of the layout. `alternates` are the languages of the page, French first.
    pub(in crate::render) fn finish(self, renderer: &Renderer, alternates: Vec<Alternate>) -> FrameContext {
        let base = &renderer.base;
        let locale = renderer.locale(self.language.as_ref());
        let alternate = |(language, path): Alternate| AlternateContext { language, href: base.absolute(&path) };
        let site_title = typography(&renderer.site.config.title);
        let crumbs = self.crumbs.iter().map(|(label, path)| Crumb { label: label.clone(), href: base.path(path) });
        let shared_title = match self.warning {
            Some(word) => format!("{word}\u{a0}: {}", self.title),
            None => self.title.clone(),
        };
        FrameContext {
            full_title: match shared_title.as_str() {
                "" => site_title.to_string(),
                title => format!("{title} · {site_title}"),
            },
            shared_title,
            title: self.title,
            description: match self.warning {
                Some(word) => format!("{word}. {}", self.description),
                None => self.description,
            },
            canonical: base.absolute(self.canonical.as_deref().unwrap_or(&self.path)),
            crumbs: crumbs.collect(),
            feeds: self.feeds.into_iter().map(|feed| Feed { href: base.path(&feed.href), ..feed }).collect(),
            hidden: self.hidden,
            json_ld: self.json_ld,
            image: match self.image {
                Some(image) => SharedImage { url: base.absolute(&image.url), ..image },
                None => SharedImage {
                    url: renderer.absolute_asset("images/partage.png"),
                    width: social::SIZE.0,
                    height: social::SIZE.1,
                    alt: site_title.to_string(),
                },
            },
            image_origin: self.image_origin,
            easy: match &self.easy {
                Some(path) => Some(base.path(path)),
                None => super::easy::form_of(&renderer.site, base, &self.path),
            },
            edition: self.edition.and_then(|year| OtherEdition::new(&renderer.site, year)),
            language: locale.code.clone(),
            original_language: renderer.locale(None).code.clone(),
            locale: locale.texts.say("language.locale"),
            alternates: alternates.into_iter().map(alternate).collect(),
            path: self.path,
        }
    }
}

/// The variable `page` of the templates.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FrameContext {
    path: String,
    title: String,
    /// As it is shown out of the site: « Annulé : … ».
    shared_title: String,
    full_title: String,
    description: String,
    canonical: String,
    crumbs: Vec<Crumb>,
    feeds: Vec<Feed>,
    hidden: bool,
    json_ld: Option<String>,
    image: SharedImage,
    image_origin: Option<String>,
    /// The same page, easy to read.
    easy: Option<String>,
    edition: Option<OtherEdition>,
    language: String,
    /// That of the pages that are not translated.
    original_language: String,
    /// As Open Graph names the language: `en_GB`.
    locale: String,
    /// The languages of the page, its own included, French first; none when there is only one.
    alternates: Vec<AlternateContext>,
}

#[derive(Debug, Serialize)]
struct AlternateContext {
    language: String,
    href: String,
}

/// An edition that does not lead the site.
#[derive(Debug, Serialize)]
struct OtherEdition {
    year: String,
    past: bool,
}

impl OtherEdition {
    /// `None` for the current edition.
    fn new(site: &Site, year: i16) -> Option<Self> {
        let current = site.edition().year;
        (year != current).then(|| Self { year: year.to_string(), past: year < current })
    }
}

#[derive(Debug, Serialize)]
struct Crumb {
    label: String,
    href: String,
}

/// The parts that do not change from page to page, rendered once.
pub(in crate::render) struct Chrome {
    navs: Vec<(Section, Value)>,
    /// The other languages, each with its first page.
    pub(in crate::render) languages: Vec<LanguageLink>,
}

/// What the parts that do not change are made from, in one language.
pub(in crate::render) struct Surroundings<'a> {
    pub(in crate::render) site: &'a Site,
    pub(in crate::render) theme: &'a Theme,
    pub(in crate::render) base: &'a BaseUrl,
    pub(in crate::render) today: Option<Date>,
    pub(in crate::render) texts: &'a Texts,
    /// Its code, as `lang` says it.
    pub(in crate::render) code: &'a str,
    /// The other languages, each with its first page.
    pub(in crate::render) languages: Vec<LanguageLink>,
}

/// The way to another language.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct LanguageLink {
    /// `en`
    pub(in crate::render) code: String,
    /// In that language: « English ».
    pub(in crate::render) name: String,
    pub(in crate::render) href: String,
}

/// The variable `site` of the templates.
#[derive(Debug, Serialize)]
struct SiteContext {
    title: String,
    description: String,
    language: String,
    contact: String,
    address: String,
    offline: bool,
    /// The host of the map's background, when the site has chosen one: the only other site that a visitor's browser asks.
    map_host: Option<String>,
    edition: EditionContext,
    /// « avant », « pendant » or « apres » when `--date` fixes it.
    moment: Option<&'static str>,
    /// The colour of the page by day and by night, for the browser's own bars.
    paper: Vec<String>,
    /// The first page, easy to read.
    easy: Option<String>,
}

/// The current edition, in words.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct EditionContext {
    /// As text: a year has no thousands set apart.
    year: String,
    /// « du 18 au 24 mai 2026 »
    dates: String,
    start: String,
    end: String,
}

impl EditionContext {
    pub(in crate::render) fn new(site: &Site, language: &str) -> Self {
        let week = site.week();
        Self {
            year: site.edition().year.to_string(),
            dates: dates::range_in(language, week.start, week.end),
            start: week.start.to_string(),
            end: week.end.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
struct NavContext {
    items: Vec<NavItem>,
    languages: Vec<LanguageLink>,
}

#[derive(Debug, Serialize)]
struct NavItem {
    label: String,
    href: String,
    current: bool,
}

impl Chrome {
    /// Sets the variables `site` and `footer`, and renders the navigation of every section.
    pub(in crate::render) fn new(around: Surroundings<'_>, engine: &mut Engine) -> Result<Self, RenderError> {
        let Surroundings { site, theme, base, today, texts, code, languages } = around;
        let config = &site.config;
        let context = SiteContext {
            title: typography(&config.title).into_owned(),
            description: typography(&config.description).into_owned(),
            language: code.to_owned(),
            contact: config.contact.clone(),
            address: base.absolute("/").trim_start_matches("https://").trim_end_matches('/').to_owned(),
            offline: config.offline,
            map_host: map_host(&config.map_background),
            edition: EditionContext::new(site, texts.language()),
            moment: today.map(|day| moment(site.week(), day)),
            paper: theme.colour("fond").into_iter().flatten().map(|colour| colour.to_string()).collect(),
            easy: super::easy::form_of(site, base, "/"),
        };
        engine.set_global("site", Value::from_serializable(&context));
        let footer = engine.render(theme, "footer.html", &tera::Context::new())?;
        engine.set_global("footer", Value::safe_string(&footer));
        let sections = [Section::None].into_iter().chain(SECTIONS.map(|(section, ..)| section));
        let navs = sections
            .map(|current| Ok((current, Self::render_nav(theme, base, engine, (texts, current), languages.clone())?)))
            .collect::<Result<_, RenderError>>()?;
        Ok(Self { navs, languages })
    }

    /// The head of a page, seen from a section, with the ways to other languages.
    pub(in crate::render) fn render_nav(
        theme: &Theme,
        base: &BaseUrl,
        engine: &Engine,
        (texts, current): (&Texts, Section),
        languages: Vec<LanguageLink>,
    ) -> Result<Value, RenderError> {
        let item = |(section, path, label): (Section, &str, &str)| NavItem {
            label: texts.say(label),
            href: base.path(path),
            current: section == current,
        };
        let items = SECTIONS.map(item).into();
        let nav = engine.render(theme, "nav.html", &context_of(&NavContext { items, languages })?)?;
        Ok(Value::safe_string(&nav))
    }

    /// The navigation, seen from a section.
    pub(in crate::render) fn nav(&self, current: Section) -> Value {
        self.navs.iter().find(|(section, _)| *section == current).map_or_else(Value::none, |(_, nav)| nav.clone())
    }
}

/// Whether a day is before, during or after the week, as the browser's script names it.
fn moment(week: Week, day: Date) -> &'static str {
    if day < week.start {
        "avant"
    } else if day > week.end {
        "apres"
    } else {
        "pendant"
    }
}
