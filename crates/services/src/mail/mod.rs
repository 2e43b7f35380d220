//! Mail: letters, the outbox they wait in, and the worker that sends them.

mod letter;
mod list_headers;
mod outbox;
mod sender;
mod worker;

pub use letter::{Letter, Unsubscribe};
pub use outbox::{Mail, MailEntry};
pub(crate) use outbox::{put, put_once};
pub use worker::run;
