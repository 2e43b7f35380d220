//! What is done to tasks through the queue: each write with what takes it back.

use domain::{
    ids::{HabitId, TaskId},
    tasks::{DeleteReach, OrderKey, Task, TaskChange, TaskFields, TaskPart, TaskPlan, TaskTree},
};
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    habits::{Writer, use_writer},
    offline::{NewPlan, Offline, Replica, Together, Write, new_uuid, use_offline},
};

/// Takes over the forms of tasks.
#[derive(Clone, Copy)]
pub(super) struct TaskHand {
    writer: Writer,
    offline: Offline,
}

/// The hand of this app.
pub(super) fn use_task_hand() -> TaskHand {
    TaskHand { writer: use_writer(), offline: use_offline() }
}

impl TaskHand {
    /// Whether this form is ours now; then the browser does not post it.
    pub(super) fn takes(self, event: &SubmitEvent) -> bool {
        self.writer.takes(event)
    }

    /// Whether writes are kept on this device. Not reactive.
    pub(super) fn can_write(self) -> bool {
        untrack(|| self.offline.can_write())
    }

    /// Stores a write with what takes it back.
    pub(super) fn write(self, write: Write, undo: Option<Write>) {
        self.writer.write(write, undo);
    }

    /// The open tasks below one: what is asked about before it is done.
    pub(super) fn open_parts(self, id: TaskId) -> Vec<TaskId> {
        self.read(|replica| TaskTree::new(&replica.tasks).open_below(id)).unwrap_or_default()
    }

    /// Says that a task is done, with parts of it where they are to be done too. A habit that it stands for is checked in.
    pub(super) fn complete(self, id: TaskId, parts: Vec<TaskId>) {
        let done = |id: TaskId| Write::CompleteTask { id, log_habit: self.habit_of(id).is_some() };
        let open = |id: TaskId| Write::ReopenTask { id };
        if parts.is_empty() {
            return self.write(done(id), Some(open(id)));
        }
        let all: Vec<TaskId> = parts.into_iter().chain([id]).collect();
        let forth = all.iter().copied().map(done).collect();
        let back = all.into_iter().rev().map(open).collect();
        self.write(Write::Together(Together::ChosenTasks, forth), Some(Write::Together(Together::ChosenTasks, back)));
    }

    /// Says of several chosen tasks that they are done, as one.
    pub(super) fn complete_all(self, mut ids: Vec<TaskId>) {
        if let Some(last) = ids.pop() {
            self.complete(last, ids);
        }
    }

    /// Opens a task again.
    pub(super) fn reopen(self, id: TaskId) {
        let undo = Write::CompleteTask { id, log_habit: self.habit_of(id).is_some() };
        self.write(Write::ReopenTask { id }, Some(undo));
    }

    /// Plans tasks in one way, as one change.
    pub(super) fn plan(self, ids: Vec<TaskId>, plan: NewPlan, today: Date) {
        let before = self.read(|replica| {
            let known = ids.iter().filter_map(|id| replica.tasks.get(*id));
            known.map(|task| plan.of(task.id, today).before(task)).collect::<Vec<TaskPlan>>()
        });
        let undo = before.map(|plans| Write::PlanEachTask { plans });
        self.write(Write::PlanTasks { ids, plan }, undo);
    }

    /// Writes some parts of a task anew.
    pub(super) fn change(self, task: &Task, fields: TaskFields) {
        let change = TaskChange::whole(fields).differing_from(task);
        if change.parts.is_empty() {
            return;
        }
        let undo = TaskChange { fields: task.fields(), parts: change.parts.clone() };
        let id = task.id;
        self.write(Write::ChangeTask { id, change }, Some(Write::ChangeTask { id, change: undo }));
    }

    /// The same change of several tasks, as one.
    pub(super) fn change_each(self, tasks: Vec<Task>, part: TaskPart, change: impl Fn(&mut TaskFields)) {
        let mut write = |task: Task| {
            let mut fields = task.fields();
            change(&mut fields);
            let of = |fields| Write::ChangeTask { id: task.id, change: TaskChange { fields, parts: vec![part] } };
            (of(fields), of(task.fields()))
        };
        let (forth, back): (Vec<_>, Vec<_>) = tasks.into_iter().map(&mut write).unzip();
        self.write(Write::Together(Together::ChosenTasks, forth), Some(Write::Together(Together::ChosenTasks, back)));
    }

    /// Makes a task and says its id.
    pub(super) fn create(self, fields: TaskFields) -> TaskId {
        let id = TaskId(new_uuid());
        self.write(Write::CreateTask { id, fields }, Some(Write::DeleteTask { id, scope: DeleteReach::One }));
        id
    }

    /// Puts a task at another place of its list.
    pub(super) fn order(self, task: &Task, position: OrderKey) {
        let (id, before) = (task.id, task.position.clone());
        self.write(Write::OrderTask { id, position }, Some(Write::OrderTask { id, position: before }));
    }

    /// Puts tasks into the trash, as one.
    pub(super) fn delete(self, ids: &[TaskId], scope: DeleteReach) {
        let delete = |id: &TaskId| Write::DeleteTask { id: *id, scope };
        let bring_back = |id: &TaskId| Write::UndeleteTask { id: *id, also: self.going_with(*id, scope) };
        if let [id] = ids {
            return self.write(delete(id), Some(bring_back(id)));
        }
        let (forth, back) = (ids.iter().map(delete).collect(), ids.iter().map(bring_back).collect());
        self.write(Write::Together(Together::ChosenTasks, forth), Some(Write::Together(Together::ChosenTasks, back)));
    }

    /// A task of this device.
    pub(super) fn task(self, id: TaskId) -> Option<Task> {
        self.read(|replica| replica.tasks.get(id).cloned()).flatten()
    }

    /// The other occurrences that go with one.
    fn going_with(self, id: TaskId, scope: DeleteReach) -> Vec<TaskId> {
        let gone = self.read(|replica| {
            let task = replica.tasks.get(id)?;
            let series = task.series_id.filter(|_| scope != DeleteReach::One)?;
            let is_meant = |other: &&Task| {
                let follows = scope == DeleteReach::All || other.occurrence_day >= task.occurrence_day;
                other.series_id == Some(series) && other.id != id && other.deleted_at.is_none() && follows
            };
            Some(replica.tasks.iter().filter(is_meant).map(|other| other.id).collect())
        });
        gone.flatten().unwrap_or_default()
    }

    fn habit_of(self, id: TaskId) -> Option<HabitId> {
        self.task(id).and_then(|task| task.habit_id)
    }

    fn read<T>(self, read: impl FnOnce(&Replica) -> T) -> Option<T> {
        self.offline.replica().with_untracked(|replica| replica.as_deref().map(read))
    }
}
