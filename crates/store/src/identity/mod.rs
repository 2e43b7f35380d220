//! People, and everything that proves who calls.

pub mod access_tokens;
pub mod callers;
pub mod credentials;
pub mod leaving;
pub mod mail_links;
pub mod mail_outbox;
pub mod refresh_tokens;
pub mod sessions;
pub mod signing_keys;
pub mod throttles;
pub mod users;

mod preferences_row;

pub use callers::{Caller, TokenCaller};
