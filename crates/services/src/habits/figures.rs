//! Figures: the rules of `domain` on the rows of their owner. Hours of the day are read only here, because a device
//! holds days.

use domain::{
    habits::{
        AcrossRequest, AcrossView, FiguresRequest, Habit, HabitFiguresView, Moment, TimesOfDay, figures_across,
        habit_figures, times_of_day,
    },
    ids::HabitId,
};
use store::habits as rows;

use super::{Habits, KnownHabits};
use crate::{Actor, ServiceError, actor::zone_or_utc};

impl Habits<'_> {
    /// The figures of one habit.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such habit, or it is in the trash.
    pub async fn figures(
        &self,
        actor: &Actor,
        id: HabitId,
        request: FiguresRequest,
    ) -> Result<HabitFiguresView, ServiceError> {
        let input = self.input(actor, id).await?;
        let times = self.times_of(actor, &input.habit).await?;
        Ok(habit_figures(&input, self.calendar(actor), request, Some(times)))
    }

    /// At what time of day a habit happens, by the clocks of the places where its days were noted.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has no such habit, or it is in the trash.
    pub async fn times_of_day(&self, actor: &Actor, id: HabitId) -> Result<TimesOfDay, ServiceError> {
        let record = self.find(actor, id).await?;
        self.times_of(actor, &record.habit).await
    }

    /// The figures across the habits in use.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn figures_across(&self, actor: &Actor, request: &AcrossRequest) -> Result<AcrossView, ServiceError> {
        let (known, calendar, request) = (self.known(actor).await?, self.calendar(actor), request.clone());
        let view = move |known: &KnownHabits| figures_across(known.inputs(), calendar, &request);
        self.services.surveys().run(known, calendar.today, view).await
    }

    async fn times_of(&self, actor: &Actor, habit: &Habit) -> Result<TimesOfDay, ServiceError> {
        let mut tx = self.services.begin(actor.user_id).await?;
        let stored = rows::moments(tx.conn(), actor.user_id, habit.id).await?;
        tx.commit().await?;
        let moments: Vec<Moment> = stored.iter().map(moment).collect();
        Ok(times_of_day(habit, &moments))
    }
}

fn moment(stored: &rows::StoredMoment) -> Moment {
    let at = zone_or_utc(&stored.time_zone).to_datetime(stored.occurred_at);
    Moment { day: stored.day, at, status: stored.status, value: stored.value }
}
