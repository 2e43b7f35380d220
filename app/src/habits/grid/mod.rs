//! The week: habits as rows, days as columns, a window of both.

mod cell;
mod controls;
mod hands;
mod hold;
mod keys;
mod page;
mod row;
mod scene;
mod table;
mod wish;

#[cfg(feature = "ssr")]
pub(in crate::habits) use cell::{CellName, Saying};
pub use page::GridPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use page::grid_view;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use scene::GridScene;
#[cfg(feature = "ssr")]
pub(in crate::habits) use scene::{LEAST_DAYS, MOST_ROWS};
#[cfg(feature = "ssr")]
pub(in crate::habits) use wish::GridWish;
