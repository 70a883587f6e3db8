//! A page as it lies on the table, flat and evenly lit: grey levels, twelve to the millimetre.

use crate::chance::Chance;
use crate::document::Document;
use crate::families::Ranges;
use crate::fonts::{Fonts, scale_for_advance, write};

/// Pixels to the millimetre.
pub const SCALE: f32 = 12.0;
/// Between two characters of the zone: ten to the inch (Doc 9303 part 3).
pub const PITCH: f32 = 2.54;

pub struct Plate {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<f32>,
    /// In millimetres: where the first line's first character begins, and how far apart the
    /// lines are.
    pub zone: (f32, f32),
    pub line_spacing: f32,
}

/// Words as they stand beside the photograph of a holder.
const LABELS: [&str; 10] = [
    "Apellidos / Surname",
    "Nombres / Given names",
    "Nacionalidad / Nationality",
    "Fecha de nacimiento / Date of birth",
    "Sexo / Sex",
    "Lugar de nacimiento / Place of birth",
    "Fecha de vencimiento / Date of expiry",
    "Autoridad / Authority",
    "REPÚBLICA DE HONDURAS",
    "Documento No.",
];

/// The zone's last baseline, in millimetres above the page's edge, and the lines' distance as a
/// share of 6.35 mm.
const LAST: (f32, f32) = (5.5, 8.5);
const SPACING: (f32, f32) = (0.94, 1.04);

/// Nothing but the zone is printed below this (Doc 9303 part 3 keeps the zone clear).
#[allow(clippy::cast_precision_loss)]
fn clear_until(document: &Document) -> f32 {
    let (_, height) = document.kind.size();
    let lines = (document.lines.len() - 1) as f32;
    height - LAST.1 - 6.35 * SPACING.1 * lines - 3.5
}

impl Plate {
    pub fn draw(document: &Document, ranges: &Ranges, fonts: &Fonts, chance: &mut Chance) -> Self {
        let (width, height) = document.kind.size();
        let paper = chance.between(ranges.paper);
        let mut plate = Self::blank(width, height, paper);
        plate.print_pattern(chance.between(ranges.pattern), chance);
        plate.print_holder(document, fonts, chance);
        plate.print_zone(document, chance.between(ranges.ink), fonts, chance);
        plate
    }

    // Sizes in pixels are small positive numbers.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn blank(width: f32, height: f32, paper: f32) -> Self {
        let [width, height] = [width, height].map(|millimetres| (millimetres * SCALE) as usize);
        Self {
            width,
            height,
            grey: vec![paper; width * height],
            zone: (0.0, 0.0),
            line_spacing: 0.0,
        }
    }

    /// Darkens a pixel towards `level`.
    fn ink(&mut self, (x, y): (i32, i32), level: f32, cover: f32) {
        let at = usize::try_from(x).ok().zip(usize::try_from(y).ok());
        if let Some((x, y)) = at.filter(|(x, y)| *x < self.width && *y < self.height) {
            let grey = &mut self.grey[y * self.width + x];
            *grey += (level - *grey) * cover.min(1.0);
        }
    }

    /// Waves, as security printing has them.
    #[allow(clippy::cast_precision_loss)]
    fn print_pattern(&mut self, strength: f32, chance: &mut Chance) {
        let waves: Vec<[f32; 3]> = (0..3)
            .map(|_| {
                let length = chance.between((0.8, 4.0)) * SCALE;
                let angle = chance.between((0.0, std::f32::consts::PI));
                [
                    angle.cos() / length,
                    angle.sin() / length,
                    chance.between((0.0, 6.3)),
                ]
            })
            .collect();
        for y in 0..self.height {
            for x in 0..self.width {
                let waves = waves.iter().map(|[across, down, phase]| {
                    let bend = (y as f32 / 40.0).sin() * 2.0;
                    ((x as f32 + bend) * across * 6.3 + y as f32 * down * 6.3 + phase).sin()
                });
                let darker = waves.map(|wave| wave.max(0.0).powi(4)).sum::<f32>() / 3.0;
                self.grey[y * self.width + x] -= strength * darker;
            }
        }
    }

    /// The photograph of the holder and what is written beside it.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn print_holder(&mut self, document: &Document, fonts: &Fonts, chance: &mut Chance) {
        let (width, height) = (self.width as f32, self.height as f32);
        let (left, right) = (width * 0.05, width * 0.32);
        let clear = clear_until(document) * SCALE;
        let (top, bottom) = (height * 0.16, clear.min(height * 0.62));
        let (centre, middle) = (f32::midpoint(left, right), top + (bottom - top) * 0.42);
        for y in top as i32..bottom as i32 {
            for x in left as i32..right as i32 {
                let across = (x as f32 - centre) / (right - left);
                let down = (y as f32 - middle) / (bottom - top);
                let head = across.powi(2) * 6.0 + down.powi(2) * 7.0 < 0.55;
                let level = if head {
                    120.0 - 60.0 * across
                } else {
                    185.0 + 20.0 * down
                };
                self.ink((x, y), level, 0.9);
            }
        }
        let small = scale_for_advance(&fonts.other, 1.1 * SCALE);
        let large = scale_for_advance(&fonts.other, 1.8 * SCALE);
        let step = height * 0.58 / LABELS.len() as f32 * 2.0;
        for (place, label) in LABELS.iter().enumerate() {
            let column = width * if place % 2 == 0 { 0.36 } else { 0.68 };
            let row = height * 0.12 + step * (place / 2) as f32;
            let value: String = (0..4 + chance.below(8))
                .map(|_| char::from(*chance.one_of(b"ABCDEFGHIJKLMNOPRSTUVYZ 0123456789")))
                .collect();
            let below = row + 4.0 * SCALE;
            if below > clear {
                continue;
            }
            write(
                &fonts.other,
                small,
                (column, row),
                None,
                label,
                |x, y, cover| {
                    self.ink((x, y), 90.0, cover);
                },
            );
            write(
                &fonts.other,
                large,
                (column, below),
                None,
                &value,
                |x, y, cover| {
                    self.ink((x, y), 50.0, cover);
                },
            );
        }
    }

    #[allow(clippy::cast_precision_loss)]
    fn print_zone(&mut self, document: &Document, ink: f32, fonts: &Fonts, chance: &mut Chance) {
        let (width, height) = document.kind.size();
        let length = document.lines[0].len() as f32 * PITCH;
        let left = (width - length) / 2.0 + chance.around((0.0, 1.0));
        let spacing = 6.35 * chance.between(SPACING);
        let last = height - chance.between(LAST);
        let first = last - spacing * (document.lines.len() - 1) as f32;
        self.zone = (left, first);
        self.line_spacing = spacing;
        let scale = scale_for_advance(&fonts.ocr_b, PITCH * SCALE);
        // Ribbon, laser or ink: a line is not as dark as the next.
        let strength = chance.between((0.85, 1.0));
        for (line, text) in document.lines.iter().enumerate() {
            let start = (left * SCALE, (first + spacing * line as f32) * SCALE);
            let advance = Some(PITCH * SCALE);
            write(&fonts.ocr_b, scale, start, advance, text, |x, y, cover| {
                self.ink((x, y), ink, cover * strength);
            });
        }
    }
}
