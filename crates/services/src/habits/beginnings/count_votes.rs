//! Votes for each identity over the last thirty days.

use domain::habits::{IdentityVotes, identity_votes};

use super::{
    super::{Habits, known_habits::known_habits},
    stack_documents::identities_of,
};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// The caller's identities with what voted for them.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn votes(&self, actor: &Actor) -> Result<Vec<IdentityVotes>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = known_habits(&mut tx).await?;
        let identities = identities_of(&mut tx).await?;
        tx.commit().await?;
        Ok(identity_votes(&identities, found.inputs(), self.calendar(actor)))
    }
}
