//! « Facile à lire et à comprendre »: the form of a page that stands beside it.

mod common;

use common::{Site, published};

const PAGE: &str = "---\ntitre: Venir\nresume: Comment venir.\n---\n\n## Avant\n\nLisez la fiche.\n";
const EASY: &str = "---\ntitre: Venir\nresume: Cette page explique.\npictos: [fiche]\n---\n\n## Avant\n\nLisez [la page](/venir/).\n\n## Sur place\n\nParlez.\n";

fn build(site: &Site) -> impl Fn(&str) -> String {
    let out = site.path("public");
    let run = site.run(&["build", "--base-url", "https://exemple.fr/sous/", "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = published(&out);
    move |path: &str| String::from_utf8(files.get(path).expect(path).clone()).expect("UTF-8")
}

#[test]
fn a_page_and_its_easy_form_lead_to_one_another() {
    let site = Site::with_event();
    site.write("content/pages/venir.md", PAGE).write("content/pages/venir.falc.md", EASY);
    let page = build(&site);
    assert!(page("venir/index.html").contains("href=\"/sous/venir/facile-a-lire/\""));
    let easy = page("venir/facile-a-lire/index.html");
    assert!(easy.contains("<p class=\"easy-back\"><a href=\"/sous/venir/\">"), "{easy}");
    assert!(easy.contains("<title>Venir (facile à lire) · "));
    assert_eq!(easy.matches("class=\"easy-chapter\"").count(), 2);
    assert_eq!(easy.matches("class=\"easy-picto\"").count(), 1, "one drawing for two chapters");
    assert!(page("sitemap.xml").contains("https://exemple.fr/sous/venir/facile-a-lire/"));
    assert!(!page("index.html").contains("facile-a-lire"), "nothing leads to a form that is not there");
}

#[test]
fn the_easy_form_of_the_first_page_is_offered_everywhere() {
    let site = Site::with_event();
    let home = PAGE.replace("Venir", "Accueil");
    site.write("content/pages/accueil.md", home).write("content/pages/accueil.falc.md", EASY.replace("/venir/", "/"));
    let page = build(&site);
    for path in ["index.html", "programme/index.html", "404.html"] {
        assert!(page(path).contains("href=\"/sous/facile-a-lire/\">Facile à lire</a>"), "{path}");
    }
    assert!(page("facile-a-lire/index.html").contains("<p class=\"easy-back\"><a href=\"/sous/\">"));
}

#[test]
fn an_easy_page_says_whether_the_people_concerned_read_it() {
    let site = Site::with_event();
    let read = EASY.replace("pictos", "relecture: Relue par le groupe de l'ESAT d'Anor.\npictos");
    site.write("content/pages/venir.md", PAGE).write("content/pages/venir.falc.md", EASY);
    assert!(build(&site)("venir/facile-a-lire/index.html").contains("n’ont pas encore relu"));
    site.write("content/pages/venir.falc.md", read);
    let easy = build(&site)("venir/facile-a-lire/index.html");
    assert!(easy.contains("Relue par le groupe") && !easy.contains("n’ont pas encore relu"), "{easy}");
}
