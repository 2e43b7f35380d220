//! Figures of one habit and across habits, fetched together when one of them is opened.

mod across;
mod habit;
mod how;

pub use across::FiguresPage;
pub use habit::HabitFiguresPage;
#[cfg(feature = "ssr")]
pub(super) use {across::across_request, habit::figures_request};
#[cfg(all(test, feature = "ssr"))]
pub(crate) use {across::across_view, habit::figures_view};
