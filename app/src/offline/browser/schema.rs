//! The stores of one person's database, and how they are read at the start. A new version adds an `if old < n` step
//! and keeps the others, so that a phone that slept through releases still gets here.

use domain::{
    habits::{Document, DocumentKind},
    ids::UserId,
};
use idb::{Database, Error, IndexParams, KeyPath, ObjectStoreParams};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use wire::{
    habits::{HabitView, TimerView, document_value},
    sync::HabitYearView,
    tasks::{TaskSeriesView, TaskView},
};

use super::store::{Rows, StorageError, Store};
use crate::offline::ReplicaUser;
use crate::offline::document_ops::read_document;
use crate::offline::feed;
use crate::offline::local::LocalState;
use crate::offline::operation::{DeadLetter, StoredOperation};
use crate::offline::questions::ClockAnswer;

pub(super) const META: &str = "meta";
pub(super) const HABITS: &str = "habits";
pub(super) const YEARS: &str = "habit_years";
pub(super) const TIMERS: &str = "timers";
pub(super) const DOCUMENTS: &str = "documents";
pub(super) const TASKS: &str = "tasks";
pub(super) const TASK_SERIES: &str = "task_series";
pub(super) const PROFILE: &str = "profile";
pub(super) const OPS: &str = "ops";
pub(super) const DEAD: &str = "dead";

/// What the feed fills, and what is read anew with it.
pub(super) const OF_THE_FEED: [&str; 6] = [HABITS, YEARS, TIMERS, DOCUMENTS, TASKS, TASK_SERIES];

const VERSION: u32 = 3;

/// The database of one person.
pub(super) fn person(user: UserId) -> Store {
    Store::new(format!("wellspring-{user}"), VERSION, upgrade)
}

fn upgrade(database: &Database, old: u32) -> Result<(), Error> {
    let keyed = |path| ObjectStoreParams::new().key_path(Some(path)).clone();
    if old < 1 {
        database.create_object_store(META, keyed(KeyPath::new_single("key")))?;
        database.create_object_store(HABITS, keyed(KeyPath::new_single("id")))?;
        database.create_object_store(YEARS, keyed(KeyPath::new_array(["habit_id", "year"])))?;
        database.create_object_store(PROFILE, keyed(KeyPath::new_single("user_id")))?;
        let mut numbered = keyed(KeyPath::new_single("seq"));
        let ops = database.create_object_store(OPS, numbered.auto_increment(true).clone())?;
        ops.create_index("status", KeyPath::new_single("status"), None)?;
        let unique = IndexParams::new().unique(true).clone();
        ops.create_index("op_id", KeyPath::new_single("op_id"), Some(unique))?;
        database.create_object_store(DEAD, keyed(KeyPath::new_single("op_id")))?;
    }
    if old < 2 {
        database.create_object_store(TIMERS, keyed(KeyPath::new_single("habit_id")))?;
        let path = KeyPath::new_array(["entity", "id"]);
        database.create_object_store(DOCUMENTS, ObjectStoreParams::new().key_path(Some(path)).clone())?;
    }
    if old < 3 {
        for store in [TASKS, TASK_SERIES] {
            database.create_object_store(store, keyed(KeyPath::new_single("id")))?;
        }
    }
    Ok(())
}

/// A task as it is kept: without what it does not have. Done ones stay, and most of their fields are empty.
pub(super) fn lean(view: &TaskView) -> Option<Value> {
    let mut row = serde_json::to_value(view).ok()?;
    row.as_object_mut()?.retain(|_, field| !field.is_null());
    Some(row)
}

/// A document of any kind, as the server tells it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DocumentRow {
    entity: String,
    id: Uuid,
    value: Value,
}

impl DocumentRow {
    /// None for a document that cannot be written, which none is.
    pub(super) fn of(document: Document) -> Option<Self> {
        let (entity, id) = (document.kind().entity().to_owned(), document.id());
        Some(Self { entity, id, value: document_value(document)? })
    }

