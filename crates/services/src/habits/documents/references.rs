//! The group and the identity that a habit names have to be its owner's.

use domain::{
    habits::{DocumentKind, HabitFields},
    ids::{GroupId, IdentityId},
};
use store::{StoreError, habits::documents as rows};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// # Errors
/// [`ServiceError::NotFound`] for a group or an identity that the caller does not have.
pub(crate) async fn require(tx: &mut Transaction, fields: &HabitFields) -> Result<(), ServiceError> {
    for (kind, id) in named(fields) {
        if !exists(tx, kind, id).await? {
            return Err(ServiceError::NotFound);
        }
    }
    Ok(())
}

/// The fields without what is gone: a queue may be older than the deletion of a group, and what else it says of the
/// habit still counts.
pub(crate) async fn without_gone(tx: &mut Transaction, mut fields: HabitFields) -> Result<HabitFields, ServiceError> {
    for (kind, id) in named(&fields) {
        if !exists(tx, kind, id).await? {
            match kind {
                DocumentKind::Group => fields.group_id = None,
                _ => fields.identity_id = None,
            }
        }
    }
    Ok(fields)
}

fn named(fields: &HabitFields) -> Vec<(DocumentKind, Uuid)> {
    let group = fields.group_id.map(|id| (DocumentKind::Group, GroupId::uuid(id)));
    let identity = fields.identity_id.map(|id| (DocumentKind::Identity, IdentityId::uuid(id)));
    group.into_iter().chain(identity).collect()
}

/// Whether the caller has the document.
pub(crate) async fn exists(tx: &mut Transaction, kind: DocumentKind, id: Uuid) -> Result<bool, ServiceError> {
    let user = tx.user();
    match rows::find(tx.conn(), user, kind, id).await {
        Ok(_) => Ok(true),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
