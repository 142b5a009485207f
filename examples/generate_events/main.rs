//! Writes a large, clearly fictional site, to measure the generator with:
//!
//! `cargo run --release --example generate_events -- --count 1500 --seed 1 --out DIR`
//!
//! The same count and seed give the same bytes. `DIR` is a whole root: the repository's own content, and beside it fictional
//! organisations, venues and events that use every field of the contract. Nothing of it ever belongs in `events/`.

mod fictional;

use fictional::Plan;
use std::error::Error;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: generate_events --count N --seed N --out DIR (an empty or new directory)";

fn main() -> Result<(), Box<dyn Error>> {
    let (plan, out) = arguments(std::env::args().skip(1)).ok_or(USAGE)?;
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = fictional::write_site(plan, repository, &out)?;
    println!("{} files, {} bytes in {}", written.files, written.bytes, out.display());
    Ok(())
}

/// Reads `--count`, `--seed` and `--out`; only the last has no default.
fn arguments(mut words: impl Iterator<Item = String>) -> Option<(Plan, PathBuf)> {
    let (mut plan, mut out) = (Plan { count: 1500, seed: 1 }, None);
    while let Some(name) = words.next() {
        let value = words.next()?;
        match name.as_str() {
            "--count" => plan.count = value.parse().ok()?,
            "--seed" => plan.seed = value.parse().ok()?,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return None,
        }
    }
    Some((plan, out?))
}
