//! Points on the globe, and how far a point may be from the commune it is said to be in.

use super::commune::Commune;

/// A place on the globe, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

/// How a pair of coordinates agrees with the commune of an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// In the commune, or near it.
    Near,
    /// Right once latitude and longitude are exchanged.
    Swapped,
    /// Somewhere else.
    Far {
        /// From the commune's point, in kilometres.
        km: f64,
    },
}

/// The great-circle distance in kilometres (haversine, on a sphere of the IUGG mean radius, 6,371.0088 km; within 0.5 %).
pub fn distance_km(a: Point, b: Point) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let cosines = a.lat.to_radians().cos() * b.lat.to_radians().cos();
    let h = half(a.lat, b.lat) + cosines * half(a.lon, b.lon);
    2.0 * 6371.0088 * h.min(1.0).sqrt().asin()
}

impl Commune {
    /// Its point: its town hall, or a point inside it.
    pub fn point(&self) -> Point {
        Point { lat: self.lat, lon: self.lon }
    }

    /// How far from its point a place of the commune, or next to it, may be, in kilometres.
    ///
    /// 30 in general: measured on the polygons of ADMIN EXPRESS, no other commune of metropolitan France, the Antilles, La
    /// Réunion or Mayotte has land farther than 25 km from its point, but Arles (42, Salin-de-Giraud) and Hyères (32, the Île du
    /// Levant). Communes of Guyane cover whole basins (Maripasoula 171), those of Polynésie whole groups of atolls
    /// (Hereheretue is some 470 km from Hao), and Miquelon-Langlade is 40 km long.
    pub fn reach_km(&self) -> f64 {
        match (self.departement.as_str(), self.code.as_str()) {
            ("973", _) => 200.0,
            ("987", _) => 500.0,
            ("988", _) => 100.0,
            ("975", _) => 50.0,
            (_, "13004" | "83069") => 50.0,
            _ => 30.0,
        }
    }

    /// Whether coordinates agree with the commune.
    pub fn placement(&self, point: Point) -> Placement {
        let swapped = Point { lat: point.lon, lon: point.lat };
        let km = distance_km(self.point(), point);
        if km <= self.reach_km() {
            Placement::Near
        } else if distance_km(self.point(), swapped) <= self.reach_km() {
            Placement::Swapped
        } else {
            Placement::Far { km }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{InseeCode, Territory};

    const PARIS: Point = Point { lat: 48.8566, lon: 2.3522 };
    const LYON: Point = Point { lat: 45.7640, lon: 4.8357 };

    fn commune(code: &str) -> &'static Commune {
        Territory::get().commune(InseeCode::new(code).unwrap()).unwrap()
    }

    #[test]
    fn paris_is_392_km_from_lyon() {
        assert!((distance_km(PARIS, LYON) - 391.5).abs() < 1.0);
        assert_eq!(distance_km(PARIS, PARIS), 0.0);
        let antipode = Point { lat: -48.8566, lon: -177.6478 };
        assert!((distance_km(PARIS, antipode) - 20015.1).abs() < 1.0);
    }

    #[test]
    fn coordinates_must_fall_in_or_near_the_commune() {
        assert_eq!(commune("75056").placement(Point { lat: 48.8530, lon: 2.3699 }), Placement::Near);
        assert_eq!(commune("75056").placement(Point { lat: 2.3522, lon: 48.8566 }), Placement::Swapped);
        assert!(matches!(commune("75056").placement(LYON), Placement::Far { km } if km > 390.0));
        let salin_de_giraud = Point { lat: 43.4117, lon: 4.7308 };
        assert_eq!(commune("13004").placement(salin_de_giraud), Placement::Near);
        let antecume_pata = Point { lat: 3.3011, lon: -54.0703 };
        assert_eq!(commune("97353").placement(antecume_pata), Placement::Near);
    }
}
