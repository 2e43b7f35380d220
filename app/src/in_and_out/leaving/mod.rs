//! The end of an account.

mod leave_page;
mod load;

pub use leave_page::LeavePage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::in_and_out) use leave_page::leave_view;
pub use load::{LoadLeaving, load_leaving};
