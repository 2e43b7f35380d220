//! What the small forms of one day post. Strings, parsed here, so that every refused field gets its own code.

use domain::{
    habits::{EntryStatus, Quantity},
    identity::NumberFormat,
    ids::HabitId,
    problem::FieldError,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{error::AppError, page::read_quantity};

/// One habit, one day, and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// Which habit.
    pub habit_id: String,
    /// Local day, `2026-03-12`.
    pub day: String,
    /// `done`, `partial`, `skipped`, `failed`; blank for none.
    pub status: String,
    /// Amount as typed; blank for none.
    pub value: String,
    /// What to add, as typed.
    pub amount: String,
    /// Makes a repeated post add once.
    pub increment_id: String,
    /// Why it is skipped.
    pub skip_reason: String,
    /// Note of the day.
    pub note: String,
    /// `true` when this takes something back.
    pub undo: String,
}

impl EntryForm {
    /// The habit. An id that is none belongs to nothing, which reads as not found.
    pub fn habit(&self) -> Result<HabitId, AppError> {
        self.habit_id.parse().map_err(|_| AppError::not_found())
    }

    /// The day.
    pub fn day(&self) -> Result<Date, FieldError> {
        match self.day.trim() {
            "" => Err(FieldError::new("day", "required")),
            text => text.parse().map_err(|_| FieldError::new("day", "not_a_date")),
        }
    }

    /// The status, or none to open the day again.
    pub fn status(&self) -> Result<Option<EntryStatus>, FieldError> {
        match self.status.as_str() {
            "" => Ok(None),
            text => EntryStatus::parse(text).map(Some).map_err(|code| FieldError::new("status", code)),
        }
    }

    /// The amount, or none.
    pub fn value(&self, format: NumberFormat) -> Result<Option<Quantity>, FieldError> {
        match self.value.trim() {
            "" => Ok(None),
            text => read_quantity(text, format).map(Some).map_err(|code| FieldError::new("value", code)),
        }
    }

    /// What to add; never nothing.
    pub fn amount(&self, format: NumberFormat) -> Result<Quantity, FieldError> {
        match read_quantity(&self.amount, format) {
            Ok(amount) if amount == Quantity::ZERO => Err(FieldError::new("amount", "out_of_range")),
            Ok(amount) => Ok(amount),
            Err(code) => Err(FieldError::new("amount", code)),
        }
    }
}
