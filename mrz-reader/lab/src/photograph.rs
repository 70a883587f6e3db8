//! A page as a telephone sees it: from somewhere, in some light, through some lens.

use crate::chance::Chance;
use crate::document::Document;
use crate::families::{Family, Ranges, stream};
use crate::fonts::Fonts;
use crate::lens;
use crate::light::Light;
use crate::plate::{PITCH, Plate, SCALE};
use mrz_reader::GreyImage;
use mrz_reader::Plane;

pub struct Photograph {
    pub document: Document,
    pub picture: GreyImage,
    /// From the page, in millimetres, to the picture.
    pub view: Plane,
    pub zone: (f32, f32),
    pub line_spacing: f32,
}

impl Photograph {
    /// The photograph that a seed stands for.
    ///
    /// # Errors
    /// That the picture cannot be written or read as JPEG.
    pub fn take(family: Family, seed: u64, fonts: &Fonts) -> Result<Self, String> {
        let document = Document::random(&mut stream(seed, 1));
        Self::of(document, family, seed, fonts)
    }

    /// A photograph of a given document.
    ///
    /// # Errors
    /// As above.
    pub fn of(
        document: Document,
        family: Family,
        seed: u64,
        fonts: &Fonts,
    ) -> Result<Self, String> {
        let ranges = family.ranges();
        let plate = Plate::draw(&document, &ranges, fonts, &mut stream(seed, 2));
        let mut chance = stream(seed, 3);
        let (width, height) = *chance.one_of(ranges.pictures);
        let view = view(&document, (width, height), &ranges, &mut chance);
        let light = Light::random((width, height), &ranges, &mut stream(seed, 4));
        let mut grey = seen(&plate, &view, &light, (width, height), &mut chance);
        let mut chance = stream(seed, 5);
        grey = lens::blur(&grey, (width, height), chance.between(ranges.blur));
        if chance.happens(ranges.moved) {
            let by = chance.between(ranges.movement);
            let towards = chance.between((0.0, std::f32::consts::PI));
            grey = lens::smear(&grey, (width, height), by, towards);
        }
        let noise = chance.between(ranges.noise);
        for grey in &mut grey {
            *grey += noise * chance.normal();
        }
        let picture = lens::through_jpeg(&grey, (width, height), chance.between(ranges.jpeg))?;
        Ok(Self {
            document,
            picture,
            view,
            zone: plate.zone,
            line_spacing: plate.line_spacing,
        })
    }

    /// Where the middle of a character's cell truly is: the middle of its advance, and half the
    /// height of a capital above the baseline.
    #[allow(clippy::cast_precision_loss)]
    pub fn place_of(&self, line: usize, column: usize) -> (f32, f32) {
        let x = self.zone.0 + PITCH * (column as f32 + 0.5);
        let y = self.zone.1 + self.line_spacing * line as f32 - HALF_A_CAPITAL;
        self.view.apply((x, y))
    }
}

/// Millimetres.
const HALF_A_CAPITAL: f32 = 1.2;

/// Tilted, seen from aside, somewhere in the picture.
#[allow(clippy::cast_precision_loss)]
fn view(
    document: &Document,
    (width, height): (usize, usize),
    ranges: &Ranges,
    chance: &mut Chance,
) -> Plane {
    let (wide, high) = document.kind.size();
    let (width, height) = (width as f32, height as f32);
    let scale = chance.between(ranges.fill) * width / wide;
    let (sin, cos) = chance.around(ranges.tilt).to_radians().sin_cos();
    // The whole page stays in the picture where that is possible.
    let across = (wide * cos + high * sin.abs()) * scale;
    let down = (high * cos + wide * sin.abs()) * scale;
    let centre = (
        width / 2.0 + chance.around((0.0, ((width - across) / 2.0).max(0.0))),
        height / 2.0 + chance.around((0.0, ((height - down) / 2.0).max(0.0))),
    );
    let corners = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)];
    let seen = corners.map(|(x, y)| {
        let (x, y) = ((x - wide / 2.0) * scale, (y - high / 2.0) * scale);
        let mut moved = || chance.around(ranges.perspective) * wide * scale;
        (
            centre.0 + x * cos - y * sin + moved(),
            centre.1 + x * sin + y * cos + moved(),
        )
    });
    Plane::through(corners, seen)
}

/// The page on its table, pixel by pixel.
#[allow(clippy::cast_precision_loss)]
fn seen(
    plate: &Plate,
    view: &Plane,
    light: &Light,
    (width, height): (usize, usize),
    chance: &mut Chance,
) -> Vec<f32> {
    let back = view.inverse();
    let table = chance.between((40.0, 150.0));
    let grain = chance.between((0.02, 0.2));
    let mut grey = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let at = (x as f32, y as f32);
            let page = back.apply(at);
            let level = on(plate, page).unwrap_or_else(|| {
                table * (1.0 + grain * (at.0 * 0.05 + (at.1 * 0.21).sin()).sin())
            });
            grey.push(light.on(level, at));
        }
    }
    grey
}

/// The page's grey at a place in millimetres, if it is on the page.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
fn on(plate: &Plate, (x, y): (f32, f32)) -> Option<f32> {
    let (x, y) = (x * SCALE, y * SCALE);
    let inside =
        x >= 0.0 && y >= 0.0 && x < (plate.width - 1) as f32 && y < (plate.height - 1) as f32;
    inside.then(|| {
        let (left, top) = (x as usize, y as usize);
        let (across, down) = (x.fract(), y.fract());
        let at = |row: usize, column: usize| plate.grey[row * plate.width + column];
        let upper = at(top, left) * (1.0 - across) + at(top, left + 1) * across;
        let lower = at(top + 1, left) * (1.0 - across) + at(top + 1, left + 1) * across;
        upper * (1.0 - down) + lower * down
    })
}
