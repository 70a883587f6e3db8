//! Which office is near: the way over the globe, good enough to put offices in order.

/// Kilometres between two points given in degrees of latitude and longitude.
pub fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    const EARTH: f64 = 6371.0;
    let (lat, lon) = (
        (to.0 - from.0).to_radians() / 2.0,
        (to.1 - from.1).to_radians() / 2.0,
    );
    let cosines = cosine(from.0.to_radians()) * cosine(to.0.to_radians());
    let half = sine(lat).powi(2) + cosines * sine(lon).powi(2);
    2.0 * EARTH * half.min(1.0).sqrt().asin()
}

/// Of an angle within half a turn, by its series (each term over the next, from the last one in)
/// to some hundred metres of the globe: Rust's own is right for any angle and to the last bit, and
/// weighs as much as a page.
fn sine(angle: f64) -> f64 {
    let square = angle * angle;
    let terms = [110.0, 72.0, 42.0, 20.0, 6.0];
    let rest = terms.into_iter().fold(1.0 - square / 156.0, |rest, term| {
        1.0 - square / term * rest
    });
    angle * rest
}

fn cosine(angle: f64) -> f64 {
    let half = sine(angle / 2.0);
    1.0 - 2.0 * half * half
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
    fn sines_are_right_wherever_two_places_may_lie() {
        for degrees in -180_i32..=180 {
            let angle = f64::from(degrees).to_radians();
            assert!((sine(angle) - angle.sin()).abs() < 1e-4, "{degrees}");
            assert!((cosine(angle) - angle.cos()).abs() < 1e-4, "{degrees}");
        }
    }

    #[test]
    fn here_is_here() {
        assert!(kilometres((40.4, -3.7), (40.4, -3.7)) < 1e-9);
    }
}
