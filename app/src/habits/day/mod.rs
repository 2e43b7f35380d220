//! A day of a habit: its tick, its forms, the sheet in which they open, and how it came to be.

mod day_forms;
mod day_history_page;
mod day_sheet;
mod hidden;
mod minimum;

pub(super) use day_forms::DayForms;
pub use day_history_page::DayHistoryPage;
pub(super) use day_sheet::{DaySheet, SheetOf, forms_of_day, sheet};
pub(super) use hidden::{DayFields, DayTick, HistoryLink, StatusButton, StatusOffer, increment_fields};
pub(super) use minimum::MinimumButton;
