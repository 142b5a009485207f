//! The parts that do not change from page to page: what the site says of itself, its navigation, its footer.

use super::layout::Section;
use crate::dates;
use crate::model::{BaseUrl, Site, Week};
use crate::render::engine::{Engine, context_of};
use crate::render::error::RenderError;
use crate::render::pages::map_interactive::map_host;
use crate::render::theme::{Texts, Theme};
use crate::text::typography;
use jiff::civil::Date;
use serde::Serialize;
use tera::Value;

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
