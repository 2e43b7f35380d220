//! Days as requests say them: `YYYY-MM-DD` and no other spelling of ISO 8601, so that what is refused as a path is not
//! taken as a field.

use domain::{habits::Patch, time::plain_day};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};

/// Reads a day.
///
/// # Errors
/// For any other spelling.
pub fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    read(&String::deserialize(deserializer)?)
}

/// Reads a day or null.
///
/// # Errors
/// For any other spelling.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Option::<String>::deserialize(deserializer)?.map(|text| read(&text)).transpose()
}

/// Reads a day that is changed, or null for one that is taken away.
///
/// # Errors
/// For any other spelling.
pub fn patch<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Patch<Date>, D::Error> {
    Ok(optional(deserializer)?.map_or(Patch::Clear, Patch::Set))
}

fn read<E: Error>(text: &str) -> Result<Date, E> {
    plain_day(text).ok_or_else(|| E::custom("not a day such as 2026-03-12"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_day_has_one_spelling() {
        assert_eq!(required(json!("2026-03-12")).unwrap(), date(2026, 3, 12));
        assert_eq!(optional(json!("2026-03-12")).unwrap(), Some(date(2026, 3, 12)));
        assert_eq!(optional(Value::Null).unwrap(), None);
        for odd in ["20260312", "2026-03-12T08:00:00", "2026-02-30", " 2026-03-12", "2026-3-12", "", "-009999-01-01"] {
            assert!(required(json!(odd)).is_err() && optional(json!(odd)).is_err(), "{odd}");
        }
    }
}
