//! What could be taken on today.

use std::collections::BTreeSet;

use domain::{
    habits::Calendar,
    ids::{HabitId, TaskId},
    tasks::{SuggestionRequest, Task, TaskSuggestion, habits_without_vote, minutes_left, task_suggestions},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use super::{By, Tasks, save::save};
use crate::{Actor, Scope, ServiceError, Services, Transaction};

/// What the scorer has to know beside the tasks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Beside {
    cal: Calendar,
    minutes_left: u16,
    without_vote: BTreeSet<HabitId>,
}

impl Beside {
    /// Reads it. Habits are only read where a task stands for one.
    pub(super) async fn read(
        services: &Services,
        actor: &Actor,
        cal: Calendar,
        tasks: &[Task],
    ) -> Result<Self, ServiceError> {
        let stands_for_a_habit = tasks.iter().any(|task| task.is_open() && task.habit_id.is_some());
        let without_vote = if stands_for_a_habit {
            habits_without_vote(services.habits().known(actor).await?.inputs(), cal)
        } else {
            BTreeSet::new()
        };
        let minutes_left = minutes_left(actor.wall(services.now()).time(), tasks, cal);
        Ok(Self { cal, minutes_left, without_vote })
    }

    /// As the scorer asks for it.
    pub(super) const fn request(&self) -> SuggestionRequest<'_> {
        SuggestionRequest { cal: self.cal, minutes_left: self.minutes_left, without_vote: &self.without_vote }
    }
}

impl Tasks<'_> {
    /// At most three tasks that could be taken on today, each with what speaks for it.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn suggestions(&self, actor: &Actor) -> Result<Vec<TaskSuggestion>, ServiceError> {
        let known = self.known(actor).await?;
        let beside = Beside::read(self.services, actor, self.calendar(actor), known.tasks()).await?;
        Ok(task_suggestions(known.tasks(), &beside.request()))
    }

    /// Dismisses a task for good: it is not suggested again. Once is enough.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn dismiss_suggestion(&self, actor: &Actor, id: TaskId) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        feed::take_position(tx.conn(), actor.user_id, 0).await?;
        dismiss_in(&mut tx, &By::request(actor, self.services), id).await?;
        tx.commit().await
    }
}

/// Dismisses in an open transaction that holds the feed's counter. That is no change of what its owner wrote, so the
/// task stays as long untouched as it is.
pub(crate) async fn dismiss_in(tx: &mut Transaction, by: &By<'_>, id: TaskId) -> Result<TaskRecord, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut record = rows::find(tx.conn(), user, id).await?;
    if record.task.dismissed_at.is_some() {
        return Ok(record);
    }
    record.task.dismissed_at = Some(by.at(now));
    save(tx, std::slice::from_mut(&mut record)).await?;
    Ok(record)
}
