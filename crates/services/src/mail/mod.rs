//! Mail: letters, the outbox they wait in, and the worker that sends them.

mod letter;
mod outbox;
mod sender;
mod worker;

pub use letter::Letter;
pub(crate) use outbox::put;
pub use outbox::{Mail, MailEntry};
pub use worker::run;
