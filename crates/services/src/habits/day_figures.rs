//! The habits of a day with their figures, for programs: what the page of Today shows, whole.

use domain::{
    habits::{DayState, Entry, HabitInput, Streak, day_figures},
    time::latest_day_anywhere,
};
use jiff::civil::Date;
use store::habits as rows;

use super::{HabitRecord, Habits, KnownHabits, known_habits::known_habits};
use crate::{Actor, Scope, ServiceError};

/// A habit on a day.
#[derive(Debug, Clone)]
pub struct DayFigures {
    /// The habit.
    pub record: HabitRecord,
    /// What was said of the day; none when nothing was.
    pub entry: Option<Entry>,
    /// How the day stands.
    pub state: DayState,
    /// The runs up to today.
    pub streak: Streak,
    /// Strength, 0 to 1.
    pub score: f64,
}

impl Habits<'_> {
    /// The habits that have begun by a day, archived ones left out, and which day that is: the caller's today when none
    /// is given.
    ///
    /// # Errors
    /// `in_future` for a day that has begun nowhere yet.
    pub async fn daily(&self, actor: &Actor, day: Option<Date>) -> Result<(Date, Vec<DayFigures>), ServiceError> {
        actor.require(Scope::Read)?;
        let calendar = self.calendar(actor);
        let day = day.unwrap_or(calendar.today);
        if day > latest_day_anywhere(self.services.now()) {
            return Err(ServiceError::field("day", "in_future"));
        }
        let mut tx = self.services.begin(actor.user_id).await?;
        let known = known_habits(&mut tx).await?;
        let mut entries = rows::of_day(tx.conn(), actor.user_id, day).await?;
        tx.commit().await?;
        let is_shown = move |record: &HabitRecord| record.habit.archived_at.is_none() && record.habit.starts_on <= day;
        let figures = move |known: &KnownHabits| -> Vec<DayFigures> {
            let habits = known.records().iter().zip(known.inputs()).filter(|(record, _)| is_shown(record));
            let figures = |(record, input): (&HabitRecord, &HabitInput)| {
                let (state, streak, score) = day_figures(input, calendar, day);
                DayFigures { record: record.clone(), entry: entries.remove(&record.habit.id), state, streak, score }
            };
            habits.map(figures).collect()
        };
        Ok((day, self.services.surveys().run(known, calendar.today, figures).await?))
    }
}
