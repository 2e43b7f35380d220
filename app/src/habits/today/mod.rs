//! Today: its cards, its rows, and what a row offers.

mod row_menu;
mod today_cards;
mod today_page;
mod today_row;

pub use today_page::TodayPage;
#[cfg(all(test, feature = "ssr"))]
pub(crate) use today_page::today_view;
pub(crate) use today_row::OnThisDevice;
