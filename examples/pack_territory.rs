//! Packs the table of communes: `cargo run --release --example pack_territory -- out.bin table.csv…`
//!
//! Each CSV has the columns `type;code;nom;codes_postaux;dep;reg;parent;pop;lat;lon`; see `src/territory/data/README.md` for
//! where it comes from and `src/territory/pack.rs` for the layout. `dep` and `reg` are not read: the code and the parent tell.

use flate2::{Compression, write::DeflateEncoder};
use semaine_ia::territory::{DepartementCode, fold, name_hash, postcode_prefix};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// A row of the CSV, numbers read.
struct Row {
    kind: u8,
    code: String,
    name: String,
    postcodes: String,
    parent: String,
    population: u32,
    /// Latitude and longitude, in 10⁻⁴ degrees.
    point: [i32; 2],
}

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: pack_territory out.bin table.csv…")?;
    let mut blocks: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for path in arguments {
        for row in read(&path)? {
            let prefix = DepartementCode::of_commune(&row.code).ok_or_else(|| row.code.clone())?;
            blocks.entry(prefix.to_string()).or_default().push(row);
        }
    }
    for rows in blocks.values_mut() {
        rows.sort_by(|a, b| (&a.code, a.kind != b'C').cmp(&(&b.code, b.kind != b'C')));
    }
    let packed = pack(&blocks)?;
    println!("{} blocks, {} bytes", blocks.len(), packed.len());
    Ok(std::fs::write(out, packed)?)
}

fn read(path: &str) -> Outcome<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |at| record.get(at).unwrap_or_default();
        let degrees = |text: &str| Ok::<_, std::num::ParseFloatError>((text.parse::<f64>()? * 1e4).round() as i32);
        rows.push(Row {
            kind: *cell(0).as_bytes().first().ok_or("a row without a type")?,
            code: cell(1).to_owned(),
            name: cell(2).to_owned(),
            postcodes: cell(3).to_owned(),
            parent: cell(6).to_owned(),
            population: if cell(7).is_empty() { 0 } else { cell(7).parse()? },
            point: [degrees(cell(8))?, degrees(cell(9))?],
        });
    }
    Ok(rows)
}

fn pack(blocks: &BTreeMap<String, Vec<Row>>) -> Outcome<Vec<u8>> {
    let mut prefixes: BTreeSet<(String, u8)> = BTreeSet::new();
    let mut names: Vec<(u16, u16)> = Vec::new();
    let (mut heads, mut bodies) = (Vec::new(), Vec::new());
    for (at, (prefix, rows)) in blocks.iter().enumerate() {
        heads.extend(format!("{prefix:3}").bytes());
        heads.extend(u16::try_from(names.len())?.to_le_bytes());
        heads.extend(u32::try_from(bodies.len())?.to_le_bytes());
        bodies.extend(block(prefix, rows)?);
        for row in rows {
            names.push((name_hash(&fold(&row.name)), u16::try_from(names.len())?));
            let owned = row.postcodes.split(' ').filter(|code| !code.is_empty());
            prefixes.extend(owned.map(|code| (postcode_prefix(code).to_owned(), at as u8)));
        }
    }
    names.sort_unstable();
    let mut out = Vec::new();
    for count in [blocks.len(), prefixes.len(), names.len()] {
        out.extend(u16::try_from(count)?.to_le_bytes());
    }
    out.extend(heads);
    for (prefix, at) in prefixes {
        out.extend(format!("{prefix:3}").bytes());
        out.push(at);
    }
    out.extend(names.iter().flat_map(|(hash, row)| [hash.to_le_bytes(), row.to_le_bytes()].concat()));
    out.extend(bodies);
    Ok(out)
}

fn block(prefix: &str, rows: &[Row]) -> Outcome<Vec<u8>> {
    let text: String = rows.iter().map(|r| format!("{};{};{}\n", r.name, r.postcodes, r.parent)).collect();
    let least = [0, 1].map(|axis| rows.iter().map(|row| row.point[axis]).min().unwrap_or_default());
    let mut bytes = Vec::new();
    bytes.extend(u16::try_from(rows.len())?.to_le_bytes());
    bytes.extend(u32::try_from(text.len())?.to_le_bytes());
    bytes.extend(least.iter().flat_map(|degrees| degrees.to_le_bytes()));
    let numbers = rows.iter().map(|row| Ok(row.code[prefix.len()..].parse()?)).collect::<Outcome<Vec<u32>>>()?;
    let offset = |axis: usize| rows.iter().map(move |row| (row.point[axis] - least[axis]).cast_unsigned()).collect();
    planes(&mut bytes, rows.iter().map(|row| u32::from(row.kind)).collect(), 1)?;
    planes(&mut bytes, numbers, 2)?;
    planes(&mut bytes, rows.iter().map(|row| row.population).collect(), 3)?;
    planes(&mut bytes, offset(0), 3)?;
    planes(&mut bytes, offset(1), 3)?;
    bytes.extend(text.bytes());
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?)
}

/// Writes a column as `width` planes of bytes, the least significant first.
fn planes(out: &mut Vec<u8>, column: Vec<u32>, width: usize) -> Outcome<()> {
    if column.iter().any(|value| value >> (8 * width) != 0) {
        return Err("a number is too large for its column".into());
    }
    for byte in 0..width {
        out.extend(column.iter().map(|value| value.to_le_bytes()[byte]));
    }
    Ok(())
}
