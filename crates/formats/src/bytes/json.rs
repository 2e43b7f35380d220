//! JSON whose lists are read element by element: one that is not built as expected is told and left out, and a list of
//! millions costs no more than its places in the text.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{Limits, Place, ReadError, Refusal};

/// An element of a list, still as text.
pub type Element<'a> = &'a RawValue;

/// How many commas a row may have on average. Each element but the first of a list has one before it.
const COMMAS_A_ROW: usize = 4;

/// The document that a text is.
///
/// # Errors
/// `too_many_rows`; `damaged_text` with the line.
pub fn whole<'a, T: Deserialize<'a>>(text: &'a str, file: &str, limits: &Limits) -> Result<T, ReadError> {
    let most = limits.rows.saturating_mul(COMMAS_A_ROW);
    if text.bytes().filter(|byte| *byte == b',').count() > most {
        return Err(ReadError::at(Refusal::TooManyRows, Place::file(file)));
    }
    serde_json::from_str(text)
        .map_err(|error| ReadError::at(Refusal::DamagedText, Place::line(file, error.line() as u64)))
}

/// An element as what it should be; none if it is built in another way.
pub fn element<'a, T: Deserialize<'a>>(raw: Element<'a>) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct List<'a> {
        #[serde(borrow, default)]
        numbers: Vec<Element<'a>>,
    }

    #[test]
    fn one_odd_element_leaves_the_others() {
        let limits = Limits::default();
        let list: List<'_> = whole(r#"{"numbers":[1,"two",3],"more":{}}"#, "a.json", &limits).unwrap();
        let read: Vec<Option<i64>> = list.numbers.iter().map(|raw| element(raw)).collect();
        assert_eq!(read, [Some(1), None, Some(3)]);
    }

    #[test]
    fn a_bracket_that_is_missing_is_told_with_its_line() {
        let refused = whole::<List<'_>>("{\n\"numbers\":[1,\n2", "a.json", &Limits::default()).err().unwrap();
        assert_eq!((refused.refusal, refused.place), (Refusal::DamagedText, Some(Place::line("a.json", 3))));
    }

    #[test]
    fn a_list_without_an_end_is_refused() {
        let limits = Limits { rows: 10, ..Limits::default() };
        let text = format!("{{\"numbers\":[{}0]}}", "0,".repeat(41));
        assert_eq!(whole::<List<'_>>(&text, "a.json", &limits).err().unwrap().refusal, Refusal::TooManyRows);
        let deep = "[".repeat(100_000);
        assert_eq!(whole::<List<'_>>(&deep, "a.json", &limits).err().unwrap().refusal, Refusal::DamagedText);
    }
}
