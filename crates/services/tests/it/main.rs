//! Use cases on a real Postgres.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod demo;
mod exports;
mod habits;
mod identity;
mod imports;
mod jobs;
mod notifications;
mod post;
mod push;
mod reminders;
mod sync;
mod task_words;
mod tasks;
