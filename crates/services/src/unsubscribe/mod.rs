//! Stopping mails of a kind by the link that each of them carries, without signing in.

mod mail_choice;
mod token;

pub use mail_choice::{MailChoice, Unsubscribe};
pub(crate) use token::link;
