//! Where a key leads in the grid. Rows and columns count from nothing; the first column holds the names.

/// A place in the whole grid, whether it is in the document or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub row: usize,
    pub column: usize,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    To(Place),
    /// A day before the first one in sight.
    Older,
    /// What can be said of the day beside a tap.
    Open,
}

/// Rows that a page up or down moves by.
const PAGE: usize = 10;

/// What a key means at a place; none for keys that are not ours. `columns` counts the names too.
pub(super) fn step(key: &str, with_control: bool, at: Place, rows: usize, columns: usize) -> Option<Step> {
    let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
    let (row, column) = match key {
        "Enter" if at.column > 0 => return Some(Step::Open),
        "ArrowLeft" if at.column == 1 => return Some(Step::Older),
        "ArrowLeft" => (at.row, at.column.saturating_sub(1)),
        "ArrowRight" => (at.row, at.column + 1),
        "ArrowUp" => (at.row.saturating_sub(1), at.column),
        "ArrowDown" => (at.row + 1, at.column),
        "PageUp" => (at.row.saturating_sub(PAGE), at.column),
        "PageDown" => (at.row + PAGE, at.column),
        "Home" => (if with_control { 0 } else { at.row }, 0),
        "End" => (if with_control { last_row } else { at.row }, last_column),
        _ => return None,
    };
    Some(Step::To(Place { row: row.min(last_row), column: column.min(last_column) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(key: &str, with_control: bool, row: usize, column: usize) -> Option<(usize, usize)> {
        match step(key, with_control, Place { row, column }, 500, 29) {
            Some(Step::To(place)) => Some((place.row, place.column)),
            _ => None,
        }
    }

    #[test]
    fn arrows_stay_within_the_grid() {
        assert_eq!((to("ArrowDown", false, 3, 5), to("ArrowDown", false, 499, 5)), (Some((4, 5)), Some((499, 5))));
        assert_eq!((to("ArrowUp", false, 0, 5), to("ArrowRight", false, 3, 28)), (Some((0, 5)), Some((3, 28))));
        assert_eq!((to("ArrowLeft", false, 3, 5), to("ArrowLeft", false, 3, 0)), (Some((3, 4)), Some((3, 0))));
    }

    #[test]
    fn pages_and_ends() {
        assert_eq!((to("PageDown", false, 495, 5), to("PageUp", false, 12, 5)), (Some((499, 5)), Some((2, 5))));
        assert_eq!((to("Home", false, 7, 5), to("End", false, 7, 5)), (Some((7, 0)), Some((7, 28))));
        assert_eq!((to("Home", true, 7, 5), to("End", true, 7, 5)), (Some((0, 0)), Some((499, 28))));
    }

    #[test]
    fn back_from_the_first_day_are_older_ones_and_enter_opens_a_day() {
        let at = |column| Place { row: 3, column };
        assert_eq!(step("ArrowLeft", false, at(1), 500, 29), Some(Step::Older));
        assert_eq!(step("Enter", false, at(1), 500, 29), Some(Step::Open));
        // A name is a link, and Enter follows it.
        assert_eq!(step("Enter", false, at(0), 500, 29), None);
        assert_eq!(step(" ", false, at(4), 500, 29), None);
    }
}
