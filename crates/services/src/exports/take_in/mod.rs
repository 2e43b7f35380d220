//! Taking our own archive in: checked as a whole before anything is written, added row by row under the ids that it
//! names, read back by the types of the rules, and then told to devices. What is there already stays as it is, so the
//! same archive twice adds nothing. Settings of the person stay too: they are theirs here.

mod check;
mod lines;
mod own_archive;
mod refusal;
mod rows;
mod take;
mod tell;

pub use own_archive::OwnArchive;
pub use take::{MadeRow, TakenIn, take_in};
