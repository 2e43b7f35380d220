//! Values as the schema says them. Serde also takes a list for a struct and an object for the name of a choice, because
//! other formats need that; a client that sends such a thing has mistaken something, so here only an object is a struct
//! and only text is a choice.

use domain::problem::FieldError;
use serde::de::{
    DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor,
    value::{MapDeserializer, SeqDeserializer},
};
use serde_json::{Error, Value};

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
    serde_path_to_error::deserialize(Exact { value, unknown }).map_err(|error| refused_field(&error.to_string()))
}

struct Exact {
    value: Value,
    unknown: UnknownFields,
}

impl Exact {
    /// An object or a list with what is in it read exactly too; anything else has nothing in it.
    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let unknown = self.unknown;
        match self.value {
            Value::Array(items) => {
                let items = items.into_iter().map(move |value| Self { value, unknown });
                SeqDeserializer::new(items).deserialize_any(visitor)
            }
            Value::Object(fields) => {
                let fields = fields.into_iter().map(move |(field, value)| (field, Self { value, unknown }));
                MapDeserializer::new(fields).deserialize_any(visitor)
            }
            scalar => scalar.deserialize_any(visitor),
        }
    }
}

impl IntoDeserializer<'_, Error> for Exact {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Methods that look at nothing inside of the value.
macro_rules! as_the_value_does {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.value.$method(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Exact {
    type Error = Error;

    as_the_value_does! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_array() { self.visit(visitor) } else { self.value.deserialize_seq(visitor) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_object() { self.visit(visitor) } else { self.value.deserialize_map(visitor) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.value.is_array() {
            return Err(Error::invalid_type(Unexpected::Seq, &visitor));
        }
        if let (UnknownFields::PassedOver, Value::Object(object)) = (self.unknown, &mut self.value) {
            object.retain(|field, _| fields.contains(&field.as_str()));
        }
        if self.value.is_object() { self.visit(visitor) } else { self.value.deserialize_struct(name, fields, visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.value.is_object() {
            return Err(Error::invalid_type(Unexpected::Map, &visitor));
        }
        self.value.deserialize_enum(name, variants, visitor)
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
