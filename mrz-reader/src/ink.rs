//! Ink or paper: each pixel is compared with what lies around it, so that shadows and uneven
//! light do not matter.

use crate::image::GreyImage;

/// A picture in ink and paper.
pub struct Ink {
    pub width: usize,
    pub height: usize,
    pub dark: Vec<bool>,
}

/// Ink is darker than its surroundings by so many grey levels at least: plain paper stays paper.
const LEAST: f32 = 7.0;
/// How far around a pixel its surroundings reach: about the height of a character.
const REACH: usize = 20;

/// Sums of all greys, and of their squares, above and to the left of each pixel: the sum over any
/// rectangle costs four look-ups.
struct Sums {
    width: usize,
    height: usize,
    plain: Vec<u64>,
    squared: Vec<u64>,
}

impl Ink {
    /// Ink is darker than its surroundings by this share of their standard deviation: a larger
    /// one separates what is blurred together, a smaller one finds what is faint.
    // Means of bytes.
    #[allow(clippy::cast_precision_loss)]
    pub fn of(picture: &GreyImage, share: f32) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let sums = Sums::of(picture);
        let mut dark = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (count, sum, squares) = sums.around(x, y, REACH);
                let mean = sum as f32 / count as f32;
                let deviation = (squares as f32 / count as f32 - mean * mean)
                    .max(0.0)
                    .sqrt();
                // Three by three: noise is not ink.
                let (count, sum, _) = sums.around(x, y, 1);
                let grey = sum as f32 / count as f32;
                dark.push(mean - grey > (share * deviation).max(LEAST));
            }
        }
        Self {
            width,
            height,
            dark,
        }
    }
}

impl Sums {
    fn of(picture: &GreyImage) -> Self {
        let (width, height) = (picture.width(), picture.height());
        let row = width + 1;
        let mut sums = Self {
            width,
            height,
            plain: vec![0; row * (height + 1)],
            squared: vec![0; row * (height + 1)],
        };
        for y in 0..height {
            let (mut plain, mut squared) = (0, 0);
            for x in 0..width {
                let grey = u64::from(picture.pixels()[y * width + x]);
                plain += grey;
                squared += grey * grey;
                let at = (y + 1) * row + x + 1;
                sums.plain[at] = sums.plain[at - row] + plain;
                sums.squared[at] = sums.squared[at - row] + squared;
            }
        }
        sums
    }

    /// Pixels, their sum and the sum of their squares in the square around a place.
    fn around(&self, x: usize, y: usize, reach: usize) -> (usize, u64, u64) {
        let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(self.width));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(self.height));
        let row = self.width + 1;
        let sum = |sums: &[u64]| {
            sums[bottom * row + right] + sums[top * row + left]
                - sums[top * row + right]
                - sums[bottom * row + left]
        };
        let count = (right - left) * (bottom - top);
        (count, sum(&self.plain), sum(&self.squared))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_is_ink_in_light_and_in_shadow_and_paper_is_not() {
        let (width, height) = (80, 40);
        let pixels = (0..width * height).map(|at| {
            let (x, y) = (at % width, at / width);
            let light = if x < 40 { 220 } else { 90 };
            let stroke = (18..22).contains(&y) && (x % 40 > 8 && x % 40 < 30);
            if stroke { light / 3 } else { light }
        });
        let picture = GreyImage::new(width, height, pixels.collect()).unwrap();
        let ink = Ink::of(&picture, 0.5);
        for (x, y, dark) in [
            (20, 20, true),
            (60, 20, true),
            (20, 5, false),
            (70, 35, false),
        ] {
            assert_eq!(ink.dark[y * width + x], dark, "{x} {y}");
        }
    }
}
