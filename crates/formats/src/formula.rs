//! Cells that a spreadsheet would run as a formula. A quote before them stops that, and is taken off when the file is
//! read again, so that what was written comes back exactly.

use std::borrow::Cow;

/// What a formula can begin with. Tab and return are passed over by some spreadsheets.
const BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text as it may stand in a cell. A cell that has quotes before a formula already gets one more, so that
/// [`restored`] tells both apart.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell that [`neutral`] wrote.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_comes_back_exactly() {
        for text in ["=1+1", "+49 30", "-2", "@ana", "\tx", "\rx", "'=1", "''@x", "'", "'quoted'", "plain", "", "a=b"] {
            let cell = neutral(text);
            assert!(!is_formula(&cell), "{text:?}");
            assert_eq!(restored(&cell), text);
        }
        assert_eq!(neutral("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(neutral("plain"), "plain");
    }
}
