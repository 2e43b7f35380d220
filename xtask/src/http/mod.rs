//! A small HTTP/1.1 client and a load generator: enough to measure and to torture our own server.
//!
//! Own code instead of a library, because it shares the two cores with the server and must cost next to nothing.

mod account;
mod connection;
mod ids;
mod load;

pub use account::{Account, PASSWORD};
pub use connection::{Answer, Connection, compose};
pub use ids::{Random, uuid_v7};
pub use load::{Load, Measured};
