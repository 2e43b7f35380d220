//! Timers, and the units that they count in.

mod time_unit;
mod timer;

pub use time_unit::TimeUnit;
pub use timer::{FinishedRun, Press, PressKind, TIMER_ASKS_AFTER, Timer, TimerChange, TimerRun, pressed};
