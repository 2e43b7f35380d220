//! The one client of a tab: what it holds in memory and how it shows that to the pages.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use domain::ids::{HabitId, TaskId, UserId};
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    badge::{self, Badge},
    broadcast::Channel,
    clock,
    live::Live,
    schema::{self, Memory},
    shared,
    store::{StorageError, Store},
};
use crate::offline::operation::{DeadLetter, Standing, StoredOperation};
use crate::offline::{LockedQueue, Offline, QueuedOperation, QueuedState, ReplicaUser, Start, SyncStatus, timing};

/// The signed-in person's open database and its content in memory.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) user_id: UserId,
    pub(super) store: Store,
    pub(super) memory: RefCell<Memory>,
}

/// Everything of this tab.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) offline: Offline,
    pub(super) start: Start,
    pub(super) shared: Store,
    pub(super) device_id: Cell<Uuid>,
    pub(super) channel: Channel,
    pub(super) live: Live,
    /// When the session was last seen to be this person's, in milliseconds of the device; none: look before sending.
    pub(super) identified_at: Cell<Option<f64>>,
    /// Whose pages this tab shows; stays when the session is let go, because the pages stay too.
    pub(super) shown: Cell<Option<UserId>>,
    /// Set when the person signs out: this tab opens nobody's data again before it is another page.
    pub(super) is_leaving: Cell<bool>,
    pub(super) held: super::questions::Held,
    pub(super) cycle: super::cycle::CycleState,
    pub(super) badge: Badge,
    session: RefCell<Option<Rc<Session>>>,
    midnight: RefCell<Option<gloo_timers::callback::Timeout>>,
    counted: Cell<Option<(UserId, usize)>>,
}

thread_local! {
    static CLIENT: RefCell<Option<Rc<Client>>> = const { RefCell::new(None) };
}

/// The client, once it was made.
pub(super) fn current() -> Option<Rc<Client>> {
    CLIENT.with_borrow(Clone::clone)
}

/// The wall clock in a zone at that time.
pub(in crate::offline) fn wall_now(zone: &str) -> Option<jiff::civil::DateTime> {
    clock::wall_time(zone, now())
}

/// The time as the client of this tab knows it, or as the device does before there is one.
pub(in crate::offline) fn now() -> jiff::Timestamp {
    current().map_or_else(clock::device_now, |client| client.now())
}

impl Client {
    /// Makes the client of this tab; the second call of a page gives none.
    pub(super) fn create(offline: Offline, start: Start) -> Option<Rc<Self>> {
        if current().is_some() {
            return None;
        }
        let client = Rc::new(Self {
            offline,
            start,
            shared: shared::database(),
            device_id: Cell::new(Uuid::nil()),
            channel: Channel::open(),
            live: Live::default(),
            identified_at: Cell::new(None),
            shown: Cell::new(None),
            is_leaving: Cell::new(false),
            held: super::questions::Held::default(),
            cycle: super::cycle::CycleState::default(),
            badge: Badge::default(),
            session: RefCell::new(None),
            midnight: RefCell::new(None),
            counted: Cell::new(None),
        });
        CLIENT.set(Some(client.clone()));
        Some(client)
    }

    pub(super) fn session(&self) -> Option<Rc<Session>> {
        self.session.borrow().clone()
    }

    /// Opens a person's database and shows what is in it.
    pub(super) async fn open_session(self: &Rc<Self>, user: ReplicaUser) -> Result<Rc<Session>, StorageError> {
        let store = schema::person(user.user_id);
        let user_id = user.user_id;
        let memory = schema::load(&store, user).await?;
        let session = Rc::new(Session { user_id, store, memory: RefCell::new(memory) });
        *self.session.borrow_mut() = Some(session.clone());
        self.shown.set(Some(user_id));
        self.publish();
        Ok(session)
    }

    /// Lets go of the person: pages fall back to what the server rendered.
    pub(super) fn close_session(&self) {
        if let Some(session) = self.session.borrow_mut().take() {
            session.store.close();
        }
        self.identified_at.set(None);
        self.held.clear();
        self.live.stop();
        self.offline.writable.set(false);
        self.offline.replica.set(None);
        self.offline.queue.set(Vec::new());
    }

    /// Shows memory to the pages: replica, queue, counts, today.
    pub(super) fn publish(self: &Rc<Self>) {
        let Some(session) = self.session() else { return };
        let memory = session.memory.borrow();
        self.watch_today(&memory.base.user);
        let queue = queue_rows(&memory);
        let unsent = memory.ops.iter().filter(|op| op.is_unsent()).count();
        let dead = memory.dead.len();
        let (last_sync, offset) = (memory.meta.last_sync, memory.meta.offset);
        let replica = memory.meta.complete.then(|| Arc::new(memory.base.replica(&memory.ops)));
        let user = memory.base.user.clone();
        drop(memory);
        self.tell(|status| {
            status.unsent = unsent;
            status.dead = dead;
            status.last_sync = last_sync;
            status.skew_minutes = timing::skew_minutes(offset);
        });
        if self.offline.queue.with_untracked(|old| *old != queue) {
            self.offline.queue.set(queue);
        }
        let is_known = replica.is_some();
        if self.offline.replica.with_untracked(|old| *old != replica) {
            self.offline.replica.set(replica);
        }
        self.offline.writable.set(is_known);
        self.count(&user, unsent + dead);
        badge::follow(self);
    }

