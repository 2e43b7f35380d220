//! A database of IndexedDB as a handful of calls. A transaction commits as soon as control returns with no request
//! pending, so every write issues all its requests at once and then waits for the end: nothing else is ever awaited.

use std::{cell::RefCell, rc::Rc};

use futures::future::{Either, select};
use idb::{Database, Error, Factory, Transaction, TransactionMode};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::json;

/// How long other tabs may hold up an upgrade, in milliseconds.
const BLOCKED_AFTER: u32 = 3_000;

/// Why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StorageError {
    /// Another tab runs an older build and does not let go.
    Blocked,
    /// A newer build has upgraded the database.
    Newer,
    /// The device or the origin's share of it is full.
    Full,
    /// Anything else, private browsing without storage included.
    Failed,
}

impl StorageError {
    /// The code that the page turns into a sentence.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Blocked => "storage_blocked",
            Self::Newer => "storage_newer",
            Self::Full => "storage_full",
            Self::Failed => "storage_failed",
        }
    }
}

/// One change inside a transaction. Values are JSON objects that carry their key.
#[derive(Debug, Clone)]
pub(super) enum Edit {
    Put(&'static str, String),
    Delete(&'static str, JsValue),
    Clear(&'static str),
}

impl Edit {
    pub(super) fn put(store: &'static str, row: &impl Serialize) -> Result<Self, StorageError> {
        serde_json::to_string(row).map(|json| Self::Put(store, json)).map_err(|_| StorageError::Failed)
    }

    const fn store(&self) -> &'static str {
        match self {
            Self::Put(store, _) | Self::Delete(store, _) | Self::Clear(store) => store,
        }
    }
}

/// A database that opens when it is first needed, and again when the browser lost it.
#[derive(Debug)]
pub(super) struct Store {
    name: String,
    version: u32,
    upgrade: fn(&Database, u32) -> Result<(), Error>,
    connection: Rc<RefCell<Option<Rc<Database>>>>,
}

impl Store {
    pub(super) fn new(name: String, version: u32, upgrade: fn(&Database, u32) -> Result<(), Error>) -> Self {
        Self { name, version, upgrade, connection: Rc::default() }
    }

    /// Lets go of the database; the next call opens it again.
    pub(super) fn close(&self) {
        if let Some(database) = self.connection.borrow_mut().take() {
            database.close();
        }
    }

    /// Removes the whole database. Gives up waiting for other tabs after a while; the browser goes on without us.
    pub(super) async fn remove(&self) {
        self.close();
        let Some(request) = Factory::new().ok().and_then(|factory| factory.delete(&self.name).ok()) else { return };
        let patience = gloo_timers::future::TimeoutFuture::new(1_000);
        select(Box::pin(request.into_future()), patience).await;
    }

    /// Applies all edits or none, and gives the generated key of the last put, if one was generated.
    pub(super) async fn write(&self, edits: &[Edit]) -> Result<Option<i64>, StorageError> {
        if edits.is_empty() {
            return Ok(None);
        }
        match self.try_write(edits).await {
            Err(StorageError::Failed) => {
                // The browser may have dropped the connection (seen on iOS): open once more.
                self.close();
                self.try_write(edits).await
            }
            result => result,
        }
    }

    /// All rows of some stores as they were at one moment.
    pub(super) async fn read(&self, stores: &[&'static str]) -> Result<Vec<Rows>, StorageError> {
        match self.try_read(stores).await {
            Err(StorageError::Failed) => {
                self.close();
                self.try_read(stores).await
            }
            result => result,
        }
    }

    async fn try_write(&self, edits: &[Edit]) -> Result<Option<i64>, StorageError> {
        let database = self.open().await?;
        let mut stores: Vec<_> = edits.iter().map(Edit::store).collect();
        stores.sort_unstable();
        stores.dedup();
        let raw: web_sys::IdbTransaction =
            database.transaction(&stores, TransactionMode::ReadWrite).map_err(|_| StorageError::Failed)?.into();
        let key = issue(&Transaction::from(raw.clone()), edits).map_err(|_| StorageError::Failed)?;
        end_of(&raw).await.map_err(|_| reason(&raw))?;
        Ok(key
            .and_then(|request| idb::Request::result(&request).ok())
            .and_then(|key| key.as_f64())
            .map(|key| key as i64))
    }

    async fn try_read(&self, stores: &[&'static str]) -> Result<Vec<Rows>, StorageError> {
        let database = self.open().await?;
        let failed = |_| StorageError::Failed;
        let transaction = database.transaction(stores, TransactionMode::ReadOnly).map_err(failed)?;
        let mut requests = Vec::with_capacity(stores.len());
        for store in stores {
            let request =
                transaction.object_store(store).and_then(|store| store.get_all(None, None)).map_err(failed)?;
            requests.push(request.into_future());
        }
        let mut tables = Vec::with_capacity(requests.len());
        for request in requests {
            let rows: js_sys::Array = request.await.map_err(failed)?.into_iter().collect();
            let json = js_sys::JSON::stringify(&rows).map_err(|_| StorageError::Failed)?;
            tables.push(Rows(json.into()));
        }
        Ok(tables)
    }

    async fn open(&self) -> Result<Rc<Database>, StorageError> {
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let factory = Factory::new().map_err(|_| StorageError::Failed)?;
        let mut request = factory.open(&self.name, Some(self.version)).map_err(|_| StorageError::Failed)?;
        let upgrade = self.upgrade;
        request.on_upgrade_needed(move |event| {
            use idb::DatabaseEvent;
            // A failed upgrade aborts its transaction, and with it the opening.
            let _ = event.database().and_then(|database| upgrade(&database, event.old_version().unwrap_or(0)));
        });
        let patience = gloo_timers::future::TimeoutFuture::new(BLOCKED_AFTER);
        let mut database = match select(Box::pin(request.into_future()), patience).await {
            Either::Left((opened, _)) => opened.map_err(|error| open_error(&error))?,
            Either::Right(_) => return Err(StorageError::Blocked),
        };
        let (seat, closed) = (Rc::downgrade(&self.connection), Rc::downgrade(&self.connection));
        // An upgrade or a removal in another tab must not wait for us.
        database.on_version_change(move |_| leave(&seat));
        database.on_close(move |_| leave(&closed));
        let database = Rc::new(database);
        *self.connection.borrow_mut() = Some(database.clone());
        Ok(database)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // An open connection would outlive its listeners.
        self.close();
    }
}

fn leave(seat: &std::rc::Weak<RefCell<Option<Rc<Database>>>>) {
    let seat = seat.clone();
    // Not inside the event: closing drops the callback that is running.
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(database) = seat.upgrade().and_then(|seat| seat.borrow_mut().take()) {
            database.close();
        }
    });
}

/// Issues every request without waiting; the last put is given back for its key.
fn issue(transaction: &Transaction, edits: &[Edit]) -> Result<Option<idb::request::PutStoreRequest>, Error> {
    let mut last = None;
    for edit in edits {
        let store = transaction.object_store(edit.store())?;
        match edit {
            Edit::Put(_, json) => {
                let value = js_sys::JSON::parse(json).map_err(Error::UpdateFailed)?;
                last = Some(store.put(&value, None)?);
            }
            Edit::Delete(_, key) => drop(store.delete(key.clone())?),
            Edit::Clear(_) => drop(store.clear()?),
        }
    }
    Ok(last)
}

/// Ready when everything is stored, an error when nothing is. Not the future of `idb`: of a transaction that is given
/// up every pending request tells first, and that future listens to one event only.
fn end_of(transaction: &web_sys::IdbTransaction) -> JsFuture {
    JsFuture::from(js_sys::Promise::new(&mut |stored, given_up| {
        transaction.set_oncomplete(Some(&stored));
        transaction.set_onabort(Some(&given_up));
    }))
}

fn reason(transaction: &web_sys::IdbTransaction) -> StorageError {
    match transaction.error() {
        Some(error) if error.name() == "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Failed,
    }
}

fn open_error(error: &Error) -> StorageError {
    match error {
        Error::DomException(exception) if exception.name() == "VersionError" => StorageError::Newer,
        Error::DomException(exception) if exception.name() == "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Failed,
    }
}

/// The rows of one store as a JSON array.
#[derive(Debug)]
pub(super) struct Rows(String);

impl Rows {
    /// The rows that can be read; others are of a newer build and are left where they are.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Vec<T> {
        let values: Vec<serde_json::Value> = serde_json::from_str(&self.0).unwrap_or_default();
        values.into_iter().filter_map(|value| json::from_value(value).ok()).collect()
    }
}
