//! Use cases: authorise, load, decide, save, commit. The only place that opens transactions, shared by pages, REST,
//! the sync endpoint, jobs and the command line.

mod actor;
mod busy_pool;
pub mod calendar;
mod clock;
pub mod demo;
mod digits;
pub mod erasures;
mod error;
mod events;
mod expected_version;
pub mod exports;
pub mod habits;
mod idempotency;
pub mod identity;
pub mod imports;
pub mod jobs;
mod known;
mod live;
pub mod mail;
pub mod notifications;
pub mod push;
pub mod reactions;
pub mod reminders;
pub mod settings;
mod surveys;
pub mod sync;
pub mod tasks;
mod transaction;
pub mod unsubscribe;

use std::sync::Arc;

use domain::ids::{UserId, uuid_v7};
use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;

pub use actor::{Actor, Scope, Scopes};
pub use clock::{Clock, SystemClock};
pub use error::ServiceError;
pub use expected_version::ExpectedVersion;
pub use idempotency::IdempotencyKey;
use known::KnownCache;
pub use live::{LiveHint, LiveHub};
pub use settings::Settings;
pub use transaction::Transaction;

/// Everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    inner: Arc<Inner>,
}

struct Inner {
    /// Connections of the role that sees one person's rows.
    pool: PgPool,
    /// Connections of the role that works the queues.
    worker: PgPool,
    clock: Arc<dyn Clock>,
    settings: Settings,
    live: LiveHub,
    identity: identity::IdentityState,
    known: KnownOfPeople,
    surveys: surveys::Surveys,
}

/// What is kept between requests.
struct KnownOfPeople {
    habits: KnownCache<habits::KnownHabits>,
    tasks: KnownCache<tasks::KnownTasks>,
    names: KnownCache<tasks::NamesAt>,
}

impl KnownOfPeople {
    fn new() -> Self {
        Self { habits: KnownCache::new(), tasks: KnownCache::new(), names: KnownCache::new() }
    }
}

impl Services {
    /// From the two pools, a clock and the settings of this process.
    #[must_use]
    pub fn new(pool: PgPool, worker: PgPool, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        let identity = identity::IdentityState::new(&settings);
        let (live, known, surveys) = (LiveHub::new(), KnownOfPeople::new(), surveys::Surveys::new());
        Self { inner: Arc::new(Inner { pool, worker, clock, settings, live, identity, known, surveys }) }
    }

    /// The time, from the one clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// A new UUIDv7 of now.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        uuid_v7(millis, &rand::random())
    }

    /// Settings of this process.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Live hints of this process.
    #[must_use]
    pub fn live(&self) -> &LiveHub {
        &self.inner.live
    }

    /// The pool of the app role, for checks of health and of what may be asked before a caller is known.
    #[must_use]
    pub fn pool(&self) -> &PgPool {
        &self.inner.pool
    }

    /// The pool of the worker role, for queues.
    #[must_use]
    pub fn worker_pool(&self) -> &PgPool {
        &self.inner.worker
    }

    pub(crate) fn known_habits(&self) -> &KnownCache<habits::KnownHabits> {
        &self.inner.known.habits
    }

    pub(crate) fn known_tasks(&self) -> &KnownCache<tasks::KnownTasks> {
        &self.inner.known.tasks
    }

    pub(crate) fn known_names(&self) -> &KnownCache<tasks::NamesAt> {
        &self.inner.known.names
    }

    pub(crate) fn surveys(&self) -> &surveys::Surveys {
        &self.inner.surveys
    }

    pub(crate) fn identity_state(&self) -> &identity::IdentityState {
        &self.inner.identity
    }

    /// Opens a transaction that sees this person's rows and no others.
    ///
    /// # Errors
    /// [`ServiceError::Unavailable`] when no connection is free in time.
    pub async fn begin(&self, user: UserId) -> Result<Transaction, ServiceError> {
        Transaction::begin(self, user).await
    }

    /// Opens a transaction that sees this person's rows as they are at one instant, and tells times in UTC.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub(crate) async fn begin_snapshot(&self, user: UserId) -> Result<Transaction, ServiceError> {
        Transaction::begin_snapshot(self, user).await
    }

    /// Demo accounts.
    #[must_use]
    pub const fn demo(&self) -> demo::Demo<'_> {
        demo::Demo::new(self)
    }

    /// Use cases of habits.
    #[must_use]
    pub const fn habits(&self) -> habits::Habits<'_> {
        habits::Habits::new(self)
    }

    /// Use cases of people, sessions and tokens.
    #[must_use]
    pub const fn identity(&self) -> identity::Identity<'_> {
        identity::Identity::new(self)
    }

    /// Use cases of what people are told.
    #[must_use]
    pub const fn notifications(&self) -> notifications::Notifications<'_> {
        notifications::Notifications::new(self)
    }

    /// Use cases of tasks.
    #[must_use]
    pub const fn tasks(&self) -> tasks::Tasks<'_> {
        tasks::Tasks::new(self)
    }

    /// Use cases of the offline queue and the change feed.
    #[must_use]
    pub const fn sync(&self) -> sync::Sync<'_> {
        sync::Sync::new(self)
    }

    /// The queue of work that is done after the commit.
    #[must_use]
    pub const fn jobs(&self) -> jobs::Jobs<'_> {
        jobs::Jobs::new(self)
    }

    /// Use cases of copies to take along.
    #[must_use]
    pub const fn exports(&self) -> exports::Exports<'_> {
        exports::Exports::new(self)
    }

    /// Use cases of files that people bring along.
    #[must_use]
    pub const fn imports(&self) -> imports::Imports<'_> {
        imports::Imports::new(self)
    }

    /// Use cases of calendars that other programs fetch.
    #[must_use]
    pub const fn calendars(&self) -> calendar::Calendars<'_> {
        calendar::Calendars::new(self)
    }

    /// Use cases of the links that stop mails.
    #[must_use]
    pub const fn unsubscribe(&self) -> unsubscribe::Unsubscribe<'_> {
        unsubscribe::Unsubscribe::new(self)
    }

    /// The outbox.
    #[must_use]
    pub const fn mail(&self) -> mail::Mail<'_> {
        mail::Mail::new(self)
    }

    /// Browsers that take messages.
    #[must_use]
    pub const fn push(&self) -> push::Push<'_> {
        push::Push::new(self)
    }
}
