//! Teaching: the network's weights from photographs of random characters, by stochastic gradient
//! descent with momentum.

use crate::chance::Chance;
use crate::samples::Samples;
use mrz_reader::cells::PIXELS;
use mrz_reader::network::{CHARACTERS, HIDDEN, Layer, Network, softmax};

const BATCH: usize = 32;
const MOMENTUM: f32 = 0.9;
/// At the start; it falls to nothing along half a cosine.
const RATE: f32 = 0.03;
const DECAY: f32 = 1e-4;

/// A layer while it learns: for each input the weights of all outputs, side by side.
struct Learning {
    outputs: usize,
    weights: Vec<f32>,
    biases: Vec<f32>,
    slope: Vec<f32>,
    bias_slope: Vec<f32>,
    momentum: Vec<f32>,
    bias_momentum: Vec<f32>,
}

/// Both layers.
pub struct Pupil {
    first: Learning,
    second: Learning,
}

impl Learning {
    // Layers have some hundreds of inputs.
    #[allow(clippy::cast_precision_loss)]
    fn new(inputs: usize, outputs: usize, chance: &mut Chance) -> Self {
        let spread = (2.0 / inputs as f32).sqrt();
        Self {
            outputs,
            weights: (0..inputs * outputs)
                .map(|_| chance.normal() * spread)
                .collect(),
            biases: vec![0.0; outputs],
            slope: vec![0.0; inputs * outputs],
            bias_slope: vec![0.0; outputs],
            momentum: vec![0.0; inputs * outputs],
            bias_momentum: vec![0.0; outputs],
        }
    }

    fn apply(&self, inputs: &[f32], outputs: &mut [f32]) {
        outputs.copy_from_slice(&self.biases);
        for (input, weights) in inputs.iter().zip(self.weights.chunks_exact(self.outputs)) {
            for (output, weight) in outputs.iter_mut().zip(weights) {
                *output += input * weight;
            }
        }
    }

    /// Adds what one sample asks of the weights.
    fn blame(&mut self, inputs: &[f32], errors: &[f32]) {
        for (input, slopes) in inputs.iter().zip(self.slope.chunks_exact_mut(self.outputs)) {
            for (slope, error) in slopes.iter_mut().zip(errors) {
                *slope += input * error;
            }
        }
        for (slope, error) in self.bias_slope.iter_mut().zip(errors) {
            *slope += error;
        }
    }

    fn step(&mut self, rate: f32) {
        let share = 1.0 / f32::from(u8::try_from(BATCH).unwrap_or(1));
        let weights = self
            .weights
            .iter_mut()
            .zip(&mut self.slope)
            .zip(&mut self.momentum);
        for ((weight, slope), momentum) in weights {
            *momentum = MOMENTUM * *momentum - rate * (*slope * share + DECAY * *weight);
            *weight += *momentum;
            *slope = 0.0;
        }
        let biases = self
            .biases
            .iter_mut()
            .zip(&mut self.bias_slope)
            .zip(&mut self.bias_momentum);
        for ((bias, slope), momentum) in biases {
            *momentum = MOMENTUM * *momentum - rate * *slope * share;
            *bias += *momentum;
            *slope = 0.0;
        }
    }

    /// Weights as whole steps: the largest is 127 of them.
    #[allow(clippy::cast_possible_truncation)]
    fn in_steps(&self) -> Layer {
        let largest = self
            .weights
            .iter()
            .fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = largest / 127.0;
        Layer {
            step,
            biases: self.biases.clone(),
            weights: self
                .weights
                .iter()
                .map(|weight| (weight / step).round() as i8)
                .collect(),
        }
    }
}

impl Pupil {
    pub fn new(chance: &mut Chance) -> Self {
        Self {
            first: Learning::new(PIXELS, HIDDEN, chance),
            second: Learning::new(HIDDEN, CHARACTERS, chance),
        }
    }

    /// So many rounds through all samples, each time in another order.
    #[allow(clippy::cast_precision_loss)]
    pub fn learn(&mut self, samples: &Samples, rounds: usize, chance: &mut Chance) {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        let steps = rounds * samples.len() / BATCH;
        let mut done = 0;
        for round in 0..rounds {
            for at in (1..order.len()).rev() {
                order.swap(at, chance.below(at + 1));
            }
            let mut surprise = 0.0;
            for batch in order.chunks(BATCH) {
                for at in batch {
                    let (cell, answer) = samples.get(*at);
                    surprise += self.see(&cell, answer);
                }
                let rate =
                    RATE * 0.5 * (1.0 + (std::f32::consts::PI * done as f32 / steps as f32).cos());
                self.first.step(rate);
                self.second.step(rate);
                done += 1;
            }
            println!(
                "round {}: loss {:.4}",
                round + 1,
                surprise / samples.len() as f32
            );
        }
    }

    /// Looks at one sample, and back at what led to the answer; gives the loss.
    fn see(&mut self, cell: &[f32], answer: usize) -> f32 {
        let mut hidden = [0.0; HIDDEN];
        self.first.apply(cell, &mut hidden);
        for value in &mut hidden {
            *value = value.max(0.0);
        }
        let mut shares = [0.0; CHARACTERS];
        self.second.apply(&hidden, &mut shares);
        softmax(&mut shares);
        let loss = -shares[answer].max(1e-9).ln();
        shares[answer] -= 1.0;
        self.second.blame(&hidden, &shares);
        let mut errors = [0.0; HIDDEN];
        let weights = self.second.weights.chunks_exact(CHARACTERS);
        for ((error, weights), value) in errors.iter_mut().zip(weights).zip(&hidden) {
            if *value > 0.0 {
                *error = weights
                    .iter()
                    .zip(&shares)
                    .map(|(weight, share)| weight * share)
                    .sum();
            }
        }
        self.first.blame(cell, &errors);
        loss
    }

    pub fn network(&self) -> Network {
        Network {
            first: self.first.in_steps(),
            second: self.second.in_steps(),
        }
    }
}
