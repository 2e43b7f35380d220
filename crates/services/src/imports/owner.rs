//! Whose file it is, where nobody calls: their day, their zone, and their week.

use domain::habits::Calendar;
use jiff::civil::Date;
use store::identity::users;

use crate::{Actor, ServiceError, Transaction};

/// The owner of a transaction.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub(super) actor: Actor,
    /// Their day now.
    pub(super) today: Date,
}

impl Owner {
    pub(super) async fn of(tx: &mut Transaction) -> Result<Self, ServiceError> {
        let (user, now) = (tx.user(), tx.services().now());
        let actor = Actor::without_session(users::profile(tx.conn(), user).await?);
        let today = actor.day_at(now);
        Ok(Self { actor, today })
    }

    /// Their today and their week.
    pub(super) fn calendar(&self) -> Calendar {
        Calendar { today: self.today, week_start: self.actor.preferences.week_start.weekday() }
    }
}
