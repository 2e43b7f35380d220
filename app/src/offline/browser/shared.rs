//! The tiny database that all people on this device share: who was here last, whose queue waits, this device's id, what
//! other apps shared with it, and what the icon shows. The service worker reads and writes the last two.

use domain::ids::UserId;
use idb::{Database, Error, KeyPath, ObjectStoreParams};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wasm_bindgen::JsValue;

use super::store::{Edit, StorageError, Store};
use crate::offline::{LockedQueue, ReplicaUser, icon_count::IconCount, shared_texts::StoredText};

const CURRENT: &str = "current_user";
const QUEUES: &str = "queues";
const DEVICE: &str = "device";
const TEXTS: &str = "shared_texts";
const BADGE: &str = "badge";

/// The shared database.
pub(super) fn database() -> Store {
    Store::new("wellspring".to_owned(), 2, upgrade)
}

fn upgrade(database: &Database, old: u32) -> Result<(), Error> {
    if old < 1 {
        for (store, key) in [(CURRENT, "key"), (QUEUES, "user_id"), (DEVICE, "key")] {
            let path = Some(KeyPath::new_single(key));
            database.create_object_store(store, ObjectStoreParams::new().key_path(path).clone())?;
        }
    }
    if old < 2 {
        for (store, key) in [(TEXTS, "id"), (BADGE, "key")] {
            let path = Some(KeyPath::new_single(key));
            database.create_object_store(store, ObjectStoreParams::new().key_path(path).clone())?;
        }
    }
    Ok(())
}

/// Who used the app last: tells the shell whose database to open, and its clock in which zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct CurrentUser {
    key: String,
    #[serde(flatten)]
    pub(super) user: ReplicaUser,
    pub(super) last_sync: Option<jiff::Timestamp>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Device {
    key: String,
    id: Uuid,
}

/// What the shared database holds.
#[derive(Debug, Clone)]
pub(super) struct SharedState {
    pub(super) current: Option<ReplicaUser>,
    pub(super) queues: Vec<LockedQueue>,
    pub(super) device_id: Option<Uuid>,
}

pub(super) async fn load(store: &Store) -> Result<SharedState, StorageError> {
    let tables = store.read(&[CURRENT, QUEUES, DEVICE]).await?;
    let [current, queues, device] = tables.as_slice() else { return Err(StorageError::Failed) };
    Ok(SharedState {
        current: current.parse::<CurrentUser>().pop().map(|current| current.user),
        queues: queues.parse(),
        device_id: device.parse::<Device>().pop().map(|device| device.id),
    })
}

/// Remembers who is here.
pub(super) async fn remember(
    store: &Store,
    user: &ReplicaUser,
    last_sync: Option<jiff::Timestamp>,
) -> Result<(), StorageError> {
    let current = CurrentUser { key: CURRENT.to_owned(), user: user.clone(), last_sync };
    store.write(&[Edit::put(CURRENT, &current)?]).await.map(drop)
}

/// Forgets who was here, and what the icon counted for them.
pub(super) async fn forget_current(store: &Store) -> Result<(), StorageError> {
    store.write(&[Edit::Clear(CURRENT), Edit::Clear(BADGE)]).await.map(drop)
}

/// Everybody's texts.
pub(super) async fn texts(store: &Store) -> Result<Vec<StoredText>, StorageError> {
    let tables = store.read(&[TEXTS]).await?;
    Ok(tables.first().ok_or(StorageError::Failed)?.parse())
}

/// Puts texts in, or in place of those with their ids.
pub(super) async fn put_texts(store: &Store, rows: &[StoredText]) -> Result<(), StorageError> {
    let edits = rows.iter().map(|row| Edit::put(TEXTS, row)).collect::<Result<Vec<_>, _>>()?;
    store.write(&edits).await.map(drop)
}

/// Removes a text.
pub(super) async fn remove_text(store: &Store, id: Uuid) -> Result<(), StorageError> {
    store.write(&[Edit::Delete(TEXTS, JsValue::from_str(&id.to_string()))]).await.map(drop)
}

/// What the icon shows.
pub(super) async fn icon_count(store: &Store) -> Result<Option<IconCount>, StorageError> {
    let tables = store.read(&[BADGE]).await?;
    Ok(tables.first().ok_or(StorageError::Failed)?.parse().pop())
}

/// Tells the service worker what the icon shows from now on.
pub(super) async fn put_icon_count(store: &Store, count: &IconCount) -> Result<(), StorageError> {
    store.write(&[Edit::put(BADGE, count)?]).await.map(drop)
}

/// Counts a person's waiting operations; none removes the row.
pub(super) async fn count_queue(store: &Store, queue: &LockedQueue) -> Result<(), StorageError> {
    let edit =
        if queue.unsent == 0 { Edit::Delete(QUEUES, queue_key(queue.user_id)) } else { Edit::put(QUEUES, queue)? };
    store.write(&[edit]).await.map(drop)
}

fn queue_key(user: UserId) -> JsValue {
    JsValue::from_str(&user.to_string())
}

/// This device's id, made at the first start.
pub(super) async fn device_id(store: &Store, known: Option<Uuid>) -> Result<Uuid, StorageError> {
    if let Some(id) = known {
        return Ok(id);
    }
    let id = super::new_uuid();
    store.write(&[Edit::put(DEVICE, &Device { key: DEVICE.to_owned(), id })?]).await?;
    Ok(id)
}
