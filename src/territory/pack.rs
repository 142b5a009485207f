//! The packed table: its layout and its reader. `examples/pack_territory.rs` writes what this reads.
//!
//! All numbers are little-endian.
//! ```text
//! u16 blocks, u16 prefixes, u16 records
//! blocks   x { [u8; 3] code prefix, space padded; u16 first record; u32 offset from the first block }
//! prefixes x { [u8; 3] postcode prefix; u8 block }      which blocks hold the postcodes that begin so
//! records  x { u16 name hash; u16 record }              sorted: the index of names
//! blocks   x raw DEFLATE (RFC 1951)
//! ```
//! A block, inflated: `u16 rows, u32 length of text, i32 least latitude, i32 least longitude` (in 10⁻⁴ degrees), then one plane
//! of bytes for each byte of each column (kind; number in the département, 2; population, 3; latitude, 3; longitude, 3: like
//! bytes side by side compress best), then the text: one line a row of `name;postcodes;parent`.

use super::commune::{Commune, CommuneKind, InseeCode};
use super::departements::DepartementCode;
use std::io::Read;

static DATA: &[u8] = include_bytes!("data/communes.bin");

/// The bytes are ours and a test opens them all: what cannot be read is a bug of the packer.
const WHOLE: &str = "the embedded table of communes is whole";

#[derive(Debug)]
pub(super) struct Pack {
    pub(super) blocks: Vec<PackedBlock>,
    postcodes: Vec<([u8; 3], u8)>,
    names: &'static [u8],
}

#[derive(Debug)]
pub(super) struct PackedBlock {
    pub(super) first: u16,
    prefix: [u8; 3],
    deflated: &'static [u8],
}

/// The key of the index of names: the low 16 bits of XXH3 (64 bits, seed 0) of a folded name. Collisions are expected;
/// the reader compares names.
pub fn name_hash(folded: &str) -> u16 {
    xxhash_rust::xxh3::xxh3_64(folded.as_bytes()) as u16
}

/// The prefix under which a postcode's blocks are filed: three characters overseas (97, 98), else two.
pub fn postcode_prefix(postcode: &str) -> &str {
    let width = if postcode.starts_with("97") || postcode.starts_with("98") { 3 } else { 2 };
    postcode.get(..width).unwrap_or(postcode)
}

impl Pack {
    pub(super) fn embedded() -> Self {
        let mut input = Reader(DATA);
        let [blocks, prefixes, records] = [input.u16(), input.u16(), input.u16()];
        let heads: Vec<_> = (0..blocks).map(|_| (input.array(), input.u16(), input.u32() as usize)).collect();
        let postcodes = (0..prefixes).map(|_| (input.array(), input.array::<1>()[0])).collect();
        let names = input.take(usize::from(records) * 4);
        let ends = heads.iter().skip(1).map(|head| head.2).chain([input.0.len()]);
        let block = |(&(prefix, first, start), end): (&([u8; 3], u16, usize), usize)| PackedBlock {
            first,
            prefix,
            deflated: &input.0[start..end],
        };
        Self { blocks: heads.iter().zip(ends).map(block).collect(), postcodes, names }
    }

    /// The block of the codes that begin with `prefix` (a département's code).
    pub(super) fn block_of(&self, prefix: &str) -> Option<usize> {
        self.blocks.binary_search_by_key(&padded(prefix), |block| block.prefix).ok()
    }

    /// The blocks where communes have postcodes that begin like this one: 42620 is found in the Allier too.
    pub(super) fn blocks_of_postcode(&self, postcode: &str) -> impl Iterator<Item = usize> {
        let prefix = padded(postcode_prefix(postcode));
        let filed = self.postcodes.iter().filter(move |(filed, _)| *filed == prefix);
        filed.map(|(_, block)| usize::from(*block))
    }

    /// The records whose name may be the one hashed.
    pub(super) fn records_with_hash(&self, hash: u16) -> impl Iterator<Item = u16> {
        let entries = self.names.as_chunks::<4>().0;
        let key = |entry: &[u8; 4]| u16::from_le_bytes([entry[0], entry[1]]);
        let start = entries.partition_point(|entry| key(entry) < hash);
        let same = entries[start..].iter().take_while(move |entry| key(entry) == hash);
        same.map(|entry| u16::from_le_bytes([entry[2], entry[3]]))
    }
}

