//! Imports for somebody by whoever runs the installation, at the terminal.

use domain::{
    ids::UserId,
    imports::{Import, ImportChoices, ImportState},
};

use super::{Imports, NewImport, owner::Owner};
use crate::{Actor, ServiceError};

impl Imports<'_> {
    /// Takes a file over for somebody, and waits for its end. One that cannot be read is answered as failed.
    ///
    /// # Errors
    /// As [`Self::upload`], [`Self::choose`] and [`Self::apply`].
    pub async fn bring_for(self, user: UserId, new: NewImport, choices: ImportChoices) -> Result<Import, ServiceError> {
        let (actor, import) = Box::pin(self.read_for(user, new, choices)).await?;
        if import.state == ImportState::Read { self.apply_now(&actor, import.id).await } else { Ok(import) }
    }

    /// Reads a file for somebody and forgets it: what was found in it, and nothing changed.
    ///
    /// # Errors
    /// As [`Self::upload`] and [`Self::choose`].
    pub async fn look_for(self, user: UserId, new: NewImport, choices: ImportChoices) -> Result<Import, ServiceError> {
        let (actor, import) = Box::pin(self.read_for(user, new, choices)).await?;
        self.forget(&actor, import.id).await?;
        Ok(import)
    }

    async fn read_for(
        self,
        user: UserId,
        new: NewImport,
        choices: ImportChoices,
    ) -> Result<(Actor, Import), ServiceError> {
        let mut tx = self.services.begin(user).await?;
        let actor = Owner::of(&mut tx).await?.actor;
        tx.commit().await?;
        let import = self.upload(&actor, new).await?;
        if import.state != ImportState::Read || choices == ImportChoices::default() {
            return Ok((actor, import));
        }
        let chosen = self.choose(&actor, import.id, choices).await?;
        Ok((actor, chosen.import))
    }
}
