//! Why a task was suggested, point by point.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::SuggestionRequest;
use crate::{ids::HabitId, tasks::Task, time::day_number};

/// From so many days without a change on, a task is worth a look.
const UNTOUCHED_DAYS: u32 = 14;

const OVERDUE_POINTS: u8 = 40;
const VOTE_POINTS: u8 = 25;
const UNTOUCHED_POINTS: u8 = 20;
const FITS_POINTS: u8 = 15;

/// One reason and what it is worth. Together a task has at most 100 points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TaskReason {
    /// Its day or its deadline went by: 40 points.
    Overdue {
        /// Days since.
        days: u32,
    },
    /// It is for a habit that has had no day this week, nor has the identity behind it: 25 points.
    Vote {
        /// The habit.
        habit_id: HabitId,
    },
    /// Nobody has changed it for 14 days or more: 20 points.
    Untouched {
        /// Days since.
        days: u32,
    },
    /// Its estimate fits what is left of the day: 15 points.
    Fits {
        /// The estimate in minutes.
        minutes: u16,
    },
}

impl TaskReason {
    /// What it adds to the score.
    #[must_use]
    pub const fn points(&self) -> u8 {
        match self {
            Self::Overdue { .. } => OVERDUE_POINTS,
            Self::Vote { .. } => VOTE_POINTS,
            Self::Untouched { .. } => UNTOUCHED_POINTS,
            Self::Fits { .. } => FITS_POINTS,
        }
    }
}

/// What speaks for a task, the strongest first; empty where nothing does.
pub(super) fn reasons(task: &Task, request: &SuggestionRequest) -> Vec<TaskReason> {
    let today = request.cal.today;
    let due = task.due.as_ref().map(|due| due.day);
    let went_by = [due, task.deadline].into_iter().flatten().filter(|day| *day < today).min();
    let overdue = went_by.map(|day| TaskReason::Overdue { days: days_since(day, today) });
    let vote = task.habit_id.filter(|habit| request.without_vote.contains(habit));
    let untouched = days_since(task.changed_on, today);
    let untouched = (untouched >= UNTOUCHED_DAYS).then_some(TaskReason::Untouched { days: untouched });
    let fits = task.estimate_minutes.filter(|minutes| *minutes <= request.minutes_left);
    let vote = vote.map(|habit_id| TaskReason::Vote { habit_id });
    [overdue, vote, untouched, fits.map(|minutes| TaskReason::Fits { minutes })].into_iter().flatten().collect()
}

fn days_since(day: Date, today: Date) -> u32 {
    u32::try_from(day_number(today) - day_number(day)).unwrap_or_default()
}
