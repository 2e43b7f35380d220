//! Sends the queue, oldest first, and settles each operation by the server's word on it.

use std::rc::Rc;

use wire::sync::{OperationsAnswer, OperationsBody, PROTOCOL};

use super::{
    broadcast::News,
    client::{Client, Session},
    cycle::Trouble,
    http, identity, schema,
    store::{Edit, StorageError},
    worker,
};
use crate::offline::operation::{DeadLetter, Standing, StoredOperation};
use crate::offline::queue::{self, Fate, Reply};
use crate::offline::timing;

/// Sends until nothing is left or something stands in the way.
pub(super) async fn run(client: &Rc<Client>, session: &Rc<Session>, exclusive: bool) -> Result<(), Trouble> {
    let mut limit = if exclusive { queue::BATCH } else { 1 };
    loop {
        let now = client.now();
        let batch = queue::next_batch(&session.memory.borrow().ops, now, exclusive, limit);
        if batch.is_empty() {
            return Ok(());
        }
        let leased: Vec<_> = batch.iter().map(|op| queue::leased(op, now)).collect();
        session.keep(&leased).await.map_err(|error| held(client, error))?;
        client.publish();
        let outcome = send(client, session, &leased).await;
        let settled = match &outcome {
            Reply::Results(answer) => settle(client, session, &leased, answer).await,
            Reply::Refused(code) if leased.len() == 1 => session.settle(&leased, |_| Fate::Bury(code.clone())).await,
            _ => session.settle(&leased, |_| Fate::Release).await,
        };
        settled.map_err(|error| held(client, error))?;
        client.channel.tell(News::Queue);
        client.publish();
        if let Reply::Refused(_) = outcome {
            // One bad operation must not hold up the others: look for it one by one.
            limit = 1;
        }
        go_on(client, &leased, &outcome)?;
    }
}

/// Whether the next batch may follow.
fn go_on(client: &Client, batch: &[StoredOperation], outcome: &Reply) -> Result<(), Trouble> {
    match outcome {
        Reply::Results(answer) => {
            client.tell(|status| status.too_old = false);
            let moved = batch.iter().any(|op| queue::fate(op, &answer.results) != Fate::Release);
            if moved { Ok(()) } else { Err(Trouble::Later) }
        }
        Reply::Refused(_) => Ok(()),
        Reply::SignedOut => {
            client.identified_at.set(None);
            client.tell(|status| status.signed_out = true);
            Err(Trouble::Held)
        }
        Reply::OtherUser => {
            client.identified_at.set(None);
            Err(Trouble::Later)
        }
        Reply::ClientTooOld => {
            worker::require_update(client);
            Err(Trouble::Held)
        }
        Reply::Later => Err(Trouble::Later),
    }
}

async fn send(client: &Client, session: &Session, batch: &[StoredOperation]) -> Reply {
    let body = OperationsBody {
        device_id: client.device_id.get(),
        client_build: worker::build_id().unwrap_or_else(|| "unknown".to_owned()),
        wellspring: PROTOCOL,
        ops: batch.iter().map(StoredOperation::body).collect(),
    };
    let Ok(json) = serde_json::to_string(&body) else { return Reply::Later };
    match http::post(client, session.user_id, "/api/v1/sync/ops", json).await {
        Some(answer) => {
            let reply = queue::reply(answer.status, &answer.body, session.user_id.uuid());
            if let Reply::Results(results) = &reply {
                let offset = timing::offset(answer.sent, answer.received, results.server_time);
                session.memory.borrow_mut().meta.offset = offset;
            }
            reply
        }
        None => Reply::Later,
    }
}

async fn settle(
    client: &Client,
    session: &Session,
    batch: &[StoredOperation],
    answer: &OperationsAnswer,
) -> Result<(), StorageError> {
    if batch.iter().any(|op| queue::fate(op, &answer.results) == Fate::Lost) {
        client.tell(|status| status.changed_elsewhere = true);
    }
    session.settle(batch, |op| queue::fate(op, &answer.results)).await
}

fn held(client: &Client, error: StorageError) -> Trouble {
    client.fail(error.code());
    Trouble::Held
}

impl Session {
    /// Stores operations that changed and takes them over in memory.
    pub(super) async fn keep(&self, changed: &[StoredOperation]) -> Result<(), StorageError> {
        let edits: Result<Vec<_>, _> = changed.iter().map(|op| Edit::put(schema::OPS, op)).collect();
        self.store.write(&edits?).await?;
        let mut memory = self.memory.borrow_mut();
        for op in &mut memory.ops {
            if let Some(new) = changed.iter().find(|new| new.op_id == op.op_id) {
                *op = new.clone();
            }
        }
        Ok(())
    }

    /// Lets each operation of a batch meet its fate, in one transaction.
    async fn settle(
        &self,
        batch: &[StoredOperation],
        fate: impl Fn(&StoredOperation) -> Fate,
    ) -> Result<(), StorageError> {
        let (mut kept, mut buried) = (Vec::new(), Vec::new());
        for op in batch {
            match fate(op) {
                Fate::Acknowledge | Fate::Lost => {
                    kept.push(StoredOperation { standing: Standing::Acknowledged, ..queue::released(op) });
                }
                Fate::Release => kept.push(queue::released(op)),
                Fate::Bury(code) => {
                    buried.push(DeadLetter { op_id: op.op_id, code, operation: queue::released(op) });
                }
            }
        }
        let mut edits = Vec::with_capacity(kept.len() + 2 * buried.len());
        for op in &kept {
            edits.push(Edit::put(schema::OPS, op)?);
        }
        for letter in &buried {
            edits.push(Edit::Delete(schema::OPS, (letter.operation.seq as f64).into()));
            edits.push(Edit::put(schema::DEAD, letter)?);
        }
        self.store.write(&edits).await?;
        let mut memory = self.memory.borrow_mut();
        memory.ops.retain(|op| !buried.iter().any(|letter| letter.op_id == op.op_id));
        for op in &mut memory.ops {
            if let Some(new) = kept.iter().find(|new| new.op_id == op.op_id) {
                *op = new.clone();
            }
        }
        memory.dead.extend(buried);
        Ok(())
    }
}

/// Sends one operation that could not be stored; says whether the server has it.
pub(super) async fn send_alone(client: &Rc<Client>, session: &Rc<Session>, op: StoredOperation) -> bool {
    let Ok(session) = identity::ensure(client).await.map(|_| session) else { return false };
    match send(client, session, std::slice::from_ref(&op)).await {
        Reply::Results(answer) => {
            matches!(queue::fate(&op, &answer.results), Fate::Acknowledge | Fate::Lost)
        }
        _ => false,
    }
}
