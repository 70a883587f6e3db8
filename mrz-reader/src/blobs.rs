//! Pieces of ink that hang together: characters, if nothing touches them.

use crate::ink::Ink;

/// A piece of ink, by the box around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blob {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

struct Bounds {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

/// Smaller is noise; larger is a photograph or a table.
const HEIGHTS: std::ops::RangeInclusive<usize> = 5..=90;
const WIDEST: usize = 90;

/// The pieces that may be characters.
pub fn blobs(ink: &Ink) -> Vec<Blob> {
    let mut seen = vec![false; ink.dark.len()];
    let mut found = Vec::new();
    let mut open = Vec::new();
    for start in 0..ink.dark.len() {
        if ink.dark[start] && !seen[start] {
            seen[start] = true;
            open.push(start);
            if let Some(blob) = blob(&follow(ink, &mut seen, &mut open)) {
                found.push(blob);
            }
        }
    }
    found
}

/// Takes up all ink that touches what is open, also across a corner.
fn follow(ink: &Ink, seen: &mut [bool], open: &mut Vec<usize>) -> Bounds {
    let mut bounds = Bounds {
        left: usize::MAX,
        right: 0,
        top: usize::MAX,
        bottom: 0,
    };
    while let Some(at) = open.pop() {
        let (x, y) = (at % ink.width, at / ink.width);
        bounds.left = bounds.left.min(x);
        bounds.right = bounds.right.max(x);
        bounds.top = bounds.top.min(y);
        bounds.bottom = bounds.bottom.max(y);
        for row in y.saturating_sub(1)..=(y + 1).min(ink.height - 1) {
            for column in x.saturating_sub(1)..=(x + 1).min(ink.width - 1) {
                let next = row * ink.width + column;
                if ink.dark[next] && !seen[next] {
                    seen[next] = true;
                    open.push(next);
                }
            }
        }
    }
    bounds
}

// Places in a picture of some thousand pixels.
#[allow(clippy::cast_precision_loss)]
fn blob(bounds: &Bounds) -> Option<Blob> {
    let width = bounds.right - bounds.left + 1;
    let height = bounds.bottom - bounds.top + 1;
    (HEIGHTS.contains(&height) && width <= WIDEST).then(|| Blob {
        x: (bounds.left + bounds.right) as f32 / 2.0,
        y: (bounds.top + bounds.bottom) as f32 / 2.0,
        width: width as f32,
        height: height as f32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_one_and_what_is_tiny_is_none() {
        let rows = [
            "..........",
            ".#....#...",
            ".#...#....",
            ".#....#...",
            ".#...#....",
            ".#....#..#",
        ];
        let ink = Ink {
            width: 10,
            height: 6,
            dark: rows
                .iter()
                .flat_map(|row| row.bytes().map(|b| b == b'#'))
                .collect(),
        };
        let found = blobs(&ink);
        assert_eq!(found.len(), 2);
        assert_eq!((found[1].x, found[1].y), (5.5, 3.0));
        assert_eq!((found[1].width, found[1].height), (2.0, 5.0));
    }
}
