//! The stages, one after the other: discover → parse → check → site map → follow the links.
//!
//! [`Loader`] keeps what it read and parsed between two runs, by content: the dev server pays for what changed, and there
//! is no other incremental mode that could show a stale page.

use crate::check::links::Answer;
use crate::check::{self, Checked, EventCache};
use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{FileId, Report, Source, Sources, Span, reason};
use crate::discover::{self, Discovered};
use crate::model::{BaseUrl, Document, Language, Site};
use crate::parse::drafts::{Parsed, parse};
use crate::render::RenderError;
use crate::render::renderer::Renderer;
use crate::render::site_map::{Page, SiteMap};
use crate::render::theme::Theme;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// Which files to read again.
#[derive(Debug, Clone)]
pub enum Changes {
    /// All of them.
    Everything,
    /// These, relative to the root, with `/`.
    Files(BTreeSet<FileId>),
}

/// Reads, parses and checks a site, again and again.
#[derive(Debug)]
pub struct Loader {
    root: PathBuf,
    discovered: Discovered,
    parsed: HashMap<FileId, (Arc<str>, Arc<Parsed>)>,
    events: EventCache,
}

/// A site that was read: what it is and what was found in it.
#[derive(Debug)]
pub struct Loaded {
    /// The site; what is wrong is left out of it. `None` when its configuration cannot be read.
    pub site: Option<Arc<Site>>,
    /// Links of texts, not followed yet.
    links: Vec<check::links::TextLink>,
    /// Files whose page may be missing because they are wrong.
    files: BTreeSet<FileId>,
    /// What was found.
    pub report: Report,
}

/// How the site will be published.
#[derive(Debug, Clone, Default)]
pub struct RenderOptions {
    /// Replaces the `base_url` of the configuration.
    pub base: Option<BaseUrl>,
    /// The day that the pages call today; without it the visitor's browser decides.
    pub today: Option<Date>,
}

impl Loader {
    /// A loader of the site at `root`; nothing is read yet.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            discovered: Discovered::default(),
            parsed: HashMap::new(),
            events: EventCache::default(),
        }
    }

    /// The folder of the site.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The texts, for showing the lines of a report.
    pub fn sources(&self) -> Sources {
        self.discovered.sources.iter().cloned().collect()
    }

    /// The texts, by path.
    pub fn texts(&self) -> &[Source] {
        &self.discovered.sources
    }

    /// Reads what changed on the disk.
    pub fn discover(&mut self, changes: &Changes) {
        match changes {
            Changes::Everything => self.discovered = discover::discover(&self.root),
            Changes::Files(files) => discover::reread(&self.root, files, &mut self.discovered),
        }
    }

    /// Adds texts that are not on the disk, to be parsed and checked beside those that are.
    pub fn add(&mut self, sources: impl IntoIterator<Item = Source>) {
        self.discovered.sources.extend(sources);
        self.discovered.sources.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Reads a file as if it held these bytes, or were not there.
    pub fn put(&mut self, file: &FileId, bytes: Option<Vec<u8>>) {
        self.discovered.put(file, bytes);
    }

    /// What the site will be made from, in 128 bits: every file that was read, the theme, the options of the
    /// build and this very program. `None` when a file could not be read: that must be told.
    pub fn fingerprint(&self, theme: &Theme, options: &impl std::fmt::Debug) -> Option<u128> {
        if self.discovered.report.has_errors() || theme.report().has_errors() {
            return None;
        }
        let mut hash = Xxh3::new();
        let mut add = |part: &[u8]| {
            hash.update(&part.len().to_le_bytes());
            hash.update(part);
        };
        let program = std::env::current_exe().and_then(std::fs::metadata).ok()?;
        add(format!("{:?} {:?}", program.len(), program.modified().ok()?).as_bytes());
        add(format!("{options:?}").as_bytes());
        for (name, text) in theme.templates() {
            add(name.as_bytes());
            add(text.as_bytes());
        }
        for source in theme.own() {
            add(source.path.as_bytes());
            add(source.text.as_bytes());
        }
        for asset in theme.assets() {
            add(asset.path.as_bytes());
        }
        for source in &self.discovered.sources {
            add(source.path.as_bytes());
            add(source.text.as_bytes());
        }
        for file in self.discovered.binaries.keys() {
            add(file.as_bytes());
            add(&discover::read_binary(&self.root.join(&**file)).ok()?);
        }
        Some(hash.digest128())
    }

    /// Parses what was discovered, and checks everything.
    pub fn load(&mut self) -> Loaded {
        let parsed = self.parse();
        let Checked { site, links, report } = check::check(&parsed, &self.discovered, &mut self.events);
        let files = self.discovered.sources.iter().map(|source| source.path.clone());
        let files = files.filter(|file| file.starts_with("content/")).collect();
        Loaded { site, links, files, report }
    }

    /// Every file parsed, by path; the same text is not parsed twice.
    fn parse(&mut self) -> Vec<Arc<Parsed>> {
        let known = std::mem::take(&mut self.parsed);
        let parsed: Vec<(Arc<str>, Arc<Parsed>)> = self
            .discovered
            .sources
            .par_iter()
            .map(|source| match known.get(&source.path) {
                Some((text, parsed)) if *text == source.text => (source.text.clone(), parsed.clone()),
                _ => (source.text.clone(), Arc::new(parse(source))),
            })
            .collect();
        let files = parsed.iter().map(|(_, parsed)| parsed.clone()).collect();
        self.parsed = parsed.into_iter().map(|entry| (entry.1.file.clone(), entry)).collect();
        files
    }
}

