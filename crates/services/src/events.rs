//! Publishing: the event row and every reaction to it, in the transaction of the use case.

use domain::events::Event;

use crate::{ServiceError, Transaction, reactions};

impl Transaction {
    /// Appends events and runs the reactions to them.
    ///
    /// # Errors
    /// When a query or a reaction fails; the use case then rolls back as a whole.
    pub async fn publish(&mut self, events: &[Event]) -> Result<(), ServiceError> {
        if events.is_empty() {
            return Ok(());
        }
        let (user, now) = (self.user(), self.services().now());
        let rows: Vec<_> = events.iter().map(|event| (self.services().new_id(), event.clone())).collect();
        store::events::append(self.conn(), user, &rows, now).await?;
        for event in events {
            reactions::react(self, event).await?;
        }
        reactions::react_to_all(self, events).await
    }
}
