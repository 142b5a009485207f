//! The theme's files: templates, style sheets, drawings, fonts. They are embedded in the binary, and a file of the same
//! name under `themes/semaine/` of the site's root takes the place of the embedded one. `theme.yaml` and the
//! words of the interface (`i18n/`) are not replaced as a whole: a site's own say what they change, see `tokens` and `texts`.
//!
//! Static files are published under `assets/` with a hash of their bytes in their name, so that a server may let browsers
//! keep them for ever; `static/integrer.js` alone keeps its name, at the root. Style sheets (`static/css/*.css`) are joined, in order of name, into one: `assets/site.<hash>.css`.
//! Scripts of a folder (`static/js/<name>/*.js`) are joined likewise into `assets/js/<name>.<hash>.js`: a page pays once
//! for what they share, and a reader has small files. A folder of scripts that import one another (`static/modules/<name>/`) is published whole, with one hash for all:
//! `assets/<name>.<hash>/`, so that `import "./other.js"` finds its file. What scripts say comes from `i18n/`, see `scripts`.

mod scripts;
mod texts;
mod tokens;

use crate::diagnostic::codes::files as codes;
use crate::diagnostic::{FileId, Report, Source, Sources, Span};
use crate::model::Colour;
use scripts::{MODULES, bare_script, joined, with_words};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use texts::Languages;
pub(in crate::render) use texts::{FRENCH, Texts, fill};
use tokens::Tokens;
use xxhash_rust::xxh3::xxh3_64;

/// Where the files of the theme stand below the root.
pub const FOLDER: &str = "themes/semaine";

/// The joined style sheet, as templates name it.
const STYLE: &str = "site.css";

/// The file of the tokens, below [`FOLDER`].
const TOKENS: &str = "theme.yaml";

/// The one static file that other sites name, in code that was pasted once: it stands at the root, its name never changes.
const HOST_SCRIPT: &str = "integrer.js";

#[derive(rust_embed::Embed)]
#[folder = "themes/semaine/"]
struct Embedded;

/// The templates and the published static files.
#[derive(Debug, Clone)]
pub struct Theme {
    templates: Vec<(String, String)>,
    assets: Vec<Asset>,
    /// Source name (`images/tasse.svg`) → published path (`assets/images/tasse.1f2e3d4c.svg`).
    published: BTreeMap<String, String>,
    tokens: Tokens,
    languages: Languages,
    /// The site's own files of tokens and of texts.
    own: Vec<Source>,
    report: Report,
}

/// A static file as it is published.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path below the output folder: `assets/site.1f2e3d4c.css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Files that replace the embedded ones: path below [`FOLDER`] (`templates/base.html`) and bytes.
pub type Overrides = BTreeMap<String, Vec<u8>>;

impl Theme {
    /// The embedded theme with some of its files replaced, or others added.
    pub fn new(overrides: Overrides) -> Self {
        let (own, mut report) = overrides.get(TOKENS).map(|bytes| own_tokens(bytes)).unwrap_or_default();
        let embedded = Embedded::get(TOKENS).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let (tokens, found) =
            Tokens::new(&embedded.unwrap_or_default(), own.as_ref().map(|own| (&own.path, &*own.text)));
        report.extend(found);
        let own_texts = overrides.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let (languages, found, texts) = Languages::new(own_texts);
        report.extend(found);
        let own = own.into_iter().chain(texts).collect();
        let mut files: BTreeMap<String, Cow<'static, [u8]>> = Embedded::iter()
            .filter_map(|name| Embedded::get(&name).map(|file| (name.into_owned(), file.data)))
            .collect();
        files.extend(overrides.into_iter().map(|(name, bytes)| (name, Cow::Owned(bytes))));
        let templates = files
            .iter()
            .filter_map(|(name, bytes)| {
                let name = name.strip_prefix("templates/")?;
                Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
            })
            .collect();
        let mut theme =
            Self { templates, assets: Vec::new(), published: BTreeMap::new(), tokens, languages, own, report };
        theme.publish_static(&files);
        theme
    }

    /// Name and text of every template, by name.
    pub fn templates(&self) -> &[(String, String)] {
        &self.templates
    }

    /// The templates and the site's tokens as sources, for showing the lines of a diagnostic.
    pub fn sources(&self) -> Sources {
        let source = |(name, text): &(String, String)| Source {
            path: format!("{FOLDER}/templates/{name}").into(),
            text: text.as_str().into(),
        };
        self.templates.iter().map(source).chain(self.own.iter().cloned()).collect()
    }

    /// The site's own tokens and words.
    pub fn own(&self) -> &[Source] {
        &self.own
    }

    /// What is wrong in the site's tokens.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The words of the interface in a language.
    pub(super) fn texts(&self, language: &str) -> Texts {
        self.languages.of(language)
    }

