//! The card of a session, as every list shows it: rendered once, then shared.

use crate::model::Site;
use std::sync::OnceLock;

/// One card an entry, made when it is first shown.
pub(in crate::render) struct Cards {
    #[allow(dead_code)]
    made: Vec<OnceLock<Box<str>>>,
}

impl Cards {
    pub(in crate::render) fn new(site: &Site) -> Self {
        Self { made: site.events.iter().map(|_| OnceLock::new()).collect() }
    }
}
