//! How one flat thing looks from somewhere: a projective map between two planes.

// The eight numbers have no names but their letters.
#![allow(clippy::many_single_char_names)]

type Point = (f32, f32);

/// `x' = (ax + by + c) / (gx + hy + 1)`, and `y'` with d, e, f.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane([f64; 8]);

/// What four or more pairs of points say of the eight unknowns: two equations each.
struct Equations {
    matrix: [[f64; 9]; 8],
}

impl Plane {
    /// The map that brings four corners to where they are seen. Corners of which three lie on a
    /// line have no such map; they stay where they are.
    pub fn through(corners: [Point; 4], seen: [Point; 4]) -> Self {
        let pairs: Vec<(Point, Point)> = corners.into_iter().zip(seen).collect();
        Self::fitted(&pairs).unwrap_or(Self([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]))
    }

    /// The map that fits four or more pairs best, by least squares.
    pub fn fitted(pairs: &[(Point, Point)]) -> Option<Self> {
        let mut equations = Equations {
            matrix: [[0.0; 9]; 8],
        };
        for ((x, y), (to_x, to_y)) in pairs {
            let [x, y, to_x, to_y] = [*x, *y, *to_x, *to_y].map(f64::from);
            equations.add(&[x, y, 1.0, 0.0, 0.0, 0.0, -x * to_x, -y * to_x, to_x]);
            equations.add(&[0.0, 0.0, 0.0, x, y, 1.0, -x * to_y, -y * to_y, to_y]);
        }
        equations.solve().map(Self)
    }

    // The pictures are some thousand pixels wide: f32 holds a place in them.
    #[allow(clippy::cast_possible_truncation)]
    pub fn apply(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let (x, y) = (f64::from(x), f64::from(y));
        let depth = g * x + h * y + 1.0;
        (
            ((a * x + b * y + c) / depth) as f32,
            ((d * x + e * y + f) / depth) as f32,
        )
    }

    /// The way back: the adjoint of the matrix, scaled so that its last number is one again.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let [a, b, c, d, e, f, g, h] = self.0;
        let last = a * e - b * d;
        Self(
            [
                e - f * h,
                c * h - b,
                b * f - c * e,
                f * g - d,
                a - c * g,
                c * d - a * f,
                d * h - e * g,
                b * g - a * h,
            ]
            .map(|number| number / last),
        )
    }
}

impl Equations {
    /// Adds one equation to the normal equations: eight factors, then what they sum up to.
    fn add(&mut self, equation: &[f64; 9]) {
        for (row, factor) in self.matrix.iter_mut().zip(equation) {
            for (cell, other) in row.iter_mut().zip(equation) {
                *cell += factor * other;
            }
        }
    }

    /// Gauss with the largest pivot.
    fn solve(mut self) -> Option<[f64; 8]> {
        let matrix = &mut self.matrix;
        for column in 0..8 {
            let size = |row: &usize| matrix[*row][column].abs();
            let pivot = (column..8).max_by(|a, b| size(a).total_cmp(&size(b)))?;
            if matrix[pivot][column].abs() < 1e-9 {
                return None;
            }
            matrix.swap(column, pivot);
            for row in 0..8 {
                if row != column {
                    let pivot = matrix[column];
                    let factor = matrix[row][column] / pivot[column];
                    for (cell, above) in matrix[row].iter_mut().zip(pivot) {
                        *cell -= factor * above;
                    }
                }
            }
        }
        let mut solution = [0.0; 8];
        for (unknown, solved) in solution.iter_mut().enumerate() {
            *solved = matrix[unknown][8] / matrix[unknown][unknown];
        }
        Some(solution)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        (a.0 - b.0).abs() < 0.01 && (a.1 - b.1).abs() < 0.01
    }

    #[test]
    fn corners_come_to_where_they_are_seen_and_back() {
        let corners = [(0.0, 0.0), (44.0, 0.0), (44.0, 2.0), (0.0, 2.0)];
        let seen = [
            (100.0, 500.0),
            (900.0, 560.0),
            (890.0, 640.0),
            (105.0, 570.0),
        ];
        let plane = Plane::through(corners, seen);
        for (corner, place) in corners.into_iter().zip(seen) {
            assert!(near(plane.apply(corner), place));
            assert!(near(plane.inverse().apply(place), corner));
        }
    }

    #[test]
    fn points_on_one_line_fit_nothing() {
        let pairs: Vec<_> = (0..10_u8).map(|n| (f32::from(n), f32::from(n))).collect();
        let pairs: Vec<_> = pairs.into_iter().map(|point| (point, point)).collect();
        assert_eq!(Plane::fitted(&pairs), None);
    }
}
