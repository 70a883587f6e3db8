//! Which office is near: the way over the globe, good enough to put offices in order.

/// Kilometres between two points given in degrees of latitude and longitude.
pub fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    const EARTH: f64 = 6371.0;
    let (lat, lon) = (
        (to.0 - from.0).to_radians() / 2.0,
        (to.1 - from.1).to_radians() / 2.0,
    );
    let cosines = from.0.to_radians().cos() * to.0.to_radians().cos();
    let half = lat.sin().powi(2) + cosines * lon.sin().powi(2);
    2.0 * EARTH * half.sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tegucigalpa_is_some_1460_kilometres_from_miami() {
        let way = kilometres((14.07, -87.19), (25.76, -80.19));
        assert!((1450.0..1520.0).contains(&way), "{way}");
    }

    #[test]
    fn here_is_here() {
        assert!(kilometres((40.4, -3.7), (40.4, -3.7)) < 1e-9);
    }
}
