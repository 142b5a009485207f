//! Links of a page in another language: each leads to its page in this language when there is one; else it leads to the
//! French page, and says so in its words and to machines (`hreflang`).
//!
//! This looks at the whole rendered page, so that no template, menu or text can forget a link. It reads what this program
//! wrote: `<a …>` never holds a raw `>` nor another `<a>`.

use super::locale::Locale;
use super::site_map::SiteMap;
use crate::model::BaseUrl;

/// The page, its links followed. `french` is the code of the pages that are not translated.
pub(super) fn follow_links(html: &str, locale: &Locale, (map, base): (&SiteMap, &BaseUrl), french: &str) -> String {
    let note = format!(" <span class=\"in-french\">{}</span>", locale.texts.say("language.elsewhere"));
    let mut out = String::with_capacity(html.len() + 1024);
    let mut parts = html.split("<a ");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("<a ");
        let target = target(part, base).filter(|_| !part.split('>').next().unwrap_or_default().contains("hreflang="));
        let Some((href, path)) = target else {
            out.push_str(part);
            continue;
        };
        let (page, _) = path.split_once(['#', '?']).unwrap_or((&path, ""));
        let is_page = |path: &str| {
            let file = map.find(path.trim_start_matches('/'));
            file.is_some_and(|file| file.path.ends_with(".html"))
        };
        if is_page(&format!("{}{page}", locale.folder)) {
            let here = base.path(&format!("{}{path}", locale.folder));
            out.push_str(&part.replacen(&format!("href=\"{href}\""), &format!("href=\"{here}\""), 1));
        } else if is_page(page) && !page.starts_with(&format!("{}/", locale.folder)) {
            let (inside, after) = part.split_once("</a>").unwrap_or((part, ""));
            out.push_str(&format!("hreflang=\"{french}\" {inside}{note}</a>{after}"));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Where a link leads: as it is written, and its path below the site's root; `None` when it leaves the site or the page.
fn target<'p>(link: &'p str, base: &BaseUrl) -> Option<(&'p str, String)> {
    let tag = link.split('>').next()?;
    let start = if tag.starts_with("href=\"") { 0 } else { tag.find(" href=\"")? + 1 };
    let (_, rest) = tag.get(start..)?.split_once('"')?;
    let (href, _) = rest.split_once('"')?;
    let path = href.strip_prefix(base.prefix())?;
    Some((href, format!("/{path}")))
}
