//! The grid asks one survey for many days; it must hear what single questions hear.

use domain::habits::{GridRequest, day_state, grid};
use proptest::prelude::*;

use super::strategies::{DAYS, START, any_habit, today, week_start};
use crate::support::{calendar, days_after};

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_row_stands_as_its_days_do(
        habit in any_habit(), first in -10i64..DAYS, length in 0i64..40, week_start in week_start(),
    ) {
        let cal = calendar(today(), week_start);
        let (from, to) = (days_after(START, first), days_after(START, first + length));
        let view = grid(std::slice::from_ref(&habit), cal, &GridRequest::whole(from, to));
        for (day, cell) in view.days().into_iter().zip(view.rows[0].cells()) {
            prop_assert_eq!(cell.state, day_state(&habit, cal, day), "{}", day);
            prop_assert_eq!(cell.mark, habit.history.mark(day), "{}", day);
        }
    }
}
