//! A label: a word that tasks of any project are marked with.

use serde::{Deserialize, Serialize};

use crate::{
    habits::{HABIT_COLORS, text_field},
    ids::LabelId,
    problem::FieldError,
    tasks::OrderKey,
};

/// A label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Its id, unique within the owner.
    pub id: LabelId,
    /// One to 60 characters.
    pub name: String,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// Place among the labels.
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A label as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelFields {
    /// One to 60 characters.
    pub name: String,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// Place among the labels; none means where it stands, or the end.
    pub position: Option<OrderKey>,
}

impl LabelFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `name`: `required`, `too_long`, `control_character`. `color`: `out_of_range`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let name = text_field(&self.name, 60);
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
