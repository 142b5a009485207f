//! What publishing costs: `cargo bench --bench publish -- 3200 200000` prints seconds and files a second for each size;
//! a folder among the arguments chooses the disk (`/dev/shm`: memory, so what our own code costs).
//!
//! Half of the files are pages of 6,000 bytes, each in its folder, half are calendars of 1,000 bytes beside them. « floor »
//! lines are the same work done bare, in one thread: what no publisher can beat by much. Replacing frees the blocks of the
//! old files, which some disks (virtual ones, `discard`) make many times dearer than writing: that line says little alone.

use semaine_ia::publish::{Foreign, Job, Options, Twins, publish, up_to_date};
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use std::time::Instant;

struct File {
    path: String,
    size: usize,
}

impl Job for File {
    fn path(&self) -> &str {
        &self.path
    }
}

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    // Under `target/`, on the disk of the project: the temporary folder is often in memory.
    let disk = std::env::args().skip(1).find(|argument| argument.contains('/'));
    let dir = tempfile::tempdir_in(disk.as_deref().unwrap_or(env!("CARGO_TARGET_TMPDIR"))).expect("a temporary folder");
    for count in if sizes.is_empty() { vec![3_200] } else { sizes } {
        let files: Vec<File> = (0..count).map(file).collect();
        println!("{count} files");
        floor(&files, &dir.path().join(format!("floor-{count}")));
        ours(&files, &dir.path().join(format!("ours-{count}")));
    }
}

fn file(index: usize) -> File {
    let event = index / 2;
    let (name, size) = if index.is_multiple_of(2) { ("index.html", 6_000) } else { ("evenement.ics", 1_000) };
    File { path: format!("evenements/2026/{:02}/un-evenement-{event}/{name}", event % 96), size }
}

fn bytes(file: &File, seed: u8) -> Vec<u8> {
    let mut bytes = vec![seed; file.size];
    bytes[..file.path.len()].copy_from_slice(file.path.as_bytes());
    bytes
}

fn timed<T>(what: &str, count: usize, work: impl FnOnce() -> T) -> T {
    // Not to pay for what the step before left to write.
    let _ = std::process::Command::new("sync").status();
    let start = Instant::now();
    let done = work();
    let seconds = start.elapsed().as_secs_f64();
    println!("  {what:<44} {seconds:>8.3} s {:>10.0} files/s", count as f64 / seconds);
    done
}

fn floor(files: &[File], out: &Path) {
    timed("floor: write, one thread", files.len(), || {
        for file in files {
            let path = out.join(&file.path);
            if file.size == 6_000 {
                fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            }
            fs::write(path, bytes(file, b'a')).expect("written");
        }
    });
    timed("floor: stat, one thread", files.len(), || {
        for file in files {
            fs::symlink_metadata(out.join(&file.path)).expect("there");
        }
    });
}

fn ours(files: &[File], out: &Path) {
    let options = Options {
        out,
        inputs: &[],
        foreign: Foreign::Refuse,
        twins: Twins::None,
        made_from: &|_| None,
        fingerprint: Some(1),
        threads: None,
        progress: &|_| {},
    };
    let build = |what: &str, seed: &(dyn Fn(usize) -> u8 + Sync)| {
        let index = |file: &File| (std::ptr::from_ref(file).addr() - files.as_ptr().addr()) / size_of::<File>();
        let render = |file: &File| Ok::<_, Infallible>(bytes(file, seed(index(file))));
        let summary = timed(what, files.len(), || publish(files, render, &options).expect("published"));
        assert_eq!(summary.files, files.len());
        summary
    };
    assert_eq!(build("first build", &|_| b'a').written, files.len());
    assert_eq!(build("nothing changed", &|_| b'a').written, 0);
    timed("nothing changed, by the fingerprint", files.len(), || up_to_date(out, 1).expect("up to date"));
    assert_eq!(build("one file changed", &|index| if index == 0 { b'b' } else { b'a' }).written, 1);
    assert_eq!(build("all files changed", &|_| b'c').written, files.len());
}
