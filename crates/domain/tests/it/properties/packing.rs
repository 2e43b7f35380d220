//! Packed years and amounts survive the way there and back, and nothing else is read.

use domain::habits::{DayMark, HistoryYear, Quantity};
use proptest::prelude::*;

use super::strategies::status;

fn any_mark() -> impl Strategy<Value = DayMark> {
    let limit = Quantity::MAX_THOUSANDTHS;
    let value = proptest::option::of((-limit..=limit).prop_map(|n| Quantity::from_thousandths(n).unwrap()));
    (status(), value, any::<bool>()).prop_map(|(status, value, has_note)| DayMark { status, value, has_note })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_year_survives_its_bytes(days in proptest::collection::btree_map(1i16..=366, any_mark(), 0..80)) {
        let mut year = HistoryYear::empty(2024);
        for (day, mark) in &days {
            year.set(*day, *mark);
        }
        let read = HistoryYear::from_bytes(2024, &year.to_bytes());
        prop_assert_eq!(read.as_ref(), Some(&year));
        for day in 1..=366 {
            prop_assert_eq!(year.mark(day), days.get(&day).copied().unwrap_or_default());
        }
        for day in days.keys() {
            year.set(*day, DayMark::default());
        }
        prop_assert!(year.is_empty());
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), format in any::<bool>()) {
        let mut bytes = bytes;
        if let Some(first) = bytes.first_mut().filter(|_| format) {
            *first = 1;
        }
        if let Some(year) = HistoryYear::from_bytes(2024, &bytes) {
            prop_assert_eq!(HistoryYear::from_bytes(2024, &year.to_bytes()), Some(year));
        }
    }

    #[test]
    fn cut_or_foreign_bytes_are_refused(
        days in proptest::collection::btree_map(1i16..=366, any_mark(), 1..40), cut in 1usize..200,
    ) {
        let mut year = HistoryYear::empty(2024);
        for (day, mark) in &days {
            year.set(*day, *mark);
        }
        let bytes = year.to_bytes();
        let whole = bytes.len();
        let kept = whole.saturating_sub(cut);
        prop_assert_ne!(HistoryYear::from_bytes(2024, &bytes[..kept]), Some(year));
        let mut foreign = bytes;
        foreign[0] = 2;
        prop_assert_eq!(HistoryYear::from_bytes(2024, &foreign), None);
        foreign[0] = 1;
        foreign[1] = 0xf0;
        prop_assert_eq!(HistoryYear::from_bytes(2024, &foreign), None);
    }

    #[test]
    fn an_amount_survives_its_text(thousandths in -Quantity::MAX_THOUSANDTHS..=Quantity::MAX_THOUSANDTHS) {
        let quantity = Quantity::from_thousandths(thousandths).unwrap();
        prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
    }

    #[test]
    fn no_text_panics(text in "[-+0-9. eE\u{661}]{0,24}") {
        if let Ok(quantity) = Quantity::parse(&text) {
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
        }
    }
}
