//! The tasks of the owner's today, beside its habits.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{TaskItem, item::by_time};
use crate::{
    habits::Calendar,
    tasks::{Slot, SuggestionRequest, Task, TaskSuggestion, TaskTree, meant_for, slot, task_suggestions},
};

/// The tasks of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodayTasks {
    /// The owner's local day.
    pub today: Date,
    /// Open tasks that were meant for a day, week or month that is over, what is oldest first.
    pub from_earlier: Vec<TaskItem>,
    /// Open tasks of today, by their times.
    pub today_items: Vec<TaskItem>,
    /// Open tasks of this week that name no day.
    pub this_week: Vec<TaskItem>,
    /// What was done today, the last first.
    pub done: Vec<TaskItem>,
    /// What could be taken on, at most three.
    pub suggestions: Vec<TaskSuggestion>,
}

/// The tasks of the owner's today. `tasks`: the open ones and those that were done today; older done ones do no harm.
#[must_use]
pub fn today_tasks(tasks: &[Task], request: &SuggestionRequest) -> TodayTasks {
    let cal = request.cal;
    let tree = TaskTree::new(tasks);
    let standing = |wanted: Slot| -> Vec<TaskItem> {
        let shown = tasks.iter().filter(|task| task.is_open() && slot(task, cal) == wanted);
        let mut items: Vec<TaskItem> = shown.map(|task| TaskItem::alone(task, &tree, cal.today)).collect();
        items.sort_by(by_time);
        items
    };
    let mut from_earlier = standing(Slot::FromEarlier);
    from_earlier.sort_by_key(|item| meant_for(&item.task, cal));
    TodayTasks {
        today: cal.today,
        from_earlier,
        today_items: standing(Slot::Today),
        this_week: standing(Slot::ThisWeek),
        done: done_on(tasks, &tree, cal),
        suggestions: task_suggestions(tasks, request),
    }
}

fn done_on(tasks: &[Task], tree: &TaskTree, cal: Calendar) -> Vec<TaskItem> {
    let is_shown = |task: &&Task| task.deleted_at.is_none() && task.completed_on == Some(cal.today);
    let mut items: Vec<TaskItem> =
        tasks.iter().filter(is_shown).map(|task| TaskItem::alone(task, tree, cal.today)).collect();
    items.sort_by_key(|item| (std::cmp::Reverse(item.task.completed_at), item.task.id));
    items
}
