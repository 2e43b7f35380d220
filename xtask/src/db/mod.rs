//! The private Postgres cluster of the tests.

mod account;
mod cluster;

pub use account::Account;
pub use cluster::TestCluster;
