//! The figures of one habit: each says what it shows, shows its numbers, and tells how they came to be.

mod address;
mod free_time;
mod page;
mod rates;
mod short;
mod streaks;
mod strength;
mod times;
mod totals;
mod weekdays;
mod year;

#[cfg(feature = "ssr")]
pub(in crate::habits) use address::figures_request;
pub use page::HabitFiguresPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use page::figures_view;
