//! What search engines read first: sitemaps (sitemaps.org, protocol 0.9) and robots.txt (RFC 9309).

use super::text::xml;
use crate::model::BaseUrl;
use jiff::civil::Date;
use std::borrow::Cow;

/// URLs that a sitemap file holds at most (protocol 0.9; its 50 MB come long after).
pub const LARGEST_SITEMAP: usize = 50_000;

const XMLNS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// A page that search engines should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapUrl<'a> {
    /// Below the root, with its first slash: `/formats/`.
    pub path: Cow<'a, str>,
    /// When its content last changed; left out when it is not known, as a wrong date is worse than none.
    pub updated: Option<Date>,
    /// Language and path of each of its translations and of itself; none when it has one language only.
    pub alternates: Vec<(String, String)>,
}

/// One file of at most [`LARGEST_SITEMAP`] pages.
pub fn urlset(urls: &[SitemapUrl<'_>], base: &BaseUrl) -> Vec<u8> {
    let alternate = |(language, path): &(String, String)| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>", xml(&base.absolute(path)))
    };
    let entries = urls.iter().map(|url| Entry {
        address: base.absolute(&url.path),
        updated: url.updated,
        alternates: url.alternates.iter().map(alternate).collect(),
    });
    document("urlset", "url", entries)
}

/// The index of several files, `/sitemap-1.xml` and on: each is as recent as its latest page.
pub fn index(parts: &[&[SitemapUrl<'_>]], base: &BaseUrl) -> Vec<u8> {
    let entries = (1..).zip(parts).map(|(number, urls)| {
        let updated = urls.iter().filter_map(|url| url.updated).max();
        Entry { address: base.absolute(&format!("/sitemap-{number}.xml")), updated, alternates: String::new() }
    });
    document("sitemapindex", "sitemap", entries)
}

/// Everything may be read, and the sitemap is there.
pub fn robots(base: &BaseUrl) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", base.absolute("/sitemap.xml"))
}

/// A line of a sitemap or of its index.
struct Entry {
    address: String,
    updated: Option<Date>,
    /// Its languages, as elements of XHTML.
    alternates: String,
}

fn document(root: &str, element: &str, entries: impl Iterator<Item = Entry>) -> Vec<u8> {
    let entries: Vec<Entry> = entries.collect();
    // A reader of plain sitemaps meets no other name space than theirs while nothing is translated.
    let translated = entries.iter().any(|entry| !entry.alternates.is_empty());
    let xhtml = if translated { format!(" xmlns:xhtml=\"{XHTML}\"") } else { String::new() };
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{XMLNS}\"{xhtml}>\n");
    for Entry { address, updated, alternates } in entries {
        let updated = updated.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        text.push_str(&format!("<{element}><loc>{}</loc>{updated}{alternates}</{element}>\n", xml(&address)));
    }
    text.push_str(&format!("</{root}>\n"));
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn base() -> BaseUrl {
        BaseUrl::new("https://asso.test/semaine/").expect("valid")
    }

    fn url(path: &str, updated: Option<Date>) -> SitemapUrl<'_> {
        SitemapUrl { path: path.into(), updated, alternates: Vec::new() }
    }

    #[test]
    fn a_page_has_a_date_only_when_it_is_known() {
        let urls = [url("/", None), url("/formats/?a&b", Some(date(2026, 1, 5)))];
        let text = String::from_utf8(urlset(&urls, &base())).expect("UTF-8");
        assert!(text.contains("<url><loc>https://asso.test/semaine/</loc></url>\n"), "{text}");
        assert!(text.contains("formats/?a&amp;b</loc><lastmod>2026-01-05</lastmod></url>"), "{text}");
    }

    #[test]
    fn an_index_names_its_parts_with_the_date_of_their_latest_page() {
        let first = [url("/a/", Some(date(2026, 1, 5))), url("/b/", Some(date(2026, 3, 1)))];
        let second = [url("/c/", None)];
        let text = String::from_utf8(index(&[&first, &second], &base())).expect("UTF-8");
        assert!(text.contains("/semaine/sitemap-1.xml</loc><lastmod>2026-03-01</lastmod></sitemap>"), "{text}");
        assert!(text.contains("/semaine/sitemap-2.xml</loc></sitemap>"), "{text}");
    }

    #[test]
    fn robots_are_told_where_the_sitemap_is() {
        assert!(robots(&base()).ends_with("Sitemap: https://asso.test/semaine/sitemap.xml\n"));
    }
}
