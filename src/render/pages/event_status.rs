//! What became of an event that is not as it was announced, and what a visitor should do about it.

use crate::model::vocabulary::{Status, Vocabulary};
use crate::render::theme::Texts;
use serde::Serialize;

/// A change, said at the top of the page in words and with a drawing.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    key: &'static str,
    label: &'static str,
    /// « N’y allez pas : cette activité est annulée. »
    meaning: String,
}

impl Notice {
    /// In a word: « Annulé ».
    pub(super) fn label(&self) -> &'static str {
        self.label
    }
}

/// What the page still offers: what makes no sense any more is not shown.
#[derive(Debug, Serialize)]
pub(super) struct Offers {
    /// To go to its place: directions, the address to copy.
    pub(super) directions: bool,
    /// To put its date in one's calendar.
    pub(super) calendar: bool,
    /// To follow it in one's calendar: a new date comes by itself.
    pub(super) follow: bool,
    /// To register.
    pub(super) registration: bool,
}

/// `None` for an event that stands as it was announced.
pub(super) fn notice(texts: &Texts, status: Status) -> Option<Notice> {
    let meaning = match status {
        Status::Scheduled => return None,
        Status::Rescheduled => "event.rescheduled",
        Status::MovedOnline => "event.moved-online",
        Status::Postponed => "event.postponed",
        Status::Full => "event.full",
        Status::Cancelled => "event.cancelled",
    };
    Some(Notice { key: status.key(), label: status.label(), meaning: texts.say(meaning) })
}

/// What a page with this status offers.
pub(super) fn offers(status: Status) -> Offers {
    let held = !matches!(status, Status::Cancelled | Status::Postponed);
    Offers {
        directions: held && status != Status::MovedOnline,
        calendar: held,
        follow: status != Status::Cancelled,
        registration: held && status != Status::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_says_what_it_means_for_the_visitor() {
        for status in Status::ALL {
            assert_eq!(notice(&Texts::default(), *status).is_none(), *status == Status::Scheduled, "{status:?}");
        }
    }

    #[test]
    fn nobody_is_sent_to_what_does_not_take_place_there() {
        for status in [Status::Cancelled, Status::Postponed, Status::MovedOnline] {
            assert!(!offers(status).directions, "{status:?}");
        }
        assert!(offers(Status::Postponed).follow && !offers(Status::Cancelled).follow);
        assert!(!offers(Status::Full).registration && offers(Status::Full).calendar);
    }
}
