//! Times of a day as they travel: `HH:MM` and no other spelling.

use jiff::civil::Time;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Reads a time or null.
///
/// # Errors
/// For any other spelling.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    read(&text).map(Some).ok_or_else(|| D::Error::custom("not a time such as 07:30"))
}

/// Writes a time, or null.
///
/// # Errors
/// When the serializer fails.
pub fn write<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => serializer.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute())),
        None => serializer.serialize_none(),
    }
}

fn read(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let is_plain = [hour, minute].iter().all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    if !is_plain {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        assert_eq!(optional(json!("07:30")).unwrap(), Some(time(7, 30, 0, 0)));
        assert_eq!(optional(Value::Null).unwrap(), None);
        for odd in ["7:30", "24:00", "07:60", "07:30:00", "+7:30", "", "0730"] {
            assert!(optional(json!(odd)).is_err(), "{odd}");
        }
        let written = write(&Some(time(7, 5, 0, 0)), serde_json::value::Serializer).unwrap();
        assert_eq!(written, json!("07:05"));
        assert_eq!(write(&Some(time(0, 0, 0, 0)), serde_json::value::Serializer).unwrap(), json!("00:00"));
        assert_eq!(write(&None, serde_json::value::Serializer).unwrap(), Value::Null);
    }
}
