//! Identities and stacks inside of a larger wish: read and written in its open transaction, by the rules of documents.

use domain::{
    habits::{Document, DocumentFields, DocumentKind, Identity, IdentityFields, Stack, StackFields},
    ids::IdentityId,
};
use store::{
    habits::{self as rows, documents},
    sync as feed,
};
use uuid::Uuid;

use crate::{ServiceError, Transaction, habits::documents::put_in};

/// The owner's stacks whose habits are not in the trash.
pub(super) async fn stacks_of(tx: &mut Transaction) -> Result<Vec<Stack>, ServiceError> {
    let user = tx.user();
    let present = rows::present_ids(tx.conn(), user).await?;
    let mut stacks = documents::all_stacks(tx.conn(), user).await?;
    stacks.retain(|stack| {
        let mut named = stack.anchor_habit_id.into_iter().chain([stack.follower_habit_id]);
        named.all(|habit| present.contains(&habit))
    });
    Ok(stacks)
}

/// The owner's identities.
pub(super) async fn identities_of(tx: &mut Transaction) -> Result<Vec<Identity>, ServiceError> {
    let user = tx.user();
    let found = documents::all(tx.conn(), user, DocumentKind::Identity).await?;
    Ok(found.into_iter().filter_map(Document::into_identity).collect())
}

/// Makes a stack.
///
/// # Errors
/// Codes of [`StackFields::checked`] and of `check_among`.
pub(super) async fn put_stack(tx: &mut Transaction, id: Uuid, fields: StackFields) -> Result<(), ServiceError> {
    let fields = fields.checked()?;
    let user = tx.user();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    put_in(tx, position, id, DocumentFields::Stack(fields)).await?;
    Ok(())
}

/// The identity that says this, made under `id` when there is none. One of this id was made by the same wish before,
/// and may say something else by now.
///
/// # Errors
/// Codes of [`IdentityFields::checked`].
pub(super) async fn identity_of_statement(
    tx: &mut Transaction,
    id: Uuid,
    statement: &str,
) -> Result<IdentityId, ServiceError> {
    let known = identities_of(tx).await?;
    let says_so = |identity: &&Identity| identity.statement.eq_ignore_ascii_case(statement.trim());
    let made_before = known.iter().find(|identity| identity.id.uuid() == id);
    if let Some(identity) = made_before.or_else(|| known.iter().find(says_so)) {
        return Ok(identity.id);
    }
    let fields = IdentityFields { statement: statement.to_owned(), position: None }.checked()?;
    let user = tx.user();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    put_in(tx, position, id, DocumentFields::Identity(fields)).await?;
    Ok(IdentityId(id))
}