    /// The codes of the languages that the theme speaks, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.codes()
    }

    /// A colour of `theme.yaml`, by day and by night, for what is no style sheet.
    pub(super) fn colour(&self, key: &str) -> [Option<Colour>; 2] {
        self.tokens.colour(key)
    }

    /// The static files, in the order that [`super::site_map::Page::Asset`] counts.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The published paths, for [`super::site_map::SiteMap::new`].
    pub fn asset_paths(&self) -> Vec<String> {
        self.assets.iter().map(|asset| asset.path.clone()).collect()
    }

    /// The published path of a static file, by its name below `static/` (`site.css` is the joined style sheet).
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.published.get(name).map(String::as_str)
    }

    /// The bytes of a static file, by its name below `static/`.
    pub(super) fn bytes_of(&self, name: &str) -> Option<&[u8]> {
        let path = self.asset(name)?;
        self.assets.iter().find(|asset| asset.path == path).map(|asset| &*asset.bytes)
    }

    /// The colours, fonts and sizes of `theme.yaml` as a style sheet.
    pub(super) fn tokens_css(&self) -> String {
        self.tokens.css()
    }

    /// Every published path by its name, for the templates.
    pub(super) fn published(&self) -> &BTreeMap<String, String> {
        &self.published
    }

    fn publish_static(&mut self, files: &BTreeMap<String, Cow<'static, [u8]>>) {
        let mut style = self.tokens.css();
        let mut scripts: BTreeMap<&str, String> = BTreeMap::new();
        let texts = self.texts(FRENCH);
        for (name, bytes) in files {
            let Some(name) = name.strip_prefix("static/") else { continue };
            if name.starts_with(MODULES) {
                continue;
            }
            let extension = name.rsplit_once('.').map(|(_, extension)| extension);
            match (extension, joined(name)) {
                (Some("css"), _) if name.starts_with("css/") => style.push_str(&String::from_utf8_lossy(bytes)),
                (Some("js"), Some(folder)) => scripts.entry(folder).or_default().push_str(&bare_script(bytes)),
                (Some("js"), None) => self.publish(name, with_words(bytes.clone(), &texts)),
                // Licences and notes stay with the sources.
                (Some("md" | "txt") | None, _) => {}
                (Some(_), _) => self.publish(name, bytes.clone()),
            }
        }
        let style = self.rewrite_urls(&without_comments(&style));
        self.publish(STYLE, Cow::Owned(style.into_bytes()));
        for (folder, script) in scripts {
            let script = with_words(Cow::Owned(script.into_bytes()), &texts);
            self.publish(&format!("{folder}.js"), script);
        }
        self.publish_modules(files);
    }

    fn publish(&mut self, name: &str, bytes: Cow<'static, [u8]>) {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hash = xxh3_64(&bytes) >> 32;
        let path = match name {
            HOST_SCRIPT => name.to_owned(),
            _ => format!("assets/{stem}.{hash:08x}.{extension}"),
        };
        self.published.insert(name.to_owned(), path.clone());
        self.assets.push(Asset { path, bytes });
    }

    /// Leads `url(fonts/x.woff2)` to the published name; what the theme does not hold stays as it is.
    fn rewrite_urls(&self, css: &str) -> String {
        let mut out = String::with_capacity(css.len());
        let mut parts = css.split("url(");
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (address, rest) = part.split_once(')').unwrap_or((part, ""));
            let name = address.trim_matches(['"', '\'', ' ']).trim_start_matches("../");
            let published = self.published.get(name).and_then(|path| path.strip_prefix("assets/"));
            out.push_str(&format!("url({}){rest}", published.unwrap_or(address)));
        }
        out
    }
}

/// The site's own tokens as a source, or why they cannot be read.
fn own_tokens(bytes: &[u8]) -> (Option<Source>, Report) {
    let path: FileId = format!("{FOLDER}/{TOKENS}").into();
    let mut report = Report::default();
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text).into();
            (Some(Source { path, text }), report)
        }
        Err(error) => {
            report.push(&path, Span::FILE, codes::not_utf8(error.valid_up_to()));
            (None, report)
        }
    }
}

