//! What test runners say of themselves at their end.

/// Tests that held and tests that did not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

impl Counts {
    /// Adds what a line of a runner's summary says; other lines say nothing.
    ///
    /// Understood are nextest (`Summary [ 1.2s] 3 tests run: 2 passed, 1 failed, 4 skipped`, where
    /// skipped means filtered out), `cargo test` (`test result: ok. 2 passed; 1 failed; …`) and
    /// Playwright (a line for each: `  2 passed (1.2s)`), whose form our own measures take.
    pub fn add(&mut self, line: &str) {
        let line = line.trim();
        if line.starts_with("Summary [") {
            if let Some((_, said)) = line.split_once(" run: ") {
                said.split(',').for_each(|part| self.add_part(part));
            }
        } else if let Some(said) = line.strip_prefix("test result: ") {
            let said = said.split_once(". ").map_or(said, |(_, rest)| rest);
            said.split(';').for_each(|part| self.add_part(part));
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            self.add_playwright(line);
        }
    }

    fn add_part(&mut self, part: &str) {
        let mut words = part.split_whitespace();
        let number = words.next().and_then(|word| word.parse::<usize>().ok());
        match (number, words.next()) {
            (Some(number), Some("passed")) => self.passed += number,
            (Some(number), Some("failed" | "timed" | "exec")) => self.failed += number,
            _ => {}
        }
    }

    /// A browser test that was skipped or did not run is no proof, so it counts as failed.
    fn add_playwright(&mut self, line: &str) {
        let Some((number, what)) = line.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<usize>() else {
            return;
        };
        let what = what.split(" (").next().unwrap_or(what);
        match what {
            "passed" => self.passed += number,
            "failed" | "flaky" | "skipped" | "interrupted" | "did not run" => self.failed += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        for line in lines {
            counts.add(line);
        }
        counts
    }

    #[test]
    fn nextest_is_understood() {
        let line = "     Summary [   1.204s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 5 skipped";
        let expected = Counts {
            passed: 6,
            failed: 3,
        };
        assert_eq!(of(&[line]), expected);
    }

    #[test]
    fn cargo_test_is_summed_over_its_programs() {
        let line = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out";
        let expected = Counts {
            passed: 4,
            failed: 2,
        };
        assert_eq!(of(&[line, line, "running 3 tests"]), expected);
    }

    #[test]
    fn a_browser_test_that_did_not_run_has_failed() {
        let lines = [
            "  1 failed",
            "  2 did not run",
            "  1 skipped",
            "  7 passed (3.1s)",
        ];
        let expected = Counts {
            passed: 7,
            failed: 4,
        };
        assert_eq!(of(&lines), expected);
        assert_eq!(of(&["  2 of 3 passed by"]), Counts::default());
    }
}
