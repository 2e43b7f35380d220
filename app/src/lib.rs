//! The signed-in pages: server functions, router, document and offline client. One crate for both halves, because a
//! page that is hydrated must be the very page that was rendered.

// The type of a whole page is deep; the compiler's default depth is not enough for it.
#![recursion_limit = "256"]

mod areas;
mod assets;
mod banner;
pub mod beginnings;
pub mod calendar;
mod error;
mod frame;
pub mod habits;
pub mod identity;
pub mod in_and_out;
pub mod install;
mod json;
mod more_page;
mod nav;
mod not_found_page;
pub mod notifications;
pub mod offline;
pub mod page;
pub mod quick_add;
mod reminders;
#[cfg(feature = "ssr")]
pub mod request;
mod router;
pub mod search;
#[cfg(feature = "ssr")]
mod shell;
mod shortcuts;
pub mod sync;
pub mod tasks;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod words;

pub use areas::fetch_area;
pub use assets::AppAssets;
pub use error::AppError;
pub use router::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
