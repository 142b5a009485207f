//! Compressed twins: `.br` and `.gz` beside a file, which a server sends in its place without compressing at each visit
//! (`gzip_static` of nginx, `precompressed` of Caddy). Text formats alone, of 1 KB at least, and only when it is smaller.
//!
//! A twin follows from the bytes of its file and from how it is packed. The manifest keeps a hash of both in the place of
//! the twin's own, so that a twin whose file did not change is known to be right without packing anything.

use super::OutputError;
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;
use xxhash_rust::xxh3::xxh3_128;

/// Whether twins are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twins {
    /// No: most hosts compress by themselves.
    None,
    /// `--precompresser`: Brotli (RFC 7932) and gzip (RFC 1952).
    BrotliAndGzip,
}

/// Bytes below which a twin is not worth its file.
const SMALLEST: usize = 1024;

/// Text formats; pictures, fonts and PDF are compressed by themselves.
const COMPRESSIBLE: [&str; 12] =
    ["html", "css", "js", "json", "geojson", "ics", "atom", "xml", "csv", "txt", "svg", "webmanifest"];

/// How a twin is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Brotli,
    Gzip,
}

impl Twins {
    /// The twins that a path may have.
    fn of(self, path: &str) -> &'static [Packing] {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        match self {
            Self::BrotliAndGzip if COMPRESSIBLE.contains(&extension) => &[Packing::Brotli, Packing::Gzip],
            _ => &[],
        }
    }
}

impl Packing {
    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Changes with anything that changes the bytes: the twins of a former method are then made again.
    fn method(self) -> &'static [u8] {
        match self {
            Self::Brotli => b"brotli 9.1, 5",
            Self::Gzip => b"flate2 1.1, 6",
        }
    }

    /// Of the twin of bytes with this hash.
    pub(super) fn hash(self, of_file: u128) -> u128 {
        xxh3_128(&[&of_file.to_le_bytes(), self.method()].concat())
    }

    /// The twin of a file; `None` when it is not worth a file. Qualities were chosen by measuring (ARCHITECTURE.md).
    pub(super) fn pack(self, path: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>, OutputError> {
        if bytes.len() < SMALLEST {
            return Ok(None);
        }
        let packed = match self {
            Self::Brotli => brotli(bytes),
            Self::Gzip => gzip(bytes),
        };
        let packed = packed.map_err(OutputError::io("de comprimer", Path::new(path)))?;
        Ok(Some(packed).filter(|packed| packed.len() < bytes.len()))
    }
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // Below 18 bits the encoder takes a search that costs twelve times as much on our small files; above the size of the
    // file a window only costs its memory.
    let window = usize::BITS - bytes.len().leading_zeros();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 5,
        lgwin: i32::try_from(window).unwrap_or(22).clamp(18, 22),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(bytes.len() / 4);
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

/// Without name nor time in its header: the same bytes give the same twin.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let room = Vec::with_capacity(bytes.len() / 4);
    let mut packer = flate2::write::GzEncoder::new(room, flate2::Compression::new(6));
    packer.write_all(bytes)?;
    packer.finish()
}

/// The paths that jobs may write: each job's own, then its twins.
#[derive(Debug)]
pub(super) struct Files<'a> {
    pub(super) paths: Vec<Cow<'a, str>>,
    /// Where each job's own stands.
    starts: Vec<usize>,
    twins: Twins,
}

impl<'a> Files<'a> {
    pub(super) fn new(jobs: impl ExactSizeIterator<Item = &'a str>, twins: Twins) -> Self {
        let mut files = Self { paths: Vec::with_capacity(jobs.len()), starts: Vec::with_capacity(jobs.len()), twins };
        for path in jobs {
            files.starts.push(files.paths.len());
            files.paths.push(Cow::Borrowed(path));
            let twin = |packing: &Packing| Cow::Owned(format!("{path}{}", packing.suffix()));
            files.paths.extend(twins.of(path).iter().map(twin));
        }
        files
    }

    /// Where the file of a job stands among the paths.
    pub(super) fn place(&self, job: usize) -> usize {
        self.starts[job]
    }

    /// Its twins, with their places.
    pub(super) fn twins(&self, job: usize) -> impl Iterator<Item = (usize, Packing)> {
        let start = self.starts[job];
        (start + 1..).zip(self.twins.of(&self.paths[start]).iter().copied())
    }
}
