//! What readers share on the way from a file to a reading: counting, and making everything fit fields of ours.

mod amounts;
mod colours;
mod days;
mod finder;
mod frequency;
mod history;
mod loop_figures;
mod repeats;
mod source_ids;
mod tasks;
mod texts;

pub use amounts::{amount, amount_of};
pub use colours::{colour_of_argb, colour_of_hex};
pub use days::{day_of_epoch, instant, iso_day, slashed_day};
pub use finder::Finder;
pub use frequency::{Often, every, often};
pub use history::History;
pub use loop_figures::{LoopHabit, figures};
pub use repeats::{rule_line, schedule_of};
pub use source_ids::SourceIds;
pub use tasks::rule_of;
