//! Our own archive as a file that is brought along: it names rows as they were, so nothing is asked and nothing
//! translated.

mod give_back;
mod take;

pub(super) use give_back::give_back;
pub(super) use take::{TriedOut, take, try_out};
