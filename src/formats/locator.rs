//! `carte/situer/<département>.svg`: what lies under the point of an event, drawn once for all the events of a département.
//!
//! A page shows its three parts with `<use>`, each in the colours of the theme: `v` what lies around, `d` the département,
//! `n` the names of towns. A file opened alone is drawn with the colours of its root, which `<use>` leaves out.

use crate::territory::locator::{HEIGHT, Locator, TownLabel, WIDTH};
use crate::territory::svg::Dot;
use std::fmt::Write;

/// The drawing of a département.
pub fn document(locator: &Locator) -> Vec<u8> {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" fill=\"#eee\" stroke=\"#777\" \
         font-family=\"sans-serif\" font-size=\"28\">\n"
    );
    // Writing into a String cannot fail.
    let _ = writeln!(svg, "<path id=\"v\" d=\"{}\"/>", path(&locator.around()));
    let _ = writeln!(svg, "<path id=\"d\" d=\"{}\"/>", path(&locator.outline()));
    svg.push_str("<g id=\"n\">");
    for town in locator.towns() {
        svg.push_str(&label(&town));
    }
    svg.push_str("</g>\n</svg>\n");
    svg.into_bytes()
}

fn label(town: &TownLabel) -> String {
    let (x, y) = whole(town.dot);
    let (shift, anchor) = if town.on_the_left { (-15, " text-anchor=\"end\"") } else { (15, "") };
    let name = town.name.replace('\'', "’");
    format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5\"/><text x=\"{}\" y=\"{}\"{anchor}>{name}</text>", x + shift, y + 12)
}

/// Whole units, relative from one point to the next.
fn path(rings: &[Vec<Dot>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut points = ring.iter().copied().map(whole);
        let Some(mut at) = points.next() else { continue };
        let _ = write!(path, "M{} {}l", at.0, at.1);
        let mut first = true;
        for next in points {
            let (right, down) = (next.0 - at.0, next.1 - at.1);
            let space = if first || right < 0 { "" } else { " " };
            let between = if down < 0 { "" } else { " " };
            let _ = write!(path, "{space}{right}{between}{down}");
            (at, first) = (next, false);
        }
        path.push('z');
    }
    path
}

/// The nearest whole units.
pub fn whole(dot: Dot) -> (i32, i32) {
    #[expect(clippy::cast_possible_truncation)]
    let round = |value: f64| value.round() as i32;
    (round(dot.x), round(dot.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::DepartementCode;

    fn drawing(code: &str) -> String {
        let locator = Locator::of(DepartementCode::new(code).expect("a code")).expect("an outline");
        String::from_utf8(document(locator)).expect("UTF-8")
    }

    #[test]
    fn a_drawing_has_the_three_parts_that_pages_use_and_stays_light() {
        for departement in crate::territory::departements().iter().filter(|found| found.region().is_some()) {
            let svg = drawing(departement.code);
            for part in ["<path id=\"v\" d=\"", "<path id=\"d\" d=\"M", "<g id=\"n\"><circle"] {
                assert!(svg.contains(part), "{} lacks {part}", departement.code);
            }
            assert!(svg.len() < 10_000, "{}: {} bytes", departement.code, svg.len());
            assert!(!svg.contains("style="), "the content security policy refuses it");
        }
    }

    #[test]
    fn a_drawing_names_the_towns_of_its_departement_first() {
        let nord = drawing("59");
        for town in ["Lille", "Dunkerque", "Valenciennes"] {
            assert!(nord.contains(&format!(">{town}</text>")), "{town}");
        }
        assert_eq!(nord, drawing("59"), "the same bytes each time");
    }

    #[test]
    fn a_path_goes_from_point_to_point_in_whole_units() {
        let ring = [(1.2, 2.0), (5.0, 2.4), (4.0, 7.0)].map(|(x, y)| Dot { x, y });
        assert_eq!(path(&[ring.to_vec()]), "M1 2l4 0-1 5z");
    }
}
