//! Postgres: a private cluster of our own when no other server is named, and the pools in both cases. Here because
//! nothing else may be needed to run (decision 11).

mod account;
mod binaries;
mod cluster;
mod connect;
mod database;
mod directory;
mod lock;
mod managed;
mod postmaster;
mod roles;
mod socket;
mod unix;
mod unprivileged;

pub use account::Account;
pub use binaries::{Binaries, OLDEST_MAJOR, Search, major_of};
pub use connect::{app_pool, owner_pool, worker_pool};
pub use database::Database;
pub use directory::{DataDirectory, default_data_directory};
pub use managed::ManagedPostgres;
pub use roles::{MissingRoles, ensure_roles};
pub use unix::available_bytes;
pub use unprivileged::assert_unprivileged;
