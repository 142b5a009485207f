//! The table of communes, opened one département at a time.
//!
//! The packed file (`data/communes.bin`, made by `examples/pack_territory.rs`, layout in [`super::pack`]) has one compressed
//! block a département and an uncompressed index of names. A look-up inflates only the blocks it needs (about 0.1 ms each), so
//! a site of seven communes does not pay for 37,000. There is no other state: once open, a block is read-only.

use super::commune::{Commune, CommuneKind, InseeCode};
use super::departements::DepartementCode;
use super::fold::fold;
use super::nearest::FoldedRow;
use super::pack::{Pack, name_hash};
use std::sync::{LazyLock, OnceLock};

/// The communes of France, COG 2026. See `src/territory/data/README.md` for sources and licences.
#[derive(Debug)]
pub struct Territory {
    pack: Pack,
    blocks: Vec<OnceLock<&'static [Commune]>>,
    folded_rows: OnceLock<Vec<FoldedRow>>,
}

static TERRITORY: LazyLock<Territory> = LazyLock::new(|| {
    let pack = Pack::embedded();
    let blocks = pack.blocks.iter().map(|_| OnceLock::new()).collect();
    Territory { pack, blocks, folded_rows: OnceLock::new() }
});

impl Territory {
    /// The one table, whose blocks open as they are needed.
    pub fn get() -> &'static Territory {
        &TERRITORY
    }

    /// What bears an INSEE code: the commune of today first, else the part of a commune (arrondissement, déléguée…).
    pub fn commune(&self, code: InseeCode) -> Option<&'static Commune> {
        let prefix = DepartementCode::of_commune(code.as_str())?;
        let block = self.block(self.pack.block_of(prefix.as_str())?);
        let at = block.partition_point(|row| row.code < code);
        block.get(at).filter(|row| row.code == code)
    }

    /// Everything whose folded name is `folded` (see [`fold`]): communes first, then parts, by code.
    pub fn named(&self, folded: &str) -> Vec<&'static Commune> {
        let rows = self.pack.records_with_hash(name_hash(folded)).map(|record| self.record(record));
        let mut found: Vec<_> = rows.filter(|row| fold(row.name) == folded).collect();
        found.sort_by_key(|row| (row.kind != CommuneKind::Commune, row.code));
        found
    }

    /// Every commune and arrondissement that has a postcode, by code. Parts without postcodes of their own are left out.
    pub fn with_postcode(&self, postcode: &str) -> Vec<&'static Commune> {
        let blocks = self.pack.blocks_of_postcode(postcode).flat_map(|block| self.block(block));
        let has = |row: &&Commune| row.own_postcodes.split_ascii_whitespace().any(|own| own == postcode);
        blocks.filter(has).collect()
    }

    /// The communes of today of one département, by code.
    pub fn communes_of(&self, departement: DepartementCode) -> impl Iterator<Item = &'static Commune> {
        let block = self.pack.block_of(departement.as_str()).map_or(&[][..], |block| self.block(block));
        block.iter().filter(|row| row.kind == CommuneKind::Commune)
    }

    /// The municipal arrondissements of a commune: empty but for Paris, Lyon and Marseille.
    pub fn arrondissements(&self, commune: &'static Commune) -> impl Iterator<Item = &'static Commune> {
        let divided = matches!(commune.code.as_str(), "75056" | "69123" | "13055");
        let block = divided.then(|| self.pack.block_of(commune.departement.as_str())).flatten();
        let rows = block.map_or(&[][..], |block| self.block(block));
        rows.iter().filter(|row| row.kind == CommuneKind::Arrondissement)
    }

    /// Every row, parts included, by code. Opens the whole table (tens of milliseconds).
    pub fn all(&self) -> impl Iterator<Item = &'static Commune> {
        (0..self.blocks.len()).flat_map(|block| self.block(block))
    }

    /// Every row with its folded name: what a search for near names reads. Built once, at the first unknown name.
    pub(super) fn folded_rows(&self) -> &[FoldedRow] {
        self.folded_rows.get_or_init(|| self.all().map(FoldedRow::new).collect())
    }

    fn record(&self, record: u16) -> &'static Commune {
        let block = self.pack.blocks.partition_point(|block| block.first <= record) - 1;
        &self.block(block)[usize::from(record - self.pack.blocks[block].first)]
    }

    fn block(&self, block: usize) -> &'static [Commune] {
        self.blocks[block].get_or_init(|| self.pack.blocks[block].open().leak())
    }
}
