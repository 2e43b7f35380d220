//! A filter of tasks that is kept under a name. Whether its text can be understood is the filter's own business.

use serde::{Deserialize, Serialize};

use crate::{habits::text_field, ids::TaskFilterId, problem::FieldError, tasks::OrderKey};

/// The longest text of a filter, in characters.
pub const LONGEST_FILTER: usize = 500;

/// A saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// Its id, unique within the owner.
    pub id: TaskFilterId,
    /// One to 60 characters.
    pub name: String,
    /// Its text, one to [`LONGEST_FILTER`] characters.
    pub filter: String,
    /// Place among the filters.
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A saved filter as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SavedFilterFields {
    /// One to 60 characters.
    pub name: String,
    /// Its text, one to [`LONGEST_FILTER`] characters.
    pub filter: String,
    /// Place among the filters; none means where it stands, or the end.
    pub position: Option<OrderKey>,
}

impl SavedFilterFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `name`, `filter`: `required`, `too_long`, `control_character`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let name = text_field(&self.name, 60).map_err(|code| FieldError::new("name", code));
        let filter = text_field(&self.filter, LONGEST_FILTER).map_err(|code| FieldError::new("filter", code));
        match (name, filter) {
            (Ok(name), Ok(filter)) => Ok(Self { name, filter, ..self }),
            (name, filter) => Err([name.err(), filter.err()].into_iter().flatten().collect()),
        }
    }
}
