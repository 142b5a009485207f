//! The library: what one takes away from a module, what a copy owes, where words are explained, what is projected.

mod common;

use common::{Site, published};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const MODULE: &str = "---
titre: \"L'IA & vous [essai]\"
resume: Un module d'essai
type: module
auteurs: [Équipe A, Équipe B]
licence: CC-BY-SA-4.0
version: \"1.1\"
maj: 2026-05-02
historique:
  - version: \"1.1\"
    date: 2026-05-02
    changements: Un tableau.
---

## En bref

Un modèle a des biais. Voir [la suite](/ressources/court/) et [ici](#a-retenir)[^1].

## Encore

Un biais, puis un biais.

## À retenir

- Une idée.

## Questions pour en discuter

1. Et vous ?

## Sources

- Un livre.

[^1]: Une source.
";

const SHORT: &str = "---
titre: Le texte court
resume: Un texte repris
type: guide
auteurs: [Contributeurs du site]
licence: CC-BY-SA-4.0
derive_de:
  - ressource: long
    modifications: Texte raccourci.
---

Un texte.
";

const GLOSSARY: &str = "termes:\n  - terme: Biais\n    definition: Un défaut qui penche.\n";

fn built(extra: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let site = Site::with_event();
    site.write("content/modules/long/index.md", MODULE).write("content/ressources/court.md", SHORT);
    site.write("content/glossaire.yaml", GLOSSARY);
    for (path, text) in extra {
        site.write(path, text);
    }
    let out = site.path("public");
    let run = site.run(&["build", "--base-url", "https://exemple.fr/sous/", "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    published(&out)
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files.get(path).expect(path).clone()).expect("UTF-8")
}

#[test]
fn a_module_is_taken_away_as_markdown_with_its_authors_and_whole_addresses() {
    let markdown = text(&built(&[]), "ressources/long/long.md");
    assert!(markdown.starts_with("---\ntitle: \"L'IA & vous [essai]\"\n"), "{markdown}");
    for line in ["author:\n  - \"Équipe A\"\n  - \"Équipe B\"", "license: \"CC-BY-SA-4.0\"", "version: \"1.1\""] {
        assert!(markdown.contains(line), "{line} is missing: {markdown}");
    }
    assert!(markdown.contains("[la suite](https://exemple.fr/sous/ressources/court/)"));
    assert!(markdown.contains("[ici](#a-retenir)"), "an anchor stays within the text");
    assert!(markdown.trim_end().ends_with("(<https://creativecommons.org/licenses/by-sa/4.0/>)."), "{markdown}");
}

#[test]
fn a_book_has_a_chapter_for_each_and_its_links_follow() {
    let bytes = built(&[]).remove("ressources/long/long.epub").expect("a book");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.by_index(0).expect("a file").name().expect("UTF-8"), "mimetype");
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    };
    let first = read("EPUB/chapitre-01.xhtml");
    assert!(first.contains("href=\"https://exemple.fr/sous/ressources/court/\""), "{first}");
    assert!(first.contains("href=\"chapitre-03.xhtml#a-retenir\""), "{first}");
    assert!(first.contains("href=\"chapitre-06.xhtml#note_1\""), "{first}");
    assert!(read("EPUB/chapitre-06.xhtml").contains("href=\"chapitre-01.xhtml#appel_1\""));
    let package = read("EPUB/livre.opf");
    assert!(package.contains("<meta property=\"dcterms:modified\">2026-05-02T00:00:00Z</meta>"), "{package}");
    assert!(package.contains("<dc:title>L’IA &amp; vous [essai]</dc:title>"), "{package}");
}

#[test]
fn the_same_text_makes_the_same_book() {
    assert_eq!(built(&[]).get("ressources/long/long.epub"), built(&[]).get("ressources/long/long.epub"));
}

#[test]
fn a_word_is_explained_in_each_chapter_that_uses_it_but_not_in_the_sources() {
    let page = text(&built(&[]), "ressources/long/index.html");
    assert_eq!(page.matches("role=\"doc-glossref\"").count(), 2, "one in each of two chapters");
    assert!(page.contains("href=\"#mot_1_biais\"") && page.contains("id=\"mot_1_biais\""), "{page}");
    assert!(page.contains("href=\"/sous/ressources/glossaire/#biais\""));
    assert!(page.contains("class=\"part part-retenir\"") && page.contains("class=\"part part-questions\""));
}

