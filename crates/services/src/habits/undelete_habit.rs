//! Taking a habit out of the trash, with its history.

use domain::{events::Event, ids::HabitId};
use store::{
    habits::{self as rows, documents::followers_of},
    sync::{self as feed, Change},
};

use super::{HabitRecord, Habits, tell_habits};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Takes a habit out of the trash; one that is not there stays as it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller never had it.
    pub async fn undelete(&self, actor: &Actor, id: HabitId) -> Result<HabitRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(user).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        let mut record = rows::find(tx.conn(), user, id).await?;
        if record.habit.deleted_at.is_some() {
            let version = rows::set_deleted(tx.conn(), user, id, None, now).await?;
            record.habit.deleted_at = None;
            record.habit.version = version;
            let change = Change { entity: "habit", entity_id: id.to_string(), deleted: false, version, position };
            feed::record(tx.conn(), user, &[change], now).await?;
            tx.publish(&[Event::HabitReplaced { habit_id: id }]).await?;
            tx.mark_changed();
            let followers = followers_of(tx.conn(), user, id).await?;
            tell_habits::touch(&mut tx, &followers).await?;
        }
        tx.commit().await?;
        Ok(record)
    }
}
