//! Runs the binary and tells what it cost, from what Linux says of a living process in `/proc` (proc(5)).

use super::Outcome;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The release binary that this bench was built with.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_semaine");

/// Between two looks at the child: its times are this precise.
const PAUSE: Duration = Duration::from_millis(1);

/// What one run cost.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Wall time, in seconds.
    pub(crate) wall: f64,
    /// Processor time of all threads, user and system, in seconds (to 10 ms).
    pub(crate) cpu: f64,
    /// Most memory ever resident, in megabytes.
    pub(crate) peak_mb: f64,
}

/// Runs the binary to its end.
///
/// # Errors
/// When it cannot be run, or says that it failed: then there is nothing to measure.
pub(crate) fn run(arguments: &[&str]) -> Outcome<Cost> {
    let start = Instant::now();
    let mut child = Command::new(BINARY).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut cost = Cost::default();
    loop {
        cost.look(&child);
        if let Some(status) = child.try_wait()? {
            cost.wall = start.elapsed().as_secs_f64();
            return if status.success() { Ok(cost) } else { Err(format!("semaine {arguments:?}: {status}").into()) };
        }
        std::thread::sleep(PAUSE);
    }
}

impl Cost {
    /// Takes the figures of a process; those of one that just ended stay as they were.
    pub(crate) fn look(&mut self, child: &Child) {
        let read = |name: &str| std::fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
        let status = read("status");
        if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
            let kilobytes: f64 = peak.trim().trim_end_matches(" kB").parse().unwrap_or_default();
            self.peak_mb = kilobytes * 1024.0 / 1e6;
        }
        // Fields 14 and 15, in ticks of 10 ms, counted after the name, which may hold spaces.
        let stat = read("stat");
        let fields: Vec<&str> = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ').collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
        self.cpu = self.cpu.max((ticks(11) + ticks(12)) / 100.0);
    }
}
