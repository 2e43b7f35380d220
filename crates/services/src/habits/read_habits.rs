//! Reading: rows in, the rules of `domain`, views out.

use std::sync::Arc;

use domain::{
    habits::{
        Calendar, Document, DocumentKind, GridRequest, GridView, HabitInput, HabitListView, HabitPageView, History,
        TodayView, grid, habit_list, habit_page, pauses_of,
    },
    ids::HabitId,
    reminders::Reminder,
    time::latest_day_anywhere,
};
use jiff::{ToSpan, civil::Date};
use store::{
    habits::{
        self as rows,
        documents::{self, all_pauses},
    },
    sync as feed,
};

use super::{HabitRecord, Habits, KnownHabits, known_habits::known_habits};
use crate::{Actor, Scope, ServiceError, Transaction};

/// A leap year of days.
const MAX_GRID_DAYS: i32 = 366;

impl Habits<'_> {
    /// The list of a day; the caller's today when none is given.
    ///
    /// # Errors
    /// `in_future` for a day that has begun nowhere yet.
    pub async fn today(&self, actor: &Actor, day: Option<Date>) -> Result<TodayView, ServiceError> {
        let calendar = self.calendar(actor);
        let day = day.unwrap_or(calendar.today);
        if day > latest_day_anywhere(self.services.now()) {
            return Err(ServiceError::field("day", "in_future"));
        }
        let known = self.known(actor).await?;
        if let Some(view) = known.last_today(calendar, day) {
            return Ok(view);
        }
        self.services.surveys().run(known, calendar.today, move |known| known.today(calendar, day)).await
    }

    /// Many days of all habits.
    ///
    /// # Errors
    /// `to`: `in_future` for a day that has begun nowhere yet. `from`: `out_of_range` after `to`, or for more than 366
    /// days.
    pub async fn grid(&self, actor: &Actor, request: &GridRequest) -> Result<GridView, ServiceError> {
        if request.to > latest_day_anywhere(self.services.now()) {
            return Err(ServiceError::field("to", "in_future"));
        }
        if !(0..MAX_GRID_DAYS).contains(&(request.to - request.from).get_days()) {
            return Err(ServiceError::field("from", "out_of_range"));
        }
        let (known, calendar, request) = (self.known(actor).await?, self.calendar(actor), *request);
        let view = move |known: &KnownHabits| grid(known.inputs(), calendar, &request);
        self.services.surveys().run(known, calendar.today, view).await
    }

    /// All habits with their figures.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn list(&self, actor: &Actor) -> Result<HabitListView, ServiceError> {
        let (known, calendar) = (self.known(actor).await?, self.calendar(actor));
        let view = move |known: &KnownHabits| habit_list(known.inputs(), calendar);
        self.services.surveys().run(known, calendar.today, view).await
    }

    /// One habit with everything its page shows.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such habit, or it is in the trash.
    pub async fn page(
        &self,
        actor: &Actor,
        id: HabitId,
        day: Option<Date>,
        year: Option<i16>,
    ) -> Result<HabitPageView, ServiceError> {
        actor.require(Scope::Read)?;
        let calendar = self.calendar(actor);
        let day = day.unwrap_or(calendar.today);
        let year = year.filter(|year| (1900..=2200).contains(year)).unwrap_or_else(|| day.year());
        let mut tx = self.services.begin(actor.user_id).await?;
        let input = load_one(&mut tx, id).await?;
        let from = day.min(calendar.today).saturating_sub(60.days());
        let texts = rows::texts_between(tx.conn(), actor.user_id, id, from, calendar.today.max(day)).await?;
        let timer = rows::running_timers(tx.conn(), actor.user_id).await?.remove(&id);
        let reminders = documents::all(tx.conn(), actor.user_id, DocumentKind::Reminder).await?;
        tx.commit().await?;
        let reminders = reminders.into_iter().filter_map(Document::into_reminder).filter_map(Reminder::into_habit);
        let reminders = reminders.filter(|reminder| reminder.habit_id == id).collect();
        Ok(HabitPageView { timer, reminders, ..habit_page(&input, &texts, calendar, day, year) })
    }

    /// One habit as it is stored.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such habit, or it is in the trash.
    pub async fn find(&self, actor: &Actor, id: HabitId) -> Result<HabitRecord, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let record = rows::find(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        present(record)
    }

    /// Every habit outside the trash, in the caller's order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn all(&self, actor: &Actor) -> Result<Vec<HabitRecord>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let records = rows::all(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(records)
    }

    /// One habit with its history, for figures.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such habit, or it is in the trash.
    pub async fn input(&self, actor: &Actor, id: HabitId) -> Result<HabitInput, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let input = load_one(&mut tx, id).await?;
        tx.commit().await?;
        Ok(input)
    }

    /// Every habit outside the trash with its history.
    pub(crate) async fn known(&self, actor: &Actor) -> Result<Arc<KnownHabits>, ServiceError> {
        actor.require(Scope::Read)?;
        let position = feed::feed_position(self.services.pool(), actor.user_id).await?;
        if let Some(known) = self.services.known_habits().at(actor.user_id, position) {
            return Ok(known);
        }
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = known_habits(&mut tx).await?;
        tx.commit().await?;
        Ok(found)
    }

    /// The caller's today and week start.
    #[must_use]
    pub fn calendar(&self, actor: &Actor) -> Calendar {
        Calendar { today: actor.day_at(self.services.now()), week_start: actor.preferences.week_start.weekday() }
    }
}

/// Whether the owner has a habit, in the trash or not: from there it may come back.
///
/// # Errors
/// When the database is not available.
pub(crate) async fn habit_is_there(tx: &mut Transaction, id: HabitId) -> Result<bool, ServiceError> {
    let user = tx.user();
    match rows::find(tx.conn(), user, id).await {
        Ok(_) => Ok(true),
        Err(store::StoreError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A habit in the trash is not found.
pub(super) fn present(record: HabitRecord) -> Result<HabitRecord, ServiceError> {
    if record.habit.deleted_at.is_some() { Err(ServiceError::NotFound) } else { Ok(record) }
}

/// One habit with its history and its pauses.
///
/// # Errors
/// [`ServiceError::NotFound`] when the owner has no such habit, or it is in the trash.
pub(crate) async fn load_one(tx: &mut Transaction, id: HabitId) -> Result<HabitInput, ServiceError> {
    let user = tx.user();
    let habit = present(rows::find(tx.conn(), user, id).await?)?.habit;
    let history = History::from_years(rows::years_of_habit(tx.conn(), user, id).await?);
    let pauses = pauses_of(&habit, &all_pauses(tx.conn(), user).await?);
    Ok(HabitInput { habit, history, pauses })
}
