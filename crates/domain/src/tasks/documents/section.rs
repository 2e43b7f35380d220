//! A section of a project: a heading of its list, a column of its board.

use serde::{Deserialize, Serialize};

use crate::{
    habits::text_field,
    ids::{ProjectId, SectionId},
    problem::FieldError,
    tasks::OrderKey,
};

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id, unique within the owner.
    pub id: SectionId,
    /// Of which project.
    pub project_id: ProjectId,
    /// One to 120 characters.
    pub name: String,
    /// Place within the project.
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A section as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionFields {
    /// Of which project.
    pub project_id: ProjectId,
    /// One to 120 characters.
    pub name: String,
    /// Place within the project; none means where it stands, or the end.
    pub position: Option<OrderKey>,
}

impl SectionFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `name`: `required`, `too_long`, `control_character`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let name = text_field(&self.name, 120).map_err(|code| vec![FieldError::new("name", code)])?;
        Ok(Self { name, ..self })
    }
}
