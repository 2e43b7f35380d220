//! Reading: rows in, the rules of `domain`, views out. Two queries for any number of habits and years.

use std::collections::BTreeMap;

use domain::{
    habits::{Calendar, HabitInput, HabitListView, HabitPageView, History, TodayView, habit_list, habit_page, today},
    ids::HabitId,
    time::latest_day_anywhere,
};
use jiff::{ToSpan, civil::Date};
use store::habits as rows;

use super::{HabitRecord, Habits};
use crate::{Actor, Scope, ServiceError, Transaction};

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
        let inputs = self.inputs(actor).await?;
        self.services.surveys().run(inputs, calendar.today, move |inputs| today(&inputs, calendar, day)).await
    }

    /// All habits with their figures.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn list(&self, actor: &Actor) -> Result<HabitListView, ServiceError> {
        let (inputs, calendar) = (self.inputs(actor).await?, self.calendar(actor));
        self.services.surveys().run(inputs, calendar.today, move |inputs| habit_list(&inputs, calendar)).await
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
        let record = present(rows::find(tx.conn(), actor.user_id, id).await?)?;
        let years = rows::years_of_habit(tx.conn(), actor.user_id, id).await?;
        let from = day.min(calendar.today).saturating_sub(60.days());
        let texts = rows::texts_between(tx.conn(), actor.user_id, id, from, calendar.today.max(day)).await?;
        tx.commit().await?;
        let input = HabitInput { habit: record.habit, history: History::from_years(years) };
        Ok(habit_page(&input, &texts, calendar, day, year))
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
        let record = present(rows::find(tx.conn(), actor.user_id, id).await?)?;
        let years = rows::years_of_habit(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        Ok(HabitInput { habit: record.habit, history: History::from_years(years) })
    }

    async fn inputs(&self, actor: &Actor) -> Result<Vec<HabitInput>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = load(&mut tx).await?;
        tx.commit().await?;
        Ok(found.into_iter().map(|(_, input)| input).collect())
    }

    /// The caller's today and week start.
    #[must_use]
    pub fn calendar(&self, actor: &Actor) -> Calendar {
        Calendar { today: actor.day_at(self.services.now()), week_start: actor.preferences.week_start.weekday() }
    }
}

/// A habit in the trash is not found.
pub(super) fn present(record: HabitRecord) -> Result<HabitRecord, ServiceError> {
    if record.habit.deleted_at.is_some() { Err(ServiceError::NotFound) } else { Ok(record) }
}

/// Every habit outside the trash with its history, in the caller's order.
pub(super) async fn load(tx: &mut Transaction) -> Result<Vec<(HabitRecord, HabitInput)>, ServiceError> {
    let user = tx.user();
    let records = rows::all(tx.conn(), user).await?;
    let mut years: BTreeMap<_, _> = rows::years_of(tx.conn(), user).await?;
    let with_history = |record: HabitRecord| {
        let history = History::from_years(years.remove(&record.habit.id).unwrap_or_default());
        let input = HabitInput { habit: record.habit.clone(), history };
        (record, input)
    };
    Ok(records.into_iter().map(with_history).collect())
}
