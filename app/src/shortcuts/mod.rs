//! Keys and the button that are there on every page. What they open is fetched when it is first asked for.

mod commands;
mod keys;
mod list;
mod opened;

pub(crate) use commands::Commands;
pub(crate) use list::ShortcutsDialog;
pub(crate) use opened::{Dialogs, Opened};
