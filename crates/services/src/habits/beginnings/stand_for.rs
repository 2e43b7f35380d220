//! Which habits stand for an identity: those that are named, and no others.

use domain::{
    habits::HabitPart,
    ids::{HabitId, IdentityId},
};
use store::{habits as rows, sync as feed};

use super::{
    super::{
        Habits,
        change_habit::{save, stamp_now},
    },
    stack_documents::identities_of,
};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Lets exactly these of the caller's habits stand for an identity. A habit stands for one identity: named here, it
    /// leaves another.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for an identity or a habit that is not the caller's.
    pub async fn stand_for(&self, actor: &Actor, identity: IdentityId, habits: &[HabitId]) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        feed::take_position(tx.conn(), actor.user_id, 1).await?;
        if identities_of(&mut tx).await?.iter().all(|known| known.id != identity) {
            return Err(ServiceError::NotFound);
        }
        let records = rows::all(tx.conn(), actor.user_id).await?;
        if habits.iter().any(|habit| records.iter().all(|record| record.habit.id != *habit)) {
            return Err(ServiceError::NotFound);
        }
        for mut record in records {
            let is_named = habits.contains(&record.habit.id);
            let stands = record.habit.identity_id == Some(identity);
            if is_named != stands {
                record.habit.identity_id = is_named.then_some(identity);
                stamp_now(&tx, &mut record, HabitPart::Identity);
                let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
                save(&mut tx, position, &mut record).await?;
            }
        }
        tx.commit().await
    }
}