#[test]
fn originals_and_derivatives_lead_to_one_another_and_changes_are_told() {
    let files = built(&[]);
    let derivative = text(&files, "ressources/court/index.html");
    assert!(derivative.contains("<a href=\"/sous/ressources/long/\">L’IA &amp; vous [essai]</a>"), "{derivative}");
    assert!(derivative.contains("Texte raccourci."));
    assert!(
        text(&files, "ressources/long/index.html").contains("<a href=\"/sous/ressources/court/\">Le texte court</a>")
    );
    let catalogue: serde_json::Value =
        serde_json::from_str(&text(&files, "ressources/catalogue.json")).expect("a catalogue");
    let entry = |id: &str| {
        let entries = catalogue["ressources"].as_array().expect("a list");
        entries.iter().find(|entry| entry["id"] == id).expect(id).clone()
    };
    assert_eq!(entry("ressources/long")["derives"][0], "https://exemple.fr/sous/ressources/court/");
    assert_eq!(entry("ressources/court")["derive_de"][0]["modifications"], "Texte raccourci.");
    assert_eq!(entry("ressources/long")["fichiers"][1]["type"], "application/epub+zip");
}

#[test]
fn a_module_is_commented_and_amended_on_the_forge_when_the_site_has_one() {
    let site = Site::with_event();
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("a configuration");
    let forge = "depot: { url: https://gitlab.exemple.org/a/semaine, branche: main }\n";
    let page = text(&built(&[("content/site.yaml", &format!("{config}{forge}"))]), "ressources/long/index.html");
    assert!(page.contains("https://gitlab.exemple.org/a/semaine/-/edit/main/content/modules/long/index.md"), "{page}");
    assert!(page.contains("https://gitlab.exemple.org/a/semaine/-/issues/new?issue[title]=Commentaire"), "{page}");
    assert!(text(&built(&[]), "ressources/long/index.html").contains("mailto:"), "a mail without a forge");
}

#[test]
fn slides_leave_the_sources_and_keep_the_rest_in_notes() {
    let slides = text(&built(&[]), "ressources/long/diaporama/index.html");
    assert!(slides.contains("<link rel=\"canonical\" href=\"https://exemple.fr/sous/ressources/long/\">"));
    assert!(!slides.contains("Un livre."), "sources are read, not projected");
    assert!(slides.contains("6 / 6"), "a title, four chapters, an end");
}

#[test]
fn a_module_has_an_easy_form_beside_it() {
    let easy = "---\ntitre: L'IA et vous\nresume: Cette page explique l'IA.\n---\n\n## L'IA\n\nC'est une machine.\n";
    let files = built(&[("content/modules/long/index.falc.md", easy)]);
    let link = "href=\"/sous/ressources/long/facile-a-lire/\"";
    assert!(text(&files, "ressources/long/index.html").contains(link));
    assert!(text(&files, "ressources/long/facile-a-lire/index.html").contains("href=\"/sous/ressources/long/\""));
}

/// A PNG of one pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0,
    1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

#[test]
fn a_picture_is_shown_with_its_author_and_its_licence() {
    let site = Site::with_event();
    let images = "images:\n  - fichier: content/ressources/cercle.png\n    credit: Camille Exemple\n    licence: CC-BY-4.0\n---\n";
    let body = "\n![Un cercle](/ressources/court/cercle.png)\n";
    let text = SHORT.replace("derive_de:\n  - ressource: long\n    modifications: Texte raccourci.\n---\n", images);
    site.write("content/ressources/court.md", text.replace("\nUn texte.\n", body));
    std::fs::write(site.path("content/ressources/cercle.png"), PIXEL).expect("written");
    let out = site.path("public");
    let run = site.run(&["build", "--base-url", "https://exemple.fr/sous/", "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = published(&out);
    let page = self::text(&files, "ressources/court/index.html");
    let expected = "<figure><img src=\"/sous/ressources/court/cercle.png\" alt=\"Un cercle\" loading=\"lazy\" width=\"1\" \
                    height=\"1\"><figcaption>Camille Exemple, <a href=\"https://creativecommons.org/licenses/by/4.0/\"";
    assert!(page.contains(expected), "{page}");
    assert!(files.contains_key("ressources/court/cercle.png"));
    assert!(self::text(&files, "ressources/catalogue.json").contains("\"credit\":\"Camille Exemple\""));
    assert!(
        self::text(&files, "ressources/court/court.md").contains("![Un cercle](https://exemple.fr/sous/ressources/")
    );
}
