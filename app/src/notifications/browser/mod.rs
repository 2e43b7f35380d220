//! What this browser allows, and its subscription to pushed messages. On the server there is no browser, so nothing is
//! possible there.

mod ability;
#[cfg(feature = "hydrate")]
mod api;
#[cfg(feature = "hydrate")]
mod device;
#[cfg(feature = "hydrate")]
mod refresh;
#[cfg(feature = "hydrate")]
mod wish;

pub use ability::{Permission, Refusal, is_subscribed, is_supported, permission, subscribe, unsubscribe};
#[cfg(feature = "hydrate")]
pub(crate) use refresh::refresh;