    fn document(self) -> Option<Document> {
        read_document(DocumentKind::of_entity(&self.entity)?, self.value)
    }
}

/// The one row of the store `meta`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SyncMeta {
    pub(super) key: String,
    /// Where the feed was read up to.
    pub(super) cursor: Option<String>,
    /// Which entities of the feed the build knew that read it, see [`feed::ENTITIES`].
    #[serde(default)]
    pub(super) entities: u32,
    /// Whether a whole snapshot has been read, so that the replica can be shown.
    pub(super) complete: bool,
    pub(super) last_sync: Option<Timestamp>,
    /// Milliseconds from this device's clock to the server's.
    pub(super) offset: i64,
    /// Counts changes of the replica's rows, so that another tab sees that its copy in memory is old.
    pub(super) revision: u64,
    /// Which clock the person trusts about the day, where they were asked.
    #[serde(default)]
    pub(super) clock: Option<ClockAnswer>,
    /// Zones of this device in which the person's days stay where they are.
    #[serde(default)]
    pub(super) kept_zones: Vec<String>,
}

impl Default for SyncMeta {
    fn default() -> Self {
        Self {
            key: "sync".to_owned(),
            cursor: None,
            entities: feed::ENTITIES,
            complete: false,
            last_sync: None,
            offset: 0,
            revision: 0,
            clock: None,
            kept_zones: Vec::new(),
        }
    }
}

impl SyncMeta {
    /// The stored one. Where an older build has passed over entities that this one knows, the feed is read anew.
    fn of(rows: &Rows) -> Self {
        let stored: Self = rows.parse().pop().unwrap_or_default();
        let cursor = stored.cursor.filter(|_| stored.entities == feed::ENTITIES);
        Self { cursor, entities: feed::ENTITIES, ..stored }
    }
}

/// Everything that is stored for one person.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    pub(super) base: LocalState,
    pub(super) meta: SyncMeta,
    pub(super) ops: Vec<StoredOperation>,
    pub(super) dead: Vec<DeadLetter>,
}

/// Reads everything as of one moment.
pub(super) async fn load(store: &Store, user: ReplicaUser) -> Result<Memory, StorageError> {
    let tables = store.read(&[META, HABITS, YEARS, TIMERS, DOCUMENTS, TASKS, TASK_SERIES, PROFILE, OPS, DEAD]).await?;
    let [meta, habits, years, timers, documents, tasks, series, profile, ops, dead] = tables.as_slice() else {
        return Err(StorageError::Failed);
    };
    let user = profile.parse::<ReplicaUser>().pop().filter(|stored| stored.user_id == user.user_id).unwrap_or(user);
    let mut base = LocalState::empty(user);
    habits.parse::<HabitView>().into_iter().for_each(|view| base.put_habit(view));
    years.parse::<HabitYearView>().iter().for_each(|view| base.put_year(view));
    timers.parse::<TimerView>().into_iter().for_each(|view| base.put_timer(view));
    let documents = documents.parse::<DocumentRow>().into_iter().filter_map(DocumentRow::document);
    documents.for_each(|document| base.put_document(document));
    base.put_tasks(tasks.parse::<TaskView>());
    series.parse::<TaskSeriesView>().into_iter().for_each(|view| base.put_series(view));
    let meta = SyncMeta::of(meta);
    Ok(Memory { base, meta, ops: ops.parse(), dead: dead.parse() })
}

/// The queue and the place in the feed, without the replica.
pub(super) async fn load_queue(
    store: &Store,
) -> Result<(SyncMeta, Vec<StoredOperation>, Vec<DeadLetter>), StorageError> {
    let tables = store.read(&[META, OPS, DEAD]).await?;
    let [meta, ops, dead] = tables.as_slice() else { return Err(StorageError::Failed) };
    Ok((SyncMeta::of(meta), ops.parse(), dead.parse()))
}
