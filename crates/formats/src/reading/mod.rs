//! What was found in a file: plain values that travel between processes as JSON.

mod found_entry;
mod found_habit;
mod found_project;
mod found_task;
mod loss;
mod place;
mod problem;
mod question;
mod whole;

pub use found_entry::FoundEntry;
pub use found_habit::{FoundHabit, FoundReminder};
pub use found_project::FoundProject;
pub use found_task::FoundTask;
pub use loss::{Loss, LossCode};
pub use place::Place;
pub use problem::{Effect, Problem, ProblemCode};
pub use question::{Question, QuestionAbout};
pub use whole::Reading;
