//! The last day on which somebody was here. Who comes back after a week or more is told of as an event, because other
//! areas read silence differently then.

use domain::{
    events::Event,
    habits::{DaySpan, absence_between},
    time::local_day_in,
};
use jiff::civil::Date;

use crate::{ServiceError, Transaction, actor::zone_or_utc};

/// Notes a day as active.
pub(super) async fn note_day(tx: &mut Transaction, day: Date) -> Result<(), ServiceError> {
    let owner = tx.user();
    let before = store::identity::users::last_active_day(tx.conn(), owner).await?;
    let absence = before.and_then(|before| absence_between(before, day));
    if absence.is_some() {
        // What follows writes the feed, and the counter is locked before any row.
        store::sync::take_position(tx.conn(), owner, 1).await?;
    }
    let is_news = store::identity::users::set_active_day(tx.conn(), owner, day).await?;
    match absence {
        Some(DaySpan { from_day, to_day: Some(to_day) }) if is_news => {
            tx.publish(&[Event::PersonReturned { from_day, to_day }]).await
        }
        _ => Ok(()),
    }
}

/// Notes the owner's today as active.
pub(super) async fn note_today(tx: &mut Transaction) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let preferences = store::identity::users::profile(tx.conn(), owner).await?.preferences;
    let day = local_day_in(now, &zone_or_utc(preferences.time_zone.as_str()), preferences.day_start);
    note_day(tx, day).await
}
