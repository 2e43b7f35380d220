//! A project: a list of tasks with a name.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{HABIT_COLORS, text_field},
    ids::ProjectId,
    problem::FieldError,
    tasks::OrderKey,
};

/// How a project is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectLayout {
    /// One section below the other.
    #[default]
    List,
    /// One section beside the other.
    Board,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its id, unique within the owner.
    pub id: ProjectId,
    /// One to 120 characters.
    pub name: String,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// How it is shown.
    pub layout: ProjectLayout,
    /// Place among the projects.
    pub position: OrderKey,
    /// Out of the list since.
    pub archived_at: Option<Timestamp>,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A project as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectFields {
    /// One to 120 characters.
    pub name: String,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// How it is shown.
    pub layout: ProjectLayout,
    /// Place among the projects; none means where it stands, or the end.
    pub position: Option<OrderKey>,
    /// Out of the list since.
    pub archived_at: Option<Timestamp>,
}

impl ProjectFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `name`: `required`, `too_long`, `control_character`. `color`: `out_of_range`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let name = text_field(&self.name, 120);
        let mut errors: Vec<_> = name.as_ref().err().map(|code| FieldError::new("name", *code)).into_iter().collect();
        if self.color >= HABIT_COLORS {
            errors.push(FieldError::new("color", "out_of_range"));
        }
        match name {
            Ok(name) if errors.is_empty() => Ok(Self { name, ..self }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_has_a_name_and_a_colour() {
        let fields = |name: &str, color| {
            let layout = ProjectLayout::Board;
            ProjectFields { name: name.to_owned(), color, layout, position: None, archived_at: None }.checked()
        };
        assert_eq!(fields(" Work ", 3).map(|project| project.name), Ok("Work".to_owned()));
        let both = vec![FieldError::new("name", "required"), FieldError::new("color", "out_of_range")];
        assert_eq!(fields("", HABIT_COLORS), Err(both));
    }
}
