//! Use cases on a real Postgres.

mod habits;
mod identity;
mod sync;
