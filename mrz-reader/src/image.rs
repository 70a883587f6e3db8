//! A picture in grey.

/// Rows of bytes, from black to white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreyImage {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// Larger pictures are made smaller first: a line of 44 characters needs no more, and every pixel
/// costs time on a telephone.
const WIDEST: usize = 1600;

impl GreyImage {
    /// Nothing when there is no pixel, or another number of them than width and height say.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let whole = width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len());
        whole.then_some(Self {
            width,
            height,
            pixels,
        })
    }

    pub const fn width(&self) -> usize {
        self.width
    }

    pub const fn height(&self) -> usize {
        self.height
    }

    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// A smaller picture, if this one is larger than need be, and how many of its pixels became
    /// one in each direction.
    pub fn made_smaller(&self) -> Option<(Self, usize)> {
        let block = self.width.max(self.height).div_ceil(WIDEST);
        let (width, height) = (self.width / block, self.height / block);
        if block < 2 || width == 0 || height == 0 {
            return None;
        }
        let mean = |x: usize, y: usize| {
            let rows = (y * block..(y + 1) * block)
                .map(|row| &self.pixels[row * self.width + x * block..][..block]);
            let sum: usize = rows.flatten().map(|grey| usize::from(*grey)).sum();
            u8::try_from(sum / (block * block)).unwrap_or(u8::MAX)
        };
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels = pixels.map(|(x, y)| mean(x, y)).collect();
        Self::new(width, height, pixels).map(|smaller| (smaller, block))
    }

    /// The grey between the pixels; beyond its edge the picture goes on as it ends.
    // Places are clamped into the picture before they become whole numbers.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )]
    pub fn at(&self, (x, y): (f32, f32)) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = (
            (left + 1).min(self.width - 1),
            (top + 1).min(self.height - 1),
        );
        let (across, down) = (x.fract(), y.fract());
        let grey = |row: usize, column: usize| f32::from(self.pixels[row * self.width + column]);
        let upper = grey(top, left) * (1.0 - across) + grey(top, right) * across;
        let lower = grey(bottom, left) * (1.0 - across) + grey(bottom, right) * across;
        upper * (1.0 - down) + lower * down
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_as_many_pixels_as_it_says() {
        assert!(GreyImage::new(2, 2, vec![0; 4]).is_some());
        assert!(GreyImage::new(2, 2, vec![0; 3]).is_none());
        assert!(GreyImage::new(0, 2, Vec::new()).is_none());
        assert!(GreyImage::new(usize::MAX, 2, vec![0; 2]).is_none());
    }

    #[test]
    fn between_two_pixels_is_their_mean() {
        let picture = GreyImage::new(2, 1, vec![0, 100]).unwrap();
        assert!((picture.at((0.5, 0.0)) - 50.0).abs() < 0.01);
        assert!((picture.at((-3.0, 9.0)) - 0.0).abs() < 0.01);
    }

    #[test]
    fn only_large_pictures_are_made_smaller() {
        let small = GreyImage::new(1600, 1, vec![7; 1600]).unwrap();
        assert!(small.made_smaller().is_none());
        let large = GreyImage::new(3200, 2, vec![7; 6400]).unwrap();
        let (smaller, block) = large.made_smaller().unwrap();
        assert_eq!((smaller.width(), smaller.height(), block), (1600, 1, 2));
        assert_eq!(smaller.pixels()[5], 7);
    }
}
