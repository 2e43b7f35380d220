//! Deleting: into the trash, from which it can be taken back.

use domain::{events::Event, ids::HabitId};
use store::{
    habits::{self as rows, documents::followers_of},
    sync::{self as feed, Change},
};

use super::{Habits, change_habit::expect_version, read_habits::present, tell_habits};
use crate::{Actor, ExpectedVersion, Scope, ServiceError, Transaction};

impl Habits<'_> {
    /// Puts a habit in the trash.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also when it is there already.
    pub async fn delete(&self, actor: &Actor, id: HabitId) -> Result<(), ServiceError> {
        self.delete_expecting(actor, id, &ExpectedVersion::Any).await
    }

    /// The same, if the habit still has a version that the caller has seen.
    ///
    /// # Errors
    /// As [`Self::delete`]; 412 `version_mismatch`.
    pub async fn delete_expecting(
        &self,
        actor: &Actor,
        id: HabitId,
        expected: &ExpectedVersion,
    ) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        expect_version(&mut tx, id, expected).await?;
        delete_in(&mut tx, position, id).await?;
        tx.commit().await
    }
}

/// Deletes in an open transaction that holds the feed's counter.
pub(crate) async fn delete_in(tx: &mut Transaction, position: i64, id: HabitId) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    present(rows::find(tx.conn(), user, id).await?)?;
    let version = rows::set_deleted(tx.conn(), user, id, Some(now), now).await?;
    let change = Change { entity: "habit", entity_id: id.to_string(), deleted: true, version, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    tx.publish(&[Event::HabitDeleted { habit_id: id }]).await?;
    tx.mark_changed();
    // What followed it follows nothing until it comes back.
    let followers = followers_of(tx.conn(), user, id).await?;
    tell_habits::touch(tx, &followers).await
}
