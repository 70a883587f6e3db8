//! Chance from a seed. Written out here, because the scored photographs must stay the same when a
//! library changes its generator: this is splitmix64, which fits in five lines.

pub struct Chance(u64);

impl Chance {
    pub const fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f32 {
        // 24 bits are what an f32 holds.
        #[allow(clippy::cast_precision_loss)]
        let share = (self.next() >> 40) as f32 / 16_777_216.0;
        share
    }

    pub fn between(&mut self, (low, high): (f32, f32)) -> f32 {
        low + (high - low) * self.share()
    }

    /// As often as not with either sign.
    pub fn around(&mut self, range: (f32, f32)) -> f32 {
        let amount = self.between(range);
        if self.happens(0.5) { amount } else { -amount }
    }

    pub fn happens(&mut self, share: f32) -> bool {
        self.share() < share
    }

    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % count
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A normal deviate, near enough: the sum of twelve.
    pub fn normal(&mut self) -> f32 {
        (0..12).map(|_| self.share()).sum::<f32>() - 6.0
    }
}
