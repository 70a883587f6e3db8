//! Which character a cell shows: a network of one hidden layer, taught from drawn photographs by
//! `mrz-reader-lab teach`.

use crate::cells::{Cell, PIXELS};

/// The characters of the zone, in the order of the network's answers.
pub const ALPHABET: [u8; 37] = *b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

pub const CHARACTERS: usize = ALPHABET.len();
pub const HIDDEN: usize = 128;

/// How sure the network is of each character; the shares add up to one.
pub type Shares = [f32; CHARACTERS];

/// What was learned. A weight is a whole number of a step that all weights of its layer share.
pub struct Network {
    pub first: Layer,
    pub second: Layer,
}

pub struct Layer {
    pub step: f32,
    /// For each input the weights of all outputs, side by side.
    pub weights: Vec<i8>,
    pub biases: Vec<f32>,
}

/// A file of another length than the two layers take.
#[derive(Debug, PartialEq, Eq)]
pub struct WrongLength;

impl Network {
    /// The network that this crate carries with it.
    ///
    /// # Panics
    /// Never: a test reads the file as it is built in.
    pub fn taught() -> Self {
        Self::from_bytes(include_bytes!("ocr-b.network")).expect("the file that was built in")
    }

    /// # Errors
    /// That the bytes are not two such layers.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WrongLength> {
        let (first, rest) = Layer::from_bytes(bytes, PIXELS, HIDDEN)?;
        let (second, rest) = Layer::from_bytes(rest, HIDDEN, CHARACTERS)?;
        let whole = rest.is_empty();
        whole.then_some(Self { first, second }).ok_or(WrongLength)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.first.write(&mut bytes);
        self.second.write(&mut bytes);
        bytes
    }

    pub fn shares(&self, cell: &Cell) -> Shares {
        let mut hidden = [0.0; HIDDEN];
        self.first.apply(cell, &mut hidden);
        for value in &mut hidden {
            *value = value.max(0.0);
        }
        let mut shares = [0.0; CHARACTERS];
        self.second.apply(&hidden, &mut shares);
        softmax(&mut shares);
        shares
    }
}

impl Layer {
    fn from_bytes(
        bytes: &[u8],
        inputs: usize,
        outputs: usize,
    ) -> Result<(Self, &[u8]), WrongLength> {
        let (step, rest) = bytes.split_first_chunk::<4>().ok_or(WrongLength)?;
        let (biases, rest) = rest.split_at_checked(4 * outputs).ok_or(WrongLength)?;
        let (weights, rest) = rest.split_at_checked(inputs * outputs).ok_or(WrongLength)?;
        let biases = biases
            .chunks_exact(4)
            .filter_map(|four| four.try_into().ok());
        let layer = Self {
            step: f32::from_le_bytes(*step),
            biases: biases.map(f32::from_le_bytes).collect(),
            weights: weights.iter().map(|byte| byte.cast_signed()).collect(),
        };
        Ok((layer, rest))
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.step.to_le_bytes());
        bytes.extend(self.biases.iter().flat_map(|bias| bias.to_le_bytes()));
        bytes.extend(self.weights.iter().map(|weight| weight.cast_unsigned()));
    }

    fn apply(&self, inputs: &[f32], outputs: &mut [f32]) {
        for (input, weights) in inputs.iter().zip(self.weights.chunks_exact(outputs.len())) {
            for (output, weight) in outputs.iter_mut().zip(weights) {
                *output += input * f32::from(*weight);
            }
        }
        for (output, bias) in outputs.iter_mut().zip(&self.biases) {
            *output = *output * self.step + bias;
        }
    }
}

/// Scores to shares of one.
pub fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in &mut *scores {
        *score = (*score - highest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_is_what_its_file_says() {
        let bytes = include_bytes!("ocr-b.network");
        assert_eq!(Network::taught().to_bytes(), bytes);
        assert!(Network::from_bytes(&bytes[1..]).is_err());
    }

    #[test]
    fn shares_add_up_to_one_and_the_highest_score_has_most() {
        let mut scores = [1.0, 90.0, 89.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        assert!(scores[1] > scores[2] && scores[2] > scores[0]);
    }
}
