//! Bytes that nobody vouches for: archives, encodings, tables, JSON and calendars.

mod archive;
mod calendar_lines;
mod encoding;
mod json;
mod numbers;
mod table;
mod unpacking;

pub use archive::Archive;
pub use calendar_lines::{Component, Property, components};
pub use encoding::{check_lines, decoded};
pub use json::{Element, element, whole};
pub use table::{Columns, Row, table};
pub use unpacking::Unpacking;
