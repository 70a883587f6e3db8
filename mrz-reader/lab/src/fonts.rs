//! The two typefaces: OCR-B for the zone, another for everything else on the page.

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};

const OCR_B: &str = "/usr/share/fonts/opentype/ocr-b/OCRB.otf";
const OTHER: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

pub struct Fonts {
    pub ocr_b: FontVec,
    pub other: FontVec,
}

impl Fonts {
    /// # Errors
    /// Which file is missing or is no typeface.
    pub fn load() -> Result<Self, String> {
        let load = |path: &str| {
            let bytes = std::fs::read(path)
                .map_err(|error| format!("{path}: {error}; `cargo xtask setup` installs it"))?;
            FontVec::try_from_vec(bytes).map_err(|error| format!("{path}: {error}"))
        };
        Ok(Self {
            ocr_b: load(OCR_B)?,
            other: load(OTHER)?,
        })
    }
}

/// The scale at which a letter is so many pixels wide from its start to the next one's.
pub fn scale_for_advance(font: &FontVec, advance: f32) -> PxScale {
    let unit = font.as_scaled(PxScale::from(1000.0));
    PxScale::from(1000.0 * advance / unit.h_advance(font.glyph_id('A')))
}

/// Hands each covered pixel of a line of text to `ink`: column, row, and how much is covered.
/// `start` is where the baseline begins; `advance` overrides the typeface's own.
pub fn write(
    font: &FontVec,
    scale: PxScale,
    start: (f32, f32),
    advance: Option<f32>,
    text: &str,
    mut ink: impl FnMut(i32, i32, f32),
) {
    let scaled = font.as_scaled(scale);
    let mut x = start.0;
    for letter in text.chars() {
        let id = font.glyph_id(letter);
        let glyph = id.with_scale_and_position(scale, point(x, start.1));
        if let Some(outline) = font.outline_glyph(glyph) {
            let corner = outline.px_bounds().min;
            // Corners are whole pixels, and no page has more than a few thousand.
            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
            outline.draw(|column, row, cover| {
                ink(
                    corner.x as i32 + column as i32,
                    corner.y as i32 + row as i32,
                    cover,
                );
            });
        }
        x += advance.unwrap_or_else(|| scaled.h_advance(id));
    }
}
