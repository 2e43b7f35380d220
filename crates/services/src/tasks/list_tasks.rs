//! Lists of tasks by what they belong to, and by a filter.

use std::collections::BTreeSet;

use domain::{
    ids::{HabitId, LabelId, ProjectId, TaskId},
    tasks::{FoundTasks, Task, filter::Filter, found_tasks},
};
use store::tasks as rows;

use super::{Tasks, by_words::known_names_in, read_tasks::tasks_of};
use crate::{Actor, Scope, ServiceError, Transaction};

/// Most done tasks that a filter is asked about.
const MOST_DONE: i64 = 100_000;

/// Which tasks by their state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskState {
    /// Neither done nor in the trash.
    #[default]
    Open,
    /// Done.
    Done,
    /// Open and done.
    All,
    /// In the trash.
    Trash,
}

/// Which tasks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskQuery {
    /// By state.
    pub state: TaskState,
    /// Of this project.
    pub project: Option<ProjectId>,
    /// With this label.
    pub label: Option<LabelId>,
    /// Parts of this task.
    pub parent: Option<TaskId>,
    /// For this habit.
    pub habit: Option<HabitId>,
    /// What a filter finds. Not for the trash.
    pub filter: Option<Filter>,
    /// Behind this task.
    pub after: Option<TaskId>,
    /// At most so many.
    pub limit: usize,
}

/// A page of tasks, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskList {
    /// The tasks.
    pub tasks: Vec<Task>,
    /// Whether there are more behind the last of them.
    pub more: bool,
}

impl Tasks<'_> {
    /// A page of the tasks that were asked for.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn list(&self, actor: &Actor, query: &TaskQuery) -> Result<TaskList, ServiceError> {
        actor.require(Scope::Read)?;
        let (user, today) = (actor.user_id, self.calendar(actor).today);
        let mut tx = self.services.begin(user).await?;
        let mut tasks = tasks_of(match query.state {
            TaskState::Open => rows::open_and_done_since(tx.conn(), user, jiff::civil::Date::MAX).await?,
            TaskState::Done | TaskState::All => rows::all(tx.conn(), user).await?,
            TaskState::Trash => rows::in_trash(tx.conn(), user).await?,
        });
        if let Some(filter) = &query.filter {
            let found = found_by(&mut tx, filter, query.state, today).await?;
            tasks.retain(|task| found.contains(&task.id));
        }
        tx.commit().await?;
        tasks.retain(|task| query.is_meant(task));
        tasks.sort_by_key(|task| task.id);
        let more = tasks.len() > query.limit;
        tasks.truncate(query.limit);
        Ok(TaskList { tasks, more })
    }

    /// The open tasks that a filter finds, as a page shows them.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn found(&self, actor: &Actor, filter: &Filter) -> Result<FoundTasks, ServiceError> {
        actor.require(Scope::Read)?;
        let (user, today) = (actor.user_id, self.calendar(actor).today);
        let mut tx = self.services.begin(user).await?;
        let found = found_by(&mut tx, filter, TaskState::Open, today).await?;
        let tasks = tasks_of(rows::open_and_done_since(tx.conn(), user, today).await?);
        tx.commit().await?;
        Ok(found_tasks(&tasks, |task| found.contains(&task.id), today))
    }
}

async fn found_by(
    tx: &mut Transaction,
    filter: &Filter,
    state: TaskState,
    today: jiff::civil::Date,
) -> Result<BTreeSet<TaskId>, ServiceError> {
    let user = tx.user();
    let known = known_names_in(tx).await?;
    let names = known.for_filters();
    let mut found = BTreeSet::new();
    if matches!(state, TaskState::Open | TaskState::All) {
        found.extend(rows::open_ids(tx.conn(), user, filter, &names, today).await?);
    }
    if matches!(state, TaskState::Done | TaskState::All) {
        found.extend(rows::done_ids(tx.conn(), user, filter, &names, today, MOST_DONE).await?);
    }
    Ok(found)
}

impl TaskQuery {
    fn is_meant(&self, task: &Task) -> bool {
        let is_of_state = match self.state {
            TaskState::Open => task.is_open(),
            TaskState::Done => task.completed_at.is_some(),
            TaskState::All | TaskState::Trash => true,
        };
        is_of_state
            && self.project.is_none_or(|project| task.project_id == Some(project))
            && self.label.is_none_or(|label| task.labels.contains(&label))
            && self.parent.is_none_or(|parent| task.parent_id == Some(parent))
            && self.habit.is_none_or(|habit| task.habit_id == Some(habit))
            && self.after.is_none_or(|after| task.id > after)
    }
}
