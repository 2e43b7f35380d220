//! Web Push: browsers that want messages, and the messages that reach them while no page is open.

mod deliver;
mod encryption;
mod endpoint;
mod http;
mod keys;
mod message;
mod subscriptions;
mod vapid;

pub(crate) use deliver::{deliver, deliver_test};
pub use endpoint::Reach;
pub use subscriptions::{NewSubscription, Push, Subscribed, Subscription};
pub use vapid::VapidKey;
