//! What is being shown, shared between the one who rebuilds and those who answer.

use super::{Preview, Rebuilt};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The state, and how to wait for the next one.
pub(super) struct Live {
    now: Mutex<Now>,
    changed: Condvar,
}

/// The state at one instant: what is taken together belongs together.
#[derive(Clone)]
pub(super) struct Now {
    /// Names the good site that is shown. A page carries the one it was made from: it is never too late to tell it that
    /// another came, even between two connections.
    pub(super) generation: u64,
    /// The last good site; none before the first.
    pub(super) preview: Option<Arc<dyn Preview>>,
    /// Why the last rebuild failed, if it did.
    pub(super) report: Option<Arc<str>>,
    /// Counts rebuilds, good or not.
    pub(super) rebuild: u64,
    /// Counts the connections that ever waited for news.
    pub(super) listeners: u64,
}

impl Live {
    pub(super) fn new() -> Self {
        // Pages of a former run are still open in browsers: their generations must not come again.
        let start = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let now = Now { generation: start << 20, preview: None, report: None, rebuild: 0, listeners: 0 };
        Self { now: Mutex::new(now), changed: Condvar::new() }
    }

    /// The state at this instant.
    pub(super) fn now(&self) -> Now {
        self.lock().clone()
    }

    /// Shows what a rebuild gave.
    pub(super) fn update(&self, rebuilt: Rebuilt) {
        let mut now = self.lock();
        now.rebuild += 1;
        match rebuilt {
            Rebuilt::Good(preview) => {
                now.generation += 1;
                now.preview = Some(preview);
                now.report = None;
            }
            Rebuilt::Failed { report } => now.report = Some(report.into()),
        }
        self.changed.notify_all();
    }

    /// Takes a ticket, larger for each.
    pub(super) fn enter(&self) -> u64 {
        let mut now = self.lock();
        now.listeners += 1;
        self.changed.notify_all();
        now.listeners
    }

    /// The state as soon as it is not `seen` any more, or after `patience`.
    pub(super) fn wait(&self, seen: &Now, patience: Duration) -> Now {
        let same = |now: &mut Now| now.rebuild == seen.rebuild && now.listeners == seen.listeners;
        let waited = self.changed.wait_timeout_while(self.lock(), patience, same);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// A thread that panicked while it held the lock left whole values behind: each field is set in one step.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
