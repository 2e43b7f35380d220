//! What the bodies of these documents have in common: a place that is a text.

use domain::{problem::FieldError, tasks::OrderKey};

/// Reads the place that a body names. Whoever refuses it goes on with none, so that the other fields are checked as
/// well.
pub(super) fn place(named: Option<&str>) -> Result<Option<OrderKey>, FieldError> {
    named.map(OrderKey::parse).transpose().map_err(|code| FieldError::new("position", code))
}

/// The checked fields, if nothing else is refused either.
pub(super) fn unless_refused<T>(
    checked: Result<T, Vec<FieldError>>,
    also: impl IntoIterator<Item = FieldError>,
) -> Result<T, Vec<FieldError>> {
    let mut also: Vec<_> = also.into_iter().collect();
    match checked {
        Ok(fields) if also.is_empty() => Ok(fields),
        checked => {
            let mut refused = checked.err().unwrap_or_default();
            refused.append(&mut also);
            Err(refused)
        }
    }
}
