//! Which field of a body or a query could not be read, and why: what serde says as a sentence, as path and code.

use domain::problem::FieldError;

/// From `path: reason`; the path is left out where the whole is meant.
pub(super) fn refused_field(sentence: &str) -> FieldError {
    let (path, reason) = match sentence.split_once(": ") {
        Some((path, reason)) if is_path(path) => (path, reason),
        // A name that no field of ours could have is said again by the reason.
        Some((_, reason)) if reason.starts_with("unknown field `") => ("", reason),
        _ => ("", sentence),
    };
    let named = |phrase: &str| reason.strip_prefix(phrase).and_then(|rest| rest.split('`').next());
    for (phrase, code) in
        [("unknown field `", "unknown_field"), ("missing field `", "required"), ("duplicate field `", "duplicate")]
    {
        if let Some(name) = named(phrase) {
            return FieldError::new(below(path, name), code);
        }
    }
    let is_choice = reason.starts_with("unknown variant") || reason.starts_with("unknown_");
    FieldError::new(path, if is_choice { "unknown_choice" } else { "wrong_type" })
}

fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.[]?".contains(&byte))
}

/// The path of a name; where serde had read the name already, it ends the path.
fn below(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        whole if whole.rsplit('.').next() == Some(name) => whole.to_owned(),
        parent => format!("{parent}.{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_and_the_reason_are_read() {
        for (sentence, field, code) in [
            ("colour: unknown field `colour`, expected `name`", "colour", "unknown_field"),
            ("unknown field `colour`, expected `name`", "colour", "unknown_field"),
            ("my colour: unknown field `my colour`, expected `name`", "my colour", "unknown_field"),
            ("ops[0].later: unknown field `later`, expected one of `op_id`", "ops[0].later", "unknown_field"),
            ("schedule: unknown field `times`, there are no fields", "schedule.times", "unknown_field"),
            ("schedule: missing field `days`", "schedule.days", "required"),
            ("missing field `name` at line 1 column 2", "name", "required"),
            ("limit: duplicate field `limit`", "limit", "duplicate"),
            ("kind: unknown variant `sometimes`, expected `yes_no`", "kind", "unknown_choice"),
            ("schedule: unknown_weekday at line 1 column 9", "schedule", "unknown_choice"),
            ("name: invalid type: integer `5`, expected a string", "name", "wrong_type"),
            ("invalid type: sequence, expected struct HabitBody", "", "wrong_type"),
        ] {
            assert_eq!(refused_field(sentence), FieldError::new(field, code), "{sentence}");
        }
    }
}
