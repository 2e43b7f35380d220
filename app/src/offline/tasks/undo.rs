//! What takes a write of tasks back, made from how things stand before it.

use domain::{
    ids::TaskId,
    tasks::{Completion, DeleteReach, Task, TaskChange, TaskPart, TaskPlan, TaskTree, delete_plan},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};

use crate::offline::{Replica, Together, Write};

impl Replica {
    /// The write that takes a write of tasks back; none where nothing does, and for what is about something else.
    /// `today`: the owner's day.
    #[must_use]
    pub fn takes_back(&self, write: &Write, today: Date) -> Option<Write> {
        match write {
            // With what may have followed meanwhile, if it comes again.
            Write::CreateTask { id, .. } => Some(Write::DeleteTask { id: *id, scope: DeleteReach::All }),
            Write::ChangeTask { id, change } => self.changes_back(self.task(*id)?, change),
            Write::CompleteTask { id, .. } | Write::CompleteTaskAgain { id, .. } => Some(Write::ReopenTask { id: *id }),
            Write::ReopenTask { id } | Write::ReopenTaskBeside { id, .. } => {
                let task = self.task(*id)?;
                let (at, day) = task.completed_at.zip(task.completed_on)?;
                Some(Write::CompleteTaskAgain { id: *id, at, day, log_habit: task.habit_id.is_some() })
            }
            Write::DeleteTask { id, scope } => self.brings_back(self.task(*id)?, *scope, today),
            Write::PlanTasks { ids, plan } => self.plans_back(ids.iter().map(|id| plan.of(*id, today))),
            Write::PlanEachTask { plans } => self.plans_back(plans.iter().cloned()),
            Write::OrderTask { id, .. } => {
                Some(Write::OrderTask { id: *id, position: self.task(*id)?.position.clone() })
            }
            Write::OrderDocument { kind, id, .. } => {
                let position = self.document(*kind, *id)?.place().key();
                Some(Write::OrderDocument { kind: *kind, id: *id, position })
            }
            Write::SpendTime { id, minutes } => Some(Write::SpendTime { id: *id, minutes: minutes.checked_neg()? }),
            Write::Together(why, writes) => {
                let back: Option<Vec<_>> = writes.iter().rev().map(|write| self.takes_back(write, today)).collect();
                Some(Write::Together(*why, back?))
            }
            _ => None,
        }
    }

    /// A plan is taken back as one, because a change would make it anew today.
    fn changes_back(&self, task: &Task, change: &TaskChange) -> Option<Write> {
        let is_plan = |part: &TaskPart| *part == TaskPart::Timeframe;
        let parts: Vec<_> = change.parts.iter().copied().filter(|part| !is_plan(part)).collect();
        let plan = change.parts.iter().any(is_plan).then(|| {
            let day = domain::habits::Patch::Keep;
            let (timeframe, planned_on) = (task.timeframe, task.planned_on);
            Write::PlanEachTask { plans: vec![TaskPlan { task_id: task.id, timeframe, planned_on, day }] }
        });
        let rest = (!parts.is_empty())
            .then(|| Write::ChangeTask { id: task.id, change: TaskChange { fields: task.fields(), parts } });
        match (rest, plan) {
            (Some(rest), Some(plan)) => Some(Write::Together(Together::ChosenTasks, vec![rest, plan])),
            (rest, plan) => rest.or(plan),
        }
    }

    fn brings_back(&self, task: &Task, scope: DeleteReach, today: Date) -> Option<Write> {
        let series = task.series_id.and_then(|id| self.task_series.iter().find(|series| series.id == id));
        let tree = TaskTree::new(&self.tasks);
        // Only what goes is asked for, which the time makes no difference to.
        let now = Completion { at: Timestamp::UNIX_EPOCH, day: today, clock: today.to_datetime(Time::midnight()) };
        let gone = delete_plan(task, series, &tree, scope, &now).delete;
        let is_below = |id: &TaskId| tree.above(*id).any(|above| gone.contains(&above.id));
        let also = gone.iter().copied().filter(|id| *id != task.id && !is_below(id)).collect();
        Some(Write::UndeleteTask { id: task.id, also })
    }

    fn plans_back(&self, plans: impl Iterator<Item = TaskPlan>) -> Option<Write> {
        let plans: Vec<_> = plans.filter_map(|plan| Some(plan.before(self.task(plan.task_id)?))).collect();
        (!plans.is_empty()).then_some(Write::PlanEachTask { plans })
    }
}
