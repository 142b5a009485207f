//! Pages in other languages: their place, the ways between them, what they say of what is not translated.

mod common;

use common::{Site, published};

const VENIR: &str = "---\ntitre: Venir\nresume: Comment venir.\nmaj: 2026-05-02\n---\n\n## Avant\n\nLisez.\n";
const COMING: &str = "---\ntitre: Coming\nresume: How to come.\nmaj: 2026-05-02\n---\n\n## Before\n\nRead [the first step](/venir/#before), [the welcome](/) and [the map](/carte/#contenu).\n";
const MODULE: &str = "---\ntitre: Les bases\nresume: Pour commencer.\ntype: module\nauteurs: [Équipe]\nlicence: CC-BY-SA-4.0\nversion: \"2\"\n---\n\n## Un\n\nLisez.\n";
const BASICS: &str =
    "---\ntitre: The basics\nresume: To begin.\ntraduit_par: [A team]\nversion: \"1\"\n---\n\n## One\n\nRead.\n";

fn build(site: &Site) -> impl Fn(&str) -> String + use<> {
    let out = site.path("public");
    let run = site.run(&["build", "--base-url", "https://exemple.fr/sous/", "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = published(&out);
    move |path: &str| files.get(path).map(|file| String::from_utf8(file.clone()).expect("UTF-8")).unwrap_or_default()
}

fn translated() -> Site {
    let site = Site::with_event();
    site.write("content/pages/venir.md", VENIR).write("content/pages/venir.en.md", COMING);
    site
}

#[test]
fn a_page_and_its_translation_name_one_another_to_machines_and_to_people() {
    let page = build(&translated());
    let (french, english) = (page("venir/index.html"), page("en/venir/index.html"));
    for (text, lang) in [(&french, "fr"), (&english, "en")] {
        assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{text}");
        for (language, path) in [("fr", "venir/"), ("en", "en/venir/"), ("x-default", "venir/")] {
            let link =
                format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"https://exemple.fr/sous/{path}\">");
            assert!(text.contains(&link), "{link} in {text}");
        }
    }
    assert!(french.contains("<a href=\"/sous/en/venir/\" lang=\"en\" hreflang=\"en\">"));
    assert!(english.contains("<a href=\"/sous/venir/\" lang=\"fr\" hreflang=\"fr\">"));
    assert!(english.contains("<meta property=\"og:locale\" content=\"en_GB\">"));
    let sitemap = page("sitemap.xml");
    let entry = "<loc>https://exemple.fr/sous/en/venir/</loc><lastmod>2026-05-02</lastmod><xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"https://exemple.fr/sous/venir/\"/>";
    assert!(sitemap.contains(entry), "{sitemap}");
}

#[test]
fn the_switch_of_a_page_without_translation_leads_to_the_first_page_of_the_language() {
    let page = build(&translated());
    assert!(page("programme/index.html").contains("<a href=\"/sous/en/\" lang=\"en\" hreflang=\"en\">"));
    assert!(!page("programme/index.html").contains("rel=\"alternate\" hreflang"));
    assert!(page("en/index.html").contains("<a href=\"/sous/en/venir/\">Coming</a>"));
}

#[test]
fn a_link_of_a_translated_page_stays_in_its_language_or_says_that_it_does_not() {
    let english = build(&translated())("en/venir/index.html");
    assert!(english.contains("<a href=\"/sous/en/venir/#before\">the first step</a>"), "{english}");
    assert!(english.contains("<a href=\"/sous/en/\">the welcome</a>"));
    let map =
        "<a hreflang=\"fr\" href=\"/sous/carte/#contenu\">the map <span class=\"in-french\">(in French)</span></a>";
    assert!(english.contains(map), "{english}");
}

#[test]
fn a_translation_says_when_its_french_page_changed_since() {
    let site = translated();
    let behind = "has changed since this translation";
    assert!(!build(&site)("en/venir/index.html").contains(behind));
    site.write("content/pages/venir.md", VENIR.replace("05-02", "06-01"));
    let english = build(&site)("en/venir/index.html");
    assert!(english.contains(behind) && english.contains("<a href=\"/sous/venir/\""), "{english}");
}

#[test]
fn a_translated_module_names_its_authors_its_translators_and_the_version_it_follows() {
    let site = Site::with_event();
    site.write("content/modules/bases/index.md", MODULE).write("content/modules/bases/index.en.md", BASICS);
    let page = build(&site);
    let english = page("en/ressources/bases/index.html");
    for part in [
        "<h1>The basics</h1>",
        "Équipe",
        "A team",
        "has changed since",
        "CC BY-SA 4.0",
        "href=\"/sous/ressources/bases/\"",
    ] {
        assert!(english.contains(part), "{part} in {english}");
    }
    assert!(page("en/index.html").contains("The basics"), "the first page of the language is there and names it");
}

#[test]
fn a_site_in_one_language_has_no_switch() {
    let page = build(&Site::with_event());
    assert!(!page("index.html").contains("top-languages") && !page("sitemap.xml").contains("xhtml"));
}

#[test]
fn a_site_that_brings_the_words_of_a_language_may_be_translated_into_it() {
    let site = translated();
    site.write("themes/semaine/i18n/de/language.yaml", "name: Deutsch\nlocale: de_DE\nelsewhere: (auf Französisch)\n");
    site.write("content/pages/venir.de.md", COMING.replace("Coming", "Kommen"));
    let german = build(&site)("de/venir/index.html");
    for part in ["<html lang=\"de\"", "(auf Französisch)", "2026-05-02", "hreflang=\"en\""] {
        assert!(german.contains(part), "{part} in {german}");
    }
}
