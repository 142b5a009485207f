//! What a page says of itself: its head, its place in the navigation, its breadcrumb. The rest is `chrome`'s.

use crate::model::{Language, Site};
use crate::render::locale::Alternate;
use crate::render::renderer::Renderer;
use crate::render::social;
use crate::text::typography;
use serde::Serialize;

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
