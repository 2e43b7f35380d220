//! Figures across habits: a month of all of them, and two or three on one axis.

mod address;
mod comparison;
mod month;
mod page;

#[cfg(feature = "ssr")]
pub(in crate::habits) use address::across_request;
pub use page::FiguresPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use page::across_view;
