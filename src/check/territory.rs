//! From what an author wrote of a place to a commune and a point.

use crate::diagnostic::codes::territory as codes;
use crate::diagnostic::{FileId, Report, Span};
use crate::model::Place;
use crate::parse::place::RawAddress;
use crate::territory::{Found, LookupError, Placement, Point, Query, Remark, Territory};

/// Resolves an address; `None` when its commune is not known, which is reported. `span` is where the place as a whole
/// stands.
pub(super) fn place(file: &FileId, span: Span, raw: &RawAddress, report: &mut Report) -> Option<Place> {
    let text = |field: &Option<crate::parse::Located<String>>| field.as_ref().map(|field| field.value.clone());
    let (commune, postcode, departement, insee) =
        (text(&raw.commune), text(&raw.postcode), text(&raw.departement), text(&raw.insee));
    let query = Query {
        commune: commune.as_deref(),
        postcode: postcode.as_deref(),
        departement: departement.as_deref(),
        insee: insee.as_deref(),
    };
    let found = match Territory::get().lookup(&query) {
        Ok(found) => found,
        Err(error) => {
            report.push(file, blamed(raw, &error, span), codes::lookup(&error));
            return None;
        }
    };
    remarks(file, raw, &found, span, report);
    let point = point(file, raw, &found, report);
    let row = found.commune;
    let only_postcode = || {
        let mut postcodes = row.postcodes();
        let first = postcodes.next()?;
        postcodes.next().is_none().then(|| first.to_owned())
    };
    Some(Place {
        venue: None,
        name: raw.name.clone(),
        kind: raw.kind,
        address: raw.address.as_ref().map(|address| address.value.clone()),
        postcode: official_postcode(&found).or(postcode).or_else(only_postcode),
        commune: row.name.to_owned(),
        insee: row.code.as_str().to_owned(),
        departement: row.departement(),
        region: row.region(),
        latitude: point.lat,
        longitude: point.lon,
        exact: raw.latitude.is_some() && raw.longitude.is_some(),
        notes: text(&raw.notes),
    })
}

/// The time zone of a resolved place.
pub(super) fn time_zone(place: Option<&Place>) -> &'static str {
    let code = place.and_then(|place| crate::territory::InseeCode::new(&place.insee));
    let commune = code.and_then(|code| Territory::get().commune(code));
    commune.map_or("Europe/Paris", |commune| commune.time_zone())
}

fn official_postcode(found: &Found) -> Option<String> {
    found.remarks.iter().find_map(|remark| match remark {
        Remark::Postcode { official } => Some(official.clone()),
        _ => None,
    })
}

/// Which key a look-up error is about.
fn blamed(raw: &RawAddress, error: &LookupError, span: Span) -> Span {
    let of = |field: &Option<crate::parse::Located<String>>| field.as_ref().map(|field| field.span);
    let key = match error {
        LookupError::MissingKey => None,
        LookupError::UnknownDepartement { .. } | LookupError::WrongDepartement { .. } => of(&raw.departement),
        LookupError::UnknownInsee { .. } | LookupError::InseeMismatch { .. } => of(&raw.insee),
        LookupError::UnknownPostcode { .. } | LookupError::PostcodeMismatch { .. } => of(&raw.postcode),
        LookupError::UnknownCommune { .. } | LookupError::Ambiguous { .. } => of(&raw.commune),
    };
    key.or_else(|| of(&raw.commune)).or_else(|| of(&raw.postcode)).or_else(|| of(&raw.departement)).unwrap_or(span)
}

fn remarks(file: &FileId, raw: &RawAddress, found: &Found, span: Span, report: &mut Report) {
    for remark in &found.remarks {
        let field = match remark {
            Remark::Spelling { .. } => &raw.commune,
            Remark::Departement { .. } => &raw.departement,
            Remark::Postcode { .. } | Remark::UnlistedPostcode { .. } => &raw.postcode,
        };
        report.push(file, field.as_ref().map_or(span, |field| field.span), codes::remark(remark));
    }
}

/// The point of the file when it is in or near the commune, else the commune's.
fn point(file: &FileId, raw: &RawAddress, found: &Found, report: &mut Report) -> Point {
    match (&raw.latitude, &raw.longitude) {
        (Some(lat), Some(lon)) => {
            let point = Point { lat: lat.value, lon: lon.value };
            match found.commune.placement(point) {
                Placement::Near => return point,
                Placement::Swapped => report.push(file, lat.span, codes::swapped(lat.value, lon.value)),
                Placement::Far { km } => report.push(file, lat.span, codes::far(found.commune.name, km)),
            }
        }
        (Some(lone), None) => report.push(file, lone.span, codes::lone_coordinate("longitude")),
        (None, Some(lone)) => report.push(file, lone.span, codes::lone_coordinate("latitude")),
        (None, None) => {}
    }
    found.point()
}
