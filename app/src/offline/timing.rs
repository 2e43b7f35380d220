//! When to try again, and how far this device's clock is off. Pure, because both are easy to get subtly wrong.

use jiff::Timestamp;

/// First wait after a failed attempt, in milliseconds.
const FIRST_WAIT: u64 = 2_000;
/// Longest wait.
const LONGEST_WAIT: u64 = 5 * 60_000;
/// From here on a wrong clock is worth telling, in minutes.
const NOTABLE_SKEW: i64 = 5;

/// Milliseconds to wait after `failures` failed attempts in a row (from 1): doubles from 2 s to 5 min, plus up to a
/// quarter so that devices do not come back in step. `random` lies in 0..1.
pub(super) fn backoff(failures: u32, random: f64) -> u32 {
    let wait = FIRST_WAIT.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST_WAIT);
    let jitter = (wait as f64 / 4.0 * random.clamp(0.0, 1.0)) as u64;
    u32::try_from(wait + jitter).unwrap_or(u32::MAX)
}

/// Milliseconds to add to this device's clock to get the server's, judged at the middle of a request.
pub(super) fn offset(sent: Timestamp, received: Timestamp, server: Timestamp) -> i64 {
    let middle = i64::midpoint(sent.as_millisecond(), received.as_millisecond());
    server.as_millisecond() - middle
}

/// The device's time corrected by an offset in milliseconds.
pub(super) fn corrected(device: Timestamp, offset: i64) -> Timestamp {
    Timestamp::from_millisecond(device.as_millisecond().saturating_add(offset)).unwrap_or(device)
}

/// Minutes that the device is ahead of the server; zero while that is below five.
pub(super) const fn skew_minutes(offset: i64) -> i64 {
    let minutes = -offset / 60_000;
    if minutes.abs() >= NOTABLE_SKEW { minutes } else { 0 }
}

/// Milliseconds until the wall clock shows `boundary` minutes after midnight, at least one second. A zone change in
/// between makes this wrong by that change, so callers look again at least every ten minutes.
pub(super) fn until_boundary(wall: jiff::civil::DateTime, boundary: u16) -> u32 {
    const DAY: i64 = 24 * 60 * 60;
    let now = i64::from(wall.hour()) * 3600 + i64::from(wall.minute()) * 60 + i64::from(wall.second());
    let ahead = (i64::from(boundary) * 60 - now).rem_euclid(DAY);
    let seconds = if ahead == 0 { DAY } else { ahead };
    u32::try_from(seconds.max(1) * 1000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(millis).unwrap()
    }

    #[test]
    fn waits_double_from_two_seconds_to_five_minutes() {
        let waits: Vec<u32> = (1..=10).map(|n| backoff(n, 0.0)).collect();
        assert_eq!(waits[..4], [2_000, 4_000, 8_000, 16_000]);
        assert_eq!(waits[9], 300_000);
        assert_eq!(backoff(u32::MAX, 1.0), 375_000);
    }

    #[test]
    fn jitter_only_lengthens_and_by_a_quarter_at_most() {
        assert_eq!(backoff(1, 1.0), 2_500);
        assert!((2_000..=2_500).contains(&backoff(1, 0.4)));
    }

    #[test]
    fn the_offset_is_judged_at_the_middle_of_the_request() {
        assert_eq!(offset(at(1_000), at(3_000), at(2_000)), 0);
        assert_eq!(offset(at(1_000), at(3_000), at(62_000)), 60_000);
        assert_eq!(corrected(at(5_000), -4_000), at(1_000));
    }

    #[test]
    fn a_skew_under_five_minutes_is_not_told() {
        assert_eq!(skew_minutes(-4 * 60_000 - 59_000), 0);
        assert_eq!(skew_minutes(-5 * 60_000), 5);
        assert_eq!(skew_minutes(86_400_000), -1440);
    }

    #[test]
    fn the_day_ends_at_the_persons_own_boundary() {
        let wall = jiff::civil::date(2026, 3, 10).at(23, 59, 30, 0);
        assert_eq!(until_boundary(wall, 0), 30_000);
        assert_eq!(until_boundary(wall, 180), (3 * 3600 + 30) * 1000);
        assert_eq!(until_boundary(jiff::civil::date(2026, 3, 10).at(3, 0, 0, 0), 180), 86_400_000);
    }
}
