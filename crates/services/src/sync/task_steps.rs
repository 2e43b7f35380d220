//! Operations on tasks: each behind a savepoint of its own, so that one that is refused leaves nothing behind.

use domain::{habits::Outcome, ids::TaskId, tasks::TaskChange};
use store::{
    StoreError,
    sync::{self as feed, SavepointStep},
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use super::{
    AppliedEntity, OperationAnswer, TaskAction,
    apply_operations::{applied, outcome_of},
};
use crate::{
    ServiceError, Transaction,
    tasks::{
        By, Gone, complete_in, create_in, delete_in, dismiss_in, order_in, plan_in, reopen_in, replace_in, spend_in,
        undelete_in, without_gone,
    },
};

/// Applies an operation in an open transaction that holds the feed's counter.
pub(super) async fn apply(
    tx: &mut Transaction,
    by: &By<'_>,
    op_id: Uuid,
    action: &TaskAction,
) -> Result<OperationAnswer, ServiceError> {
    feed::savepoint(tx.conn(), SavepointStep::Open).await?;
    match change(tx, by, action).await {
        Ok((record, outcome)) => {
            feed::savepoint(tx.conn(), SavepointStep::Release).await?;
            let version = record.as_ref().map(|record| record.task.version);
            // Made before and deleted since: it stays in the trash, which the feed tells.
            let entity = record
                .filter(|record| record.task.deleted_at.is_none())
                .map(|record| AppliedEntity::Task(Box::new(record.task)));
            Ok(OperationAnswer { outcome: outcome_of(outcome), ..applied(op_id, version, entity) })
        }
        // After a fault the connection may be gone; the transaction as a whole is given up.
        Err(error) if error.is_fault() => Err(error),
        Err(error) => {
            feed::savepoint(tx.conn(), SavepointStep::Undo).await?;
            Err(error)
        }
    }
}

async fn change(
    tx: &mut Transaction,
    by: &By<'_>,
    action: &TaskAction,
) -> Result<(Option<TaskRecord>, Outcome), ServiceError> {
    Ok(match action {
        TaskAction::Create(id, fields, position) => {
            let fields = without_gone(tx, fields.clone()).await?;
            let created = create_in(tx, by, *id, fields, position.clone()).await?;
            (Some(created.record), Outcome::Applied)
        }
        TaskAction::Replace(id, change) => {
            let fields = without_gone(tx, change.fields.clone()).await?;
            let (record, outcome) = replace_in(tx, by, *id, TaskChange { fields, ..change.clone() }).await?;
            (Some(record), outcome)
        }
        TaskAction::Complete(id, wish) => {
            let completed = complete_in(tx, by, *id, *wish).await?;
            (Some(completed.record), completed.outcome)
        }
        TaskAction::Reopen(id, wish) => {
            let (record, outcome) = reopen_in(tx, by, *id, *wish).await?;
            (Some(record), outcome)
        }
        TaskAction::Delete(id, reach) => {
            delete_in(tx, by, *id, *reach).await?;
            (None, Outcome::Applied)
        }
        TaskAction::Undelete(id, also) => (Some(undelete_in(tx, *id, also).await?), Outcome::Applied),
        TaskAction::Order(id, position) => {
            let (record, outcome) = order_in(tx, by, *id, position.clone()).await?;
            (Some(record), outcome)
        }
        TaskAction::Plan(plans) => (None, plan_in(tx, by, plans, Gone::PassedOver).await?.1),
        TaskAction::Spend(id, minutes) => {
            let (record, outcome) = spend_in(tx, by, *id, *minutes).await?;
            (Some(record), outcome)
        }
        TaskAction::Dismiss(id) => match dismiss_in(tx, by, *id).await {
            Ok(record) => (Some(record), Outcome::Applied),
            // What is gone is suggested no more.
            Err(ServiceError::NotFound) => (None, Outcome::Applied),
            Err(error) => return Err(error),
        },
    })
}

/// What is stored now of the task that an operation was about; none when it is gone.
pub(super) async fn stored(tx: &mut Transaction, action: &TaskAction) -> Result<Option<AppliedEntity>, ServiceError> {
    let Some(id) = about(action) else { return Ok(None) };
    let user = tx.user();
    match rows::find(tx.conn(), user, id).await {
        Ok(record) if record.task.deleted_at.is_none() => Ok(Some(AppliedEntity::Task(Box::new(record.task)))),
        Ok(_) | Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

const fn about(action: &TaskAction) -> Option<TaskId> {
    match action {
        TaskAction::Create(id, ..)
        | TaskAction::Replace(id, _)
        | TaskAction::Complete(id, _)
        | TaskAction::Reopen(id, _)
        | TaskAction::Undelete(id, _)
        | TaskAction::Order(id, _)
        | TaskAction::Spend(id, _)
        | TaskAction::Dismiss(id) => Some(*id),
        TaskAction::Delete(..) | TaskAction::Plan(_) => None,
    }
}
