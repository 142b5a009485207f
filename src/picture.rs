//! Pictures that contributors add: their size, and their bytes without what they tell of their maker (a telephone writes
//! the place and the hour of a photograph into it). The image itself is copied untouched; only its orientation is kept.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

/// Width and height in pixels, as shown once turned the right way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

enum Picture {
    Jpeg(Jpeg),
    Png(Png),
    WebP(WebP),
}

/// PNG chunks that draw (PNG 3rd edition, §11): the others describe, or are private to a program.
const PNG_DRAWING: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"pHYs",
    b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

/// WebP chunks that draw (RFC 9649 §2.7).
const WEBP_DRAWING: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// JPEG segments that describe: comments, and application data but for JFIF, Adobe's colour transform and the colour
/// profile.
fn describes(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 | markers::APP14 => false,
        markers::APP2 => !segment.contents().starts_with(b"ICC_PROFILE\0"),
        marker => marker == markers::COM || (markers::APP0..=markers::APP15).contains(&marker),
    }
}

/// The size of a JPEG, PNG or WebP; `None` when the bytes are none of them.
pub fn size(bytes: &[u8]) -> Option<Size> {
    let picture = Picture::read(bytes)?;
    let (width, height) = match &picture {
        Picture::Jpeg(jpeg) => jpeg.dimensions().map(|(width, height)| (u32::from(width), u32::from(height))),
        Picture::Png(png) => png.dimensions(),
        Picture::WebP(webp) => webp.dimensions(),
    }?;
    // Orientations 5 to 8 turn the picture by a quarter (Exif 2.32, tag 274).
    let turned = picture.orientation().is_some_and(|orientation| orientation >= 5);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// The same picture without Exif, XMP, IPTC nor comments; bytes that are no picture stay as they are.
pub fn without_metadata(bytes: Vec<u8>) -> Vec<u8> {
    let Some(mut picture) = Picture::read(&bytes) else { return bytes };
    let orientation = picture.orientation().filter(|orientation| *orientation > 1).map(minimal_exif);
    match &mut picture {
        Picture::Jpeg(jpeg) => {
            jpeg.segments_mut().retain(|segment| !describes(segment));
            jpeg.set_exif(orientation);
            jpeg.clone().encoder().bytes().to_vec()
        }
        Picture::Png(png) => {
            png.chunks_mut().retain(|chunk| PNG_DRAWING.contains(&&chunk.kind()));
            png.set_exif(orientation);
            png.clone().encoder().bytes().to_vec()
        }
        Picture::WebP(webp) => {
            // First, so that the flags of the header follow; then whatever else does not draw.
            webp.remove_chunks_by_id(*b"XMP ");
            webp.set_exif(None);
            webp.chunks_mut().retain(|chunk| WEBP_DRAWING.contains(&&chunk.id()));
            webp.set_exif(orientation);
            webp.clone().encoder().bytes().to_vec()
        }
    }
}

impl Picture {
    fn read(bytes: &[u8]) -> Option<Self> {
        let shared = Bytes::copy_from_slice(bytes);
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Jpeg::from_bytes(shared).ok().map(Self::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Png::from_bytes(shared).ok().map(Self::Png),
            [b'R', b'I', b'F', b'F', ..] => WebP::from_bytes(shared).ok().map(Self::WebP),
            _ => None,
        }
    }

    /// The Exif orientation, 1 to 8.
    fn orientation(&self) -> Option<u16> {
        let exif = match self {
            Self::Jpeg(jpeg) => jpeg.exif(),
            Self::Png(png) => png.exif(),
            Self::WebP(webp) => webp.exif(),
        }?;
        orientation(&exif)
    }
}

/// Tag 274 of the first directory of a TIFF structure (TIFF 6.0, §2).
fn orientation(tiff: &[u8]) -> Option<u16> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok().filter(|offset| *offset < tiff.len())?;
    let entries = usize::from(short(directory)?);
    (0..entries)
        .map(|index| directory + 2 + index * 12)
        .find(|entry| short(*entry) == Some(274))
        .and_then(|entry| short(entry + 8))
        .filter(|orientation| (1..=8).contains(orientation))
}

/// A TIFF structure that holds an orientation and nothing else.
fn minimal_exif(orientation: u16) -> Bytes {
    let [high, low] = orientation.to_be_bytes();
    let tiff = [
        b'M', b'M', 0, 42, 0, 0, 0, 8, // big endian, first directory at byte 8
        0, 1, // one entry
        1, 18, 0, 3, 0, 0, 0, 1, high, low, 0, 0, // tag 274, SHORT, one value
        0, 0, 0, 0, // no other directory
    ];
    Bytes::copy_from_slice(&tiff)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG of 3 × 2 pixels whose pixels do not matter here, with a comment.
    fn png() -> Vec<u8> {
        use img_parts::png::PngChunk;
        let header = [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0];
        let chunks = [
            PngChunk::new(*b"IHDR", Bytes::copy_from_slice(&header)),
            PngChunk::new(*b"tEXt", Bytes::from_static(b"Author\0Jeanne Dupont")),
            PngChunk::new(*b"IDAT", Bytes::from_static(b"xxxx")),
            PngChunk::new(*b"IEND", Bytes::new()),
        ];
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for chunk in chunks {
            bytes.extend(chunk.encoder().bytes());
        }
        bytes
    }

    #[test]
    fn a_picture_loses_what_it_tells_of_its_maker_and_keeps_its_orientation() {
        let mut signed = Png::from_bytes(png().into()).expect("a PNG");
        signed.set_exif(Some(minimal_exif(6)));
        let clean = without_metadata(signed.encoder().bytes().to_vec());
        assert!(!clean.windows(6).any(|window| window == b"Jeanne"));
        assert_eq!(size(&clean), Some(Size { width: 2, height: 3 }), "turned by a quarter");
        assert_eq!(size(&png()), Some(Size { width: 3, height: 2 }));
    }

    #[test]
    fn bytes_that_are_no_picture_have_no_size_and_stay_as_they_are() {
        for bytes in [&b""[..], b"GIF89a", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(size(bytes), None);
            assert_eq!(without_metadata(bytes.to_vec()), bytes);
        }
    }
}
