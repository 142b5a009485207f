//! From degrees to metres, as the outlines were drawn: Lambert-93 for mainland France, UTM overseas.

use super::distance::Point;

/// First eccentricity of the GRS 80 ellipsoid, shared by RGF93 and the overseas systems.
const ECCENTRICITY: f64 = 0.081_819_191_042_8;

/// A point of a projected plane, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Metres {
    pub(super) east: f64,
    pub(super) north: f64,
}

/// A zone of the Universal Transverse Mercator projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UtmZone {
    pub(super) number: u8,
    pub(super) south: bool,
}

/// Isometric latitude (IGN, NT/G 71, algorithm ALG0001).
fn isometric(latitude: f64) -> f64 {
    let sine = latitude.sin();
    sine.atanh() - ECCENTRICITY * (ECCENTRICITY * sine).atanh()
}

/// RGF93 / Lambert-93, EPSG:2154 (IGN, NT/G 71, algorithm ALG0003 with the constants of its table).
pub(super) fn lambert93(point: Point) -> Metres {
    const EXPONENT: f64 = 0.725_607_765_053_267;
    const RADIUS: f64 = 11_754_255.426_096;
    const POLE: Metres = Metres { east: 700_000.0, north: 12_655_612.049_876 };
    let radius = RADIUS * (-EXPONENT * isometric(point.lat.to_radians())).exp();
    let angle = EXPONENT * (point.lon - 3.0).to_radians();
    Metres { east: POLE.east + radius * angle.sin(), north: POLE.north - radius * angle.cos() }
}

/// UTM on GRS 80, by Krüger's series to the third order of the flattening: under a millimetre within a zone.
pub(super) fn utm(point: Point, zone: UtmZone) -> Metres {
    const N: f64 = 1.0 / (2.0 * 298.257_222_101 - 1.0);
    let radius = 6_378_137.0 / (1.0 + N) * (1.0 + N.powi(2) / 4.0 + N.powi(4) / 64.0) * 0.9996;
    let series = [
        N / 2.0 - 2.0 * N.powi(2) / 3.0 + 5.0 * N.powi(3) / 16.0,
        13.0 * N.powi(2) / 48.0 - 3.0 * N.powi(3) / 5.0,
        61.0 * N.powi(3) / 240.0,
    ];
    let longitude = (point.lon - f64::from(i32::from(zone.number) * 6 - 183)).to_radians();
    let conformal = isometric(point.lat.to_radians()).sinh();
    let xi = conformal.atan2(longitude.cos());
    let eta = (longitude.sin() / conformal.hypot(longitude.cos())).asinh();
    let (mut east, mut north) = (eta, xi);
    for (factor, k) in series.into_iter().zip([2.0, 4.0, 6.0]) {
        east += factor * (k * xi).cos() * (k * eta).sinh();
        north += factor * (k * xi).sin() * (k * eta).cosh();
    }
    let origin = if zone.south { 10_000_000.0 } else { 0.0 };
    Metres { east: 500_000.0 + radius * east, north: origin + radius * north }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(projected: Metres, east: f64, north: f64, tolerance: f64) -> bool {
        (projected.east - east).abs() < tolerance && (projected.north - north).abs() < tolerance
    }

    #[test]
    fn lambert_93_has_its_origin_at_46_30_north_3_east() {
        let origin = lambert93(Point { lat: 46.5, lon: 3.0 });
        assert!(near(origin, 700_000.0, 6_600_000.0, 0.001), "{origin:?}");
    }

    #[test]
    fn utm_is_true_to_its_central_meridian_and_to_a_quarter_of_it() {
        let zone = UtmZone { number: 31, south: false };
        let equator = utm(Point { lat: 0.0, lon: 3.0 }, zone);
        assert!(near(equator, 500_000.0, 0.0, 0.001), "{equator:?}");
        // The quarter meridian of GRS 80 is 10,001,965.729 m.
        let pole = utm(Point { lat: 90.0, lon: 3.0 }, zone);
        assert!(near(pole, 500_000.0, 10_001_965.729 * 0.9996, 0.01), "{pole:?}");
        let south = utm(Point { lat: -21.0, lon: 57.0 }, UtmZone { number: 40, south: true });
        assert!(south.north < 10_000_000.0 && (south.east - 500_000.0).abs() < 0.001);
    }
}
