//! Saved filters: what is read, what is refused and where, and which tasks are found.

mod answers;
mod faults;
mod spelling;
