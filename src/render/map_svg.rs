//! The map without JavaScript: an SVG of the départements, each a link, shaded by its number of events.
//!
//! Outlines: `src/territory/data` (Lambert-93, the five overseas départements in insets). The list beside the map says
//! the same in words: a map alone would leave out those who do not see it.

use super::theme::Texts;
use std::sync::LazyLock;

/// Outlines of the 101 départements: one `<path id="d59" d="…"/>` each.
static OUTLINES: &str = include_str!("../territory/data/departements.svg");

/// The départements around Paris, too small to be touched on the map: drawn again, larger, in a corner.
const CLOSE_TO_PARIS: [&str; 4] = ["75", "92", "93", "94"];

/// Room for the inset, in the units of the map: left, top, side.
const INSET: (i32, i32, i32) = (6, 6, 196);

/// An outline.
struct Shape {
    code: &'static str,
    path: &'static str,
    bounds: Bounds,
}

/// The smallest rectangle around some points.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let shapes = OUTLINES.split("<path id=\"d").skip(1).filter_map(|part| {
        let (code, rest) = part.split_once('"')?;
        let path = rest.split_once("d=\"")?.1.split('"').next()?;
        Some(Shape { code, path, bounds: bounds_of(path) })
    });
    shapes.collect()
});

/// A département as the map shows it.
#[derive(Debug, Clone)]
pub(super) struct Area {
    /// Its code.
    pub(super) code: &'static str,
    /// Where it leads.
    pub(super) href: String,
    /// Its accessible name: « Nord : 1 activité ».
    pub(super) label: String,
    /// How many events.
    pub(super) count: usize,
}

/// The middle of a département on the map, `None` for one that is not drawn.
fn centre(code: &str) -> Option<(i32, i32)> {
    SHAPES.iter().find(|shape| shape.code == code).map(|shape| shape.bounds.centre())
}

/// The bounds of the five classes: counts from which classes 1 to 4 begin. Class 0 is nothing at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Classes([usize; 4]);

impl Classes {
    /// Classes that spread over powers of the largest count, so that a metropolis does not flatten the rest.
    pub(super) fn new(largest: usize) -> Self {
        let mut starts = [1; 4];
        let mut previous = 0;
        for (step, start) in (0u32..).zip(&mut starts) {
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let spread = (largest.max(1) as f64).powf(f64::from(step) / 4.0).ceil() as usize;
            *start = spread.max(previous + 1);
            previous = *start;
        }
        Self(starts)
    }

    /// The class of a count, 0 to 4.
    pub(super) fn of(self, count: usize) -> usize {
        self.0.iter().filter(|start| count >= **start).count()
    }

    /// The classes that a map with this largest count shows, in words: « aucune », « 1 », « de 2 à 4 », « 5 et plus ».
    pub(super) fn legend(self, texts: &Texts, largest: usize) -> Vec<(usize, String)> {
        let mut legend = vec![(0, texts.say("map.legend-none"))];
        for (index, start) in self.0.iter().enumerate().filter(|(_, start)| **start <= largest) {
            let end = self.0.get(index + 1).map(|next| next - 1).filter(|end| *end < largest);
            legend.push((
                index + 1,
                match end {
                    Some(end) if end == *start => format!("{start}"),
                    Some(end) => {
                        texts.say_with("map.legend-between", &[("de", &start.to_string()), ("a", &end.to_string())])
                    }
                    None if *start == largest => format!("{start}"),
                    None => texts.say_with("map.legend-more", &[("n", &start.to_string())]),
                },
            ));
        }
        legend
    }
}

/// The map of some départements, in the order of their codes.
pub(super) fn draw(texts: &Texts, areas: &[Area]) -> String {
    let classes = Classes::new(areas.iter().map(|area| area.count).max().unwrap_or_default());
    let mut svg = String::with_capacity(48 * 1024);
    svg.push_str(
        "<svg class=\"france\" viewBox=\"0 0 1000 1118\" width=\"1000\" height=\"1118\" role=\"group\" aria-label=\"",
    );
    svg.push_str(&escape(&texts.say("map.departements")));
    svg.push_str("\">");
    let mut inset = String::new();
    for shape in SHAPES.iter() {
        let Some(area) = areas.iter().find(|area| area.code == shape.code) else { continue };
        let class = classes.of(area.count);
        if CLOSE_TO_PARIS.contains(&shape.code) {
            svg.push_str(&format!("<path class=\"area area-{class}\" d=\"{}\"/>", shape.path));
            inset.push_str(&link(area, class, shape.path));
        } else {
            svg.push_str(&link(area, class, shape.path));
        }
    }
    svg.push_str(&inset_of(&inset));
    svg.push_str(&tables(areas));
    svg.push_str("</svg>");
    svg
}

fn link(area: &Area, class: usize, path: &str) -> String {
    let (href, label) = (escape(&area.href), escape(&area.label));
    format!(
        "<a href=\"{href}\" aria-label=\"{label}\"><title>{label}</title><path class=\"area area-{class}\" d=\"{path}\"/></a>"
    )
}

