//! One character of the zone, cut out, upright, and of one size and contrast whatever the light.

use crate::image::GreyImage;
use crate::zone::Zone;

pub const WIDTH: usize = 16;
pub const HEIGHT: usize = 24;
pub const PIXELS: usize = WIDTH * HEIGHT;

/// From 0, paper, to 1, ink, row by row.
pub type Cell = [f32; PIXELS];

/// How much of a column, and of a capital's height, is cut out: the character and some of the
/// paper around it.
const REACH: (f32, f32) = (1.2, 1.45);
/// Less contrast than this many grey levels is not stretched any further: it would be noise.
const LEAST_CONTRAST: f32 = 14.0;

/// Cuts out a character; `off` moves the cut by shares of a column and of a line.
// Sizes of a cell are small numbers.
#[allow(clippy::cast_precision_loss)]
pub fn cut(
    picture: &GreyImage,
    zone: &Zone,
    (line, column): (usize, usize),
    off: (f32, f32),
) -> Cell {
    let mut cell = [0.0; PIXELS];
    for (place, grey) in cell.iter_mut().enumerate() {
        let (row, across) = (place / WIDTH, place % WIDTH);
        // The mean of two by two places, so that large characters lose nothing between them.
        for (half_across, half_down) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let right = ((across as f32 + half_across) / WIDTH as f32 - 0.5) * REACH.0;
            let down = ((row as f32 + half_down) / HEIGHT as f32 - 0.5) * REACH.1 * zone.height;
            let at = (column as f32 + right + off.0, line as f32 + down + off.1);
            *grey += picture.at(zone.plane.apply(at)) / 4.0;
        }
    }
    stretched(cell)
}

/// Paper becomes 0 and the darkest ink 1.
fn stretched(mut cell: Cell) -> Cell {
    let mut sorted = cell;
    sorted.sort_by(f32::total_cmp);
    let (ink, paper) = (sorted[PIXELS / 33], sorted[PIXELS * 3 / 4]);
    let contrast = (paper - ink).max(LEAST_CONTRAST);
    for grey in &mut cell {
        *grey = ((paper - *grey) / contrast).clamp(-0.25, 1.25);
    }
    cell
}
