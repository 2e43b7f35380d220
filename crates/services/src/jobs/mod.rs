//! Work that is done after the commit that wanted it: put in by the transaction, claimed with a lease, tried again with
//! growing waits, and kept as a dead letter when it is given up. Any number of processes may work one queue.

mod attempt;
mod backoff;
mod claim;
mod crew;
mod enqueue;
mod handle;
mod job;
mod kind;
mod look_after;
mod outcome;
mod recurring;
mod run;
mod use_cases;
mod wake;

pub use enqueue::enqueue;
pub use job::Job;
pub use kind::JobKind;
pub use look_after::{JobEntry, JobState, KindFigures, Retried};
pub use outcome::Outcome;
pub use run::{run, run_with};
pub use use_cases::Jobs;
