//! A colour of the theme, and how well it is read on another.

use std::fmt;

/// An opaque colour of sRGB: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#0c4f41` or `#fff`; anything else is refused.
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digit = |letter: char| letter.to_digit(16).and_then(|value| u8::try_from(value).ok());
        let values: Vec<u8> = digits.chars().map(digit).collect::<Option<_>>()?;
        match values.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, s, g, h, b, c] => Some(Self([r * 16 + s, g * 16 + h, b * 16 + c])),
            _ => None,
        }
    }

    /// Contrast ratio with another colour, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| match f64::from(channel) / 255.0 {
            value if value <= 0.04045 => value / 12.92,
            value => ((value + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn a_colour_has_three_or_six_digits() {
        assert_eq!(Colour::new("#FFF").map(|colour| colour.to_string()).as_deref(), Some("#ffffff"));
        assert_eq!(Colour::new("#0c4f41").map(|colour| colour.to_string()).as_deref(), Some("#0c4f41"));
        for wrong in ["", "#", "0c4f41", "#0c4f4", "#0c4f4g", "#0c4f41ff", "red", "#é0c4f4"] {
            assert_eq!(Colour::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn black_on_white_is_21_to_1_and_the_order_does_not_matter() {
        let [black, white, grey] = ["#000", "#fff", "#767676"].map(|text| Colour::new(text).expect("a colour"));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert_eq!(grey.contrast(white), white.contrast(grey));
        assert!((4.5..4.6).contains(&grey.contrast(white)));
    }
}
