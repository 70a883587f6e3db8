//! Cells with their characters, cut out of photographs as the reader does it.

use crate::document::Document;
use crate::families::{Family, other_seed, stream};
use crate::fonts::Fonts;
use crate::photograph::Photograph;
use mrz_reader::cells::{Cell, PIXELS, cut};
use mrz_reader::network::{ALPHABET, Network};
use mrz_reader::{Zone, locate};

/// Many cells, a byte a pixel.
#[derive(Default)]
pub struct Samples {
    pixels: Vec<i8>,
    answers: Vec<u8>,
}

/// How far a cut may be off and still be learned from: a tenth of a column and of a line.
const JITTER: (f32, f32) = (0.1, 0.035);

impl Samples {
    /// The first photographs of a set: two of three are hard. Both processors draw.
    ///
    /// # Errors
    /// That a photograph cannot be taken.
    pub fn from_photographs(set: u64, count: u64, fonts: &Fonts) -> Result<Self, String> {
        let half = |start| {
            let mut samples = Self::default();
            for index in (start..count).step_by(2) {
                samples.add(other_seed(set, index), index % 3 == 0, fonts)?;
            }
            Ok::<Self, String>(samples)
        };
        let half = &half;
        let [even, odd] = std::thread::scope(|scope| {
            [0, 1]
                .map(|start| scope.spawn(move || half(start)))
                .map(|thread| {
                    thread
                        .join()
                        .unwrap_or_else(|_| Err("a thread broke".to_owned()))
                })
        });
        let (mut all, other) = (even?, odd?);
        all.pixels.extend(other.pixels);
        all.answers.extend(other.answers);
        Ok(all)
    }

    fn add(&mut self, seed: u64, mild: bool, fonts: &Fonts) -> Result<(), String> {
        let family = if mild { Family::Mild } else { Family::Hard };
        let document = Document::of_any_characters(&mut stream(seed, 1));
        let photograph = Photograph::of(document, family, seed, fonts)?;
        let Some(zone) = located(&photograph) else {
            return Ok(());
        };
        let mut chance = stream(seed, 6);
        for (line, text) in photograph.document.lines.iter().enumerate() {
            for (column, letter) in text.bytes().enumerate() {
                let off = (
                    chance.around((0.0, JITTER.0)),
                    chance.around((0.0, JITTER.1)),
                );
                let cell = cut(&photograph.picture, &zone, (line, column), off);
                self.push(&cell, letter);
            }
        }
        Ok(())
    }

    // Cells lie between -0.25 and 1.25.
    #[allow(clippy::cast_possible_truncation)]
    fn push(&mut self, cell: &Cell, letter: u8) {
        let Some(answer) = ALPHABET.iter().position(|known| *known == letter) else {
            return;
        };
        self.pixels
            .extend(cell.iter().map(|value| (value * 100.0).round() as i8));
        self.answers.extend(u8::try_from(answer));
    }

    /// How many of them a network takes for something else.
    pub fn wrong_of(&self, network: &Network) -> usize {
        (0..self.len())
            .filter(|at| {
                let (cell, answer) = self.get(*at);
                let shares = network.shares(&cell);
                let best = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
                best != Some(answer)
            })
            .count()
    }

    pub fn len(&self) -> usize {
        self.answers.len()
    }

    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    pub fn get(&self, at: usize) -> (Cell, usize) {
        let pixels = &self.pixels[at * PIXELS..][..PIXELS];
        let mut cell = [0.0; PIXELS];
        for (value, pixel) in cell.iter_mut().zip(pixels) {
            *value = f32::from(*pixel) / 100.0;
        }
        (cell, usize::from(self.answers[at]))
    }
}

/// The zone that the reader finds, if it is the one that is there.
#[allow(clippy::cast_precision_loss)]
pub fn located(photograph: &Photograph) -> Option<Zone> {
    let (lines, columns) = (
        photograph.document.lines.len(),
        photograph.document.lines[0].len(),
    );
    let away = |one: (f32, f32), other: (f32, f32)| (one.0 - other.0).hypot(one.1 - other.1);
    let pitch = away(photograph.place_of(0, 0), photograph.place_of(0, 1));
    let right = |zone: &Zone| {
        let ends = [
            (0, 0),
            (0, columns - 1),
            (lines - 1, 0),
            (lines - 1, columns - 1),
        ];
        let near = ends.iter().all(|(line, column)| {
            let found = zone.plane.apply((*column as f32, *line as f32));
            away(found, photograph.place_of(*line, *column)) < 0.35 * pitch
        });
        (zone.lines, zone.columns) == (lines, columns) && near
    };
    locate(&photograph.picture).filter(right)
}
