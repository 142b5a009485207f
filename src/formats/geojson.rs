//! Map data: GeoJSON (RFC 7946), a Feature per event.

use super::{FormatContext, Listing, moment, prose};
use crate::model::vocabulary::{RegistrationMode, Vocabulary};
use crate::model::{Event, Place};
use ::geojson::{Bbox, Feature, FeatureCollection, Geometry, feature::Id};
use serde::Serialize;
use serde_json::Value;

/// The Feature of an event. An event that is only online has a null geometry (RFC 7946 §3.2); one that moves between
/// sessions stands where it first happens.
pub fn fragment(event: &Event, context: &FormatContext<'_>) -> String {
    let place = place_of(event);
    let properties = match serde_json::to_value(Properties::of(event, place, context)) {
        Ok(Value::Object(properties)) => Some(properties),
        _ => None,
    };
    let feature = Feature {
        bbox: None,
        geometry: place.map(|place| Geometry::new_point(position(place))),
        id: Some(Id::String(event.id.as_str().to_owned())),
        properties,
        foreign_members: None,
    };
    feature.to_string()
}

/// The FeatureCollection of a list, with its bbox (RFC 7946 §5) and no member that the RFC does not know.
pub fn document<F: AsRef<str>>(listing: &Listing<'_>, fragment_of: impl Fn(&Event) -> F) -> Vec<u8> {
    let empty = FeatureCollection { bbox: bbox(listing.events), features: Vec::new(), foreign_members: None };
    let empty = empty.to_string();
    // The features are already written: they go between the two brackets that end the empty collection.
    let (head, tail) = empty.split_at(empty.len() - "]}".len());
    let mut collection = head.to_owned();
    for (rank, event) in listing.events.iter().enumerate() {
        collection.push_str(if rank == 0 { "\n" } else { ",\n" });
        collection.push_str(fragment_of(event).as_ref());
    }
    collection.push_str(tail);
    collection.push('\n');
    collection.into_bytes()
}

/// Where an event first happens.
pub(super) fn place_of(event: &Event) -> Option<&Place> {
    event.sessions.first().and_then(|session| event.place_of(session)).or(event.place.as_ref())
}

/// Longitude then latitude (RFC 7946 §3.1.1), five decimals: about a metre, and no false precision (§11.2).
pub(super) fn position(place: &Place) -> [f64; 2] {
    let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
    [round(place.longitude), round(place.latitude)]
}

/// West, south, east, north. France reaches from Tahiti to Wallis across the antimeridian; its own data stay between
/// -180 and 180, so the simple box is right, if wide.
fn bbox(events: &[&Event]) -> Option<Bbox> {
    let positions = events.iter().filter_map(|event| place_of(event)).map(position);
    let bounds = positions.map(|[x, y]| [x, y, x, y]);
    bounds.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]).map(Vec::from)
}

/// What a map, or a program, needs without opening the page. What is not known is left out.
#[derive(Serialize)]
struct Properties<'a> {
    titre: String,
    url: String,
    types: Vec<&'static str>,
    #[serde(flatten)]
    when: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    jours: Option<Vec<String>>,
    seances: usize,
    statut: &'static str,
    mode: &'static str,
    #[serde(flatten)]
    place: Option<PlaceProperties<'a>>,
    acces: &'static str,
    gratuit: bool,
    publics: Vec<&'static str>,
    accessibilite: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inscription: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inscription_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<u32>,
}

/// `date` for a day without hours, else `debut` and `fin`; a recurring event also has its rule.
#[derive(Serialize, Default)]
pub(super) struct Moment {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    debut: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chaque: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    au: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sauf: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct PlaceProperties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lieu: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adresse: Option<String>,
    commune: &'a str,
    code_insee: &'a str,
    departement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    /// Whether the point is the event's own; else it is its commune's.
    exact: bool,
}

impl<'a> Properties<'a> {
    fn of(event: &'a Event, place: Option<&'a Place>, context: &FormatContext<'_>) -> Self {
        let registration = event.registration.as_ref();
        let known = event.accessibility.features().into_iter().filter(|(_, _, state)| *state == Some(true));
        Self {
            titre: prose::readable(&event.title),
            url: context.event_url(event),
            types: event.types.iter().map(|kind| kind.key()).collect(),
            when: Moment::of(event),
            jours: days_of(event),
            seances: event.sessions.len(),
            statut: event.status.key(),
            mode: event.mode.key(),
            place: place.map(PlaceProperties::of),
            acces: event.access.key(),
            gratuit: event.free,
            publics: event.audiences.iter().map(|audience| audience.key()).collect(),
            accessibilite: known.map(|(key, _, _)| key).collect(),
            inscription: registration.and_then(|registration| registration.mode).map(RegistrationMode::key),
            inscription_url: registration.and_then(|registration| registration.url.as_deref()),
            places: event.capacity,
        }
    }
}

