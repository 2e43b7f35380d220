//! Replacing a document whole.

use domain::habits::{Document, DocumentFields};
use store::sync as feed;
use uuid::Uuid;

use super::{
    put_document::{check_name, replace_in},
    read_documents::shown,
};
use crate::{Actor, ExpectedVersion, Scope, ServiceError, habits::Habits};

impl Habits<'_> {
    /// Replaces a group, an identity, a pause, a stack or a reminder, if it still has a version that the change was
    /// made from.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also for what it names and the caller does not have; 412 `version_mismatch`, for a
    /// form 409 `changed_elsewhere`; for stacks `duplicate` of the follower and `cycle` of the anchor; for labels,
    /// filters and sections `duplicate` of the name.
    pub async fn replace_document(
        &self,
        actor: &Actor,
        id: Uuid,
        fields: DocumentFields,
        expected: &ExpectedVersion,
    ) -> Result<Document, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let before = shown(&mut tx, fields.kind(), id).await?;
        expected.check(before.version())?;
        check_name(&mut tx, id, &fields).await?;
        let document = replace_in(&mut tx, position, &before, fields).await?;
        tx.commit().await?;
        Ok(document)
    }
}
