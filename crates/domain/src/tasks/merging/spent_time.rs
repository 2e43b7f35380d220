//! The time that a task took, as several devices tell it: what was set last, and what was added since. Two devices that
//! add something without a network both count, in whatever order they are heard.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    habits::{Outcome, Stamp},
    tasks::MOST_SPENT_MINUTES,
};

/// The most that is added in one step, in minutes: a week of them.
pub const MOST_ADDED_MINUTES: i32 = 10_080;
/// So many additions are kept one by one; older ones are a part of what they were added to. Then a "set to" that
/// arrives later than all these replaces them, though it may have been made between them.
const KEPT: usize = 200;

/// The time that a task took so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpentTime {
    /// What was set last, in minutes. Below zero where old additions took more away than there was.
    set: i64,
    /// What was added since, by time.
    added: Vec<Addition>,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Addition {
    stamp: Stamp,
    minutes: i32,
}

impl SpentTime {
    /// So many minutes, and nothing added yet.
    #[must_use]
    pub fn of(minutes: u32) -> Self {
        Self { set: i64::from(minutes), added: Vec::new() }
    }

    /// The sum in minutes, from 0 to [`MOST_SPENT_MINUTES`]. It is held only here: held any earlier it would depend on
    /// the order of arrival.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        held(self.set + self.added.iter().map(|one| i64::from(one.minutes)).sum::<i64>())
    }

    /// The last addition.
    #[must_use]
    pub fn last_added(&self) -> Option<Stamp> {
        self.added.last().map(|one| one.stamp)
    }

    /// Whether something was added under this id.
    #[must_use]
    pub fn has(&self, id: Uuid) -> bool {
        self.added.iter().any(|one| one.stamp.by == id)
    }

    /// Adds minutes, or takes some away. `set_at`: when the time was last set. What was added before that is
    /// superseded.
    pub fn add(&mut self, minutes: i32, stamp: Stamp, set_at: Option<Stamp>) -> Outcome {
        if set_at.is_some_and(|set_at| stamp < set_at) {
            return Outcome::Superseded;
        }
        if !self.has(stamp.by) {
            self.added.push(Addition { stamp, minutes });
            self.added.sort_unstable();
            while self.added.len() > KEPT {
                self.set += i64::from(self.added.remove(0).minutes);
            }
        }
        Outcome::Applied
    }

    /// Sets the time. What was added after that stands on top.
    pub fn set(&mut self, minutes: u32, stamp: Stamp) {
        self.set = i64::from(minutes);
        self.added.retain(|one| one.stamp > stamp);
    }
}

/// Checks what is added in one step.
///
/// # Errors
/// `out_of_range` for nothing, and past [`MOST_ADDED_MINUTES`] in either direction.
pub fn checked_addition(minutes: i32) -> Result<i32, &'static str> {
    let is_kept = minutes != 0 && (-MOST_ADDED_MINUTES..=MOST_ADDED_MINUTES).contains(&minutes);
    if is_kept { Ok(minutes) } else { Err("out_of_range") }
}

/// The time after an addition, for who knows no more than the sum.
#[must_use]
pub fn with_addition(spent: u32, minutes: i32) -> u32 {
    held(i64::from(spent) + i64::from(minutes))
}

fn held(minutes: i64) -> u32 {
    u32::try_from(minutes.max(0)).unwrap_or(MOST_SPENT_MINUTES).min(MOST_SPENT_MINUTES)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn stamp(number: i64) -> Stamp {
        Stamp {
            at: Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(number),
            by: Uuid::from_u128(number.unsigned_abs().into()),
        }
    }

    #[test]
    fn what_two_devices_add_counts_once_each_in_any_order() {
        let after = |steps: &[(i32, i64)]| {
            let mut spent = SpentTime::of(10);
            for (minutes, at) in steps {
                assert_eq!(spent.add(*minutes, stamp(*at), None), Outcome::Applied);
            }
            spent
        };
        assert_eq!(after(&[(15, 1), (30, 2)]).minutes(), 55);
        assert_eq!(after(&[(30, 2), (15, 1), (15, 1)]), after(&[(15, 1), (30, 2)]));
    }

    #[test]
    fn a_time_that_is_set_replaces_what_was_added_before_it_and_nothing_else() {
        for set_first in [true, false] {
            let mut spent = SpentTime::of(0);
            let set_at = set_first.then(|| stamp(2));
            if set_first {
                spent.set(60, stamp(2));
            }
            let early = spent.add(15, stamp(1), set_at);
            assert_eq!(early, if set_first { Outcome::Superseded } else { Outcome::Applied });
            spent.add(30, stamp(3), set_at);
            if !set_first {
                spent.set(60, stamp(2));
            }
            assert_eq!((spent.minutes(), spent.last_added()), (90, Some(stamp(3))));
        }
    }

    #[test]
    fn the_sum_is_held_and_taking_back_gives_what_was_before() {
        let mut spent = SpentTime::of(MOST_SPENT_MINUTES - 5);
        spent.add(15, stamp(1), None);
        assert_eq!(spent.minutes(), MOST_SPENT_MINUTES);
        spent.add(-15, stamp(2), None);
        assert_eq!(spent.minutes(), MOST_SPENT_MINUTES - 5);
        assert_eq!((with_addition(5, -15), with_addition(5, 15)), (0, 20));
        assert_eq!((checked_addition(0), checked_addition(-15)), (Err("out_of_range"), Ok(-15)));
        assert_eq!(checked_addition(MOST_ADDED_MINUTES + 1), Err("out_of_range"));
    }

    #[test]
    fn old_additions_stay_in_the_sum() {
        let mut spent = SpentTime::of(0);
        for number in 1..=300 {
            spent.add(1, stamp(number), None);
        }
        assert_eq!((spent.minutes(), spent.added.len()), (300, KEPT));
    }
}
