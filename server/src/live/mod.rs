//! Live hints to browsers, and between server processes.

mod notifier;
mod stream;

pub use notifier::run as run_notifier;
pub use stream::{Streams, stream};