/// The days of an event of several days, sorted; `None` when its moment says all.
pub(super) fn days_of(event: &Event) -> Option<Vec<String>> {
    let mut days: Vec<_> = event.sessions.iter().map(|session| session.when.day()).collect();
    days.sort_unstable();
    days.dedup();
    (days.len() > 1).then(|| days.iter().map(ToString::to_string).collect())
}

impl Moment {
    pub(super) fn of(event: &Event) -> Self {
        if let Some(session) = event.sessions.first() {
            return match moment::bounds(session) {
                (day, None) => Self { date: Some(day), ..Self::default() },
                (start, end) => Self { debut: Some(start), fin: end, ..Self::default() },
            };
        }
        let Some(rule) = &event.recurrence else { return Self::default() };
        let (start, end) = moment::first_bounds(rule);
        Self {
            debut: Some(start),
            fin: Some(end),
            chaque: Some(rule.weekday.key()),
            au: rule.until_day.map(|day| day.to_string()),
            sauf: rule.except.iter().map(ToString::to_string).collect(),
            ..Self::default()
        }
    }
}

impl<'a> PlaceProperties<'a> {
    pub(super) fn of(place: &'a Place) -> Self {
        Self {
            lieu: place.name.as_deref().map(prose::readable),
            adresse: place.address.as_deref().map(prose::readable),
            commune: &place.commune,
            code_insee: &place.insee,
            departement: place.departement.code,
            region: place.region.map(|region| region.name),
            exact: place.exact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, anor, lyon, noumea, site, tour, weekly};
    use super::*;
    use crate::model::vocabulary::Status;

    fn collection(events: &[&Event]) -> (FeatureCollection, Value) {
        let sample = site();
        let context = sample.context();
        let listing = Listing { title: "Nord", folder: "/territoires/59-nord/", events };
        let bytes = document(&listing, |event| fragment(event, &context));
        let text = String::from_utf8(bytes).expect("UTF-8");
        (text.parse().expect("a FeatureCollection"), serde_json::from_str(&text).expect("JSON"))
    }

    #[test]
    fn a_feature_has_its_point_its_id_and_what_is_known() {
        let (features, value) = collection(&[&lyon()]);
        assert_eq!(features.features[0].id, Some(Id::String("2026/69/lyon".to_owned())));
        let feature = &value["features"][0];
        assert_eq!(feature["geometry"]["coordinates"], serde_json::json!([4.83399, 45.76741]));
        let properties = &feature["properties"];
        assert_eq!(properties["titre"], "Rejouons le procès de l’IA");
        assert_eq!(properties["debut"], "2026-05-19T14:00:00+02:00");
        assert_eq!(properties["code_insee"], "69123");
        assert_eq!(properties["exact"], true);
        assert_eq!(properties.get("inscription"), None);
        let members: Vec<_> = value.as_object().expect("an object").keys().collect();
        assert_eq!(members, ["bbox", "features", "type"]);
    }

    #[test]
    fn an_online_event_has_no_geometry_and_no_part_in_the_bbox() {
        let (features, value) = collection(&[&weekly(), &lyon(), &tour()]);
        assert_eq!(features.features[0].geometry, None);
        assert_eq!(value["features"][0]["properties"]["chaque"], "jeudi");
        assert_eq!(value["features"][0]["properties"]["sauf"], serde_json::json!(["2026-05-14", "2026-05-15"]));
        assert_eq!(value["features"][2]["properties"]["jours"][2], "2026-05-21");
        assert_eq!(features.bbox, Some(vec![4.1, 45.76741, 4.83399, 49.99]));
        assert_eq!(collection(&[&weekly()]).0.bbox, None);
    }

    #[test]
    fn a_day_without_hours_has_a_date_and_a_moved_event_keeps_its_point() {
        let mut event = anor();
        event.status = Status::MovedOnline;
        let (_, value) = collection(&[&event]);
        let properties = &value["features"][0]["properties"];
        assert_eq!((&properties["date"], &properties["statut"]), (&"2026-05-23".into(), &"deplace-en-ligne".into()));
        assert!(value["features"][0]["geometry"].is_object());
    }

    #[test]
    fn a_collectivity_has_no_region() {
        let (_, value) = collection(&[&noumea()]);
        let properties = &value["features"][0]["properties"];
        assert_eq!((&properties["departement"], properties.get("region")), (&"988".into(), None));
        assert_eq!(properties["debut"], "2026-05-20T09:00:00+11:00");
    }

    #[test]
    fn an_empty_list_is_an_empty_collection() {
        assert!(collection(&[]).0.features.is_empty());
    }

    #[test]
    fn any_sign_survives_but_control_characters() {
        let (_, value) = collection(&[&Sample::of(lyon()).titled("🤖 \"a\\b\"\u{0}\u{7}").event]);
        assert_eq!(value["features"][0]["properties"]["titre"], "🤖 \"a\\b\"");
    }
}
