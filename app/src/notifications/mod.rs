//! What reaches a person while no page is open, and the switch for it.

pub mod browser;
pub mod push_devices;
pub mod push_switch;
mod server_fns;

pub use server_fns::{ForgetDevice, TestDevice};
