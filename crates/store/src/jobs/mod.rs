//! The job queue and the clock's schedules. The app role puts work in, the worker role does all the rest, for all
//! owners: what a job then reads and writes goes through a transaction of its owner.

mod claims;
mod kept;
mod queue;
mod schedules;

pub use claims::{ClaimedRow, Hold, bury, bury_lost, claim, extend, give_back, mark_done, put_off};
pub use kept::{JobRow, KindCount, count, dead, list, retry, sweep};
pub use queue::{NewJob, WAKE_CHANNEL, insert};
pub use schedules::begin_slot;
