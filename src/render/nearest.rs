//! The events nearest to another. Places are found in a tree made at the first question: comparing every event with every
//! other would take hours in a site of 100,000.

use crate::model::vocabulary::Status;
use crate::model::{Event, Place, Site};
use jiff::civil::Date;
use rstar::RTree;
use rstar::primitives::GeomWithData;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How far an event is still near, in kilometres: its département and those around.
const REACH: f64 = 100.0;

/// The mean radius of the Earth, in kilometres, as for [`crate::territory::distance_km`].
const EARTH: f64 = 6371.0088;

/// A point of the unit sphere. Straight distances through it are in the order of distances on the ground, at the poles too.
type Spot = [f64; 3];

/// A place, with its events that are not cancelled, by first day.
type Venue = GeomWithData<Spot, Vec<u32>>;

/// Where each place is and which events it has, by the bits of its latitude and longitude.
type Venues = BTreeMap<[u64; 2], (Spot, Vec<u32>)>;

/// Every place of each edition.
#[derive(Default)]
pub(super) struct Nearest {
    editions: OnceLock<BTreeMap<i16, RTree<Venue>>>,
}

/// An event and how far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    /// Index in [`Site::events`].
    pub(super) event: u32,
    /// In kilometres, as the crow flies.
    pub(super) km: f64,
}

impl Nearest {
    /// At most `most` events of the same edition within 100 km of a place, the nearest first; in one place, those whose first
    /// day is nearest. The event itself is left out, and so is what is cancelled.
    pub(super) fn around(&self, site: &Site, event: &Event, place: &Place, most: usize) -> Vec<Near> {
        let mut found: Vec<Near> = Vec::with_capacity(most);
        let Some(tree) = self.editions.get_or_init(|| trees(site)).get(&event.year) else { return found };
        for (venue, chord) in tree.nearest_neighbor_iter_with_distance_2(spot(place)) {
            let km = 2.0 * EARTH * (chord.sqrt() / 2.0).min(1.0).asin();
            if km > REACH || found.len() == most {
                break;
            }
            for other in by_nearest_day(site, &venue.data, event.first_day()) {
                let new = site.events[other as usize].id != event.id && found.iter().all(|near| near.event != other);
                if new && found.len() < most {
                    found.push(Near { event: other, km });
                }
            }
        }
        found
    }
}

fn trees(site: &Site) -> BTreeMap<i16, RTree<Venue>> {
    let mut editions: BTreeMap<i16, Venues> = BTreeMap::new();
    for (index, event) in (0u32..).zip(&site.events).filter(|(_, event)| event.status != Status::Cancelled) {
        for place in event.places() {
            let key = [place.latitude, place.longitude].map(f64::to_bits);
            let venues = editions.entry(event.year).or_default();
            let (_, events) = venues.entry(key).or_insert_with(|| (spot(place), Vec::new()));
            if events.last() != Some(&index) {
                events.push(index);
            }
        }
    }
    let tree = |venues: Venues| {
        RTree::bulk_load(venues.into_values().map(|(spot, events)| Venue::new(spot, sorted(site, events))).collect())
    };
    editions.into_iter().map(|(year, venues)| (year, tree(venues))).collect()
}

fn sorted(site: &Site, mut events: Vec<u32>) -> Vec<u32> {
    events.sort_by_key(|index| (site.events[*index as usize].first_day(), *index));
    events
}

/// The events of one venue, from the first day nearest to this one outwards; of two as near, the later.
fn by_nearest_day<'a>(site: &'a Site, events: &'a [u32], day: Date) -> impl Iterator<Item = u32> + 'a {
    let first_day = |index: u32| site.events[index as usize].first_day();
    let mut after = events.partition_point(|index| first_day(*index) < day);
    let mut before = after;
    let away = move |index: u32| (first_day(index) - day).get_days().abs();
    std::iter::from_fn(move || {
        let (next, last) = (events.get(after).copied(), before.checked_sub(1).map(|at| events[at]));
        match (next, last) {
            (Some(next), last) if last.is_none_or(|last| away(next) <= away(last)) => {
                after += 1;
                Some(next)
            }
            (_, Some(last)) => {
                before -= 1;
                Some(last)
            }
            _ => None,
        }
    })
}

fn spot(place: &Place) -> Spot {
    let (lat, lon) = (place.latitude.to_radians(), place.longitude.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
