//! The encoding of loaders' answers and of what a page holds for the browser: the same JSON as ever, read by one
//! reader.

use leptos::{
    server::codee::{Decoder, Encoder},
    server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Error, Value};
use wire::reader::{Own, Reader};

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
    T::deserialize(Reader::new(value, Own))
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

    type Sample = (i32, Option<String>, Vec<jiff::civil::Date>);

    #[test]
    fn what_is_written_is_read_back_from_text_and_from_bytes() {
        let value: Sample = (7, Some("a \"b\" é".to_owned()), vec![jiff::civil::date(2026, 3, 10)]);
        let text = <ByValue as Encoder<Sample>>::encode(&value).unwrap();
        let bytes = <ByValue as Encodes<Sample>>::encode(&value).unwrap();
        assert_eq!(text.as_bytes(), &bytes[..]);
        assert_eq!(<ByValue as Decoder<Sample>>::decode(&text).unwrap(), value);
        assert_eq!(<ByValue as Decodes<Sample>>::decode(bytes).unwrap(), value);
    }
}
