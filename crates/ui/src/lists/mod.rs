//! Rows and figures: the plain furniture of every page.

mod facts;
mod link_row;
mod mark;
mod rows;
mod stat;
mod tick;
mod timer_button;

pub use facts::Facts;
pub use link_row::LinkRow;
pub use mark::{Badge, Mark};
pub use rows::{ListRow, RowFigure, RowMain, Rows};
pub use stat::{Stat, Stats};
pub use tick::{Tick, TickMark, TickState};
pub use timer_button::TimerButton;
