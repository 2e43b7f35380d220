//! JSON by one reader. The browser's module holds a copy of the reading code of a type for each kind of source that it
//! is read from: text of the page, bytes of an answer, values of the replica. So everything is read into a value first,
//! and every type from there.

mod plain;

use leptos::{
    server::codee::{Decoder, Encoder},
    server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Error, Value};

/// What server functions answer with, and what a page holds for the browser. The same JSON as ever.
#[derive(Debug)]
pub struct ByValue;

/// Encoding of a loader's answer.
pub type JsonAnswer = Post<ByValue>;

/// Reads a text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    from_value(serde_json::from_str(text)?)
}

/// Reads a value.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(plain::Plain(value))
}

impl<T: Serialize> Encoder<T> for ByValue {
    type Error = Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for ByValue {
    type Error = Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Error> {
        read(text)
    }
}

impl ContentType for ByValue {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for ByValue {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for ByValue {
    type Error = Error;

    fn encode(output: &T) -> Result<leptos::server_fn::Bytes, Error> {
        serde_json::to_vec(output).map(Into::into)
    }
}

impl<T: DeserializeOwned> Decodes<T> for ByValue {
    type Error = Error;

    fn decode(bytes: leptos::server_fn::Bytes) -> Result<T, Error> {
        read(&String::from_utf8_lossy(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_from_text_and_from_bytes() {
        let value = (7, Some("a \"b\" é".to_owned()), vec![jiff::civil::date(2026, 3, 10)]);
        let text = <ByValue as Encoder<_>>::encode(&value).unwrap();
        let bytes = <ByValue as Encodes<_>>::encode(&value).unwrap();
        assert_eq!(text.as_bytes(), &bytes[..]);
        let from_text: (i32, Option<String>, Vec<jiff::civil::Date>) = <ByValue as Decoder<_>>::decode(&text).unwrap();
        assert_eq!(from_text, value);
        let from_bytes: (i32, Option<String>, Vec<jiff::civil::Date>) = <ByValue as Decodes<_>>::decode(bytes).unwrap();
        assert_eq!(from_bytes, value);
    }
}
