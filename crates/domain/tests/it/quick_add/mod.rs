//! Lines of words, each with the line that the task is written as. It is Wednesday, 11 March 2026, half past nine.

mod cases;
mod days;
mod marks;
mod pieces;
mod quotes;
mod repeats;
mod settling;
mod times;

use cases::{READER, says, says_with, stays};
