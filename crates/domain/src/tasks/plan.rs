//! Planning tasks: a timeframe, a day, or both, for one or for many. What was before is a plan as well, so that taking
//! it back is the same change the other way round.

use jiff::civil::Date;

use super::{Due, Task, TaskPart, Timeframe};
use crate::{habits::Patch, ids::TaskId, problem::FieldError};

/// When a task is meant to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskPlan {
    /// Which task.
    pub task_id: TaskId,
    /// The timeframe; none for no plan.
    pub timeframe: Option<Timeframe>,
    /// The owner's day on which it was chosen; today when none is told.
    pub planned_on: Option<Date>,
    /// The day on which it is due.
    pub day: Patch<Date>,
}

impl TaskPlan {
    /// The plan that a task has, and the day too where this plan changes it: what takes this one back.
    #[must_use]
    pub fn before(&self, task: &Task) -> Self {
        let day = if self.day.is_keep() {
            Patch::Keep
        } else {
            task.due.as_ref().map_or(Patch::Clear, |due| Patch::Set(due.day))
        };
        Self { task_id: task.id, timeframe: task.timeframe, planned_on: task.planned_on, day }
    }

    /// What of a task it writes.
    #[must_use]
    pub fn parts(&self) -> Vec<TaskPart> {
        let schedule = (!self.day.is_keep()).then_some(TaskPart::Schedule);
        schedule.into_iter().chain([TaskPart::Timeframe]).collect()
    }

    /// The task as it is planned: its due day moves and keeps its time, and a start day that would lie behind it is the
    /// same day.
    ///
    /// # Errors
    /// `repeat`: `required` where a day is taken away from which a rule counts; `due`: `out_of_range`.
    pub fn applied(&self, task: &Task, today: Date) -> Result<Task, Vec<FieldError>> {
        let mut fields = task.fields();
        fields.timeframe = self.timeframe;
        match self.day {
            Patch::Keep => {}
            Patch::Clear => fields.due = None,
            Patch::Set(day) => {
                fields.due = Some(fields.due.map_or_else(|| Due::on(day), |due| due.moved_to(day)));
                fields.start_day = fields.start_day.map(|start| start.min(day));
            }
        }
        let planned_on = self.timeframe.map(|_| self.planned_on.unwrap_or(today));
        Ok(Task { planned_on, changed_on: today, ..task.replaced(fields.checked()?, today) })
    }
}

#[cfg(test)]
mod tests {
    use jiff::{
        Timestamp,
        civil::{date, time},
    };
    use uuid::Uuid;

    use super::*;
    use crate::{
        recurrence::Rule,
        tasks::{OrderKey, TaskFields},
    };

    fn task(fields: TaskFields) -> Task {
        let id = TaskId(Uuid::from_u128(1));
        Task::new(id, fields, OrderKey::first(), Timestamp::UNIX_EPOCH, date(2026, 3, 9))
    }

    fn plan(timeframe: Option<Timeframe>, day: Patch<Date>) -> TaskPlan {
        TaskPlan { task_id: TaskId(Uuid::from_u128(1)), timeframe, planned_on: None, day }
    }

    #[test]
    fn what_was_before_takes_a_plan_back() {
        let due = Due::at(date(2026, 3, 10), time(18, 0, 0, 0));
        let fields =
            TaskFields { due: Some(due), timeframe: Some(Timeframe::ThisWeek), ..TaskFields::titled("Call Ana") };
        let task = task(fields);
        let today = date(2026, 3, 12);
        for made in [
            plan(Some(Timeframe::Someday), Patch::Keep),
            plan(None, Patch::Set(date(2026, 3, 20))),
            plan(None, Patch::Clear),
        ] {
            let planned = made.applied(&task, today).unwrap();
            let back = made.before(&task).applied(&planned, today).unwrap();
            let day = back.due.clone().map(|due| due.day);
            assert_eq!(
                (back.timeframe, back.planned_on, day),
                (task.timeframe, task.planned_on, task.day()),
                "{made:?}"
            );
        }
    }

    #[test]
    fn a_day_keeps_its_time_and_takes_the_start_along() {
        let due = Due::at(date(2026, 3, 20), time(18, 0, 0, 0));
        let start_day = Some(date(2026, 3, 15));
        let task = task(TaskFields { due: Some(due), start_day, ..TaskFields::titled("Call Ana") });
        let planned = plan(None, Patch::Set(date(2026, 3, 12))).applied(&task, date(2026, 3, 9)).unwrap();
        assert_eq!(planned.due, Some(Due::at(date(2026, 3, 12), time(18, 0, 0, 0))));
        assert_eq!(planned.start_day, Some(date(2026, 3, 12)));
    }

    #[test]
    fn a_plan_that_is_made_is_made_today() {
        let planned = plan(Some(Timeframe::Today), Patch::Keep);
        let planned = planned.applied(&task(TaskFields::titled("Call Ana")), date(2026, 3, 12)).unwrap();
        assert_eq!((planned.timeframe, planned.planned_on), (Some(Timeframe::Today), Some(date(2026, 3, 12))));
    }

    #[test]
    fn a_rule_keeps_the_day_from_which_it_counts() {
        let due = Some(Due::on(date(2026, 3, 10)));
        let task = task(TaskFields { due, repeat: Some(Rule::daily()), ..TaskFields::titled("Water the plants") });
        let refused = plan(None, Patch::Clear).applied(&task, date(2026, 3, 12)).unwrap_err();
        assert_eq!(refused, vec![FieldError::new("repeat", "required")]);
    }
}
