//! Who a person wants to be: "a person who moves every day". Each day that is done is a vote for it.

use serde::{Deserialize, Serialize};

use super::group::position_error;
use crate::{habits::text_field, ids::IdentityId, problem::FieldError};

/// A sentence about oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Its id, unique within the owner.
    pub id: IdentityId,
    /// One to 200 characters, without "I am".
    pub statement: String,
    /// Place in the owner's order.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

/// An identity as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IdentityFields {
    /// One to 200 characters.
    pub statement: String,
    /// Place in the owner's order; none means where it stands, or the end.
    pub position: Option<i32>,
}

impl IdentityFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `statement`: `required`, `too_long`, `control_character`. `position`: `out_of_range` below 0.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let statement = text_field(&self.statement, 200);
        let mut errors: Vec<_> =
            statement.as_ref().err().map(|code| FieldError::new("statement", *code)).into_iter().collect();
        errors.extend(position_error(self.position));
        match statement {
            Ok(statement) if errors.is_empty() => Ok(Self { statement, ..self }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_a_sentence() {
        let fields = |statement: &str| IdentityFields { statement: statement.to_owned(), position: None }.checked();
        assert_eq!(
            fields("a person who moves every day ").map(|identity| identity.statement),
            Ok("a person who moves every day".to_owned())
        );
        assert_eq!(fields(" "), Err(vec![FieldError::new("statement", "required")]));
        assert_eq!(fields(&"x".repeat(201)), Err(vec![FieldError::new("statement", "too_long")]));
    }
}
