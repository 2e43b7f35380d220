//! The only door to the offline client. On the server, and until the browser part has started, everything stays empty.

use std::sync::Arc;

use domain::{habits::DocumentKind, identity::TimeZoneName, shared_text::SharedText};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use leptos::prelude::*;
use uuid::Uuid;
use wire::habits::DocumentBody;

use super::{Clock, KeptText, QueuedOperation, Replica, Saved, SyncStatus, Write};

/// How this page came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Rendered on the server: nothing is stored or sent.
    Server,
    /// Rendered on the server and taken over by the browser.
    Hydrated,
    /// Mounted into the empty shell: the replica is all there is.
    Shell,
}

/// Handle of the offline client; copies share the same signals.
#[derive(Debug, Clone, Copy)]
pub struct Offline {
    pub(super) replica: RwSignal<Option<Arc<Replica>>>,
    pub(super) today: RwSignal<Date>,
    pub(super) status: RwSignal<SyncStatus>,
    pub(super) queue: RwSignal<Vec<QueuedOperation>>,
    pub(super) writable: RwSignal<bool>,
    pub(super) last_error: RwSignal<Option<String>>,
    pub(super) saved: RwSignal<Option<Saved>>,
    pub(super) sign_out_open: RwSignal<bool>,
    pub(super) shared_texts: RwSignal<Option<Vec<KeptText>>>,
}

/// Makes the client and offers it to everything below. Called once, at the root of `App`. In the browser the work
/// starts in an effect, after hydration, so that the first render equals the server's.
pub fn provide_offline(start: Start) -> Offline {
    let offline = Offline {
        replica: RwSignal::new(None),
        today: RwSignal::new(Date::ZERO),
        status: RwSignal::new(SyncStatus::default()),
        queue: RwSignal::new(Vec::new()),
        writable: RwSignal::new(false),
        last_error: RwSignal::new(None),
        saved: RwSignal::new(None),
        sign_out_open: RwSignal::new(false),
        shared_texts: RwSignal::new(None),
    };
    provide_context(offline);
    if start != Start::Server {
        Effect::new(move |_| begin(offline, start));
    }
    offline
}

/// The client that [`provide_offline`] made; an inert one where none was made.
#[must_use]
pub fn use_offline() -> Offline {
    use_context().unwrap_or_else(|| provide_offline(Start::Server))
}

impl Offline {
    /// None until the replica was read or pulled for the first time; from then on the truth of the pages.
    #[must_use]
    pub fn replica(self) -> Signal<Option<Arc<Replica>>> {
        self.replica.into()
    }

    /// The person's today by their zone and day start; follows the clock. `Date::ZERO` until it is known.
    #[must_use]
    pub fn today(self) -> Signal<Date> {
        self.today.into()
    }

    /// How things stand with the server.
    #[must_use]
    pub fn status(self) -> Signal<SyncStatus> {
        self.status.into()
    }

    /// Whether the server is known to be out of reach. Not reactive, and safe to ask from a handler whose view was made
    /// again since: it reads the client's own signal, not one of that view.
    #[must_use]
    pub fn is_out_of_reach(self) -> bool {
        self.status.with_untracked(|status| status.reachable == Some(false))
    }

    /// What waits and what was refused, oldest first.
    #[must_use]
    pub fn queue(self) -> Signal<Vec<QueuedOperation>> {
        self.queue.into()
    }

    /// Whether forms may hand their writes to [`Self::submit`] instead of posting. Reactive.
    #[must_use]
    pub fn can_write(self) -> bool {
        self.writable.get()
    }

    /// The last write that was stored, with its inverse, for an undo to offer.
    #[must_use]
    pub fn saved(self) -> Signal<Option<Saved>> {
        self.saved.into()
    }

    /// Code of what last went wrong on this device; none after the next success.
    #[must_use]
    pub fn last_error(self) -> Signal<Option<String>> {
        self.last_error.into()
    }

    /// Stores a write on this device and sends it soon. The replica changes only when it is stored; a failure is told
    /// through [`Self::last_error`]. `undo` is kept with it in [`Self::saved`].
    pub fn submit(self, write: Write, undo: Option<Write>) {
        run(self, Order::Submit(Box::new(write), undo.map(Box::new)));
    }

    /// Stores a write of tasks, and can take it back to how things stand now.
    pub fn write_tasks(self, write: Write) {
        let today = self.today.get_untracked();
        let undo = self
            .replica
            .with_untracked(|replica| replica.as_ref().and_then(|replica| replica.takes_back(&write, today)));
        self.submit(write, undo);
    }

