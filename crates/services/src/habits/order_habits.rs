//! The owner's order of habits.

use domain::ids::HabitId;
use store::{habits as rows, sync as feed};
use uuid::Uuid;

use super::{Habits, tell_habits};
use crate::{Actor, Scope, ServiceError, Transaction};

impl Habits<'_> {
    /// Numbers the habits in the given order. Ids that are not the caller's are passed over: a page or a queue may be
    /// older than the deletion of a habit, and the order of the others still counts. Habits that are left out follow in
    /// their old order.
    ///
    /// # Errors
    /// `too_many` above 1,000 ids; `duplicate` when an id stands twice.
    pub async fn order(&self, actor: &Actor, ids: &[HabitId]) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        order_in(&mut tx, ids).await?;
        tx.commit().await
    }

    /// The same for a caller who has to know every habit that it names.
    ///
    /// # Errors
    /// As [`Self::order`]; 404 for an id that is not the caller's, and then nothing is moved.
    pub async fn order_exactly(&self, actor: &Actor, ids: &[HabitId]) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if order_in(&mut tx, ids).await? > 0 {
            return Err(ServiceError::NotFound);
        }
        tx.commit().await
    }
}

/// Orders in an open transaction. Returns how many ids were passed over.
pub(crate) async fn order_in(tx: &mut Transaction, ids: &[HabitId]) -> Result<usize, ServiceError> {
    if ids.len() > 1_000 {
        return Err(ServiceError::field("ids", "too_many"));
    }
    let mut wanted: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let unique: std::collections::BTreeSet<_> = wanted.iter().copied().collect();
    if unique.len() != wanted.len() {
        return Err(ServiceError::field("ids", "duplicate"));
    }
    let (user, now) = (tx.user(), tx.services().now());
    // Locks the feed before the rows, like every other write of this owner.
    feed::take_position(tx.conn(), user, 1).await?;
    let mine = rows::all(tx.conn(), user).await?;
    let known: std::collections::BTreeSet<_> = mine.iter().map(|record| record.habit.id.uuid()).collect();
    wanted.retain(|id| known.contains(id));
    let passed_over = ids.len() - wanted.len();
    wanted.extend(mine.iter().map(|record| record.habit.id.uuid()).filter(|id| !unique.contains(id)));
    let moved = rows::set_order(tx.conn(), user, &wanted, now).await?;
    tell_habits::tell(tx, moved).await?;
    Ok(passed_over)
}
