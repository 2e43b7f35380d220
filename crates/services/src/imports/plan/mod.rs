//! What taking a file over comes to, by the decisions and by what is here: the preview shows it, the job does it.

mod days;
mod habits;
mod known;
mod whole;

use known::Known;

pub(super) use days::{NewDays, new_days};
pub(super) use habits::{HabitPlan, Target};
pub(super) use whole::{KnownTask, Plan};