    /// Keeps the shared count of this person's queue, for whoever signs in next.
    fn count(self: &Rc<Self>, user: &ReplicaUser, unsent: usize) {
        if self.counted.replace(Some((user.user_id, unsent))) == Some((user.user_id, unsent)) {
            return;
        }
        let display_name = user.display_name.as_str().to_owned();
        let (client, queue) = (self.clone(), LockedQueue { user_id: user.user_id, display_name, unsent });
        wasm_bindgen_futures::spawn_local(async move {
            // A wrong count of one's own queue is repaired at the next change.
            let _ = shared::count_queue(&client.shared, &queue).await;
        });
    }

    /// Sets today, and looks again at the person's next day boundary, at the latest in ten minutes.
    pub(super) fn watch_today(self: &Rc<Self>, user: &ReplicaUser) {
        const LOOK_AGAIN: u32 = 10 * 60_000;
        let preferences = &user.preferences;
        let Some(wall) = clock::wall_time(preferences.time_zone.as_str(), self.day_instant()) else { return };
        let today = domain::time::local_day(wall, preferences.day_start);
        if self.offline.today.get_untracked() != today {
            self.offline.today.set(today);
            badge::follow(self);
        }
        self.look_for_questions(user);
        let wait = timing::until_boundary(wall, preferences.day_start.minutes()).min(LOOK_AGAIN);
        let (client, user) = (Rc::downgrade(self), user.clone());
        let timer = gloo_timers::callback::Timeout::new(wait + 250, move || {
            if let Some(client) = client.upgrade() {
                client.watch_today(&user);
            }
        });
        *self.midnight.borrow_mut() = Some(timer);
    }

    /// Changes what the pages are told of the queue; they hear of it only when something is different.
    pub(super) fn tell(&self, change: impl FnOnce(&mut SyncStatus)) {
        let old = self.offline.status.get_untracked();
        let mut new = old.clone();
        change(&mut new);
        if new != old {
            self.offline.status.set(new);
        }
    }

    /// Tells the page what went wrong on this device.
    pub(super) fn fail(&self, code: &str) {
        self.offline.last_error.set(Some(code.to_owned()));
    }

    /// This device's time corrected by what was last measured.
    pub(super) fn now(&self) -> jiff::Timestamp {
        let offset = self.session().map_or(0, |session| session.memory.borrow().meta.offset);
        timing::corrected(clock::device_now(), offset)
    }
}

fn queue_rows(memory: &Memory) -> Vec<QueuedOperation> {
    let name = |id: Option<HabitId>| {
        let id = id?;
        let made = memory.ops.iter().chain(memory.dead.iter().map(|letter| &letter.operation)).rev();
        let made = made.filter(|op| op.habit_id() == Some(id) && op.entity == "habit");
        let made = made.filter_map(|op| op.payload.get("name")?.as_str()).map(str::to_owned).next();
        made.or_else(|| memory.base.habits.get(&id).map(|local| local.habit.name.clone()))
    };
    let row = |op: &StoredOperation, state: QueuedState| QueuedOperation {
        op_id: op.op_id,
        kind: op.kind.clone(),
        habit_id: op.habit_id(),
        habit_name: name(op.habit_id()),
        task_title: op.task_id().and_then(|id| task_title(memory, id)),
        day: op.day(),
        at: op.client_time,
        state,
    };
    let refused = |letter: &DeadLetter| row(&letter.operation, QueuedState::Refused { code: letter.code.clone() });
    let waiting = memory.ops.iter().filter_map(|op| match op.standing {
        Standing::Pending => Some(row(op, QueuedState::Waiting)),
        Standing::Sending => Some(row(op, QueuedState::Sending)),
        Standing::Acknowledged => None,
    });
    memory.dead.iter().map(refused).chain(waiting).collect()
}

/// What a task was called last on this device; what follows a task that was done is called as that was.
fn task_title(memory: &Memory, id: TaskId) -> Option<String> {
    let queued = memory.ops.iter().chain(memory.dead.iter().map(|letter| &letter.operation)).rev();
    let queued = queued.filter(|op| op.task_id() == Some(id));
    let title = queued.filter_map(|op| op.payload.get("title")?.as_str()).map(str::to_owned).next();
    title.or_else(|| memory.base.tasks.rows.get(id).map(|task| task.title.clone()))
}
