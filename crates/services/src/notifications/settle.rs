//! What was told about a day needs no look any more once the day is checked in.

use domain::{events::Event, ids::HabitId};
use jiff::civil::Date;

use crate::{ServiceError, Transaction};

/// Notes as read what was told about the days that were checked in: one statement for any number of them, none where
/// nothing was.
pub(crate) async fn settle(tx: &mut Transaction, events: &[Event]) -> Result<(), ServiceError> {
    let checked_in = |event: &Event| match event {
        Event::HabitCheckedIn { habit_id, day } => Some((*habit_id, *day)),
        _ => None,
    };
    let days: Vec<(HabitId, Date)> = events.iter().filter_map(checked_in).collect();
    if days.is_empty() {
        return Ok(());
    }
    let (user, now) = (tx.user(), tx.services().now());
    store::notifications::mark_settled(tx.conn(), user, &days, now).await?;
    Ok(())
}
