//! Light that falls unevenly, shadows and reflections.

use crate::chance::Chance;
use crate::families::Ranges;

pub struct Light {
    /// Where it comes from, and how much of it is lost on the other side.
    gradient: [f32; 3],
    /// A line across the picture, and the light that is left beyond it.
    shadow: Option<([f32; 3], f32)>,
    /// Middle, radius along and across, strength.
    glares: Vec<[f32; 5]>,
    size: (f32, f32),
}

impl Light {
    #[allow(clippy::cast_precision_loss)]
    pub fn random((width, height): (usize, usize), ranges: &Ranges, chance: &mut Chance) -> Self {
        let (width, height) = (width as f32, height as f32);
        let line = |chance: &mut Chance| {
            let (sin, cos) = chance.between((0.0, std::f32::consts::TAU)).sin_cos();
            [cos, sin, chance.between((-0.25, 0.25))]
        };
        let [across, down, _] = line(chance);
        let gradient = [across, down, chance.between(ranges.gradient)];
        let shadow = chance
            .happens(ranges.shadowed)
            .then(|| (line(chance), chance.between(ranges.shadow)));
        let glares = (0..chance.below(ranges.glares + 1))
            .map(|_| {
                [
                    width * chance.between((0.1, 0.9)),
                    height * chance.between((0.1, 0.9)),
                    width * chance.between(ranges.glare_radius),
                    width * chance.between(ranges.glare_radius),
                    chance.between(ranges.glare),
                ]
            })
            .collect();
        Self {
            gradient,
            shadow,
            glares,
            size: (width, height),
        }
    }

    /// What a grey level looks like at a place of the picture.
    pub fn on(&self, level: f32, (x, y): (f32, f32)) -> f32 {
        // From -0.5 to 0.5 in both directions.
        let (right, down) = (x / self.size.0 - 0.5, y / self.size.1 - 0.5);
        let [across, along, lost] = self.gradient;
        let mut level =
            level * (1.0 - lost * (0.5 + across * right + along * down).clamp(0.0, 1.0));
        if let Some(([across, along, offset], left)) = self.shadow {
            // A soft edge, one percent of the picture wide.
            let beyond = ((across * right + along * down - offset) / 0.01).clamp(0.0, 1.0);
            level *= 1.0 - beyond * (1.0 - left);
        }
        for [centre, middle, wide, high, strength] in &self.glares {
            let distance = ((x - centre) / wide).powi(2) + ((y - middle) / high).powi(2);
            level += (255.0 - level) * strength * (-distance).exp();
        }
        level
    }
}
