//! What a task that is done says of the day of its habit. Only what is missing is said: a word of the owner stands, and
//! a task is no reason to note a slip.

use serde::{Deserialize, Serialize};

use crate::habits::{EntryStatus, HabitKind};

/// What is written about the day, and withdrawn when the task is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HabitLog {
    /// The day is done.
    Done,
    /// One more of what is counted.
    OneMore,
}

/// What is written about a day of a habit of which `status` was said before; nothing where there is nothing to say.
#[must_use]
pub const fn habit_log(kind: HabitKind, status: Option<EntryStatus>) -> Option<HabitLog> {
    match (kind, status) {
        (HabitKind::YesNo, None) => Some(HabitLog::Done),
        (HabitKind::Measure, _) => Some(HabitLog::OneMore),
        (HabitKind::YesNo | HabitKind::Limit | HabitKind::Quit, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_adds_a_word_and_overwrites_none() {
        assert_eq!(habit_log(HabitKind::YesNo, None), Some(HabitLog::Done));
        for said in [EntryStatus::Done, EntryStatus::Partial, EntryStatus::Skipped, EntryStatus::Failed] {
            assert_eq!(habit_log(HabitKind::YesNo, Some(said)), None, "{said:?}");
        }
        assert_eq!(habit_log(HabitKind::Measure, Some(EntryStatus::Skipped)), Some(HabitLog::OneMore));
        assert_eq!((habit_log(HabitKind::Limit, None), habit_log(HabitKind::Quit, None)), (None, None));
    }
}
