//! Reads the change feed into the replica. The last page also removes the operations that the server had acknowledged:
//! their effect is below now, so nothing flickers in between.

use std::rc::Rc;

use domain::ids::HabitId;
use wasm_bindgen::JsValue;
use wire::sync::ChangesView;

use super::{
    broadcast::News,
    client::{Client, Session},
    cycle::Trouble,
    http,
    schema::{self, DocumentRow, SyncMeta},
    shared,
    store::{Edit, StorageError},
};
use crate::json;
use crate::offline::feed::FeedItem;
use crate::offline::local::LocalState;
use crate::offline::operation::{Standing, StoredOperation};

/// Pulls until there is no more.
pub(super) async fn run(client: &Rc<Client>, session: &Rc<Session>) -> Result<(), Trouble> {
    let mut base = session.memory.borrow().base.clone();
    let mut cursor = session.memory.borrow().meta.cursor.clone();
    let mut changed = false;
    loop {
        let page = match ask(client, session, cursor.as_deref()).await? {
            Some(page) => page,
            // Too long away: everything anew. The queue is not touched.
            None if cursor.is_some() => {
                cursor = None;
                continue;
            }
            None => return Err(Trouble::Later),
        };
        if cursor.is_none() {
            base = LocalState::empty(base.user);
        }
        let items: Vec<_> = page.items.iter().map(FeedItem::read).collect();
        FeedItem::apply_all(&items, &mut base);
        changed |= !items.is_empty() || cursor.is_none();
        let (is_first, is_last, unread) = (cursor.is_none(), !page.more, page.unread);
        cursor = Some(page.cursor);
        let progress = Progress { cursor: cursor.clone(), is_first, is_last, changed };
        let stored = store_page(client, session, &items, &base, progress).await;
        if let Err(error) = stored {
            let whole = is_last.then_some(base);
            return Err(unstored(client, session, error, whole));
        }
        if is_last {
            client.tell(|status| status.unread = Some(unread));
            break;
        }
    }
    if changed {
        client.channel.tell(News::Replica);
    }
    client.publish();
    Ok(())
}

/// A replica that could not be stored is still shown, where one was shown before: on a full device the page follows the
/// server as long as it is open. The place in the feed stays, so that the next pull reads the same again.
fn unstored(client: &Rc<Client>, session: &Session, error: StorageError, whole: Option<LocalState>) -> Trouble {
    let is_shown = session.memory.borrow().meta.complete;
    match whole.filter(|_| is_shown && error == StorageError::Full) {
        Some(base) => {
            session.memory.borrow_mut().base = base;
            client.publish();
        }
        None => client.fail(error.code()),
    }
    Trouble::Held
}

/// A page; none when the cursor is too old.
async fn ask(client: &Client, session: &Session, cursor: Option<&str>) -> Result<Option<ChangesView>, Trouble> {
    let path = match cursor {
        Some(cursor) => {
            format!("/api/v1/sync/changes?cursor={}", String::from(js_sys::encode_uri_component(cursor)))
        }
        None => "/api/v1/sync/changes".to_owned(),
    };
    let answer = http::get(client, session.user_id, &path).await.ok_or(Trouble::Later)?;
    match answer.status {
        200 => json::read(&answer.body).map(Some).map_err(|_| Trouble::Later),
        410 => Ok(None),
        401 => {
            client.identified_at.set(None);
            client.tell(|status| status.signed_out = true);
            Err(Trouble::Held)
        }
        // The server keeps one person's changes from another's session.
        409 => {
            client.identified_at.set(None);
            Err(Trouble::Later)
        }
        _ => Err(Trouble::Later),
    }
}

struct Progress {
    cursor: Option<String>,
    is_first: bool,
    is_last: bool,
    changed: bool,
}

async fn store_page(
    client: &Client,
    session: &Session,
    items: &[FeedItem],
    base: &LocalState,
    progress: Progress,
) -> Result<(), StorageError> {
    let mut edits = Vec::with_capacity(items.len() + 4);
    if progress.is_first {
        edits.extend(schema::OF_THE_FEED.map(Edit::Clear));
    }
    for item in items {
        edits.extend(edit(item)?);
    }
    let mut meta = session.memory.borrow().meta.clone();
    meta.cursor = progress.cursor;
    meta.complete = progress.is_last || (meta.complete && !progress.is_first);
    meta.revision += u64::from(progress.changed);
    let mut arrived: Vec<StoredOperation> = Vec::new();
    if progress.is_last {
        meta.last_sync = Some(client.now());
        let memory = session.memory.borrow();
        arrived.extend(memory.ops.iter().filter(|op| op.standing == Standing::Acknowledged).cloned());
        drop(memory);
        edits.extend(arrived.iter().map(|op| Edit::Delete(schema::OPS, (op.seq as f64).into())));
    }
    edits.push(Edit::put(schema::META, &meta)?);
    session.store.write(&edits).await?;
    if session.take_over(meta, base, &arrived) {
        shared::remember(&client.shared, &base.user, Some(client.now())).await?;
    }
    Ok(())
}

impl Session {
    /// Takes a stored page over in memory; says whether the person's name or preferences changed.
    fn take_over(&self, meta: SyncMeta, base: &LocalState, arrived: &[StoredOperation]) -> bool {
        let mut memory = self.memory.borrow_mut();
        let user_changed = memory.base.user != base.user;
        memory.meta = SyncMeta { offset: memory.meta.offset, ..meta };
        memory.base = base.clone();
        memory.ops.retain(|op| !arrived.iter().any(|gone| gone.op_id == op.op_id));
        user_changed
    }
}

fn edit(item: &FeedItem) -> Result<Option<Edit>, StorageError> {
    Ok(Some(match item {
        FeedItem::Habit(view) => Edit::put(schema::HABITS, view)?,
        FeedItem::HabitGone(id) => Edit::Delete(schema::HABITS, id.to_string().into()),
        FeedItem::Year(view) => Edit::put(schema::YEARS, view)?,
        FeedItem::YearGone(id, year) => Edit::Delete(schema::YEARS, year_key(*id, *year)),
        FeedItem::Timer(view) => Edit::put(schema::TIMERS, view)?,
        FeedItem::TimerGone(id) => Edit::Delete(schema::TIMERS, id.to_string().into()),
        FeedItem::Task(view) => Edit::put(schema::TASKS, &schema::lean(view).ok_or(StorageError::Failed)?)?,
        FeedItem::TaskGone(id) => Edit::Delete(schema::TASKS, id.to_string().into()),
        FeedItem::Series(view) => Edit::put(schema::TASK_SERIES, view)?,
        FeedItem::SeriesGone(id) => Edit::Delete(schema::TASK_SERIES, id.to_string().into()),
        FeedItem::Document(document) => {
            let row = DocumentRow::of((**document).clone()).ok_or(StorageError::Failed)?;
            Edit::put(schema::DOCUMENTS, &row)?
        }
        FeedItem::DocumentGone(kind, id) => {
            let key = js_sys::Array::of2(&kind.entity().into(), &id.to_string().into());
            Edit::Delete(schema::DOCUMENTS, key.into())
        }
        FeedItem::Profile(user) => Edit::put(schema::PROFILE, user)?,
        FeedItem::Unknown => return Ok(None),
    }))
}

fn year_key(id: HabitId, year: i16) -> JsValue {
    js_sys::Array::of2(&id.to_string().into(), &JsValue::from(year)).into()
}