/// Reads the overrides of a site: every file of `<root>/themes/semaine/`, none when the folder is not there.
///
/// # Errors
/// Those of reading a folder that exists.
pub fn read_overrides(root: &Path) -> std::io::Result<Overrides> {
    let folder = root.join(FOLDER);
    let mut overrides = Overrides::new();
    if !folder.is_dir() {
        return Ok(overrides);
    }
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        if let Ok(name) = entry.path().strip_prefix(&folder) {
            let name = name.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            overrides.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(overrides)
}

/// A style sheet without its comments, indentation nor empty lines.
fn without_comments(css: &str) -> String {
    let mut bare = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_site_takes_the_place_of_the_embedded_one() {
        let overrides = Overrides::from([("templates/base.html".to_owned(), b"autre".to_vec())]);
        let theme = Theme::new(overrides);
        let base = theme.templates().iter().find(|(name, _)| name == "base.html").map(|(_, text)| text.as_str());
        assert_eq!(base, Some("autre"));
        assert!(theme.templates().len() > 1, "the embedded ones stay");
    }

    #[test]
    fn the_embedded_tokens_are_whole_and_read_well() {
        let text = Embedded::get(TOKENS).expect("theme.yaml").data.into_owned();
        let whole = Theme::new(Overrides::from([(TOKENS.to_owned(), text)]));
        assert_eq!(whole.report().iter().count(), 0, "{:?}", whole.report());
        let css = style(&whole);
        let sheets: String = ["css/", "carte/"].into_iter().flat_map(sheets_below).collect();
        let used = sheets.split("var(--").skip(1).filter_map(|rest| rest.split([')', ',']).next());
        let local = |name: &str| sheets.contains(&format!("--{name}:"));
        for name in used.filter(|name| !local(name)) {
            assert!(css.contains(&format!("--{name}:")), "--{name} has no value");
        }
    }

    #[test]
    fn a_site_changes_one_colour_and_keeps_the_others() {
        let own = b"couleurs:\n  bouteille: { clair: \"#123456\" }\n".to_vec();
        let theme = Theme::new(Overrides::from([(TOKENS.to_owned(), own)]));
        let css = style(&theme);
        assert!(css.contains("--bottle: #123456;") && css.contains("--bottle: #9fdcc8;"), "{css}");
        assert!(css.contains("--porcelain: #fdfcf7;") && css.contains("--touch: 2.75rem;"));
    }

    fn style(theme: &Theme) -> String {
        let css = theme.assets().iter().find(|asset| asset.path.starts_with("assets/site.")).expect("a style sheet");
        String::from_utf8_lossy(&css.bytes).into_owned()
    }

    fn sheets_below(folder: &str) -> Vec<String> {
        let folder = format!("static/{folder}");
        let names = Embedded::iter().filter(|name| name.starts_with(&folder) && name.ends_with(".css"));
        let text =
            |name: Cow<'static, str>| Embedded::get(&name).map(|file| String::from_utf8_lossy(&file.data).into());
        names.filter_map(text).collect()
    }

    #[test]
    fn the_style_sheet_names_the_published_fonts() {
        let theme = Theme::new(Overrides::new());
        let css = style(&theme);
        let font = theme.asset("fonts/bricolage-grotesque.woff2").expect("published");
        assert!(css.contains(&format!("url({})", font.trim_start_matches("assets/"))));
        assert!(!css.contains("/*"));
    }

    #[test]
    fn scripts_that_import_one_another_keep_their_names_in_a_folder_that_changes_with_any() {
        let folder = |other: &[u8]| {
            let file = |name: &str, bytes: &[u8]| (format!("static/modules/essai/{name}"), bytes.to_vec());
            let overrides = Overrides::from([file("un.js", b"import './deux.js'"), file("deux.js", other)]);
            let theme = Theme::new(overrides);
            let path = theme.asset("modules/essai/un.js").expect("published").to_owned();
            assert!(theme.asset_paths().contains(&path.replace("un.js", "deux.js")));
            path
        };
        assert!(folder(b"1").starts_with("assets/essai.") && folder(b"1").ends_with("/un.js"));
        assert_ne!(folder(b"1"), folder(b"2"));
    }

    #[test]
    fn scripts_of_a_folder_are_joined_in_order_of_name_without_their_comments() {
        let file = |name: &str, text: &str| (format!("static/js/essai/{name}"), text.as_bytes().to_vec());
        let one = "// Why.\n/** What. */\n/**\n * How.\n */\nvar un = 1; // one\n";
        let theme = Theme::new(Overrides::from([file("20-deux.js", "  un += 1;"), file("10-un.js", one)]));
        let path = theme.asset("js/essai.js").expect("published");
        let script = theme.assets().iter().find(|asset| asset.path == path).expect("an asset");
        assert_eq!(String::from_utf8_lossy(&script.bytes), "var un = 1; // one\nun += 1;\n");
    }

    #[test]
    fn a_change_of_bytes_changes_the_name() {
        let one = Theme::new(Overrides::from([("static/a.svg".to_owned(), b"1".to_vec())]));
        let two = Theme::new(Overrides::from([("static/a.svg".to_owned(), b"2".to_vec())]));
        assert_ne!(one.asset("a.svg"), two.asset("a.svg"));
    }
}
