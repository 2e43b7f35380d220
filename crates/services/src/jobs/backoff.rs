//! How long to wait after a try that came to nothing: twice as long each time, and never quite the same, so that what
//! stopped together does not come back together.

use std::ops::RangeInclusive;

use jiff::SignedDuration;

const FIRST_SECONDS: i64 = 15;
const LONGEST_SECONDS: i64 = 3600;
/// Thousandths by which a wait is stretched or cut.
pub(super) const SPREAD: RangeInclusive<i64> = 800..=1200;

/// The wait after that many tries, by a random number out of [`SPREAD`].
pub(super) fn wait_after(attempts: i32, spread: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or_default().min(20);
    let seconds = (FIRST_SECONDS << doublings).min(LONGEST_SECONDS);
    SignedDuration::from_millis(seconds * spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour() {
        let waits: Vec<_> = (1..=10).map(|attempts| wait_after(attempts, 1000).as_secs()).collect();
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(wait_after(i32::MAX, 1000).as_secs(), 3600);
        assert_eq!(wait_after(0, 1000).as_secs(), 15);
    }

    #[test]
    fn a_wait_is_never_far_from_its_middle() {
        assert_eq!(wait_after(3, *SPREAD.start()), SignedDuration::from_secs(48));
        assert_eq!(wait_after(3, *SPREAD.end()), SignedDuration::from_secs(72));
    }
}
