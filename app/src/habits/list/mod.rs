//! The list of all habits: its parts, its rows, their order, and what is asked to be shown.

mod drag;
mod filter;
mod filter_form;
pub(crate) mod order;
mod page;
mod row;

pub use page::HabitsPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use page::habits_view;
