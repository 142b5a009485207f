//! What a build costs: `cargo bench --bench build -- 1500 15000` (without sizes: 1,500, 15,000 and 100,000 events).
//!
//! Runs the real release binary as a child on fictional sites and prints wall time, processor time and peak memory, as
//! medians; nothing is asserted. Sites are made once and kept under `target/bench-data`. Figures of a machine that does
//! something else at the same time are worth little: the processor time says how much of the wall time was ours.
//!
//! Each cold build writes to a folder of its own, and folders are removed at the end only: on ext4, creating files is
//! several times slower just after many were deleted.

mod child;
mod edit;
mod serve;
mod site;

use child::{Cost, run};
use site::Site;
use std::error::Error;
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Sizes measured unless others are asked for.
const SIZES: [u32; 3] = [1_500, 15_000, 100_000];

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.iter().any(|word| word == "--bench") {
        // `cargo test --all-targets` runs benches too, but is no time to measure anything.
        println!("run me with `cargo bench --bench build`");
        return Ok(());
    }
    let asked: Result<Vec<u32>, _> =
        words.iter().filter(|word| !word.starts_with("--")).map(|word| word.parse()).collect();
    let sizes = Some(asked?).filter(|sizes| !sizes.is_empty()).unwrap_or_else(|| SIZES.to_vec());
    let scratch = site::data().join("out");
    site::remove(&scratch)?;
    println!("| events | what | seconds | cpu s | peak MB | files | MB |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    for count in sizes {
        let site = Site::prepare(count)?;
        measure(&site, &scratch.join(count.to_string()))?;
    }
    site::remove(&scratch)
}

fn measure(site: &Site, scratch: &Path) -> Outcome<()> {
    let runs = if site.count > 50_000 { 3 } else { 5 };
    let root = site.root.display().to_string();
    let build = |out: &Path| run(&["build", "--root", &root, "--out", &out.display().to_string()]);

    let outs: Vec<_> = (0..runs).map(|number| scratch.join(number.to_string())).collect();
    let cold = outs.iter().map(|out| build(out)).collect::<Outcome<Vec<_>>>()?;
    print(site, "cold build", cold, Some(site::tally(&outs[0])?));
    let out = &outs[0];
    let same = (0..runs).map(|_| build(out)).collect::<Outcome<Vec<_>>>()?;
    print(site, "nothing changed", same, None);
    let edited = (0..runs).map(|_| {
        let edit = site.edit()?;
        let cost = build(out);
        // The next run starts from the site without the edit, or there would be nothing left to build.
        drop(edit);
        build(out).and(cost)
    });
    print(site, "one event edited", edited.collect::<Outcome<Vec<_>>>()?, None);
    let check = (0..runs).map(|_| run(&["check", "--root", &root])).collect::<Outcome<Vec<_>>>()?;
    print(site, "check", check, None);
    serve::measure(site)
}

/// Prints one row: medians of the runs, and what stands in the output.
fn print(site: &Site, what: &str, mut runs: Vec<Cost>, output: Option<site::Tally>) {
    let middle = runs.len() / 2;
    let mut median = |key: fn(&Cost) -> f64| {
        runs.sort_by(|a, b| key(a).total_cmp(&key(b)));
        key(&runs[middle])
    };
    let [wall, cpu, peak] = [median(|run| run.wall), median(|run| run.cpu), median(|run| run.peak_mb)];
    let output = output
        .map_or_else(|| " |  |".to_owned(), |tally| format!(" {} | {:.1} |", tally.files, tally.bytes as f64 / 1e6));
    println!("| {} | {what} | {wall:.3} | {cpu:.2} | {peak:.0} |{output}", site.count);
}
