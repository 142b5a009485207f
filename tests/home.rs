//! The home page that `--date` fixes: the same for every visitor, whatever their clock.

mod common;

use common::Site;

fn home(date: &str) -> String {
    let site = Site::with_event();
    let out = site.path("public");
    let run = site.run(&["build", "--date", date, "--out", &out.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    std::fs::read_to_string(out.join("index.html")).expect("the home page")
}

#[test]
fn a_day_before_the_week_is_counted_down() {
    let page = home("2026-05-13");
    assert!(page.contains("data-temps=\"avant\""));
    assert!(page.contains("<span data-compte>dans 5\u{a0}jours</span>"), "{page}");
    assert!(home("2026-05-17").contains("<span data-compte>demain</span>"));
}

#[test]
fn a_day_of_the_week_is_marked_in_the_page() {
    let page = home("2026-05-23");
    assert!(page.contains("data-temps=\"pendant\""));
    assert!(page.contains("<li data-jour=\"2026-05-23\" data-zone=\"ici\" class=\"is-aujourdhui\">"), "{page}");
    assert!(page.contains("<li data-jour=\"2026-05-22\" data-zone=\"ici\" class=\"is-passe\">"));
    assert!(page.contains("name=\"jour\" value=\"2026-05-23\" data-quand=\"pendant\""));
}

#[test]
fn the_week_gone_by_is_told_with_the_numbers_of_the_files() {
    let page = home("2026-11-26");
    assert!(page.contains("data-temps=\"apres\""));
    assert!(page.contains("<li><strong>1</strong> activité publiée</li>"), "{page}");
    assert!(page.contains("<li><strong>1</strong> département</li>"));
}
