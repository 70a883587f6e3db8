//! The machine-readable zone: two or three lines of one pitch, and the grid that their characters
//! stand on.

use crate::blobs::Blob;
use crate::lines::{Row, quantile};
use crate::plane::Plane;
use std::collections::BTreeMap;

/// Where each character of the zone is.
#[derive(Clone, Debug)]
pub struct Zone {
    /// From column and line, counted from the middle of the first character, to the picture.
    pub plane: Plane,
    pub lines: usize,
    pub columns: usize,
    /// Height of a capital as a share of the distance between two lines.
    pub height: f32,
}

/// Lines are 6.35 mm apart and characters 2.54 mm (Doc 9303 part 3).
const LINE_IN_PITCHES: f32 = 2.5;
/// How far perspective may push the line below aside, in columns. A whole column can be told by
/// the ends of the lines, so each of these is tried.
const ASIDE: [f32; 5] = [0.0, -0.2, 0.2, -0.4, 0.4];
/// A character may be off its cell by so much of a column and of a line.
const OFF: (f32, f32) = (0.3, 0.2);
/// Lines and columns of the documents there are.
const SHAPES: [(i32, i32); 3] = [(2, 44), (2, 36), (3, 30)];

/// Characters by the line and the column that they stand in.
type Placed = BTreeMap<(i32, i32), Blob>;