    /// Makes a document, such as a group, a reminder or a project, or replaces the one with this id, and can take that
    /// back.
    pub fn put_document(self, id: Uuid, body: DocumentBody) {
        let kind = body.kind();
        let before = self.replica.with_untracked(|replica| replica.as_ref().and_then(|r| r.document(kind, id)));
        let undo = match before {
            Some(before) => Write::PutDocument { id, body: DocumentBody::of(&before) },
            None => Write::DeleteDocument { kind, id },
        };
        self.submit(Write::PutDocument { id, body }, Some(undo));
    }

    /// Deletes one, and can take that back where nothing names it: what was in a group or a project cannot be brought
    /// back at once.
    pub fn delete_document(self, kind: DocumentKind, id: Uuid) {
        let before = self.replica.with_untracked(|replica| {
            let replica = replica.as_ref().filter(|replica| !replica.is_named(kind, id))?;
            replica.document(kind, id)
        });
        let undo = before.map(|before| Write::PutDocument { id, body: DocumentBody::of(&before) });
        self.submit(Write::DeleteDocument { kind, id }, undo);
    }

    /// Sends a refused operation again.
    pub fn retry(self, op_id: Uuid) {
        run(self, Order::Retry(op_id));
    }

    /// Drops a refused operation.
    pub fn discard(self, op_id: Uuid) {
        run(self, Order::Discard(op_id));
    }

    /// What other apps shared with this device, newest first; none until [`Self::look_at_texts`] was answered.
    #[must_use]
    pub fn shared_texts(self) -> Signal<Option<Vec<KeptText>>> {
        self.shared_texts.into()
    }

    /// Reads what other apps shared with this device.
    pub fn look_at_texts(self) {
        run(self, Order::LookAtTexts);
    }

    /// Keeps a text on this device; the same text is kept once.
    pub fn keep_text(self, text: SharedText) {
        run(self, Order::KeepText(text));
    }

    /// Removes a kept text.
    pub fn remove_text(self, id: Uuid) {
        run(self, Order::RemoveText(id));
    }

    /// Hands the queue and the refused operations to the person as a file.
    pub fn export(self) {
        run(self, Order::Export);
    }

    /// Tries to send and pull now.
    pub fn sync_now(self) {
        run(self, Order::Sync);
    }

    /// Lets the new build take over; the page reloads once.
    pub fn update(self) {
        run(self, Order::Update);
    }

    /// Answers the clock question: this clock is right about the day.
    pub fn trust_clock(self, clock: Clock) {
        run(self, Order::TrustClock(clock));
    }

    /// Answers the zone question: the person's days follow the device.
    pub fn follow_zone(self) {
        run(self, Order::FollowZone);
    }

    /// Answers the zone question: the person's days stay where they are.
    pub fn keep_zone(self) {
        run(self, Order::KeepZone);
    }

    /// Signs out and leaves the unsent work locked on this device.
    pub fn sign_out_keeping(self) {
        run(self, Order::SignOutKeeping);
    }

    /// Signs out after handing the unsent work over as a file, and removes it here.
    pub fn sign_out_exporting(self) {
        run(self, Order::SignOutExporting);
    }

    /// Hides the quiet line about a change from another device.
    pub fn dismiss_changed_elsewhere(self) {
        self.status.update(|status| status.changed_elsewhere = false);
    }
}

/// What the facade asks of the browser part.
#[derive(Debug)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "the server has nothing to order"))]
pub(super) enum Order {
    Submit(Box<Write>, Option<Box<Write>>),
    Retry(Uuid),
    Discard(Uuid),
    LookAtTexts,
    KeepText(SharedText),
    RemoveText(Uuid),
    Export,
    Sync,
    Update,
    TrustClock(Clock),
    FollowZone,
    KeepZone,
    SignOutKeeping,
    SignOutExporting,
}

/// A new UUIDv7: by the device's clock in the browser; the nil id elsewhere, where nothing may be made.
#[must_use]
pub fn new_uuid() -> Uuid {
    #[cfg(feature = "hydrate")]
    return super::browser::new_uuid();
    #[cfg(not(feature = "hydrate"))]
    Uuid::nil()
}

/// The time by this device's clock, corrected by what was last measured; none on the server, where no page may know it.
#[must_use]
pub fn now() -> Option<Timestamp> {
    #[cfg(feature = "hydrate")]
    return Some(super::browser::now());
    #[cfg(not(feature = "hydrate"))]
    None
}

/// The wall clock in a zone by this device's corrected time; none on the server, and where the zone is not known.
#[must_use]
pub fn wall_now(zone: &TimeZoneName) -> Option<DateTime> {
    #[cfg(feature = "hydrate")]
    return super::browser::wall_now(zone.as_str());
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = zone;
        None
    }
}

#[cfg(feature = "hydrate")]
use super::later::{begin, run};

#[cfg(not(feature = "hydrate"))]
fn begin(_: Offline, _: Start) {}

#[cfg(not(feature = "hydrate"))]
fn run(_: Offline, _: Order) {}
