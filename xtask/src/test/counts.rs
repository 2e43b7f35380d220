//! How many tests passed and failed, read from what a test runner prints.

use std::ops::AddAssign;

/// Tests of a step. A check without tests of its own counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    /// A check that held.
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    /// A check that did not.
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// From a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
    pub fn from_line(line: &str) -> Option<Self> {
        let rest = line.trim().strip_prefix("test result: ")?;
        let number = |word: &str| {
            let before = rest.split(word).next()?;
            before.rsplit(|letter: char| !letter.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
        };
        Some(Self { passed: number(" passed")?, failed: number(" failed")? })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn a_result_line_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(Counts::from_line(line), Some(Counts { passed: 12, failed: 3 }));
        assert_eq!(Counts::from_line("test streak ... ok"), None);
    }
}
