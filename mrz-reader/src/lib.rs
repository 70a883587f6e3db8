//! Reads the machine-readable zone of a travel document (ICAO Doc 9303) from a picture, on the
//! device that took it.
//!
//! [`read`] goes from ink to blobs, from blobs to rows of an even pitch, from rows to the grid of
//! the zone, seen in perspective; a small network says how sure it is of each cell, and the
//! format's grammar and its check digits decide. What cannot be told for certain is not read: a
//! wrong number that passes its check digit is worse than none.

mod blobs;
pub mod cells;
mod decide;
mod grammar;
mod image;
mod ink;
mod lines;
pub mod network;
mod plane;
mod zone;

pub use grammar::Format;
pub use image::GreyImage;
pub use plane::Plane;
pub use zone::Zone;

use decide::{Decision, decide};
use network::{CHARACTERS, Network, Shares};

/// What a picture says.
#[derive(Clone, Debug)]
pub struct Reading {
    pub format: Format,
    pub lines: Vec<String>,
    /// How sure the least certain character is, of those that no check digit proves.
    pub confidence: f32,
    /// Which check digits hold. Nothing where the lines break the layout itself.
    pub checks: Option<mrz::Checks>,
    /// The zone's corners in the picture, clockwise from the upper left: the middles of its outer
    /// characters.
    pub corners: [(f32, f32); 4],
}

/// Why there is nothing to be relied on.
#[derive(Clone, Debug)]
pub enum NotRead {
    /// No two or three lines of one pitch.
    NoZone,
    /// Lines whose check digits do not hold, or with characters that could be others: help for
    /// who types them, not more.
    Doubtful(Box<Reading>),
}

/// Reads the zone of a document that is tilted by ten degrees at most.
///
/// # Errors
/// [`NotRead`].
pub fn read(picture: &GreyImage) -> Result<Reading, NotRead> {
    let smaller = picture.made_smaller();
    let (seen, block) = match &smaller {
        Some((smaller, block)) => (smaller, *block),
        None => (picture, 1),
    };
    let network = Network::taught();
    let mut doubtful: Option<Reading> = None;
    for effort in EFFORTS {
        for zone in located(seen, effort).into_iter().take(TRIED) {
            let Some(decision) = decide(&looked_at(&network, seen, &zone)) else {
                continue;
            };
            let stands = decision.stands;
            let reading = reading(decision, &zone, block);
            if stands {
                return Ok(reading);
            }
            if doubtful
                .as_ref()
                .is_none_or(|other| other.confidence < reading.confidence)
            {
                doubtful = Some(reading);
            }
        }
    }
    Err(doubtful.map_or(NotRead::NoZone, |reading| {
        NotRead::Doubtful(Box::new(reading))
    }))
}

/// The likeliest zone in a picture, for who teaches the network or measures the reader.
pub fn locate(picture: &GreyImage) -> Option<Zone> {
    let zones = EFFORTS
        .into_iter()
        .flat_map(|effort| located(picture, effort));
    zones.into_iter().next()
}

/// How much darker than its surroundings ink must be: first as most pictures need it, then so
/// that blurred characters come apart.
const EFFORTS: [f32; 2] = [0.45, 0.9];
/// Zones that are read before another effort is made.
const TRIED: usize = 3;
/// Where a cell is cut, in shares of a column and of a line: the mean of five looks is steadier
/// than one.
const LOOKS: [(f32, f32); 5] = [
    (0.0, 0.0),
    (-0.06, 0.0),
    (0.06, 0.0),
    (0.0, -0.02),
    (0.0, 0.02),
];

fn located(picture: &GreyImage, effort: f32) -> Vec<Zone> {
    let blobs = blobs::blobs(&ink::Ink::of(picture, effort));
    zone::zones(&lines::rows(&blobs), &blobs)
}

fn looked_at(network: &Network, picture: &GreyImage, zone: &Zone) -> Vec<Vec<Shares>> {
    let mean = |line, column| {
        let mut mean = [0.0; CHARACTERS];
        for off in LOOKS {
            let shares = network.shares(&cells::cut(picture, zone, (line, column), off));
            for (sum, share) in mean.iter_mut().zip(shares) {
                *sum += share / 5.0;
            }
        }
        mean
    };
    let columns = |line| {
        (0..zone.columns)
            .map(move |column| mean(line, column))
            .collect()
    };
    (0..zone.lines).map(columns).collect()
}

/// A pixel of the smaller picture is the middle of a block of the picture's own.
// A block is a small number of pixels.
#[allow(clippy::cast_precision_loss)]
fn reading(decision: Decision, zone: &Zone, block: usize) -> Reading {
    let block = block as f32;
    Reading {
        format: decision.format,
        lines: decision.lines,
        confidence: decision.certainty,
        checks: decision.checks,
        corners: zone
            .corners()
            .map(|(x, y)| ((x + 0.5) * block - 0.5, (y + 0.5) * block - 0.5)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_a_zone_is_not_read() {
        let pixels = (0..200 * 100).map(|at| if at % 7 < 3 { 30 } else { 220 });
        let stripes = GreyImage::new(200, 100, pixels.collect()).unwrap();
        assert!(matches!(read(&stripes), Err(NotRead::NoZone)));
        let one = GreyImage::new(1, 1, vec![0]).unwrap();
        assert!(matches!(read(&one), Err(NotRead::NoZone)));
    }
}
