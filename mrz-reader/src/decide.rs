//! From how sure the network is of each cell to the lines, or to nothing: what is read wrong and
//! still passes every check digit is worse than what is not read.

use crate::grammar::{Format, Set, value};
use crate::network::{ALPHABET, CHARACTERS, Shares};

/// Lines that the cells may say.
#[derive(Clone, Debug)]
pub struct Decision {
    pub format: Format,
    pub lines: Vec<String>,
    /// Nothing where the lines break the layout itself, as a number that begins with filler does.
    pub checks: Option<mrz::Checks>,
    /// How sure the least certain character is, of those that no check digit proves.
    pub certainty: f32,
    /// Whether it may be shown as read.
    pub stands: bool,
}

/// A character that no check digit tells from its likeliest rival must be this sure.
const CERTAIN: f32 = 0.9;
/// A cell that the check digits cover may be less so, for they prove it.
const LIKELY: f32 = 0.35;
/// A mended character may be so many times less likely than the one it replaces…
const MEND: f32 = 60.0;
/// …and must be this many times likelier than any other way to satisfy the check digits.
const AHEAD: f32 = 20.0;
/// Cells that mending looks at: the least certain.
const MENDED: usize = 8;

/// One cell while it is decided.
struct Choice {
    line: usize,
    allowed: Set,
    /// The allowed characters, the likeliest first.
    best: usize,
    second: usize,
    shares: Shares,
    covered: bool,
}

/// The likeliest reading of the cells, line by line.
pub fn decide(cells: &[Vec<Shares>]) -> Option<Decision> {
    let shape = (cells.len(), cells.first()?.len());
    let formats = Format::ALL
        .into_iter()
        .filter(|format| format.shape() == shape);
    let first = &cells[0][0];
    let weight = |format: &Format| {
        let allowed = format.allowed(0, 0);
        (0..CHARACTERS)
            .filter(|c| allowed.holds(*c))
            .map(|c| first[c])
            .sum::<f32>()
    };
    let format = formats.max_by(|one, other| weight(one).total_cmp(&weight(other)))?;
    let mut choices = choices(format, cells);
    let mut checks = format.checks(&lines(&choices, shape.0));
    if !checks.as_ref().is_some_and(mrz::Checks::all_valid) && mend(format, &mut choices, shape.0) {
        checks = format.checks(&lines(&choices, shape.0));
    }
    let certainty = choices.iter().map(Choice::certainty).fold(1.0, f32::min);
    let likely = choices.iter().all(|choice| choice.share() > LIKELY);
    let valid = checks.as_ref().is_some_and(mrz::Checks::all_valid);
    Some(Decision {
        format,
        lines: lines(&choices, shape.0),
        checks,
        certainty,
        stands: valid && likely && certainty > CERTAIN && weight(&format) > CERTAIN,
    })
}

fn choices(format: Format, cells: &[Vec<Shares>]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (line, row) in cells.iter().enumerate() {
        for (column, shares) in row.iter().enumerate() {
            let allowed = format.allowed(line, column);
            let mut ranked: Vec<usize> = (0..CHARACTERS).filter(|c| allowed.holds(*c)).collect();
            ranked.sort_by(|one, other| shares[*other].total_cmp(&shares[*one]));
            choices.push(Choice {
                line,
                allowed,
                best: ranked[0],
                second: ranked.get(1).copied().unwrap_or(ranked[0]),
                shares: *shares,
                covered: format.is_covered(line, column),
            });
        }
    }
    choices
}

impl Choice {
    /// How sure its character is among all that may stand here.
    fn share(&self) -> f32 {
        self.share_among(|_| true)
    }

    /// The same, among those that no check digit tells from it.
    fn certainty(&self) -> f32 {
        self.share_among(|other| !self.covered || value(other) == value(self.best))
    }

    fn share_among(&self, rival: impl Fn(usize) -> bool) -> f32 {
        let rivals = (0..CHARACTERS).filter(|c| self.allowed.holds(*c) && rival(*c));
        let sum: f32 = rivals.map(|c| self.shares[c]).sum();
        self.shares[self.best] / sum.max(f32::MIN_POSITIVE)
    }

    /// How many times likelier its best character is than the next.
    fn lead(&self) -> f32 {
        self.shares[self.best] / self.shares[self.second].max(f32::MIN_POSITIVE)
    }
}

fn lines(choices: &[Choice], count: usize) -> Vec<String> {
    let mut lines = vec![String::new(); count];
    for choice in choices {
        lines[choice.line].push(char::from(ALPHABET[choice.best]));
    }
    lines
}

/// Takes the second choice in one or two uncertain cells, if that satisfies the check digits and
/// nothing as likely does.
fn mend(format: Format, choices: &mut [Choice], count: usize) -> bool {
    let mut doubtful: Vec<usize> = (0..choices.len())
        .filter(|at| choices[*at].covered && choices[*at].lead() < MEND)
        .collect();
    doubtful.sort_by(|one, other| choices[*one].lead().total_cmp(&choices[*other].lead()));
    doubtful.truncate(MENDED);
    let mut ways: Vec<(f32, Vec<usize>)> = Vec::new();
    for (place, one) in doubtful.iter().enumerate() {
        ways.push((choices[*one].lead(), vec![*one]));
        for other in &doubtful[place + 1..] {
            ways.push((
                choices[*one].lead() * choices[*other].lead(),
                vec![*one, *other],
            ));
        }
    }
    ways.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut valid = ways.into_iter().filter(|(cost, cells)| {
        *cost < MEND * AHEAD && {
            swap(choices, cells);
            let valid = format
                .checks(&lines(choices, count))
                .is_some_and(|c| c.all_valid());
            swap(choices, cells);
            valid
        }
    });
    let (Some((cost, cells)), next) = (valid.next(), valid.next()) else {
        return false;
    };
    if cost > MEND || next.is_some_and(|(other, _)| other < cost * AHEAD) {
        return false;
    }
    drop(valid);
    swap(choices, &cells);
    true
}

fn swap(choices: &mut [Choice], cells: &[usize]) {
    for at in cells {
        let choice = &mut choices[*at];
        std::mem::swap(&mut choice.best, &mut choice.second);
    }
}

#[cfg(test)]
mod tests;
