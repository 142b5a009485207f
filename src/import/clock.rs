//! Instants of other programs as local times of a place.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

/// The tzdb inside the binary: two machines read one calendar alike.
static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The time zone of an IANA name.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    BUNDLED.get(name).ok()
}

/// An instant, in the local time of a zone.
pub(crate) fn local(instant: Timestamp, place: &str) -> DateTime {
    instant.to_zoned(zone(place).unwrap_or(TimeZone::UTC)).datetime()
}
