use super::*;
use crate::lines::rows;

/// Characters of a zone that is seen tilted and from aside, a few of them not at all.
fn seen(lines: u8, columns: u8) -> (Plane, Vec<Blob>) {
    let last = (f32::from(columns) - 1.0, f32::from(lines) - 1.0);
    let corners = [(0.0, 0.0), (last.0, 0.0), last, (0.0, last.1)];
    let places = [
        (100.0, 400.0),
        (900.0, 480.0),
        (890.0, 528.0),
        (98.0, 446.0),
    ];
    let plane = Plane::through(corners, places);
    let cells = (0..lines).flat_map(|line| (0..columns).map(move |column| (column, line)));
    let blobs = cells.filter(|(column, line)| (column + line * 3) % 11 != 7);
    let blobs = blobs.map(|(column, line)| {
        let (x, y) = plane.apply((f32::from(column), f32::from(line)));
        Blob {
            x,
            y,
            width: 10.0,
            height: 16.0,
        }
    });
    (plane, blobs.collect())
}

#[test]
fn the_grid_of_a_tilted_zone_is_found_though_characters_are_missing() {
    let (plane, blobs) = seen(2, 44);
    let zones = zones(&rows(&blobs), &blobs);
    assert_eq!((zones[0].lines, zones[0].columns), (2, 44));
    for (found, is) in zones[0].corners().into_iter().zip([
        plane.apply((0.0, 0.0)),
        plane.apply((43.0, 0.0)),
        plane.apply((43.0, 1.0)),
        plane.apply((0.0, 1.0)),
    ]) {
        assert!(
            (found.0 - is.0).hypot(found.1 - is.1) < 2.0,
            "{found:?} {is:?}"
        );
    }
}

#[test]
fn one_line_is_no_zone() {
    let (_, blobs) = seen(1, 44);
    assert!(zones(&rows(&blobs), &blobs).is_empty());
}
