//! A week or a month of tasks, day by day.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use super::{ExpectedTask, TaskItem, expected::expected, item::by_time};
use crate::{
    habits::Calendar,
    tasks::{Task, TaskSeries, TaskTree},
};

/// How much a calendar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarSpan {
    /// The owner's week of the day.
    Week,
    /// The month of the day, in whole weeks.
    Month,
}

impl CalendarSpan {
    /// The first and the last day that are shown around a day.
    #[must_use]
    pub fn days_around(self, day: Date, week_start: Weekday) -> (Date, Date) {
        let (first, last) = match self {
            Self::Week => (day, day),
            Self::Month => (day.first_of_month(), day.last_of_month()),
        };
        let before = i64::from(first.weekday().since(week_start));
        let after = 6 - i64::from(last.weekday().since(week_start));
        (first.saturating_sub(before.days()), last.saturating_add(after.days()))
    }
}

/// A day and what is set for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDay {
    /// The day.
    pub day: Date,
    /// Its tasks, by their times.
    pub items: Vec<TaskItem>,
    /// Occurrences that are not made yet.
    pub expected: Vec<ExpectedTask>,
}

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarTasks {
    /// The owner's local day.
    pub today: Date,
    /// How much is shown.
    pub span: CalendarSpan,
    /// The day around which it lies.
    pub around: Date,
    /// Every day that is shown, in whole weeks.
    pub days: Vec<TaskDay>,
}

/// The week or the month around a day, with open and done tasks.
#[must_use]
pub fn calendar_tasks(
    tasks: &[Task],
    series: &[TaskSeries],
    cal: Calendar,
    span: CalendarSpan,
    around: Date,
) -> CalendarTasks {
    let (from, to) = span.days_around(around, cal.week_start);
    let days = task_days(tasks, |_| true, series, cal.today, from, to);
    CalendarTasks { today: cal.today, span, around, days }
}

/// Every day from `from` to `to` with those of the tasks that are shown.
pub(super) fn task_days(
    tasks: &[Task],
    is_shown: impl Fn(&Task) -> bool,
    series: &[TaskSeries],
    today: Date,
    from: Date,
    to: Date,
) -> Vec<TaskDay> {
    let tree = TaskTree::new(tasks);
    let every_day = std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(|day| *day <= to);
    let empty = |day| TaskDay { day, items: Vec::new(), expected: Vec::new() };
    let mut days: Vec<TaskDay> = every_day.map(empty).collect();
    for task in tasks.iter().filter(|task| task.deleted_at.is_none() && is_shown(task)) {
        let Some(day) = task.day().or(task.deadline) else { continue };
        if let Some(day) = day_of(&mut days, day) {
            day.items.push(TaskItem::alone(task, &tree, today));
        }
    }
    for one in expected(tasks, series, today, from, to) {
        if let Some(day) = day_of(&mut days, one.day) {
            day.expected.push(one);
        }
    }
    for day in &mut days {
        day.items.sort_by(by_time);
    }
    days
}

/// The days are in order, so that one is found without looking at all.
fn day_of(days: &mut [TaskDay], day: Date) -> Option<&mut TaskDay> {
    let at = days.binary_search_by_key(&day, |known| known.day).ok()?;
    days.get_mut(at)
}