impl Loaded {
    /// Follows the links of the texts and gives the renderer of the site, if nothing is wrong. The report is complete once
    /// this was called.
    pub fn into_renderer(mut self, theme: &Arc<Theme>, options: &RenderOptions) -> (Report, Option<Renderer>) {
        self.report.extend(theme.report().iter().cloned());
        let Some(site) = self.site.take() else { return (self.report.sorted(), None) };
        let base = options.base.clone().unwrap_or_else(|| site.config.base_url.clone());
        self.report.extend(unknown_languages(&site, theme));
        self.report.explained_at(&base);
        match Renderer::new(site.clone(), theme.clone(), base, options.today) {
            Ok(renderer) => {
                self.report.extend(self.follow_links(&site, renderer.site_map()));
                let report = self.report.sorted();
                let renderer = (!report.has_errors()).then_some(renderer);
                (report, renderer)
            }
            Err(error) => {
                self.report.extend([error.into_diagnostic()]);
                (self.report.sorted(), None)
            }
        }
    }

    fn follow_links(&self, site: &Site, map: &SiteMap) -> Report {
        let find = |path: &str, language: Option<&Language>| {
            language.and_then(|language| map.find(&format!("{language}/{path}"))).or_else(|| map.find(path))
        };
        let lookup = |path: &str, language: Option<&Language>| match find(path, language) {
            Some(file) => anchors(site, &file.page).map_or(Answer::Page, Answer::Anchors),
            // The page of a file that is wrong will be there once it is mended: one message is enough.
            None if self.is_page_of_a_file(path) => Answer::Page,
            None => Answer::Nothing,
        };
        let near = |path: &str| {
            let folders = map.files().iter().filter_map(|file| file.path.strip_suffix("/index.html"));
            let depth = path.trim_matches('/').matches('/').count();
            let alike =
                folders.filter(|folder| folder.matches('/').count() == depth && !folder.starts_with("evenements/"));
            crate::text::nearest(path.trim_matches('/'), alike).map(|folder| format!("/{folder}/"))
        };
        check::links::check(&self.links, lookup, near)
    }

    fn is_page_of_a_file(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let files = match folder {
            "" if name == "facile-a-lire" => vec!["content/pages/accueil.falc.md".to_owned()],
            "" => vec![format!("content/pages/{name}.md")],
            _ if name == "facile-a-lire" => {
                let module =
                    folder.strip_prefix("ressources/").map(|slug| format!("content/modules/{slug}/index.falc.md"));
                vec![module.unwrap_or_else(|| format!("content/pages/{folder}.falc.md"))]
            }
            code if Language::new(code).is_some() => vec![format!("content/pages/{name}.{code}.md")],
            "formats" => vec![format!("content/formats/{name}.md")],
            "ressources" => vec![format!("content/ressources/{name}.md"), format!("content/modules/{name}/index.md")],
            _ => return false,
        };
        files.iter().any(|file| self.files.contains(file.as_str()))
    }
}

/// Translations into languages that the theme does not speak, or into that of the site itself.
fn unknown_languages(site: &Site, theme: &Theme) -> Report {
    let content = &site.content;
    let pages = content.translations.iter().map(|((language, _), page)| (language, &page.file));
    let modules = content.translated_library.iter().map(|((language, _), module)| (language, &module.file));
    let others: Vec<&str> = theme.languages().filter(|code| *code != site.config.language).collect();
    let mut report = Report::default();
    for (language, file) in pages.chain(modules).filter(|(language, _)| !others.contains(&language.as_str())) {
        let spoken = others.iter().map(|code| format!("« {code} »")).collect::<Vec<_>>().join(", ");
        let message = match language.as_str() {
            code if code == site.config.language => codes::own_language(code),
            code => codes::unknown_language(code, &spoken),
        };
        report.push(&file.as_str().into(), Span::FILE, message);
    }
    report
}

/// The bytes of a page: rendered, or copied from a file of the site without what a picture tells of its maker.
///
/// # Errors
/// A fault of a template, or a file that went away since it was found.
pub fn page_bytes(root: &Path, renderer: &Renderer, page: &Page) -> Result<Vec<u8>, RenderError> {
    match renderer.copied_from(page) {
        Some(file) => {
            let bytes = discover::read_binary(&root.join(file));
            bytes.map_err(|error| RenderError::Format(format!("« {file} » ne peut pas être lu : {}", reason(&error))))
        }
        None => renderer.render(page),
    }
}

/// The anchors of a page whose text is known; `None` when templates add their own.
fn anchors(site: &Site, page: &Page) -> Option<Vec<String>> {
    let of = |document: &Document| document.headings.iter().map(|heading| heading.anchor.clone()).collect();
    let content = &site.content;
    match page {
        Page::Text(slug) => content.pages.get(slug).map(|page| of(&page.body)),
        Page::Easy(slug) => content.easy_pages.get(slug).map(|page| of(&page.body)),
        Page::EasyModule(slug) => content.easy_modules.get(slug).map(|page| of(&page.body)),
        Page::Resource(slug) => content.library.get(slug).map(|resource| of(&resource.body)),
        Page::TranslatedText(language, slug) => {
            content.translations.get(&(language.clone(), slug.clone())).map(|page| of(&page.body))
        }
        Page::TranslatedResource(language, slug) => {
            content.translated_library.get(&(language.clone(), slug.clone())).map(|resource| of(&resource.body))
        }
        Page::Faq => Some(content.questions.iter().map(|question| question.slug.to_string()).collect::<Vec<_>>()),
        _ => None,
    }
    .filter(|anchors: &Vec<String>| !anchors.is_empty())
    .map(|mut anchors| {
        anchors.push("contenu".to_owned());
        anchors
    })
}
