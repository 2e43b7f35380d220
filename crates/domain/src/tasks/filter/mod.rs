//! Saved filters: a text such as `(today | overdue) & #Work & !@waiting`, read once, asked of a task in the browser and
//! turned into a query on the server.

mod day_range;
mod evaluate;
mod fault;
mod lexer;
mod names;
mod parse;
mod phrase;
mod print;
mod term;

pub use day_range::{DayPoint, DayRange};
pub use evaluate::{FilterSubject, folded};
pub use fault::{FilterError, FilterFault};
pub use names::TaskNames;
pub use term::{DayOf, Filter, Term};
