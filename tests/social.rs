//! The pictures shown when a page is shared: where they stand, which page announces which, and that they are made once.

mod common;

use common::{Run, Site};
use std::fs;
use std::time::SystemTime;

const PICTURE: &str = "public/territoires/59-nord/partage.png";

fn build(site: &Site) -> Run {
    let run = site.run(&["build", "--out", &site.path("public").to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    run
}

fn announced(site: &Site, page: &str) -> String {
    let html = fs::read_to_string(site.path(format!("public/{page}index.html"))).expect("the page");
    let start = html.split_once("property=\"og:image\" content=\"").expect("a picture").1;
    start.split_once('"').expect("an end").0.to_owned()
}

fn written(site: &Site) -> SystemTime {
    fs::metadata(site.path(PICTURE)).and_then(|found| found.modified()).expect("the picture")
}

#[test]
fn kinds_and_territories_have_a_picture_and_their_pages_announce_it() {
    let site = Site::with_event();
    build(&site);
    let picture = fs::read(site.path(PICTURE)).expect("the picture");
    // Signature, then width and height in IHDR (PNG 3rd edition, §11.2.1).
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(&picture[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
    assert!((2_000..40_000).contains(&picture.len()), "{} bytes", picture.len());
    let nord = "https://essai.example/territoires/59-nord/partage.png";
    assert_eq!(announced(&site, "territoires/59-nord/"), nord);
    assert_eq!(announced(&site, "communes/59012-anor/"), nord);
    assert_eq!(announced(&site, "evenements/2026/59/anor/"), nord);
    assert!(site.path("public/programme/types/cafe-ia/partage.png").exists());
    // Where nothing happens, the site's own.
    assert!(!site.path("public/territoires/75-paris/partage.png").exists());
    assert!(announced(&site, "territoires/75-paris/").contains("/assets/images/partage."));
}

#[test]
fn a_picture_is_made_again_only_when_it_changes() {
    let site = Site::with_event();
    build(&site);
    let first = written(&site);
    let text = fs::read_to_string(site.path("events/2026/59/anor.yaml")).expect("the event");
    site.write("events/2026/59/anor.yaml", text.replace("titre: ", "titre: Autre "));
    build(&site);
    assert_eq!(written(&site), first, "nothing that it shows has changed");
    let text = fs::read_to_string(site.path("content/site.yaml")).expect("the site");
    site.write("content/site.yaml", text.replace("Site d'essai", "Un autre nom"));
    let before = fs::read(site.path(PICTURE)).expect("the picture");
    build(&site);
    assert_ne!(fs::read(site.path(PICTURE)).expect("the picture"), before);
}

#[test]
fn each_event_has_a_picture_on_request() {
    let site = Site::with_event();
    let text = fs::read_to_string(site.path("content/site.yaml")).expect("the site");
    site.write("content/site.yaml", format!("{text}images_evenements: true\n"));
    build(&site);
    assert!(site.path("public/evenements/2026/59/anor/partage.png").exists());
    let own = "https://essai.example/evenements/2026/59/anor/partage.png";
    assert_eq!(announced(&site, "evenements/2026/59/anor/"), own);
}
