//! From a tap to a stored operation. Everything is computed before the transaction opens; the page shows the change
//! when the transaction is complete, and never before.

use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{
    broadcast::News,
    client::{Client, Session},
    clock, cycle, device, flush, lock, pull, questions, schema,
    store::{Edit, StorageError},
    worker,
};
use crate::offline::operation::{DeadLetter, Stamp, StoredOperation};
use crate::offline::{Saved, Write};

/// Milliseconds in which further taps join the same request.
const DEBOUNCE: u32 = 300;

/// Stores a write and plans its sending.
pub(super) async fn submit(client: Rc<Client>, write: Write, undo: Option<Write>) {
    client.cycle.acted_at.set(js_sys::Date::now());
    let Some(session) = client.session() else { return client.fail("storage_failed") };
    if questions::hold(&client, &write, undo.as_ref()) {
        return;
    }
    let ops = match operations(&client, &session, write.clone()) {
        Ok(ops) => ops,
        Err(code) => return client.fail(&code),
    };
    let stored = match append(&session, &ops).await {
        Err(StorageError::Full) => {
            device::drop_old_caches().await;
            append(&session, &ops).await
        }
        result => result,
    };
    match stored {
        Ok(()) => {
            client.offline.last_error.set(None);
            client.publish();
            client.offline.saved.update(|saved| {
                let number = saved.as_ref().map_or(0, |saved: &Saved| saved.number) + 1;
                *saved = Some(Saved { number, write, undo });
            });
            client.channel.tell(News::Queue);
            cycle::soon(&client, DEBOUNCE);
            worker::ask_to_be_woken();
            device::ask_to_persist();
        }
        Err(error) => send_unstored(&client, &session, ops, error).await,
    }
}

fn operations(client: &Client, session: &Session, write: Write) -> Result<Vec<StoredOperation>, String> {
    let memory = session.memory.borrow();
    let last = memory.ops.iter().map(|op| op.client_time).max();
    // Later writes of a device never claim an earlier time, even when its clock was corrected in between.
    let floor = last.map_or(Timestamp::MIN, |last| last + SignedDuration::from_millis(1));
    drop(memory);
    let (client_time, tz, today) = (client.now().max(floor), clock::device_zone(), client.first_day());
    let mut ops =
        StoredOperation::all(write, || Stamp { op_id: clock::new_uuid(), client_time, tz: tz.clone(), today })?;
    client.offline.replica.with_untracked(|replica| {
        let zone = |op: &StoredOperation| Some(replica.as_ref()?.zone_of(op.task_id()?));
        for op in &mut ops {
            op.clock = zone(op).and_then(|zone| clock::wall_time(zone, op.told_at()));
        }
    });
    Ok(ops)
}

async fn append(session: &Session, ops: &[StoredOperation]) -> Result<(), StorageError> {
    let edits = ops.iter().map(|op| Edit::put(schema::OPS, op)).collect::<Result<Vec<_>, _>>()?;
    let last = session.store.write(&edits).await?.ok_or(StorageError::Failed)?;
    let mut memory = session.memory.borrow_mut();
    // One transaction numbers its rows in a row, and only the last number is told.
    let first = last - (ops.len() as i64 - 1);
    for (seq, op) in (first..).zip(ops) {
        if !memory.ops.iter().any(|known| known.op_id == op.op_id) {
            memory.ops.push(StoredOperation { seq, ..op.clone() });
        }
    }
    Ok(())
}

/// The way out when nothing can be stored: the write goes straight to the server while there is one. Either way the
/// person hears what became of it.
async fn send_unstored(client: &Rc<Client>, session: &Rc<Session>, ops: Vec<StoredOperation>, error: StorageError) {
    let _here = lock::share(lock::HERE).await;
    for op in ops {
        if !flush::send_alone(client, session, op).await {
            return client.fail(error.code());
        }
    }
    client.fail("sent_directly");
    // A pull that fails here is made up for by the next one.
    let _ = pull::run(client, session).await;
}

/// Puts a refused operation back into the queue, as a new one: its old id stands for what was refused.
pub(super) async fn retry(client: Rc<Client>, op_id: uuid::Uuid) {
    let Some(session) = client.session() else { return };
    let Some(letter) = find(&session, op_id) else { return };
    let op = StoredOperation { seq: 0, op_id: clock::new_uuid(), ..letter.operation };
    let moved = async {
        // The put comes last, because its generated key is what is given back.
        let edits = [Edit::Delete(schema::DEAD, op_id.to_string().into()), Edit::put(schema::OPS, &op)?];
        session.store.write(&edits).await?.ok_or(StorageError::Failed)
    };
    match moved.await {
        Ok(seq) => {
            let mut memory = session.memory.borrow_mut();
            memory.dead.retain(|letter| letter.op_id != op_id);
            memory.ops.push(StoredOperation { seq, ..op });
            drop(memory);
            client.publish();
            client.channel.tell(News::Queue);
            cycle::soon(&client, 0);
        }
        Err(error) => client.fail(error.code()),
    }
}

/// Removes a refused operation for good.
pub(super) async fn discard(client: Rc<Client>, op_id: uuid::Uuid) {
    let Some(session) = client.session() else { return };
    match session.store.write(&[Edit::Delete(schema::DEAD, op_id.to_string().into())]).await {
        Ok(_) => {
            session.memory.borrow_mut().dead.retain(|letter| letter.op_id != op_id);
            client.publish();
            client.channel.tell(News::Queue);
        }
        Err(error) => client.fail(error.code()),
    }
}

fn find(session: &Session, op_id: uuid::Uuid) -> Option<DeadLetter> {
    session.memory.borrow().dead.iter().find(|letter| letter.op_id == op_id).cloned()
}

impl Session {
    /// Takes over what other tabs wrote.
    pub(super) async fn refresh(&self) -> Result<(), StorageError> {
        let (meta, ops, dead) = schema::load_queue(&self.store).await?;
        if meta.revision == self.memory.borrow().meta.revision {
            let mut memory = self.memory.borrow_mut();
            // The offset of this tab is at least as new as what was stored.
            memory.meta = schema::SyncMeta { offset: memory.meta.offset, ..meta };
            memory.ops = ops;
            memory.dead = dead;
            return Ok(());
        }
        let user = self.memory.borrow().base.user.clone();
        let fresh = schema::load(&self.store, user).await?;
        *self.memory.borrow_mut() = fresh;
        Ok(())
    }
}
