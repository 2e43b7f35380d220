//! What the app says about the queue: how much waits, how the last attempt went, and each waiting operation.

use domain::ids::{HabitId, UserId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ClockQuestion, ZoneQuestion};

/// How things stand between this device and the server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SyncStatus {
    /// Operations that the server has not acknowledged.
    pub unsent: usize,
    /// Operations that the server refused.
    pub dead: usize,
    /// When the replica last met the server's state.
    pub last_sync: Option<Timestamp>,
    /// Whether the last request reached the server; none before the first.
    pub reachable: Option<bool>,
    /// The session ended: the queue waits for the same person to sign in again.
    pub signed_out: bool,
    /// Minutes that this device's clock is ahead of the server's (negative: behind); zero below five.
    pub skew_minutes: i64,
    /// A new build is ready to take over.
    pub update_ready: bool,
    /// The server no longer reads what this build sends: the queue is kept until the page has reloaded.
    pub too_old: bool,
    /// Which day is today, while the device's clock and the server's differ too much to tell.
    pub clock_question: Option<ClockQuestion>,
    /// Whether the person's days shall follow the zone that the device is in.
    pub zone_question: Option<ZoneQuestion>,
    /// A change of this device lost against a later one from elsewhere.
    pub changed_elsewhere: bool,
    /// Notifications that the server knew as unread when it was last asked; none before that.
    pub unread: Option<i64>,
    /// Queues of other people on this device, held back until they sign in.
    pub locked: Vec<LockedQueue>,
}

/// Somebody else's unsent work on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedQueue {
    /// Whose.
    pub user_id: UserId,
    /// Their name, so that the sentence can say it.
    pub display_name: String,
    /// How many operations wait.
    pub unsent: usize,
}

/// One operation as Settings > Sync lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedOperation {
    /// Which.
    pub op_id: Uuid,
    /// Kind, as on the wire: `entry.set`, `habit.create`, ...
    pub kind: String,
    /// The habit it is about; none for a new order.
    pub habit_id: Option<HabitId>,
    /// The habit's name as far as this device knows it.
    pub habit_name: Option<String>,
    /// The task's title as far as this device knows it.
    pub task_title: Option<String>,
    /// The day it is about.
    pub day: Option<Date>,
    /// When it was done.
    pub at: Timestamp,
    /// Where it stands.
    pub state: QueuedState,
}

/// Where an operation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueuedState {
    /// Waits for the next attempt.
    Waiting,
    /// On its way now.
    Sending,
    /// The server refused it; it stays until it is tried again or discarded.
    Refused {
        /// Why.
        code: String,
    },
}

/// A write that reached the device's storage, and what takes it back.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Counts saved writes of this page, from 1, so that equal writes are told apart.
    pub number: u64,
    /// What was written.
    pub write: super::Write,
    /// The inverse that the page gave, if any.
    pub undo: Option<super::Write>,
}
