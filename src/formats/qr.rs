//! QR codes (ISO/IEC 18004) as the path of an SVG: an address that a phone reads from paper.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;
use std::fmt::Write;

/// Modules of white that readers need on every side (ISO/IEC 18004 §6.3.8).
const QUIET: i32 = 4;

/// A drawing whose unit is a module, the quiet zone included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QrDrawing {
    /// Width and height of the view box.
    pub size: i32,
    /// The dark modules, row by row.
    pub path: String,
}

/// The code of an address. Level M mends a stain or a fold on 15 % of it. `None` when the address does not fit: above
/// 2,331 bytes.
pub fn drawing(address: &str) -> Option<QrDrawing> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if width > 0 {
                // Writing into a String cannot fail.
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += i32::try_from(width).unwrap_or_default().max(1);
        }
    }
    Some(QrDrawing { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_keeps_its_quiet_zone_and_begins_with_a_finder_pattern() {
        let drawing = drawing("https://semaine-ia.fr/territoires/59-nord/").expect("it fits");
        // Version 3 has 29 modules; the finder pattern's first row is seven dark modules.
        assert_eq!(drawing.size, 29 + 8);
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
    }

    #[test]
    fn an_address_that_is_too_long_has_no_code() {
        assert_eq!(drawing(&"a".repeat(3_000)), None);
    }
}
