//! Mails and calendars, read by the programs of others.

mod feeds;
mod mails;
mod oracle;
mod unsubscribing;
