//! Repeating: one rule type for tasks, meetings, bills and whatever else comes again. A subset of RFC 5545 that keeps
//! its anchor day at the end of months, and that finds its days by arithmetic.

mod count;
mod days;
mod instant;
mod next;
mod parse;
mod print;
mod rule;

pub use instant::calendar_instant;
pub use rule::{
    LONGEST_RULE, MOST_INTERVAL, MOST_OCCURRENCES, MonthDays, MonthEnd, NthWeekday, Pattern, RepeatEnd, RepeatFrom,
    Rule,
};
