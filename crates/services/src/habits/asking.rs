//! What still asks for something today.

use domain::habits::{DayState, TodayItem, asks_today};

use super::{Habits, KnownHabits};
use crate::{Actor, ServiceError};

impl Habits<'_> {
    /// The names of what the caller's today asks for and what cannot wait, in the order of the day. What is to be left
    /// alone is not among it: there is nothing to do.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn asking(&self, actor: &Actor) -> Result<Vec<String>, ServiceError> {
        let (known, calendar) = (self.known(actor).await?, self.calendar(actor));
        let asking = move |known: &KnownHabits| {
            let asks = |item: &TodayItem| {
                let is_open = item.state == DayState::Due && !item.kind.asks_to_refrain();
                let input = known.inputs().iter().find(|input| input.habit.id == item.habit_id);
                is_open && input.is_some_and(|input| asks_today(input, calendar))
            };
            let items = known.today(calendar, calendar.today).items;
            items.into_iter().filter(asks).map(|item| item.name).collect()
        };
        self.services.surveys().run(known, calendar.today, asking).await
    }
}
