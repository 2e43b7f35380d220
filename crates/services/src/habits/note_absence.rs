//! Days on which nobody was here become a pause of their own kind, so that what is kept by leaving it alone is not
//! taken for kept in silence. Heard as an event of `identity`.

use domain::habits::{DaySpan, DocumentFields, HabitKind, PauseFields, PauseScope};
use store::{habits as rows, sync as feed};

use super::documents::put_in;
use crate::{ServiceError, Transaction};

/// Notes an absence, for those who have a habit that it says something about.
pub(crate) async fn note_absence(tx: &mut Transaction, absence: DaySpan) -> Result<(), ServiceError> {
    let user = tx.user();
    let records = rows::all(tx.conn(), user).await?;
    if !records.iter().any(|record| record.habit.is_active() && record.habit.kind == HabitKind::Quit) {
        return Ok(());
    }
    let DaySpan { from_day, to_day } = absence;
    let fields = PauseFields { scope: PauseScope::Away, from_day, to_day, reason: None };
    let fields = fields.checked().map_err(ServiceError::Invalid)?;
    let id = tx.services().new_id();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    match put_in(tx, position, id, DocumentFields::Pause(fields)).await {
        Err(error) if error.is_fault() => Err(error),
        // With more pauses than there may be nothing is asked; nobody is kept from signing in by that.
        Ok(_) | Err(_) => Ok(()),
    }
}
