//! Groups of habits: "Morning", "Body". A habit is in one at most.

use serde::{Deserialize, Serialize};

use crate::{habits::text_field, ids::GroupId, problem::FieldError};

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HabitGroup {
    /// Its id, unique within the owner.
    pub id: GroupId,
    /// One to 60 characters.
    pub name: String,
    /// Place in the owner's order.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A group as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupFields {
    /// One to 60 characters.
    pub name: String,
    /// Place in the owner's order; none means where it stands, or the end.
    pub position: Option<i32>,
}

impl GroupFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `name`: `required`, `too_long`, `control_character`. `position`: `out_of_range` below 0.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let name = text_field(&self.name, 60);
        let mut errors: Vec<_> = name.as_ref().err().map(|code| FieldError::new("name", *code)).into_iter().collect();
        errors.extend(position_error(self.position));
        match name {
            Ok(name) if errors.is_empty() => Ok(Self { name, ..self }),
            _ => Err(errors),
        }
    }
}

/// Places count from 0.
pub(super) fn position_error(position: Option<i32>) -> Option<FieldError> {
    position.filter(|place| *place < 0).map(|_| FieldError::new("position", "out_of_range"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_a_name_and_a_place() {
        let fields = |name: &str, position| GroupFields { name: name.to_owned(), position }.checked();
        assert_eq!(fields(" Morning ", None).map(|group| group.name), Ok("Morning".to_owned()));
        assert_eq!(fields("", None), Err(vec![FieldError::new("name", "required")]));
        let both = vec![FieldError::new("name", "too_long"), FieldError::new("position", "out_of_range")];
        assert_eq!(fields(&"x".repeat(61), Some(-1)), Err(both));
    }
}
