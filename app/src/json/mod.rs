//! JSON by one reader. The browser's module holds a copy of the reading code of a type for each kind of source that it
//! is read from: text of the page, bytes of an answer, values of the replica. So everything is read into a value first,
//! and every type from there.

mod by_value;

pub use by_value::{ByValue, JsonAnswer, from_value, read};
