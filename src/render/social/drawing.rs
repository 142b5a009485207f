//! A picture as SVG: the awning, the name of the site, a title as large as it can be, the outline of a territory behind the
//! table and its chairs. Widths of text are measured with the fonts themselves (`raster`).

use super::SIZE;
use super::raster::title_width;
use crate::territory::svg::{Bounds, Dot};
use std::fmt::Write;

/// What a picture says and shows; colours as CSS writes them.
pub(super) struct Drawing {
    pub(super) site: String,
    pub(super) address: String,
    pub(super) title: String,
    pub(super) below: String,
    pub(super) shape: Option<Shape>,
    pub(super) paper: String,
    pub(super) ink: String,
    pub(super) bottle: String,
    pub(super) tomato: String,
    pub(super) mustard: String,
    pub(super) blush: String,
    pub(super) mint: String,
}

/// An outline, in whatever units.
pub(super) struct Shape {
    pub(super) path: String,
    pub(super) bounds: Bounds,
}

/// Where the text begins, and how wide a line may be, in pixels.
const LEFT: f64 = 72.0;
const WIDTH: f64 = 690.0;

/// Heights of the title's letters that are tried, the largest first, and lines that each leaves room for.
const TITLES: [(f64, usize); 6] = [(118.0, 2), (96.0, 3), (78.0, 4), (64.0, 5), (54.0, 6), (46.0, 7)];

/// The square of the drawing on the right: its centre and half its side.
const CENTRE: (f64, f64) = (965.0, 310.0);
const HALF: f64 = 190.0;

impl Shape {
    /// An outline from the points of its rings.
    pub(super) fn of_rings(rings: &[Vec<Dot>]) -> Self {
        let mut path = String::new();
        let mut bounds: Option<Bounds> = None;
        for dot in rings.iter().flatten() {
            let point = Bounds { left: dot.x, top: dot.y, right: dot.x, bottom: dot.y };
            bounds = Some(bounds.map_or(point, |bounds| bounds.union(point)));
        }
        for ring in rings {
            for (index, dot) in ring.iter().enumerate() {
                // Writing into a String cannot fail.
                let _ = write!(path, "{}{:.0} {:.0}", if index == 0 { 'M' } else { 'L' }, dot.x, dot.y);
            }
            path.push('z');
        }
        Self { path, bounds: bounds.unwrap_or(Bounds { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 }) }
    }
}

impl Drawing {
    /// The whole picture.
    pub(super) fn svg(&self) -> String {
        let (width, height) = SIZE;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
             <path fill=\"{}\" d=\"M0 0h{width}v{height}H0z\"/>",
            self.paper
        );
        self.awning(&mut svg);
        self.emblem(&mut svg);
        let (size, lines) = fitted(&self.title);
        let line_height = size * 1.04;
        let block = line_height * (lines.len() as f64 - 1.0);
        text(&mut svg, (LEFT, 138.0), ("titre", 38.0), &self.tomato, &self.site);
        for (index, line) in lines.iter().enumerate() {
            let y = 345.0 - block / 2.0 + line_height * index as f64 + size * 0.3;
            text(&mut svg, (LEFT, y), ("titre", size), &self.ink, line);
        }
        text(&mut svg, (LEFT, 552.0), ("texte", 31.0), &self.ink, &shortened(&self.below));
        text(&mut svg, (LEFT, 594.0), ("texte", 27.0), &self.bottle, &self.address);
        svg.push_str("</svg>");
        svg
    }

    fn awning(&self, svg: &mut String) {
        let _ = write!(svg, "<path fill=\"{}\" d=\"M0 0h1200v28H0z\"/>", self.blush);
        for stripe in 0..24 {
            let (left, colour) = (stripe * 50, if stripe % 2 == 0 { &self.tomato } else { &self.blush });
            let _ = write!(svg, "<path fill=\"{colour}\" d=\"M{left} 0h50v36a25 25 0 0 1-50 0z\"/>");
        }
    }

    /// The territory, and under it the table and its seven chairs, which stand alone when there is none. The red one is free.
    fn emblem(&self, svg: &mut String) {
        let (x, y) = CENTRE;
        if let Some(shape) = &self.shape {
            let bounds = shape.bounds;
            let scale = 2.0 * HALF / bounds.width().max(bounds.height()).max(1.0);
            let left = x - scale * f64::midpoint(bounds.left, bounds.right);
            let top = y - scale * f64::midpoint(bounds.top, bounds.bottom);
            let _ = write!(
                svg,
                "<path fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.3}\" stroke-linejoin=\"round\" \
                 transform=\"translate({left:.2} {top:.2}) scale({scale:.4})\" d=\"{}\"/>",
                self.mint,
                self.bottle,
                4.0 / scale,
                shape.path
            );
        }
        let (x, y, scale) = if self.shape.is_some() { (1128.0, 570.0, 1.8) } else { (x, y, 8.0) };
        let _ = write!(
            svg,
            "<g transform=\"translate({:.1} {:.1}) scale({scale})\"><circle cx=\"24\" cy=\"24\" r=\"9.5\" fill=\"{}\"/>",
            x - 24.0 * scale,
            y - 24.0 * scale,
            self.mustard
        );
        for chair in 0..7 {
            let (free, angle) = (chair == 2, f64::from(chair) * 360.0 / 7.0);
            let (top, colour) = if free { (1.0, &self.tomato) } else { (2.6, &self.bottle) };
            let _ = write!(
                svg,
                "<rect x=\"18.8\" y=\"{top}\" width=\"10.4\" height=\"6.4\" rx=\"3.2\" fill=\"{colour}\" \
                 transform=\"rotate({angle:.2} 24 24)\"/>"
            );
        }
        svg.push_str("</g>");
    }
}