impl PackedBlock {
    /// Inflates and reads the rows, by code, a commune before the parts that share its code.
    pub(super) fn open(&self) -> Vec<Commune> {
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(self.deflated).read_to_end(&mut bytes).expect(WHOLE);
        let mut input = Reader(&bytes);
        let rows = usize::from(input.u16());
        let text = input.u32() as usize;
        let least = [input.u32(), input.u32()].map(u32::cast_signed);
        let planes = Planes { bytes: input.take(rows * 12), rows };
        // Leaked on purpose: a block lives as long as the program, and names can then be borrowed everywhere.
        let text: &'static str = String::from_utf8(input.take(text).to_vec()).expect(WHOLE).leak();
        let prefix = String::from_utf8_lossy(&self.prefix);
        let row = |(at, line)| planes.commune(at, line, (prefix.trim_end(), least));
        text.lines().enumerate().map(row).collect()
    }
}

/// The columns of a block, one byte plane after the other.
struct Planes<'a> {
    bytes: &'a [u8],
    rows: usize,
}

impl Planes<'_> {
    /// The number made of `width` planes from plane `first`, at one row.
    fn number(&self, at: usize, (first, width): (usize, usize)) -> u32 {
        (0..width).fold(0, |sum, k| sum | u32::from(self.bytes[(first + k) * self.rows + at]) << (8 * k))
    }

    fn commune(&self, at: usize, line: &'static str, (prefix, least): (&str, [i32; 2])) -> Commune {
        let mut cells = line.split(';');
        let mut cell = || cells.next().unwrap_or_default();
        let (name, own_postcodes, parent) = (cell(), cell(), InseeCode::new(cell()));
        let code = format!("{prefix}{:0width$}", self.number(at, (1, 2)), width = 5 - prefix.len());
        let owner = parent.map_or_else(|| code.clone(), |parent| parent.to_string());
        let degrees = |least: i32, plane| f64::from(least + self.number(at, (plane, 3)).cast_signed()) / 1e4;
        let kind = match self.number(at, (0, 1)) as u8 {
            b'D' => CommuneKind::Deleguee,
            b'A' => CommuneKind::Associee,
            b'M' => CommuneKind::Arrondissement,
            _ => CommuneKind::Commune,
        };
        let counted = matches!(kind, CommuneKind::Commune | CommuneKind::Arrondissement);
        Commune {
            code: InseeCode::new(&code).expect(WHOLE),
            kind,
            name,
            departement: DepartementCode::of_commune(&owner).expect(WHOLE),
            parent,
            population: counted.then(|| self.number(at, (3, 3))),
            lat: degrees(least[0], 6),
            lon: degrees(least[1], 9),
            own_postcodes,
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        let (taken, rest) = self.0.split_first_chunk().expect(WHOLE);
        self.0 = rest;
        *taken
    }

    fn u16(&mut self) -> u16 {
        u16::from_le_bytes(self.array())
    }

    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.array())
    }
}

/// A prefix as it is stored, on three bytes.
fn padded(prefix: &str) -> [u8; 3] {
    let mut stored = *b"   ";
    stored.iter_mut().zip(prefix.bytes()).for_each(|(to, byte)| *to = byte);
    stored
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{Territory, fold};

    #[test]
    fn the_whole_table_opens_and_its_index_finds_every_name() {
        let table = Territory::get();
        let mut rows = 0;
        for row in table.all() {
            rows += 1;
            assert!(table.named(&fold(row.name)).contains(&row), "{}", row.name);
            assert!(row.parent.is_none() || row.canonical().kind == CommuneKind::Commune, "{}", row.name);
            assert!(row.postcodes().next().is_some(), "{}", row.name);
        }
        assert_eq!(rows, 37_492);
    }

    #[test]
    fn postcodes_outside_their_departement_are_filed_where_their_communes_are() {
        let names = |postcode| Territory::get().with_postcode(postcode).iter().map(|c| c.name).collect::<Vec<_>>();
        assert!(names("42620").contains(&"Saint-Pierre-Laval"));
        assert_eq!(names("59186"), ["Anor"]);
        assert_eq!(names("75011"), ["Paris", "Paris 11e Arrondissement"]);
    }
}
