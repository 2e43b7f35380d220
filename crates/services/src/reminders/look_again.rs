//! A person's clock is another one: their reminders are looked at anew. What was asked before stays asked, because each
//! time of a date is asked for once, whatever the clock says now.

use store::habits::documents as rows;

use crate::{ServiceError, Transaction};

/// Has the planner look at every reminder of the transaction's owner. Heard as an event of `identity`.
///
/// # Errors
/// When the database is not available.
pub(crate) async fn look_again(tx: &mut Transaction) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    rows::wake_reminders(tx.conn(), user, now).await?;
    Ok(())
}
