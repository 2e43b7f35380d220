//! The browser part: storage, network, clocks and tabs. Single-threaded, started once after hydration.

mod badge;
mod broadcast;
mod client;
mod clock;
mod cycle;
mod device;
mod export;
mod flush;
mod http;
mod identity;
mod listen;
mod live;
mod lock;
mod orders;
mod pull;
mod questions;
mod schema;
mod shared;
mod shared_texts;
mod sign_out;
mod start;
mod store;
mod worker;
mod writing;

pub(super) use client::{now, wall_now};
pub(super) use clock::new_uuid;
pub(super) use orders::run;
pub(super) use start::begin;
