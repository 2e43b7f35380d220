//! One file with everything: the rows of one instant and the files. Backups that were never restored are the commonest
//! regret of those who host themselves, so `verify` restores for real.

mod archive;
mod client;
mod create;
mod erased;
mod extract;
mod manifest;
mod record;
mod restore;
mod tables;
mod temporary;
mod verify;

pub(super) use archive::private;
pub(super) use create::backup;
pub use manifest::{Manifest, Member, Table};
pub(super) use record::age_in_days;
pub(super) use restore::restore;
pub(super) use verify::verify;
