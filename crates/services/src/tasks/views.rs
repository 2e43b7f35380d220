//! What the pages of tasks show: the rows that a page needs, and the rules of `domain` on them.

use std::collections::BTreeSet;

use domain::{
    habits::{Calendar, Document, DocumentKind},
    ids::{HabitId, ProjectId, TaskId},
    tasks::{
        CalendarSpan, CalendarTasks, CompletedRequest, CompletedTasks, InboxTasks, Progress, ProjectTasks, Task,
        TaskSeries, TaskTree, TodayTasks, UpcomingTasks, calendar_tasks, completed_tasks, filter::folded,
        habit_progress, inbox_tasks, project_tasks, upcoming_tasks,
    },
};
use jiff::civil::Date;
use store::{habits::documents as document_rows, tasks as rows};
use uuid::Uuid;

use super::{Tasks, read_tasks::tasks_of, suggest_tasks::Beside};
use crate::{Actor, Scope, ServiceError, habits::habit_is_there};

/// Most done tasks on one page.
const MOST_COMPLETED: usize = 200;

impl Tasks<'_> {
    /// The caller's today and week start.
    #[must_use]
    pub fn calendar(&self, actor: &Actor) -> Calendar {
        Calendar { today: actor.day_at(self.services.now()), week_start: actor.preferences.week_start.weekday() }
    }

    /// The tasks of the caller's today.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn today(&self, actor: &Actor) -> Result<TodayTasks, ServiceError> {
        let known = self.known(actor).await?;
        let beside = Beside::read(self.services, actor, self.calendar(actor), known.tasks()).await?;
        Ok(known.today(beside))
    }

    /// The days to come, from one on; the caller's today when none is given.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn upcoming(&self, actor: &Actor, from: Option<Date>, days: u16) -> Result<UpcomingTasks, ServiceError> {
        let cal = self.calendar(actor);
        let (tasks, series) = self.open(actor, cal.today).await?;
        Ok(upcoming_tasks(&tasks, &series, cal, from.unwrap_or(cal.today), days))
    }

    /// The open tasks without a project.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn inbox(&self, actor: &Actor) -> Result<InboxTasks, ServiceError> {
        Ok(inbox_tasks(self.known(actor).await?.tasks(), self.calendar(actor)))
    }

    /// A project with its open tasks and how far it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn project(&self, actor: &Actor, id: ProjectId) -> Result<ProjectTasks, ServiceError> {
        actor.require(Scope::Read)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        let document = document_rows::find(tx.conn(), user, DocumentKind::Project, id.uuid()).await?;
        let project = Document::into_project(document).ok_or(ServiceError::NotFound)?;
        let sections = rows::sections_of(tx.conn(), user, id).await?;
        let tasks = tasks_of(rows::of_projects(tx.conn(), user, &[id.uuid()]).await?);
        tx.commit().await?;
        Ok(project_tasks(&project, &sections, &tasks, self.calendar(actor)))
    }

    /// The week or the month around a day; the caller's today when none is given.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn month_or_week(
        &self,
        actor: &Actor,
        span: CalendarSpan,
        around: Option<Date>,
    ) -> Result<CalendarTasks, ServiceError> {
        actor.require(Scope::Read)?;
        let cal = self.calendar(actor);
        let around = around.unwrap_or(cal.today);
        let (from, to) = span.days_around(around, cal.week_start);
        let mut tx = self.services.begin(actor.user_id).await?;
        let tasks = tasks_of(rows::around_days(tx.conn(), actor.user_id, from, to).await?);
        let series = rows::series(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(calendar_tasks(&tasks, &series, cal, span, around))
    }

    /// What was done, the last first, with a search.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn completed(&self, actor: &Actor, request: &CompletedRequest) -> Result<CompletedTasks, ServiceError> {
        actor.require(Scope::Read)?;
        let user = actor.user_id;
        let words: Vec<String> = request.search.split_whitespace().map(folded).collect();
        let limit = request.limit.min(MOST_COMPLETED);
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut tx = self.services.begin(user).await?;
        let page = rows::completed(tx.conn(), user, &words, number(request.skip), number(limit)).await?;
        let tasks = tasks_of(page.records);
        let parents: BTreeSet<Uuid> = tasks.iter().filter_map(|task| task.parent_id.map(TaskId::uuid)).collect();
        let parents: Vec<Uuid> = parents.into_iter().collect();
        let titles = rows::parent_titles(tx.conn(), user, &parents).await?;
        tx.commit().await?;
        // The page was cut by the database; what is left is to put its tasks under their days.
        let mut view = completed_tasks(&tasks, &CompletedRequest { search: String::new(), skip: 0, limit });
        view.found = usize::try_from(page.found).unwrap_or_default();
        for item in view.days.iter_mut().flat_map(|day| &mut day.items) {
            item.part_of = item.task.parent_id.and_then(|parent| titles.get(&parent).cloned());
        }
        Ok(view)
    }

    /// How far the tasks that stand for a habit are.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn habit_progress(&self, actor: &Actor, habit: HabitId) -> Result<Progress, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !habit_is_there(&mut tx, habit).await? {
            return Err(ServiceError::NotFound);
        }
        let tasks = tasks_of(rows::of_habit(tx.conn(), actor.user_id, habit).await?);
        tx.commit().await?;
        Ok(habit_progress(habit, &tasks, &TaskTree::new(&tasks)))
    }

    /// Open tasks, and what belongs to them, with all series.
    async fn open(&self, actor: &Actor, today: Date) -> Result<(Vec<Task>, Vec<TaskSeries>), ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let tasks = tasks_of(rows::open_and_done_since(tx.conn(), actor.user_id, today).await?);
        let series = rows::series(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok((tasks, series))
    }
}
