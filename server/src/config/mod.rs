//! What the operator may choose: defaults, then a TOML file, then the environment, then the command line. Every key is
//! typed and an unknown one is refused, so that a typing error never passes for a setting.

#[macro_use]
mod section;

mod environment;
mod limits;
mod load;
mod log;
mod mail;
mod metrics;
mod nearest;
mod network;
mod print;
mod public_url;
mod push;
mod root;
mod secret;

pub use limits::Limits;
pub use load::{Overrides, load};
pub use log::{Log, LogFormat};
pub use mail::{Mail, MailMode};
pub use metrics::Metrics;
pub use network::Network;
pub use print::{effective, example};
pub use public_url::PublicUrl;
pub use push::{Push, PushContact, PushKey, PushReach};
pub use root::{Config, ServiceWorker, SignUp};
pub use secret::Secret;
pub use section::{Field, Kind, Schema, Section, Setting};
