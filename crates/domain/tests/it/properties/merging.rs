//! The same changes in any order leave the same entry.

use domain::habits::{Entry, EntryPatch, EntryStatus, Patch, Quantity, Stamp, StampedEntry};
use jiff::{Timestamp, civil::date};
use proptest::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Change {
    Set(EntryPatch),
    Add(Quantity),
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (-3_000_i64..9_000).prop_map(|thousandths| Quantity::from_thousandths(thousandths).unwrap())
}

fn patched<T: Clone + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Patch<T>> {
    prop_oneof![Just(Patch::Keep), Just(Patch::Clear), value.prop_map(Patch::Set)].boxed()
}

fn change() -> impl Strategy<Value = Change> {
    let status = prop_oneof![Just(EntryStatus::Done), Just(EntryStatus::Skipped), Just(EntryStatus::Failed)];
    let set = (patched(status), patched(quantity()), patched("[a-c]{1,2}"))
        .prop_map(|(status, value, note)| Change::Set(EntryPatch { status, value, note, ..EntryPatch::default() }));
    prop_oneof![set, quantity().prop_map(Change::Add)]
}

/// Applies in the given order, keeping increments as the store does.
fn applied(changes: &[(usize, Change)]) -> (Option<EntryStatus>, Quantity, Option<String>) {
    let entry = Entry::empty(date(2026, 3, 1));
    let mut merged = StampedEntry { entry, status: None, value: None, note: None };
    let mut increments: Vec<(Stamp, Quantity)> = Vec::new();
    for (number, change) in changes {
        let at = Timestamp::from_second(1_700_000_000 + i64::try_from(*number).unwrap()).unwrap();
        let stamp = Stamp { at, by: Uuid::from_u128(*number as u128) };
        merged = match change {
            Change::Add(amount) => {
                increments.push((stamp, *amount));
                merged.add(*amount, stamp).0
            }
            Change::Set(patch) => {
                let after = increments.iter().filter(|(made, _)| *made > stamp);
                let added = after.fold(Quantity::ZERO, |sum, (_, amount)| sum.saturating_add(*amount));
                merged.set(patch, stamp, added).0
            }
        };
    }
    (merged.entry.status, merged.entry.value.unwrap_or_default(), merged.entry.note)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (in_order, shuffled) in proptest::collection::vec(change(), 1..9).prop_flat_map(|changes| {
            let numbered: Vec<_> = changes.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        })
    ) {
        prop_assert_eq!(applied(&in_order), applied(&shuffled));
    }
}