fn inset_of(links: &str) -> String {
    let close = SHAPES.iter().filter(|shape| CLOSE_TO_PARIS.contains(&shape.code)).map(|shape| shape.bounds);
    let Some(bounds) = close.reduce(Bounds::union) else { return String::new() };
    let (x, y, side) = INSET;
    let (width, height) = (bounds.right - bounds.left, bounds.bottom - bounds.top);
    // A square view with air around, so that the round frame cuts nothing.
    let view = width.max(height) * 3 / 2;
    let (left, top) = (bounds.left - (view - width) / 2, bounds.top - (view - height) / 2);
    let half = side / 2;
    format!(
        "<g class=\"inset\"><circle class=\"inset-frame\" cx=\"{}\" cy=\"{}\" r=\"{half}\"/>\
         <svg x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\" viewBox=\"{left} {top} {view} {view}\">{links}</svg></g>",
        x + half,
        y + half
    )
}

/// Counts on the map, as little round tables, while they are few enough to be read.
fn tables(areas: &[Area]) -> String {
    let shown: Vec<&Area> =
        areas.iter().filter(|area| area.count > 0 && !CLOSE_TO_PARIS.contains(&area.code)).collect();
    if shown.len() > 40 {
        return String::new();
    }
    let mut svg = String::from("<g class=\"tables\" aria-hidden=\"true\">");
    for area in shown {
        if let Some((x, y)) = centre(area.code) {
            let count = area.count;
            svg.push_str(&format!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"21\"/><text x=\"{x}\" y=\"{}\">{count}</text>",
                y + 9
            ));
        }
    }
    svg.push_str("</g>");
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

impl Bounds {
    fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn centre(self) -> (i32, i32) {
        (i32::midpoint(self.left, self.right), i32::midpoint(self.top, self.bottom))
    }

    fn area(self) -> i32 {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// The bounds of the largest part of a path made of `M`, relative `l` and `z` with whole numbers: its islands would pull
/// the middle into the sea.
fn bounds_of(path: &str) -> Bounds {
    let parts = path.split('M').filter(|part| !part.is_empty()).map(|part| {
        let mut numbers = numbers(part).into_iter();
        let (mut x, mut y) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
        let mut bounds = Bounds { left: x, top: y, right: x, bottom: y };
        while let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) {
            (x, y) = (x + dx, y + dy);
            bounds = bounds.union(Bounds { left: x, top: y, right: x, bottom: y });
        }
        bounds
    });
    parts.max_by_key(|bounds| bounds.area()).unwrap_or(Bounds { left: 0, top: 0, right: 0, bottom: 0 })
}

/// The whole numbers of a path, which a sign alone may part: `-2-5 0`.
fn numbers(path: &str) -> Vec<i32> {
    let mut spaced = String::with_capacity(path.len() * 2);
    for letter in path.chars() {
        match letter {
            '-' => spaced.push_str(" -"),
            '0'..='9' => spaced.push(letter),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::{FRENCH, Overrides, Theme};

    #[test]
    fn the_outlines_are_those_of_the_101_departements() {
        assert_eq!(SHAPES.len(), 101);
        for shape in SHAPES.iter() {
            assert!(crate::territory::departement(shape.code).is_some(), "{}", shape.code);
            assert!(shape.bounds.area() > 0, "{}", shape.code);
        }
    }

    #[test]
    fn the_middle_of_the_nord_is_north_of_that_of_the_var() {
        let (nord, var) = (centre("59").expect("drawn"), centre("83").expect("drawn"));
        assert!(nord.1 < var.1 && nord.0 < var.0);
        assert_eq!(centre("975"), None);
    }

    #[test]
    fn classes_are_told_in_words_and_never_overlap() {
        let texts = Theme::new(Overrides::new()).texts(FRENCH);
        let one = Classes::new(1);
        assert_eq!(one.legend(&texts, 1), [(0, "aucune activité".to_owned()), (1, "1".to_owned())]);
        let many = Classes::new(1500);
        assert_eq!(many.of(0), 0);
        assert_eq!(many.of(1500), 4);
        let words: Vec<String> = many.legend(&texts, 1500).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["aucune activité", "de 1 à 6", "de 7 à 38", "de 39 à 241", "242 et plus"]);
    }

    #[test]
    fn every_departement_of_the_map_is_one_link_with_a_name() {
        let areas: Vec<Area> = crate::territory::departements()
            .iter()
            .map(|departement| Area {
                code: departement.code,
                href: format!("/territoires/{}/", departement.slug),
                label: format!("{} : 0 activité", departement.name),
                count: 0,
            })
            .collect();
        let svg = draw(&Texts::default(), &areas);
        assert_eq!(svg.matches("<a href=").count(), 101);
        assert_eq!(svg.matches("aria-label=\"Seine-Saint-Denis : 0 activité\"").count(), 1);
        assert!(!svg.contains("style="));
    }
}
