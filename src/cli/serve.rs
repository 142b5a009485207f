//! `semaine serve`.

use super::Outcome;
use super::arguments::ServeOptions;

/// Shows the site on this machine.
pub(super) fn run(_options: &ServeOptions) -> Outcome {
    Outcome::Internal
}
