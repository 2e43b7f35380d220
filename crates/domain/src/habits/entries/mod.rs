//! What is said of days: entries and how they merge, amounts, and whole histories of them.

mod entry;
mod history;
mod history_year;
mod quantity;
mod stamped_entry;
mod tap;
mod total;

pub use entry::{DayText, Entry, EntryPatch, EntryStatus, Patch};
pub(super) use history::Marks;
pub use history::{DayMark, HabitInput, History};
pub use history_year::HistoryYear;
pub use quantity::Quantity;
pub use stamped_entry::{Outcome, Stamp, StampedEntry};
pub use tap::{TapMark, TapStops, tapped_status};
pub use total::Total;
