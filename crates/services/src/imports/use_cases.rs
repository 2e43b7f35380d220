//! The handle on the use cases of imports, and what only reads them.

use domain::{ids::ImportId, imports::Import};
use store::imports as rows;

use crate::{Actor, Scope, ServiceError, Services};

/// Use cases of imports, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Imports<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Imports<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// The caller's imports, newest first.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn list(self, actor: &Actor) -> Result<Vec<Import>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = rows::list(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(found.into_iter().map(|row| row.import).collect())
    }

    /// One import.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller has none of this id; 403 `scope_missing`.
    pub async fn find(self, actor: &Actor, id: ImportId) -> Result<Import, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = rows::find(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        Ok(found.import)
    }
}
