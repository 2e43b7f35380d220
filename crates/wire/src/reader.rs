//! A JSON value as a source of types, for both ends: structs are objects, never arrays, and text is text. Serde also
//! takes a list for a struct, because other formats need that; here it would only hide a mistake, and cost the browser
//! code. Where the ends differ is a [`Manner`]: the app reads what we wrote ourselves, the server what anybody sent.

use serde::{
    de::{
        DeserializeSeed, Deserializer, EnumAccess, Error as _, Expected, MapAccess, SeqAccess, VariantAccess, Visitor,
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Map, Value};

/// How strictly is read, and how much is said of what cannot be.
pub trait Manner: Copy {
    /// Whether a choice may be an object that holds what comes with it.
    const CHOICES_HOLD_MORE: bool;

    /// Leaves fields out that a struct does not know.
    fn pass_over(self, fields: &mut Map<String, Value>, known: &'static [&'static str]);

    /// What is said of a value that is of another shape.
    fn mismatch(found: &Value, expected: &dyn Expected) -> Error;
}

/// What we wrote ourselves: the struct decides about its fields, and an error says no more than that there is one,
/// because words weigh in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own;

impl Manner for Own {
    const CHOICES_HOLD_MORE: bool = true;

    #[inline]
    fn pass_over(self, _: &mut Map<String, Value>, _: &'static [&'static str]) {}

    #[inline]
    fn mismatch(_: &Value, _: &dyn Expected) -> Error {
        Error::custom("of another shape")
    }
}

/// A value that is read once.
#[derive(Debug)]
pub struct Reader<M> {
    value: Value,
    manner: M,
}

impl<M: Manner> Reader<M> {
    /// Of a value, in a manner.
    pub const fn new(value: Value, manner: M) -> Self {
        Self { value, manner }
    }
}

impl<'de, M: Manner> Deserializer<'de> for Reader<M> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Number(value) => value.deserialize_any(visitor),
            Value::String(value) => visitor.visit_string(value),
            Value::Array(items) => visitor.visit_seq(Items { rest: items.into_iter(), manner: self.manner }),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, self.manner)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Value::Object(fields) = &mut self.value {
            self.manner.pass_over(fields, known);
        }
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields, self.manner)),
            other => Err(M::mismatch(&other, &visitor)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items { rest: items.into_iter(), manner: self.manner }),
            other => Err(M::mismatch(&other, &visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::String(text) => visitor.visit_string(text),
            other => Err(M::mismatch(&other, &visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let manner = self.manner;
        match self.value {
            Value::String(name) => visitor.visit_enum(Variant { name, content: None, manner }),
            Value::Object(fields) if M::CHOICES_HOLD_MORE => {
                let mut fields = fields.into_iter();
                match (fields.next(), fields.next()) {
                    (Some((name, content)), None) => {
                        visitor.visit_enum(Variant { name, content: Some(content), manner })
                    }
                    _ => Err(Error::custom("not one variant")),
                }
            }
            other => Err(M::mismatch(&other, &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
        ignored_any
    }
}

struct Items<M> {
    rest: std::vec::IntoIter<Value>,
    manner: M,
}

impl<'de, M: Manner> SeqAccess<'de> for Items<M> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.rest.next().map(|item| seed.deserialize(Reader::new(item, self.manner))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Fields<M> {
    rest: serde_json::map::IntoIter,
    value: Option<Value>,
    manner: M,
}

impl<M> Fields<M> {
    fn of(fields: Map<String, Value>, manner: M) -> Self {
        Self { rest: fields.into_iter(), value: None, manner }
    }
}

impl<'de, M: Manner> MapAccess<'de> for Fields<M> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Key(key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(Reader::new(self.value.take().unwrap_or_default(), self.manner))
    }
}

/// The name of a field or a variant. Days of a year are numbers in the names of a map.
struct Key(String);

impl<'de> Deserializer<'de> for Key {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_i16(self.0.parse().map_err(|_| Error::custom("not a number"))?)
    }

    forward_to_deserialize_any! {
        bool i8 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant<M> {
    name: String,
    content: Option<Value>,
    manner: M,
}

impl<'de, M: Manner> EnumAccess<'de> for Variant<M> {
    type Error = Error;
    type Variant = Content<M>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Content<M>), Error> {
        Ok((seed.deserialize(Key(self.name))?, Content { value: self.content, manner: self.manner }))
    }
}

struct Content<M> {
    value: Option<Value>,
    manner: M,
}

impl<M: Manner> Content<M> {
    fn reader(self) -> Result<Reader<M>, Error> {
        let value = self.value.ok_or_else(|| Error::custom("a variant without its content"))?;
        Ok(Reader::new(value, self.manner))
    }
}

impl<'de, M: Manner> VariantAccess<'de> for Content<M> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(Error::custom("a variant with content")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.reader()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.reader()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.reader()?.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize, de::DeserializeOwned};
    use serde_json::{Value, json};

    use super::{Own, Reader};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Whole {
        id: Id,
        name: Option<String>,
        #[serde(default)]
        count: u32,
        share: f64,
        small: i16,
        days: BTreeMap<i16, Id>,
        pair: (bool, i64),
        kind: Kind,
        rule: Rule,
        outcome: Result<Option<Vec<Kind>>, Id>,
        #[serde(flatten)]
        more: More,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Id(String);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct More {
        extra: Option<i32>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        YesNo,
        Measure(u8),
        Pair(u8, u8),
        Named { text: String },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Rule {
        Daily,
        Weekly { times: u8, days: Vec<String> },
    }

    fn read<T: DeserializeOwned>(value: Value) -> Result<T, serde_json::Error> {
        T::deserialize(Reader::new(value, Own))
    }

    #[test]
    fn everything_that_is_written_is_read_back() {
        let value = Whole {
            id: Id("a".to_owned()),
            name: None,
            count: 7,
            share: 1.0,
            small: -3,
            days: [(1, Id("x".to_owned())), (365, Id("y".to_owned()))].into(),
            pair: (true, -9),
            kind: Kind::Named { text: "t".to_owned() },
            rule: Rule::Weekly { times: 2, days: vec!["mo".to_owned()] },
            outcome: Ok(Some(vec![Kind::YesNo, Kind::Measure(1), Kind::Pair(1, 2)])),
            more: More { extra: Some(4) },
        };
        let written = serde_json::to_value(&value).unwrap();
        assert_eq!(read::<Whole>(written).unwrap(), value);
        assert_eq!(read::<Rule>(json!({"type": "daily"})).unwrap(), Rule::Daily);
        assert_eq!(read::<Result<(), Id>>(json!({"Ok": null})).unwrap(), Ok(()));
        assert_eq!(read::<Result<(), Id>>(json!({"Err": "no"})).unwrap(), Err(Id("no".to_owned())));
        assert!((read::<f64>(json!(3)).unwrap() - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn what_is_of_another_shape_is_refused() {
        for odd in [json!(null), json!([]), json!("a"), json!({"id": "a"}), json!({"id": 1})] {
            assert!(read::<Whole>(odd).is_err());
        }
        assert!(read::<Vec<u8>>(json!([1, 300])).is_err());
        assert!(read::<Kind>(json!({"measure": 1, "yes_no": null})).is_err());
        assert!(read::<BTreeMap<i16, u8>>(json!({"x": 1})).is_err());
    }
}
