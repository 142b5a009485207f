//! The languages of a site. French is that of every page; another is there as soon as something is translated into it. Each
//! has its words, its templates compiled with them, and the parts that do not change from page to page.
//!
//! Nothing is translated here: which pages exist in which language is for the site map to say.

use super::engine::Engine;
use super::error::RenderError;
use super::pages::chrome::{Chrome, LanguageLink, Surroundings};
use super::pages::layout::Section;
use super::site_map::SiteMap;
use super::theme::{FRENCH, Texts, Theme};
use crate::model::{BaseUrl, Language, Site};
use jiff::civil::Date;
use std::sync::Arc;
use tera::Value;

/// A language that pages are written in.
pub(super) struct Locale {
    /// Its code, as `lang` and `hreflang` say it.
    pub(super) code: String,
    /// Where its pages stand: empty for French, `/en`.
    pub(super) folder: String,
    /// Its words.
    pub(super) texts: Arc<Texts>,
    /// The templates, which speak it.
    pub(super) engine: Engine,
    chrome: Chrome,
}

/// All of them, French first, then by code.
pub(super) struct Locales(Vec<Locale>);

/// A page in a language: the language's code, its path (`/en/venir/`).
pub(super) type Alternate = (String, String);

impl Locales {
    /// Compiles the templates for every language of a site.
    ///
    /// # Errors
    /// A fault of a template.
    pub(super) fn new(site: &Site, theme: &Theme, base: &BaseUrl, today: Option<Date>) -> Result<Self, RenderError> {
        let french = (site.config.language.clone(), String::new(), Arc::new(theme.texts(FRENCH)));
        let others = site.content.languages().into_iter();
        let others = others
            .map(|language| (language.to_string(), format!("/{language}"), Arc::new(theme.texts(language.as_str()))));
        let all: Vec<_> = std::iter::once(french).chain(others).collect();
        let homes = all.iter().map(|(code, folder, texts)| LanguageLink {
            code: code.clone(),
            name: texts.say("language.name"),
            href: base.path(&format!("{folder}/")),
        });
        let homes: Vec<LanguageLink> = homes.collect();
        let locale = |(code, folder, texts): (String, String, Arc<Texts>)| {
            let languages = homes.iter().filter(|home| home.code != code).cloned().collect();
            let mut engine = Engine::new(theme, base, &texts)?;
            let surroundings = Surroundings { site, theme, base, today, texts: &texts, code: &code, languages };
            let chrome = Chrome::new(surroundings, &mut engine)?;
            Ok(Locale { code, folder, texts, engine, chrome })
        };
        Ok(Self(all.into_iter().map(locale).collect::<Result<_, RenderError>>()?))
    }

    /// A language; French when it is not one of the site's.
    pub(super) fn of(&self, language: Option<&Language>) -> &Locale {
        let known = |language: &Language| self.0.iter().skip(1).find(|locale| locale.code == language.as_str());
        language.and_then(known).unwrap_or(&self.0[0])
    }

    /// The languages that the page at a path exists in, French first; none when there is only one.
    pub(super) fn alternates(&self, map: &SiteMap, path: &str) -> Vec<Alternate> {
        if self.0.len() == 1 {
            return Vec::new();
        }
        let translated = self.0.iter().skip(1).find_map(|locale| locale.original(path));
        let original = translated.unwrap_or(path);
        let found = self.0.iter().map(|locale| (locale.code.clone(), format!("{}{original}", locale.folder)));
        let found: Vec<Alternate> =
            found.filter(|(_, path)| map.find(path.trim_start_matches('/')).is_some()).collect();
        if found.len() > 1 { found } else { Vec::new() }
    }
}

impl Locale {
    /// The French path of a page of this language: `/venir/` for `/en/venir/`.
    fn original<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(&self.folder).filter(|rest| rest.starts_with('/'))
    }

    /// The head of a page of a section: where other languages have the page, it leads to it, else to their first page.
    pub(super) fn nav(
        &self,
        theme: &Theme,
        base: &BaseUrl,
        section: Section,
        alternates: &[Alternate],
    ) -> Result<Value, RenderError> {
        if alternates.is_empty() {
            return Ok(self.chrome.nav(section));
        }
        let lead = |mut link: LanguageLink| {
            if let Some((_, path)) = alternates.iter().find(|(code, _)| *code == link.code) {
                link.href = base.path(path);
            }
            link
        };
        let languages = self.chrome.languages.iter().cloned().map(lead).collect();
        Chrome::render_nav(theme, base, &self.engine, (&self.texts, section), languages)
    }
}
