//! What this process knows of a person's open tasks, see [`crate::known`].

use std::sync::{Arc, Mutex, PoisonError};

use domain::tasks::{SuggestionRequest, Task, TodayTasks, today_tasks};
use jiff::civil::Date;
use store::{sync as feed, tasks as rows};

use super::{Tasks, read_tasks::tasks_of, suggest_tasks::Beside};
use crate::{Actor, Scope, ServiceError, known::Known};

/// A person's open tasks and what was done since a day, with what belongs to them, at one position of the feed.
#[derive(Debug)]
pub(crate) struct KnownTasks {
    position: i64,
    since: Date,
    tasks: Vec<Task>,
    /// The list of today that was made last, by what the scorer had to know beside the tasks.
    last: Mutex<Option<(Beside, TodayTasks)>>,
}

impl KnownTasks {
    /// By their ids.
    pub(super) fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The list of today. It is made outside the lock, as that of habits is.
    pub(super) fn today(&self, beside: Beside) -> TodayTasks {
        if let Some(view) = self.last_today(&beside) {
            return view;
        }
        let request: SuggestionRequest<'_> = beside.request();
        let view = today_tasks(&self.tasks, &request);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((beside, view.clone()));
        view
    }

    fn last_today(&self, beside: &Beside) -> Option<TodayTasks> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(made_by, _)| made_by == beside).map(|(_, view)| view.clone())
    }
}

impl Known for KnownTasks {
    const MOST_BYTES: u64 = 16 * 1024 * 1024;

    fn position(&self) -> i64 {
        self.position
    }

    fn weight(&self) -> usize {
        let lines = |task: &Task| task.checklist.iter().map(|line| 64 + line.text.len()).sum::<usize>();
        let texts = |task: &Task| task.title.len() + task.notes.as_ref().map_or(0, String::len) + lines(task);
        // Twice, for the list of today that was made of them.
        let bytes = |task: &Task| 2 * (size_of::<Task>() + texts(task) + 64 * task.labels.len());
        1_024 + self.tasks.iter().map(bytes).sum::<usize>()
    }
}

impl Tasks<'_> {
    /// The caller's open tasks, what was done today, and the done parts of open tasks.
    pub(super) async fn known(&self, actor: &Actor) -> Result<Arc<KnownTasks>, ServiceError> {
        actor.require(Scope::Read)?;
        let (user, since) = (actor.user_id, self.calendar(actor).today);
        let position = feed::feed_position(self.services.pool(), user).await?;
        let known = self.services.known_tasks().at(user, position);
        if let Some(known) = known.filter(|known| known.since == since) {
            return Ok(known);
        }
        let mut tx = self.services.begin(user).await?;
        // Read first, as for habits: what changes meanwhile belongs to a later position.
        let position = feed::feed_span(tx.conn(), user).await?.position;
        let tasks = tasks_of(rows::open_and_done_since(tx.conn(), user, since).await?);
        tx.commit().await?;
        let known = KnownTasks { position, since, tasks, last: Mutex::new(None) };
        Ok(self.services.known_tasks().keep(user, known))
    }
}
