//! Values as the schema says them, read by the one reader in `wire`. A client that sends a list for a struct or an
//! object for the name of a choice has mistaken something, so only an object is a struct and only text is a choice.

use domain::problem::FieldError;
use serde::de::{DeserializeOwned, Error as _, Expected, Unexpected};
use serde_json::{Error, Map, Value};
use wire::reader::{Manner, Reader};

use super::refused_field::refused_field;

/// What becomes of a field that a struct does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownFields {
    /// The struct decides.
    Given,
    /// They are left out, at every depth: a newer client may say more.
    PassedOver,
}

/// Reads a value.
///
/// # Errors
/// The first field that cannot be read, by its whole path.
pub fn decode<T: DeserializeOwned>(value: Value, unknown: UnknownFields) -> Result<T, FieldError> {
    serde_path_to_error::deserialize(Reader::new(value, unknown)).map_err(|error| refused_field(&error.to_string()))
}

impl Manner for UnknownFields {
    const CHOICES_HOLD_MORE: bool = false;

    fn pass_over(self, fields: &mut Map<String, Value>, known: &'static [&'static str]) {
        if self == Self::PassedOver {
            fields.retain(|field, _| known.contains(&field.as_str()));
        }
    }

    fn mismatch(found: &Value, expected: &dyn Expected) -> Error {
        Error::invalid_type(unexpected(found), expected)
    }
}

fn unexpected(found: &Value) -> Unexpected<'_> {
    match found {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(_) => Unexpected::Other("number"),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wire::{
        habits::{EntryBody, HabitBody},
        identity::LoginBody,
        sync::OperationBody,
    };

    use super::*;

    fn refusal<T: DeserializeOwned>(value: Value) -> (String, String) {
        let error = decode::<T>(value, UnknownFields::Given).err().unwrap();
        (error.field, error.code)
    }

    fn refused(field: &str, code: &str) -> (String, String) {
        (field.to_owned(), code.to_owned())
    }

    fn habit(change: impl FnOnce(&mut Value)) -> Value {
        let mut body = json!({ "name": "A", "kind": "yes_no", "schedule": { "type": "daily" } });
        change(&mut body);
        body
    }

    #[test]
    fn a_body_is_read() {
        let body = habit(|body| body["schedule"] = json!({ "days": ["mon", "thu"], "type": "weekdays" }));
        let read: HabitBody = decode(body.clone(), UnknownFields::Given).unwrap();
        assert_eq!(read, serde_json::from_value(body).unwrap());
        let entry: EntryBody = decode(json!({ "status": null, "note": "calm" }), UnknownFields::Given).unwrap();
        assert_eq!(entry, serde_json::from_value(json!({ "status": null, "note": "calm" })).unwrap());
    }

    #[test]
    fn a_list_is_no_struct() {
        assert_eq!(refusal::<LoginBody>(json!(["a@example.org", "a password"])), refused("", "wrong_type"));
        let listed = habit(|body| body["schedule"] = json!(["weekdays", ["mon"]]));
        assert_eq!(refusal::<HabitBody>(listed), refused("schedule", "wrong_type"));
        let empty = habit(|body| body["schedule"] = json!([]));
        assert_eq!(refusal::<HabitBody>(empty), refused("schedule", "wrong_type"));
    }

    #[test]
    fn only_text_is_a_choice() {
        let kind = habit(|body| body["kind"] = json!({ "yes_no": null }));
        assert_eq!(refusal::<HabitBody>(kind), refused("kind", "wrong_type"));
        let kind = habit(|body| body["kind"] = json!("sometimes"));
        assert_eq!(refusal::<HabitBody>(kind), refused("kind", "unknown_choice"));
        assert_eq!(refusal::<EntryBody>(json!({ "status": { "done": null } })), refused("status", "wrong_type"));
        let anchor = json!({ "type": "every_x_days", "days": 3, "anchor": { "fixed": null } });
        let anchor = habit(|body| body["schedule"] = anchor);
        assert_eq!(refusal::<HabitBody>(anchor), refused("schedule.anchor", "wrong_type"));
    }

    #[test]
    fn a_field_inside_is_named_by_its_whole_path() {
        for (schedule, field, code) in [
            (json!({ "type": "weekdays", "days": "mon" }), "schedule.days", "wrong_type"),
            (json!({ "type": "weekdays", "days": 3 }), "schedule.days", "wrong_type"),
            (json!({ "type": "weekdays", "days": null }), "schedule.days", "wrong_type"),
            (json!({ "type": "weekdays", "days": ["someday"] }), "schedule.days", "unknown_choice"),
            (json!({ "type": "weekdays" }), "schedule.days", "required"),
            (json!({ "type": "every_x_days", "anchor": "fixed", "days": ["mon"] }), "schedule.days", "wrong_type"),
            (json!({ "type": "times_per_week", "times": "3" }), "schedule.times", "wrong_type"),
            (json!({ "type": "times_per_week", "times": 70_000 }), "schedule.times", "wrong_type"),
            (json!({ "type": "daily", "times": 3 }), "schedule.times", "unknown_field"),
            (json!({ "type": "daily", "later": 3 }), "schedule.later", "unknown_field"),
            (json!({ "type": "sometimes" }), "schedule.type", "unknown_choice"),
            (json!({}), "schedule.type", "required"),
            (json!("daily"), "schedule", "wrong_type"),
        ] {
            let body = habit(|body| body["schedule"] = schedule.clone());
            assert_eq!(refusal::<HabitBody>(body), refused(field, code), "{schedule}");
        }
        assert_eq!(refusal::<OperationBody>(json!({ "op_id": 1 })), refused("op_id", "wrong_type"));
    }

    #[test]
    fn unknown_fields_are_passed_over_where_that_is_wished() {
        let odd = habit(|body| {
            body["later"] = json!({ "name": "B" });
            body["schedule"]["name"] = json!(["C"]);
        });
        assert_eq!(refusal::<HabitBody>(odd.clone()), refused("later", "unknown_field"));
        let read: HabitBody = decode(odd, UnknownFields::PassedOver).unwrap();
        assert_eq!(read, serde_json::from_value(habit(|_| {})).unwrap());
    }

    #[test]
    fn many_unknown_fields_cost_one_pass() {
        let mut body = habit(|_| {});
        for number in 0..20_000 {
            body[format!("later{number}")] = json!(number);
        }
        let read: HabitBody = decode(body, UnknownFields::PassedOver).unwrap();
        assert_eq!(read.name, "A");
    }
}
