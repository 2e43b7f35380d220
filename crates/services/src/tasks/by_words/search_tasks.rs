//! What is found by words. The database finds the tasks, and the rule that the browser uses puts them together.

use std::collections::BTreeSet;

use domain::{
    ids::TaskId,
    tasks::{MOST_OTHERS, SearchView, Searched, search, words_filter},
};
use store::tasks as rows;
use uuid::Uuid;

use super::task_names::known_names_in;
use crate::{Actor, Scope, ServiceError, tasks::Tasks};

/// One more than is shown, so that it is known whether there is more.
const MOST_DONE: i64 = MOST_OTHERS as i64 + 1;

impl Tasks<'_> {
    /// Habits, projects and tasks that say all of these words; nothing for no words.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn search(&self, actor: &Actor, words: &str) -> Result<SearchView, ServiceError> {
        actor.require(Scope::Read)?;
        let (user, today) = (actor.user_id, actor.day_at(self.services.now()));
        let Some(filter) = words_filter(words) else {
            return Ok(SearchView { today, ..SearchView::default() });
        };
        let mut tx = self.services.begin(user).await?;
        let known = known_names_in(&mut tx).await?;
        let names = known.for_filters();
        let mut ids = rows::open_ids(tx.conn(), user, &filter, &names, today).await?;
        ids.extend(rows::done_ids(tx.conn(), user, &filter, &names, today, MOST_DONE).await?);
        let found: BTreeSet<Uuid> = ids.into_iter().map(TaskId::uuid).collect();
        let mut records = rows::find_many(tx.conn(), user, &found.iter().copied().collect::<Vec<_>>()).await?;
        // What a task is a part of is told by its title.
        let parents = records.iter().filter_map(|record| record.task.parent_id).map(TaskId::uuid);
        let others: BTreeSet<Uuid> = parents.filter(|parent| !found.contains(parent)).collect();
        records.extend(rows::find_many(tx.conn(), user, &others.into_iter().collect::<Vec<_>>()).await?);
        tx.commit().await?;
        let tasks: Vec<_> = records.into_iter().map(|record| record.task).collect();
        let habits: Vec<_> = known.habits.iter().chain(&known.archived_habits).cloned().collect();
        Ok(search(words, Searched { tasks: &tasks, projects: &known.projects, habits: &habits }, today))
    }
}
