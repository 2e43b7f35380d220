//! Postgres: queries, row conversion, migrations. Functions take a connection and the owner, and never decide.

pub mod calendar_feeds;
mod error;
pub mod events;
pub mod exports;
pub mod habits;
pub mod idempotency;
pub mod identity;
pub mod imports;
pub mod jobs;
pub mod link_keys;
pub mod notifications;
pub mod personal;
pub mod push_subscriptions;
pub mod sync;
pub mod tasks;

pub use error::{StoreError, constraint};

/// Every migration of this build, embedded.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");
