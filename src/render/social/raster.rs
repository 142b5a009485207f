//! From SVG to PNG, with the fonts of the theme and nothing of the machine's: the same picture everywhere.

use super::SIZE;
use read_fonts::{FontRef, TableProvider};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Transform, Tree};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// Changes with anything that changes the bytes of a picture but its drawing.
pub(super) const METHOD: &str = "resvg 0.49, 256 colours";

const TITLE_FONT: &[u8] = include_bytes!("../../../themes/semaine/fonts/bricolage-grotesque.ttf");
const TEXT_FONT: &[u8] = include_bytes!("../../../themes/semaine/fonts/atkinson-hyperlegible-next-700.ttf");

static FONTS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(TITLE_FONT.to_vec());
    fonts.load_font_data(TEXT_FONT.to_vec());
    Options { fontdb: Arc::new(fonts), ..Options::default() }
});

/// How hard to pack a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// A tenth of a millisecond: rows alike become nothing.
    Quick,
    /// Half the bytes, in a hundred times the time.
    Small,
}

/// A colour: red, green, blue.
type Rgb = [u8; 3];

/// The PNG of a drawing. A picture of flat colours needs no more than 256 of them: a third of the bytes.
///
/// # Errors
/// In words, a drawing that is no SVG, or that is too large for the memory.
pub(super) fn png(svg: &str, effort: Effort) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, &FONTS).map_err(|error| error.to_string())?;
    let (width, height) = SIZE;
    let mut pixels = Pixmap::new(width, height).ok_or("une image de taille nulle")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let (palette, indexes) = indexed(pixels.data());
    let mut bytes = Vec::with_capacity(32 * 1024);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    let (compression, filter) = match effort {
        Effort::Quick => (png::Compression::Fast, png::Filter::Up),
        Effort::Small => (png::Compression::Balanced, png::Filter::NoFilter),
    };
    encoder.set_compression(compression);
    encoder.set_filter(filter);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&indexes).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The 256 most frequent colours, and for each pixel the nearest of them. The drawing is opaque, so nothing of alpha is lost.
fn indexed(pixels: &[u8]) -> (Vec<Rgb>, Vec<u8>) {
    let colours = || pixels.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let mut counts: BTreeMap<Rgb, u32> = BTreeMap::new();
    // Most pixels are like the one before.
    let mut run: (Rgb, u32) = ([0; 3], 0);
    for colour in colours() {
        if colour != run.0 {
            *counts.entry(run.0).or_default() += run.1;
            run = (colour, 0);
        }
        run.1 += 1;
    }
    *counts.entry(run.0).or_default() += run.1;
    let mut frequent: Vec<(u32, Rgb)> = counts.iter().map(|(colour, count)| (*count, *colour)).collect();
    frequent.sort_unstable_by(|one, other| other.cmp(one));
    let palette: Vec<Rgb> = frequent.iter().take(256).map(|(_, colour)| *colour).collect();
    let nearest: BTreeMap<Rgb, u8> = counts.keys().map(|colour| (*colour, nearest(&palette, *colour))).collect();
    let mut last: (Option<Rgb>, u8) = (None, 0);
    let index = |colour: Rgb| {
        if last.0 != Some(colour) {
            last = (Some(colour), nearest.get(&colour).copied().unwrap_or_default());
        }
        last.1
    };
    let indexes = colours().map(index).collect();
    (palette, indexes)
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let distance = |other: &Rgb| {
        let parts = colour.iter().zip(other).map(|(one, other)| i32::from(*one) - i32::from(*other));
        parts.map(|part| part * part).sum::<i32>()
    };
    let best = (0u8..=u8::MAX).zip(palette).min_by_key(|(_, other)| distance(other));
    best.map_or(0, |(index, _)| index)
}

/// What the font of titles can draw of a text: no emoji, no letters of other alphabets. The page tells the whole.
pub(super) fn drawable(text: &str) -> String {
    let Some(letters) = FontRef::new(TITLE_FONT).ok().and_then(|font| font.cmap().ok()) else { return text.to_owned() };
    let kept: String =
        text.chars().filter(|letter| *letter == ' ' || letters.map_codepoint(*letter).is_some()).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The width of a line in the font of titles, for letters one pixel high.
pub(super) fn title_width(line: &str) -> f64 {
    // The font is ours: it can be read.
    width_in(TITLE_FONT, line).unwrap_or_default()
}

fn width_in(font: &[u8], line: &str) -> Option<f64> {
    let font = FontRef::new(font).ok()?;
    let (letters, widths) = (font.cmap().ok()?, font.hmtx().ok()?);
    let advance =
        |letter: char| letters.map_codepoint(letter).and_then(|glyph| widths.advance(glyph)).unwrap_or_default();
    let units: u32 = line.chars().map(|letter| u32::from(advance(letter))).sum();
    Some(f64::from(units) / f64::from(font.head().ok()?.units_per_em()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_size_and_few_bytes_and_the_same_each_time() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><path fill=\"#fdfcf7\" d=\"M0 0h1200v630H0z\"/>\
                   <text x=\"70\" y=\"300\" font-family=\"'Bricolage Grotesque 96pt ExtraBold'\" font-size=\"110\">Œuvre d’été</text></svg>";
        let bytes = png(svg, Effort::Quick).expect("drawn");
        assert_eq!(&bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630 in its IHDR");
        assert!(bytes.len() < 20_000, "{} bytes", bytes.len());
        let blank = png(&svg.replace("Œuvre d’été", ""), Effort::Quick).expect("drawn");
        assert!(bytes.len() > blank.len() + 1_000, "no letter was drawn");
        assert_eq!(png(svg, Effort::Quick).expect("drawn"), bytes);
        assert!(png(svg, Effort::Small).expect("drawn").len() < bytes.len());
    }

    #[test]
    fn what_the_font_has_no_letters_for_is_left_out() {
        assert_eq!(drawable("😀 Café\u{a0}IA 👩‍🔬 شكرا ?"), "Café\u{a0}IA ?");
        assert_eq!(drawable("شكرا"), "");
        assert_eq!(
            drawable("Œuvre d’été\u{202f}: 100\u{a0}% «\u{a0}ouvert\u{a0}»…"),
            "Œuvre d’été\u{202f}: 100\u{a0}% «\u{a0}ouvert\u{a0}»…"
        );
    }

    #[test]
    fn a_wide_line_is_wider_than_a_narrow_one() {
        assert!(title_width("MMMM") > 2.0 * title_width("iiii"));
        assert!((0.3..0.9).contains(&title_width("a")));
    }
}
