//! Request and answer structs of REST and sync: what a client may rely on, apart from what the rules use inside.

mod calendar_feed;
mod clock_time;
pub mod day;
mod export;
pub mod habits;
pub mod identity;
pub mod imports;
mod money;
pub mod notifications;
mod page;
mod problem;
pub mod push;
pub mod reader;
pub mod sync;
pub mod tasks;

pub use calendar_feed::{CalendarFeedBody, CalendarFeedView, NewCalendarFeedView};
pub use export::{ExportBody, ExportView};
#[cfg(feature = "openapi")]
pub use export::{ExportFormName, ExportStateName};
pub use money::MoneyView;
pub use page::Page;
pub use problem::{FieldErrorView, ProblemView};