/// The zones that a picture may show, the likeliest first, each once.
pub fn zones(rows: &[Row], blobs: &[Blob]) -> Vec<Zone> {
    let mut found: Vec<(i32, Zone)> = rows
        .iter()
        .flat_map(|row| {
            ASIDE
                .into_iter()
                .filter_map(|aside| around(row, aside, blobs))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut zones: Vec<Zone> = Vec::new();
    for (_, zone) in found {
        if !zones.iter().any(|other| other.is_same(&zone)) {
            zones.push(zone);
        }
    }
    zones
}

impl Zone {
    /// The middles of the first and the last characters of the first and the last lines.
    // Lines and columns are small numbers.
    #[allow(clippy::cast_precision_loss)]
    pub fn corners(&self) -> [(f32, f32); 4] {
        let (right, bottom) = ((self.columns - 1) as f32, (self.lines - 1) as f32);
        [(0.0, 0.0), (right, 0.0), (right, bottom), (0.0, bottom)].map(|at| self.plane.apply(at))
    }

    /// Of the same shape, and nowhere a fifth of a line away.
    fn is_same(&self, other: &Self) -> bool {
        let near = |(one, other): ((f32, f32), (f32, f32))| {
            let (left, below) = (self.plane.apply((0.0, 0.0)), self.plane.apply((0.0, 1.0)));
            let line = (below.0 - left.0).hypot(below.1 - left.1);
            (one.0 - other.0).hypot(one.1 - other.1) < 0.2 * line
        };
        (self.lines, self.columns) == (other.lines, other.columns)
            && self.corners().into_iter().zip(other.corners()).all(near)
    }
}

/// The zone that a row is a line of, and how well the ink fills it.
fn around(row: &Row, aside: f32, blobs: &[Blob]) -> Option<(i32, Zone)> {
    let mut plane = guess(row, aside)?;
    let mut placed = Placed::new();
    for reach in [1, 2, 2] {
        placed = collected(&plane, reach, row.height, blobs);
        plane = fitted(&placed, (0, 0))?;
    }
    let (score, first, (lines, columns)) = extent(&placed)?;
    let within = |cell: &(i32, i32)| {
        (first.0..first.0 + lines).contains(&cell.0)
            && (first.1..first.1 + columns).contains(&cell.1)
    };
    placed.retain(|cell, _| within(cell));
    let plane = fitted(&placed, first)?;
    let (left, below) = (plane.apply((0.0, 0.0)), plane.apply((0.0, 1.0)));
    let height = quantile(placed.values().map(|blob| blob.height).collect(), 0.75)?;
    let zone = Zone {
        plane,
        lines: usize::try_from(lines).ok()?,
        columns: usize::try_from(columns).ok()?,
        height: height / (below.1 - left.1).hypot(below.0 - left.0),
    };
    Some((score, zone))
}

/// A first grid from one row alone: the next line is where it would be without perspective, and
/// so many columns aside.
fn guess(row: &Row, aside: f32) -> Option<Plane> {
    let long = row.slope.hypot(1.0);
    let (along, across) = (
        (1.0 / long, row.slope / long),
        (-row.slope / long, 1.0 / long),
    );
    let columns = columns(row);
    let mut pairs = Vec::with_capacity(2 * columns.len());
    for (column, blob) in columns.into_iter().zip(&row.blobs) {
        let y = row.start + row.slope * blob.x;
        pairs.push(((column, 0.0), (blob.x, y)));
        let [down, right] = [LINE_IN_PITCHES * row.pitch, aside * row.pitch];
        let below = (
            blob.x + across.0 * down + along.0 * right,
            y + across.1 * down + along.1 * right,
        );
        pairs.push(((column, 1.0), below));
    }
    Plane::fitted(&pairs)
}

/// Each blob's column in its row: whole pitches from its left neighbour.
fn columns(row: &Row) -> Vec<f32> {
    let mut columns = Vec::with_capacity(row.blobs.len());
    let mut pitch = row.pitch;
    let (mut column, mut last) = (0.0, row.blobs[0].x);
    for blob in &row.blobs {
        let step = ((blob.x - last) / pitch).round();
        if step > 0.0 {
            // Perspective narrows the pitch from one end to the other: follow it.
            pitch += 0.1 * ((blob.x - last) / step - pitch).clamp(-0.1 * pitch, 0.1 * pitch);
            column += step;
            last = blob.x;
        }
        columns.push(column);
    }
    columns
}

/// The blobs that stand in a cell of the grid, so many lines up and down.
// Lines and columns are small numbers.
#[allow(clippy::cast_possible_truncation)]
fn collected(plane: &Plane, reach: i32, height: f32, blobs: &[Blob]) -> Placed {
    let back = plane.inverse();
    let mut placed = Placed::new();
    for blob in blobs {
        let (column, line) = back.apply((blob.x, blob.y));
        let off = (column - column.round(), line - line.round());
        let cell = (line.round() as i32, column.round() as i32);
        let fits = off.0.abs() < OFF.0
            && off.1.abs() < OFF.1
            && cell.0.abs() <= reach
            && (-50..100).contains(&cell.1)
            && (0.4..1.5).contains(&(blob.height / height));
        if fits
            && placed
                .get(&cell)
                .is_none_or(|other| other.height < blob.height)
        {
            placed.insert(cell, *blob);
        }
    }
    placed
}

/// The grid through the middles of the characters, counted from a first line and column.
// Lines and columns are small numbers.
#[allow(clippy::cast_precision_loss)]
fn fitted(placed: &Placed, first: (i32, i32)) -> Option<Plane> {
    let pairs: Vec<_> = placed
        .iter()
        .map(|((line, column), blob)| {
            let cell = ((column - first.1) as f32, (line - first.0) as f32);
            (cell, (blob.x, blob.y))
        })
        .collect();
    Plane::fitted(&pairs)
}

type Extent = (i32, (i32, i32), (i32, i32));

/// Which lines and columns are the zone: all of its cells are printed, and nothing stands beside.
/// Gives how well that fits, the first line and column, and how many there are.
fn extent(placed: &Placed) -> Option<Extent> {
    let low = placed.keys().map(|cell| cell.1).min()?;
    let high = placed.keys().map(|cell| cell.1).max()?;
    let mut best: Option<Extent> = None;
    for shape @ (lines, columns) in SHAPES {
        for top in -2..=2 {
            // Once as if the first column, once as if the last had been found.
            let (from, to) = (low.min(high - columns + 1), low.max(high - columns + 1));
            for first in from - 2..=to + 2 {
                let in_lines = |cell: &&(i32, i32)| (top..top + lines).contains(&cell.0);
                let in_columns = |cell: &&(i32, i32)| (first..first + columns).contains(&cell.1);
                let all = count(placed.keys().filter(in_lines));
                let within = count(placed.keys().filter(in_lines).filter(in_columns));
                let beside = all - within;
                // What lies on the table may stand beside; that a character was not seen is rarer.
                let score = within - 2 * (lines * columns - within) - beside;
                if best.is_none_or(|(other, _, _)| score > other) {
                    best = Some((score, (top, first), shape));
                }
            }
        }
    }
    // Nearly two of three characters were seen.
    best.filter(|(score, _, (lines, columns))| *score > -(lines * columns) / 8)
}

fn count<T>(all: impl Iterator<Item = T>) -> i32 {
    i32::try_from(all.count()).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
