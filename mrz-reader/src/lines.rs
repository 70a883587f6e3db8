//! Characters in a row: rows of text, of which some have an even pitch.

use crate::blobs::Blob;

/// A row of blobs from left to right, on the straight line `y = start + slope * x`.
#[derive(Clone, Debug)]
pub struct Row {
    pub blobs: Vec<Blob>,
    pub start: f32,
    pub slope: f32,
    /// Height of its tall characters.
    pub height: f32,
    /// From one character to the next.
    pub pitch: f32,
}

/// Fewer characters are no row of the zone, even when a reflection took half of it.
const FEWEST: usize = 14;
/// Fewer neighbours do not show where a row runs.
const FEWEST_IN_CHAIN: usize = 5;
/// Fifteen degrees: ten of tilt, and what perspective adds.
const STEEPEST: f32 = 0.27;
/// Of the steps from one character to the next, so many must be whole pitches.
const EVEN_STEPS: f32 = 0.72;

/// The rows with an even pitch, the longest first.
pub fn rows(blobs: &[Blob]) -> Vec<Row> {
    let mut sorted = blobs.to_vec();
    sorted.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut chains = chains(&sorted);
    chains.sort_by_key(|chain| std::cmp::Reverse(chain.len()));
    let mut taken = vec![false; sorted.len()];
    let mut rows = Vec::new();
    for chain in chains {
        if chain.len() < FEWEST_IN_CHAIN || chain.iter().any(|at| taken[*at]) {
            continue;
        }
        let members = grown(&sorted, &taken, chain);
        let row = Row::of(members.iter().map(|at| sorted[*at]).collect());
        if let Some(row) = row.filter(Row::is_even) {
            for at in members {
                taken[at] = true;
            }
            rows.push(row);
        }
    }
    rows
}

/// Each blob and its next to the right, where both agree that they are neighbours.
fn chains(sorted: &[Blob]) -> Vec<Vec<usize>> {
    let next: Vec<Option<usize>> = (0..sorted.len()).map(|at| next_of(sorted, at)).collect();
    let mut before: Vec<Option<usize>> = vec![None; sorted.len()];
    for (at, next) in next.iter().enumerate() {
        if let Some(next) = *next {
            // Sorted from left to right: the last to claim it is the nearest.
            before[next] = Some(at);
        }
    }
    let starts = (0..sorted.len()).filter(|at| before[*at].is_none_or(|b| next[b] != Some(*at)));
    starts
        .map(|start| {
            let mut chain = vec![start];
            let mut at = start;
            while let Some(follower) = next[at].filter(|n| before[*n] == Some(at)) {
                chain.push(follower);
                at = follower;
            }
            chain
        })
        .collect()
}

fn next_of(sorted: &[Blob], at: usize) -> Option<usize> {
    let one = sorted[at];
    let reach = one.height * 4.0;
    let right = sorted[at + 1..]
        .iter()
        .take_while(|other| other.x - one.x < reach);
    right
        .enumerate()
        .filter(|(_, other)| are_neighbours(&one, other))
        .map(|(step, _)| at + 1 + step)
        .next()
}

fn are_neighbours(one: &Blob, other: &Blob) -> bool {
    let tall = one.height.max(other.height);
    let across = other.x - one.x;
    let alike = one.height.min(other.height) > 0.4 * tall;
    let near = across > 0.35 * tall && across < 1.9 * tall;
    alike && near && (other.y - one.y).abs() < STEEPEST * across + 0.12 * tall
}

/// A chain with everything else that lies on its line, gaps of some characters included.
fn grown(sorted: &[Blob], taken: &[bool], chain: Vec<usize>) -> Vec<usize> {
    let mut members = chain;
    loop {
        let Some(row) = Row::of(members.iter().map(|at| sorted[*at]).collect()) else {
            return members;
        };
        let (first, last) = (row.blobs[0].x, row.blobs[row.blobs.len() - 1].x);
        let within = first - 5.0 * row.pitch..last + 5.0 * row.pitch;
        let before = members.len();
        members = (0..sorted.len())
            .filter(|at| {
                let blob = sorted[*at];
                let off = (blob.y - row.start - row.slope * blob.x).abs();
                !taken[*at]
                    && within.contains(&blob.x)
                    && off < 0.3 * row.height
                    && blob.height > 0.4 * row.height
                    && blob.height < 1.5 * row.height
                    && blob.width < 1.8 * row.height
            })
            .collect();
        if members.len() <= before {
            return members;
        }
    }
}

impl Row {
    fn of(blobs: Vec<Blob>) -> Option<Self> {
        let (start, slope) = straight(&blobs)?;
        let height = quantile(blobs.iter().map(|blob| blob.height).collect(), 0.75)?;
        let steps = blobs.windows(2).map(|two| two[1].x - two[0].x);
        // Two pieces of one broken character are no step.
        let steps: Vec<f32> = steps.filter(|step| *step > 0.5 * height).collect();
        let pitch = quantile(steps, 0.4)?;
        Some(Self {
            blobs,
            start,
            slope,
            height,
            pitch,
        })
    }

    /// Whether it is long, and its characters stand at whole pitches.
    fn is_even(&self) -> bool {
        let steps = self
            .blobs
            .windows(2)
            .map(|two| (two[1].x - two[0].x) / self.pitch);
        let (mut even, mut all) = (0.0, 0.0);
        for step in steps {
            all += 1.0;
            if step > 0.5 && (step - step.round()).abs() < 0.22 {
                even += 1.0;
            }
        }
        self.blobs.len() >= FEWEST && even > EVEN_STEPS * all && self.slope.abs() < STEEPEST
    }
}

/// Least squares.
// A row has some dozens of characters.
#[allow(clippy::cast_precision_loss)]
fn straight(blobs: &[Blob]) -> Option<(f32, f32)> {
    let count = blobs.len() as f32;
    let x = blobs.iter().map(|blob| blob.x).sum::<f32>() / count;
    let y = blobs.iter().map(|blob| blob.y).sum::<f32>() / count;
    let spread: f32 = blobs.iter().map(|blob| (blob.x - x).powi(2)).sum();
    let both: f32 = blobs.iter().map(|blob| (blob.x - x) * (blob.y - y)).sum();
    let slope = both / spread;
    (spread > 0.0).then_some((y - slope * x, slope))
}

/// The value below which that share of all lie.
// A share of a length is a place in it.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]
pub fn quantile(mut values: Vec<f32>, share: f32) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    let at = (values.len() as f32 * share) as usize;
    values.get(at).copied()
}
