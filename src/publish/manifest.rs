//! What the last build wrote: one line a file, sorted by path, closed by a checksum.
//!
//! ```text
//! semaine-manifeste 1
//! empreinte 0123456789abcdef0123456789abcdef
//! <xxh3-128 of the bytes, or of what a twin is made from> <size> <modification time, ns since 1970> <path>
//! ? <path of a file that a build was about to write>
//! fin <xxh3-64 of all the lines above>
//! ```
//!
//! A manifest that fails its checksum, or comes from another version, is as good as absent. The folder is still ours: we
//! wrote that file in it. So files in the way are then taken for ours and compared byte for byte, where an absent manifest
//! in a folder that is not empty stops the build.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;
use xxhash_rust::xxh3::xxh3_64;

const HEADER: &str = "semaine-manifeste 1";

/// The files that are ours.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest<'a> {
    /// What the site was made from.
    pub(super) fingerprint: Option<u128>,
    /// By path, each once.
    pub(super) entries: Vec<Entry<'a>>,
}

/// One file that is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// Relative to the output folder, with `/`.
    pub(super) path: &'a str,
    /// `None`: a build meant to write it, and may have.
    pub(super) record: Option<Record>,
}

/// A file as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// xxh3-128 of the bytes; for a twin, that of [`super::twins::Packing::hash`].
    pub(super) hash: u128,
    /// Bytes.
    pub(super) size: u64,
    /// Modification time, in nanoseconds since 1970.
    pub(super) modified: u64,
}

impl Record {
    /// The record of bytes with this hash, in the file that the metadata describes.
    pub(super) fn new(hash: u128, metadata: &Metadata) -> Self {
        // Zero, for a file system without times or a date before 1970, is a time like another: it only has to be stable.
        let since_1970 = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = since_1970.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0);
        Self { hash, size: metadata.len(), modified }
    }

    /// Whether the file that the metadata describes is still the one that was written.
    pub(super) fn describes(&self, metadata: &Metadata) -> bool {
        metadata.is_file() && *self == Self::new(self.hash, metadata)
    }
}

impl<'a> Manifest<'a> {
    /// Reads a manifest; `None` when it is damaged or from another version.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let (body, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let body = &text[..body.len() + 1];
        if end.strip_prefix("fin ")? != format!("{:016x}", xxh3_64(body.as_bytes())) {
            return None;
        }
        let body = body.strip_prefix(HEADER)?.strip_prefix("\nempreinte ")?;
        let (fingerprint, lines) = body.split_once('\n')?;
        let fingerprint = match fingerprint {
            "-" => None,
            hexadecimal => Some(u128::from_str_radix(hexadecimal, 16).ok()?),
        };
        let entries = lines.lines().map(Entry::parse).collect::<Option<_>>()?;
        Some(Self { fingerprint, entries })
    }

    /// The text that [`Manifest::parse`] reads.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(128 + self.entries.len() * 128);
        text.push_str(HEADER);
        text.push_str("\nempreinte ");
        match self.fingerprint {
            Some(fingerprint) => push_hexadecimal(&mut text, fingerprint),
            None => text.push('-'),
        }
        text.push('\n');
        for entry in &self.entries {
            entry.push_to(&mut text);
        }
        let checksum = xxh3_64(text.as_bytes());
        text.push_str(&format!("fin {checksum:016x}\n"));
        text
    }

    /// What is known of a file.
    pub(super) fn find(&self, path: &str) -> Option<&Entry<'a>> {
        let index = self.entries.binary_search_by_key(&path, |entry| entry.path).ok()?;
        self.entries.get(index)
    }
}

impl<'a> Entry<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        if let Some(path) = line.strip_prefix("? ") {
            return Some(Self { path, record: None });
        }
        let mut parts = line.splitn(4, ' ');
        let hash = u128::from_str_radix(parts.next()?, 16).ok()?;
        let size = parts.next()?.parse().ok()?;
        let modified = parts.next()?.parse().ok()?;
        Some(Self { path: parts.next()?, record: Some(Record { hash, size, modified }) })
    }

    fn push_to(&self, text: &mut String) {
        match &self.record {
            None => text.push('?'),
            Some(record) => {
                push_hexadecimal(text, record.hash);
                for number in [record.size, record.modified] {
                    text.push(' ');
                    push_decimal(text, number);
                }
            }
        }
        text.push(' ');
        text.push_str(self.path);
        text.push('\n');
    }
}

// `write!` would take four times as long on the 200,000 lines of a large site.

fn push_hexadecimal(text: &mut String, number: u128) {
    for shift in (0..32).rev() {
        let digit = (number >> (shift * 4)) as u32 & 0xf;
        text.extend(char::from_digit(digit, 16));
    }
}

fn push_decimal(text: &mut String, mut number: u64) {
    let mut digits = [0u32; 20];
    let mut count = 0;
    while count == 0 || number > 0 {
        digits[count] = (number % 10) as u32;
        number /= 10;
        count += 1;
    }
    text.extend(digits[..count].iter().rev().filter_map(|&digit| char::from_digit(digit, 10)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest<'static> {
        let record = Record { hash: 0xab, size: 1204, modified: 1_769_000_000_123_456_789 };
        let entries =
            vec![Entry { path: "a b.html", record: Some(record) }, Entry { path: "é/index.html", record: None }];
        Manifest { fingerprint: Some(7), entries }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = sample().to_text();
        assert!(text.contains("\n000000000000000000000000000000ab 1204 1769000000123456789 a b.html\n"), "{text}");
        assert_eq!(Manifest::parse(&text), Some(sample()));
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.to_text()), Some(empty));
    }

    #[test]
    fn a_cut_or_changed_manifest_is_not_read() {
        let text = sample().to_text();
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            assert_eq!(Manifest::parse(&text[..end]), None, "cut at {end}");
        }
        assert_eq!(Manifest::parse(&text.replace("1204", "1205")), None);
        assert_eq!(Manifest::parse(&text.replace("manifeste 1", "manifeste 2")), None);
    }
}
