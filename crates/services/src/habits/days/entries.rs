//! Entries of a habit between two days.

use domain::{habits::Entry, ids::HabitId};
use jiff::civil::Date;
use store::habits as rows;

use super::super::{Habits, read_habits::present};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Entries between two days, both included, oldest first.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `out_of_range` when `to` lies before `from` or more than ten years after it.
    pub async fn entries(
        &self,
        actor: &Actor,
        habit: HabitId,
        from: Date,
        to: Date,
    ) -> Result<Vec<Entry>, ServiceError> {
        actor.require(Scope::Read)?;
        if to < from || i32::from(to.year()) - i32::from(from.year()) > 10 {
            return Err(ServiceError::field("to", "out_of_range"));
        }
        let mut tx = self.services.begin(actor.user_id).await?;
        present(rows::find(tx.conn(), actor.user_id, habit).await?)?;
        let entries = rows::between(tx.conn(), actor.user_id, habit, from, to).await?;
        tx.commit().await?;
        Ok(entries)
    }

    /// The entry of one day, none when nothing is known of it.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn entry(&self, actor: &Actor, habit: HabitId, day: Date) -> Result<Option<Entry>, ServiceError> {
        Ok(self.entries(actor, habit, day, day).await?.pop())
    }
}
