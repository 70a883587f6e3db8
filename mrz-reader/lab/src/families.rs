//! How hard the photographs are, and which of them count.
//!
//! The ranges and the seeds of the scored set are frozen: they were written down before the reader
//! was, and whoever changes them starts a new score. Tuning and training use other seeds.

use crate::chance::Chance;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A person who takes care, a telephone of today.
    Mild,
    /// A hurried hand, poor light, a cheap telephone.
    Hard,
}

/// Photographs of each family in the scored set.
pub const SCORED_OF_EACH: u64 = 100;

/// The seed of the scored photograph `index` of a family.
pub const fn scored_seed(family: Family, index: u64) -> u64 {
    match family {
        Family::Mild => 0x5c0_2ed0_0001_0000 + index,
        Family::Hard => 0x5c0_2ed0_0002_0000 + index,
    }
}

/// The seed of any other photograph. No two `set`s meet, and none meets the scored one.
pub const fn other_seed(set: u64, index: u64) -> u64 {
    0x0074_0000_0000_0000 + (set << 32) + index
}

/// What can be wrong with a photograph: each amount is drawn from its range, evenly.
pub struct Ranges {
    /// Pixels, as a camera's preview or a photograph made smaller has them.
    pub pictures: &'static [(usize, usize)],
    /// Share of the picture's width that the document takes.
    pub fill: (f32, f32),
    /// Degrees, to either side.
    pub tilt: (f32, f32),
    /// How far each corner is moved, as a share of the document's width.
    pub perspective: (f32, f32),
    /// Grey of the ink, of the paper, and the strength of the pattern printed beneath.
    pub ink: (f32, f32),
    pub paper: (f32, f32),
    pub pattern: (f32, f32),
    /// Standard deviation in pixels.
    pub blur: (f32, f32),
    /// Share of photographs with a moved camera, and how many pixels it moved.
    pub moved: f32,
    pub movement: (f32, f32),
    /// Share of light lost from one side of the picture to the other.
    pub gradient: (f32, f32),
    /// Share of photographs with the edge of a shadow, and the light that is left in it.
    pub shadowed: f32,
    pub shadow: (f32, f32),
    /// How many reflections, their strength (1 is white) and their radius as a share of the width.
    pub glares: usize,
    pub glare: (f32, f32),
    pub glare_radius: (f32, f32),
    /// Standard deviation of the sensor's noise, in grey levels.
    pub noise: (f32, f32),
    pub jpeg: (f32, f32),
}

impl Family {
    pub const BOTH: [Self; 2] = [Self::Mild, Self::Hard];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Hard => "hard",
        }
    }

    pub const fn ranges(self) -> Ranges {
        match self {
            Self::Mild => Ranges {
                pictures: &[(1280, 960), (1600, 1200)],
                fill: (0.72, 0.95),
                tilt: (0.0, 3.0),
                perspective: (0.0, 0.01),
                ink: (15.0, 60.0),
                paper: (190.0, 240.0),
                pattern: (0.0, 18.0),
                blur: (0.3, 1.1),
                moved: 0.0,
                movement: (0.0, 0.0),
                gradient: (0.0, 0.2),
                shadowed: 0.0,
                shadow: (1.0, 1.0),
                glares: 0,
                glare: (0.0, 0.0),
                glare_radius: (0.1, 0.1),
                noise: (1.0, 6.0),
                jpeg: (75.0, 95.0),
            },
            Self::Hard => Ranges {
                pictures: &[(1024, 768), (1280, 960)],
                fill: (0.65, 0.92),
                tilt: (2.0, 10.0),
                perspective: (0.01, 0.03),
                ink: (30.0, 90.0),
                paper: (160.0, 230.0),
                pattern: (5.0, 30.0),
                blur: (0.8, 1.8),
                moved: 0.25,
                movement: (2.0, 5.0),
                gradient: (0.15, 0.5),
                shadowed: 0.4,
                shadow: (0.45, 0.8),
                glares: 2,
                glare: (0.3, 0.9),
                glare_radius: (0.04, 0.15),
                noise: (5.0, 16.0),
                jpeg: (40.0, 80.0),
            },
        }
    }
}

/// The seed's own stream for one purpose, so that a change to one leaves the others alone.
pub const fn stream(seed: u64, purpose: u64) -> Chance {
    Chance::from_seed(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ (purpose << 56))
}
