//! How many tests passed and failed, read from what a test runner prints.

use std::ops::AddAssign;

/// Tests of a step. A check without tests of its own counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    /// Tests that say themselves that they could not run. The runner takes them for passed.
    pub not_run: u64,
}

impl Counts {
    /// A check that held.
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0, not_run: 0 };
    /// A check that did not.
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1, not_run: 0 };

    /// From a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
    pub fn from_line(line: &str) -> Option<Self> {
        let rest = line.trim().strip_prefix("test result: ")?;
        let number = |word: &str| {
            let before = rest.split(word).next()?;
            before.rsplit(|letter: char| !letter.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
        };
        Some(Self { passed: number(" passed")?, failed: number(" failed")?, not_run: 0 })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.not_run += other.not_run;
    }
}

/// The test that could not run, from a line such as `not run: vectors::loop_score::steps: there is no folder`. With one
/// thread it stands behind the name that the runner has begun to print.
pub fn test_not_run(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("not run: ")?;
    rest.split(": ").next().filter(|test| !test.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Counts, test_not_run};

    #[test]
    fn a_result_line_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(Counts::from_line(line), Some(Counts { passed: 12, failed: 3, not_run: 0 }));
        assert_eq!(Counts::from_line("test streak ... ok"), None);
    }

    #[test]
    fn a_test_that_could_not_run_is_named() {
        let line = "not run: vectors::loop_score::steps: there is no /shared/vectors";
        assert_eq!(test_not_run(line), Some("vectors::loop_score::steps"));
        let after_the_name = format!("test vectors::loop_score::steps ... {line}");
        assert_eq!(test_not_run(&after_the_name), Some("vectors::loop_score::steps"));
        assert_eq!(test_not_run("test vectors::loop_score::steps ... ok"), None);
    }
}
