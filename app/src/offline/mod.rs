//! The offline client: a replica of the signed-in person's habits and tasks, a queue of what they did, and the way both
//! meet the server again. Pages read the replica and submit writes; nothing else in the app knows of a network.
//!
//! The stores hold the server's state as of the last pull, and the operations made since; what pages show is the one
//! with the others on top, computed. So a check-in and its effect can never be stored apart.
#![cfg_attr(
    not(feature = "hydrate"),
    allow(dead_code, reason = "the rules are tested natively and used in the browser")
)]

#[cfg(feature = "hydrate")]
mod browser;
mod dialogs;
mod document_ops;
mod facade;
mod feed;
mod icon_count;
#[cfg(feature = "hydrate")]
mod later;
mod local;
mod operation;
mod projection;
mod questions;
mod queue;
mod replica;
mod shared_texts;
mod status;
mod tasks;
mod timers;
mod timing;
mod write;

pub use dialogs::OfflineDialogs;
pub use facade::{Offline, Start, new_uuid, now, provide_offline, use_offline, wall_now};
pub use questions::{Clock, ClockQuestion, ZoneQuestion};
pub use replica::{Replica, ReplicaUser};
pub use shared_texts::KeptText;
pub use status::{LockedQueue, QueuedOperation, QueuedState, Saved, SyncStatus};
pub use tasks::{NewPlan, SharedTasks, TaskInputs};
pub use write::{Together, Write};
