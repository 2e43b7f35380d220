//! Lists of tasks by what they belong to, and by a filter.

use std::collections::BTreeSet;

use domain::{
    ids::{HabitId, LabelId, ProjectId, TaskId},
    tasks::{FoundTasks, Task, filter::Filter, found_tasks},
};
use store::tasks::{self as rows, TaskPage};
use uuid::Uuid;

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

impl TaskState {
    const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::All => "all",
            Self::Trash => "trash",
        }
    }
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
        let found: Option<Vec<Uuid>> = match &query.filter {
            Some(filter) => {
                Some(found_by(&mut tx, filter, query.state, today).await?.into_iter().map(TaskId::uuid).collect())
            }
            None => None,
        };
        let page = TaskPage {
            state: query.state.word(),
            project: query.project,
            label: query.label,
            parent: query.parent,
            habit: query.habit,
            among: found.as_deref(),
            after: query.after,
            // One more than is told, so that it is known whether there is more.
            limit: i64::try_from(query.limit).unwrap_or(i64::MAX).saturating_add(1),
        };
        let mut tasks = tasks_of(rows::page(tx.conn(), user, &page).await?);
        tx.commit().await?;
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
