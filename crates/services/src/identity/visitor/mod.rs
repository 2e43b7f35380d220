//! From where somebody calls, and with what, as far as a request tells.

mod client;
mod device_label;

pub use client::{Client, Network};
