//! What is done to tasks through the queue. Each of it can be taken back as one, see `Offline::write_tasks`.

use domain::{
    habits::{DocumentFields, DocumentKind},
    ids::{HabitId, TaskId},
    problem::FieldError,
    tasks::{
        DeleteReach, OrderKey, ReopenPlan, Task, TaskChange, TaskFields, TaskPart, TaskTree, Timeframe, plan_again,
        reopen_plan,
    },
};
use leptos::{ev::SubmitEvent, prelude::*};
use uuid::Uuid;
use wire::{habits::DocumentBody, tasks::ReopenNext};

use crate::{
    habits::{Writer, use_writer},
    offline::{NewPlan, Offline, Replica, Together, Write, new_uuid, use_offline},
};

/// The most tasks of one operation; the server takes twice as many.
const MOST_PLANNED: usize = 500;

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

    /// The open tasks below one: what is asked about before it is done.
    pub(super) fn open_parts(self, id: TaskId) -> Vec<TaskId> {
        self.read(|replica| TaskTree::new(&replica.tasks).open_below(id)).unwrap_or_default()
    }

    /// Says that a task is done, with parts of it where they are to be done too. A habit that it stands for is checked
    /// in.
    pub(super) fn complete(self, id: TaskId, parts: Vec<TaskId>) {
        let done = |id: TaskId| Write::CompleteTask { id, log_habit: self.habit_of(id).is_some() };
        self.all(parts.into_iter().chain([id]).map(done).collect());
    }

    /// Says of several chosen tasks that they are done.
    pub(super) fn complete_all(self, mut ids: Vec<TaskId>) {
        if let Some(last) = ids.pop() {
            self.complete(last, ids);
        }
    }

    /// Whether somebody has used the occurrence that follows: then its owner is asked before the task is opened again.
    pub(super) fn asks_about_next(self, id: TaskId) -> bool {
        let plan = |replica: &Replica| Some(reopen_plan(replica.task(id)?, &TaskTree::new(&replica.tasks)));
        matches!(self.read(plan).flatten(), Some(ReopenPlan::Ask(_)))
    }

    /// Opens a task again.
    pub(super) fn reopen(self, id: TaskId) {
        self.offline.write_tasks(Write::ReopenTask { id });
    }

    /// Opens a task again whose owner said what becomes of the next occurrence.
    pub(super) fn reopen_beside(self, id: TaskId, next: ReopenNext) {
        self.offline.write_tasks(Write::ReopenTaskBeside { id, next });
    }

    /// Plans tasks in one way, as one change.
    pub(super) fn plan(self, ids: Vec<TaskId>, plan: NewPlan) {
        self.all(ids.chunks(MOST_PLANNED).map(|some| Write::PlanTasks { ids: some.to_vec(), plan }).collect());
    }

    /// Plans everything under "From earlier" in one way.
    pub(super) fn plan_again(self, frame: Timeframe) {
        let today = self.offline.today().get_untracked();
        let from_earlier = self.read(|replica| {
            let cal = replica.calendar(today);
            plan_again(replica.tasks.iter(), frame, cal).into_iter().map(|change| change.task_id).collect::<Vec<_>>()
        });
        if let Some(ids) = from_earlier.filter(|ids| !ids.is_empty()) {
            self.plan(ids, NewPlan::For(frame));
        }
    }

    /// Writes what differs from a task as it was seen.
    pub(super) fn change(self, seen: &Task, fields: TaskFields) {
        let change = TaskChange::whole(fields).differing_from(seen);
        if !change.parts.is_empty() {
            self.offline.write_tasks(Write::ChangeTask { id: seen.id, change });
        }
    }

    /// The same change of one part of several tasks.
    pub(super) fn change_each(self, ids: &[TaskId], part: TaskPart, change: impl Fn(&mut TaskFields)) {
        let write = |id: &TaskId| {
            let mut fields = self.task(*id)?.fields();
            change(&mut fields);
            Some(Write::ChangeTask { id: *id, change: TaskChange { fields, parts: vec![part] } })
        };
        self.all(ids.iter().filter_map(write).collect());
    }

    /// Makes a task a part of another one, or takes it out.
    ///
    /// # Errors
    /// `not_found`; `cycle` where it would be below itself, `too_deep`.
    pub(super) fn set_parent(self, id: TaskId, parent: Option<TaskId>) -> Result<(), &'static str> {
        let fields = self.read(|replica| -> Result<(Task, TaskFields), &'static str> {
            let task = replica.task(id).ok_or("not_found")?;
            if let Some(parent) = parent {
                TaskTree::new(&replica.tasks).may_move_below(id, parent)?;
            }
            Ok((task.clone(), task.as_part_of(parent.and_then(|parent| replica.task(parent)))))
        });
        let (seen, fields) = fields.ok_or("not_found")??;
        self.change(&seen, fields);
        Ok(())
    }

    /// Makes a task and says its id.
    pub(super) fn create(self, fields: TaskFields) -> TaskId {
        let id = TaskId(new_uuid());
        self.offline.write_tasks(Write::CreateTask { id, fields });
        id
    }

    /// Puts a task at another place of its list.
    pub(super) fn order(self, id: TaskId, position: OrderKey) {
        self.offline.write_tasks(Write::OrderTask { id, position });
    }

    /// Puts a task somewhere else, at a place of the list there.
    pub(super) fn move_to(self, id: TaskId, position: Option<OrderKey>, change: impl Fn(&mut TaskFields)) {
        let Some(mut fields) = self.task(id).map(|task| task.fields()) else { return };
        change(&mut fields);
        let change = TaskChange { fields, parts: vec![TaskPart::Belonging] };
        let place = position.map(|position| Write::OrderTask { id, position });
        self.all([Write::ChangeTask { id, change }].into_iter().chain(place).collect());
    }

    /// Adds to the time that a task took.
    pub(super) fn spend(self, id: TaskId, minutes: i32) {
        self.offline.write_tasks(Write::SpendTime { id, minutes });
    }

    /// Says that a task is not to be suggested any more.
    pub(super) fn dismiss(self, id: TaskId) {
        self.offline.write_tasks(Write::DismissTask { id });
    }

    /// Puts tasks into the trash.
    pub(super) fn delete(self, ids: &[TaskId], scope: DeleteReach) {
        self.all(ids.iter().map(|id| Write::DeleteTask { id: *id, scope }).collect());
    }

    /// Checks that nothing else on this device is called as this is to be.
    ///
    /// # Errors
    /// `name`: `duplicate`.
    pub(super) fn check_name(self, id: Uuid, fields: &DocumentFields) -> Result<(), FieldError> {
        self.read(|replica| fields.check_name(id, &replica.with_own_names(fields.kind()))).unwrap_or(Ok(()))
    }

    /// Makes a project, a section, a label or a filter, or replaces it.
    pub(super) fn put(self, id: Uuid, body: DocumentBody) {
        self.offline.put_document(id, body);
    }

    /// Puts one of them at another place of its list.
    pub(super) fn order_document(self, kind: DocumentKind, id: Uuid, position: OrderKey) {
        self.offline.write_tasks(Write::OrderDocument { kind, id, position });
    }

    /// Deletes one of them.
    pub(super) fn remove(self, kind: DocumentKind, id: Uuid) {
        self.offline.delete_document(kind, id);
    }

    /// A task of this device.
    pub(super) fn task(self, id: TaskId) -> Option<Task> {
        self.read(|replica| replica.task(id).cloned()).flatten()
    }

    /// One write, or several as one.
    fn all(self, mut writes: Vec<Write>) {
        match (writes.pop(), writes.is_empty()) {
            (None, _) => {}
            (Some(one), true) => self.offline.write_tasks(one),
            (Some(last), false) => {
                writes.push(last);
                self.offline.write_tasks(Write::Together(Together::ChosenTasks, writes));
            }
        }
    }

    fn habit_of(self, id: TaskId) -> Option<HabitId> {
        self.task(id).and_then(|task| task.habit_id)
    }

    fn read<T>(self, read: impl FnOnce(&Replica) -> T) -> Option<T> {
        self.offline.replica().with_untracked(|replica| replica.as_deref().map(read))
    }
}
