//! Bytes as a JSON document. A field that stands twice in one object is refused, because readers disagree about which
//! of the two counts.

use std::fmt;

use domain::problem::Problem;
use serde::{
    Deserialize,
    de::{Deserializer, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{ApiError, refused_field::refused_field};

/// Reads a whole body.
///
/// # Errors
/// 400 `bad_json` for what is no JSON, 422 `duplicate` for a field that stands twice.
pub fn document(bytes: &[u8]) -> Result<Value, ApiError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let bad_json = || ApiError(Problem::new(400, "bad_json"));
    let Document(value) = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        if error.inner().is_data() {
            ApiError(Problem::invalid(vec![refused_field(&error.to_string())]))
        } else {
            bad_json()
        }
    })?;
    reader.end().map_err(|_| bad_json())?;
    Ok(value)
}

struct Document(Value);

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DocumentVisitor).map(Self)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Document(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(field) = object.next_key::<String>()? {
            if fields.contains_key(&field) {
                return Err(A::Error::custom(format_args!("duplicate field `{field}`")));
            }
            let Document(value) = object.next_value()?;
            fields.insert(field, value);
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Result<Value, (u16, Option<(String, String)>)> {
        document(text.as_bytes()).map_err(|ApiError(problem)| {
            (problem.status, problem.errors.into_iter().next().map(|error| (error.field, error.code)))
        })
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#" {"a": [1, -2, 2.5, true, null, "x\n"], "b": {"a": {}}} "#;
        assert_eq!(read(text), Ok(json!({ "a": [1, -2, 2.5, true, null, "x\n"], "b": { "a": {} } })));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in ["", "{", "{}{}", "nul", "[1,]", "\"\u{0}\""] {
            assert_eq!(read(text), Err((400, None)), "{text}");
        }
    }

    #[test]
    fn a_field_that_stands_twice_is_named() {
        let twice = |field: &str| Err((422, Some((field.to_owned(), "duplicate".to_owned()))));
        assert_eq!(read(r#"{"a": 1, "a": 1}"#), twice("a"));
        assert_eq!(read(r#"{"list": [{}, {"a": {"b": 1, "b": 2}}]}"#), twice("list[1].a.b"));
    }
}
