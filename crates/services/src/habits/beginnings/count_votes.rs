//! Votes for each identity over the last thirty days.

use domain::habits::{IdentityVotes, identity_votes};

use super::{
    super::{Habits, read_habits::load},
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
        let found = load(&mut tx).await?;
        let identities = identities_of(&mut tx).await?;
        tx.commit().await?;
        let habits: Vec<_> = found.into_iter().map(|(_, input)| input).collect();
        Ok(identity_votes(&identities, &habits, self.calendar(actor)))
    }
}
