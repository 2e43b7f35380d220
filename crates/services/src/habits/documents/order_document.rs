//! Moving one of the documents whose places are keys: a project, a section, a label, a filter. One row is written, and
//! nothing of it but its place, so that a new name from another device stands.

use domain::{
    habits::{Document, DocumentKind},
    tasks::OrderKey,
};
use store::{habits::documents as rows, sync as feed};
use uuid::Uuid;

use super::put_document::save;
use crate::{Actor, Scope, ServiceError, Transaction, habits::Habits};

impl Habits<'_> {
    /// Gives a project, a section, a label or a filter another place.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `position`: `not_allowed` for a kind without keys.
    pub async fn order_document(
        &self,
        actor: &Actor,
        kind: DocumentKind,
        id: Uuid,
        to: &OrderKey,
    ) -> Result<Document, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let document = order_document_in(&mut tx, position, kind, id, to).await?;
        tx.commit().await?;
        Ok(document)
    }
}

/// Moves in an open transaction that holds the feed's counter. When keys have become long, the whole list gets new ones
/// in the same order.
pub(crate) async fn order_document_in(
    tx: &mut Transaction,
    position: i64,
    kind: DocumentKind,
    id: Uuid,
    to: &OrderKey,
) -> Result<Document, ServiceError> {
    let user = tx.user();
    let before = rows::find(tx.conn(), user, kind, id).await?;
    if kind.has_keys() && before.place().key() == *to {
        return Ok(before);
    }
    let moved = before.moved_to(to.clone()).ok_or_else(|| ServiceError::field("position", "not_allowed"))?;
    save(tx, position, &moved).await?;
    if !to.is_long() {
        return Ok(moved);
    }
    let mut all = rows::all(tx.conn(), user, kind).await?;
    all.sort_by_key(|document| (document.place().key(), document.id()));
    for (document, key) in spread(all) {
        let position = feed::take_position(tx.conn(), user, 1).await?;
        if let Some(document) = document.moved_to(key) {
            save(tx, position, &document).await?;
        }
    }
    Ok(rows::find(tx.conn(), user, kind, id).await?)
}

/// The documents of a list that have another key when it is spread anew, with that.
fn spread(all: Vec<Document>) -> impl Iterator<Item = (Document, OrderKey)> {
    let keys = OrderKey::spread(all.len());
    all.into_iter().zip(keys).filter(|(document, key)| document.place().key() != *key)
}
