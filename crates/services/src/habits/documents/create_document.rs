//! Making a document. The same id with the same content again is a retry and makes no second one.

use domain::habits::{Document, DocumentFields};
use serde_json::json;
use store::{StoreError, habits::documents as rows, sync as feed};
use uuid::Uuid;

use super::put_document::{check_name, make_in};
use crate::{Actor, IdempotencyKey, Scope, ServiceError, habits::Habits, idempotency};

/// Most documents of one kind.
pub const MAX_DOCUMENTS: usize = 2_000;

/// A wish for a document.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Of the client's making; one is made up when there is none.
    pub id: Option<Uuid>,
    /// What it says.
    pub fields: DocumentFields,
    /// Under which the same request makes nothing again.
    pub key: Option<IdempotencyKey>,
}

/// A document that was made now, or before by the same request.
#[derive(Debug, Clone)]
pub struct MadeDocument {
    /// As it is stored.
    pub document: Document,
    /// Whether this call made it.
    pub is_new: bool,
}

impl Habits<'_> {
    /// Makes a group, an identity, a pause, a stack or a reminder.
    ///
    /// # Errors
    /// `id_reused` when the id belongs to a document of other content; 409 `deleted` when it was made before and is
    /// gone; 422 `idempotency_key_reused` when another request holds the key; 404 for a habit, a task or a group that
    /// is not the caller's; `over_limit` past [`MAX_DOCUMENTS`], and past ten reminders of a habit or a task; for
    /// stacks `duplicate` of the follower and `cycle` of the anchor; for labels, filters and sections `duplicate` of
    /// the name.
    pub async fn create_document(&self, actor: &Actor, wish: NewDocument) -> Result<MadeDocument, ServiceError> {
        actor.require(Scope::Write)?;
        let NewDocument { id: chosen_id, fields, key } = wish;
        let (user, kind) = (actor.user_id, fields.kind());
        let id = chosen_id.unwrap_or_else(|| self.services.new_id());
        let mut tx = self.services.begin(user).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        if let Some(key) = &key {
            let request = json!([kind.entity(), chosen_id, fields]);
            if let Some(made) = idempotency::take(&mut tx, key, &request, id).await? {
                let document = match rows::find(tx.conn(), user, kind, made).await {
                    Err(StoreError::NotFound) => return Err(ServiceError::refused(409, "deleted")),
                    found => found?,
                };
                tx.commit().await?;
                return Ok(MadeDocument { document, is_new: false });
            }
        }
        let made = match rows::find(tx.conn(), user, kind, id).await {
            Ok(stored) if fields.clone().over(&stored) == stored => MadeDocument { document: stored, is_new: false },
            Ok(_) => return Err(ServiceError::refused(422, "id_reused")),
            Err(StoreError::NotFound) => {
                if rows::forgotten_version(tx.conn(), user, kind, id).await?.is_some() {
                    return Err(ServiceError::refused(409, "deleted"));
                }
                check_name(&mut tx, id, &fields).await?;
                MadeDocument { document: make_in(&mut tx, position, id, fields).await?, is_new: true }
            }
            Err(error) => return Err(error.into()),
        };
        tx.commit().await?;
        Ok(made)
    }
}
