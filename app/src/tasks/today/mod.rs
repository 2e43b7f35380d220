//! Tasks on Today.

mod plan_again;
mod section;
#[cfg(feature = "ssr")]
mod sent;
mod slot;
mod suggestions;

#[cfg(all(test, feature = "ssr"))]
pub(in crate::tasks) use section::{live_view, sent_view};
pub use slot::TasksOfToday;
pub(crate) use slot::live_tasks;