/// The largest letters with which a title fits, and its lines.
fn fitted(title: &str) -> (f64, Vec<String>) {
    let mut smallest = (46.0, Vec::new());
    for (size, room) in TITLES {
        let lines = wrapped(title, size);
        if lines.len() <= room && title.split(' ').all(|word| title_width(word) * size <= WIDTH) {
            return (size, lines);
        }
        smallest = (size, lines);
    }
    // A title of a hundred and forty wide letters: its end is told by the page.
    let (size, lines) = &mut smallest;
    let room = TITLES.last().map_or(7, |(_, room)| *room);
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    (*size, std::mem::take(lines))
}

/// Cut between words, and within a word that is wider than a line.
fn wrapped(title: &str, size: f64) -> Vec<String> {
    let fits = |line: &str| title_width(line) * size <= WIDTH;
    let mut lines: Vec<String> = Vec::new();
    for word in title.split(' ') {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(String::new()),
        }
        let is_said = lines.last().is_some_and(|line| !line.is_empty());
        for letter in word.chars().filter(|_| !is_said) {
            match lines.last_mut() {
                Some(line) if line.is_empty() || fits(&format!("{line}{letter}")) => line.push(letter),
                _ => lines.push(letter.to_string()),
            }
        }
    }
    lines
}

/// One line, at most 62 letters.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 62 {
        return text.to_owned();
    }
    let kept: String = text.chars().take(60).collect();
    format!("{}…", kept.trim_end_matches([' ', ',']))
}

fn text(svg: &mut String, at: (f64, f64), font: (&str, f64), colour: &str, words: &str) {
    let family = match font.0 {
        "titre" => "font-family=\"'Bricolage Grotesque 96pt ExtraBold'\"",
        _ => "font-family=\"Atkinson Hyperlegible Next\" font-weight=\"700\"",
    };
    let _ =
        write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" {family} font-size=\"{}\" fill=\"{colour}\">", at.0, at.1, font.1);
    for letter in words.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            // Fonts draw no space for them, or none of their own.
            '\u{202f}' | '\u{a0}' => svg.push('\u{a0}'),
            other => svg.push(other),
        }
    }
    svg.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_is_large_and_a_long_one_fits_in_seven_lines() {
        let (large, lines) = fitted("Café IA");
        assert_eq!((large, lines.len()), (118.0, 1));
        let (small, lines) = fitted(&"Découvrir ".repeat(14));
        assert!(small < 80.0 && lines.len() <= 7, "{small} {lines:?}");
        assert!(lines.iter().all(|line| title_width(line) * small <= WIDTH + small), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_picture_is_cut() {
        let (size, lines) = fitted(&"W".repeat(140));
        assert!(lines.len() <= 7 && lines.iter().all(|line| title_width(line) * size <= WIDTH + size), "{lines:?}");
        assert!(wrapped(&"W".repeat(40), 46.0).concat() == "W".repeat(40));
    }

    #[test]
    fn what_markup_means_is_escaped() {
        let mut svg = String::new();
        text(&mut svg, (0.0, 0.0), ("texte", 10.0), "#000", "IA & <Bâtiment>");
        assert!(svg.ends_with(">IA &amp; &lt;Bâtiment&gt;</text>"), "{svg}");
    }
}
