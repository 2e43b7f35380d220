//! The same changes in any order leave the same entry.

use domain::habits::{EntryPatch, EntryStatus, Patch, Quantity, Stamp, StampedEntry, Total};
use jiff::{Timestamp, civil::date};
use proptest::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Change {
    Set(EntryPatch),
    Add(Quantity),
}

/// What may be added: small amounts, and now and then one of the largest, so that sums leave what can be shown.
fn added() -> impl Strategy<Value = Quantity> {
    let largest = Quantity::MAX_THOUSANDTHS;
    let thousandths = prop_oneof![6 => -3_000_i64..9_000, 1 => Just(largest), 1 => Just(-largest)];
    thousandths.prop_map(|thousandths| Quantity::from_thousandths(thousandths).unwrap())
}

fn set() -> impl Strategy<Value = Quantity> {
    (0_i64..9_000).prop_map(|thousandths| Quantity::from_thousandths(thousandths).unwrap())
}

fn patched<T: Clone + std::fmt::Debug + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Patch<T>> {
    prop_oneof![Just(Patch::Keep), Just(Patch::Clear), value.prop_map(Patch::Set)].boxed()
}

fn change() -> impl Strategy<Value = Change> {
    let status = prop_oneof![Just(EntryStatus::Done), Just(EntryStatus::Skipped), Just(EntryStatus::Failed)];
    let told = (0_i64..40).prop_map(instant);
    let patch = (patched(status), patched(set()), patched("[a-c]{1,2}"), patched("[x-z]"), patched(told)).prop_map(
        |(status, value, note, skip_reason, occurred_at)| {
            Change::Set(EntryPatch { status, value, note, skip_reason, occurred_at })
        },
    );
    prop_oneof![patch, added().prop_map(Change::Add)]
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// Applies in the given order, keeping increments as the store does. Versions count arrivals, so they are left out.
fn applied(changes: &[(usize, Change)]) -> StampedEntry {
    let mut merged = StampedEntry::empty(date(2026, 3, 1));
    let mut increments: Vec<(Stamp, Quantity)> = Vec::new();
    for (number, change) in changes {
        let stamp = Stamp { at: instant(i64::try_from(*number).unwrap()), by: Uuid::from_u128(*number as u128) };
        merged = match change {
            Change::Add(amount) => {
                increments.push((stamp, *amount));
                merged.add(*amount, stamp).0
            }
            Change::Set(patch) => {
                let after = increments.iter().filter(|(made, _)| *made > stamp);
                let added = after.fold(Total::ZERO, |sum, (_, amount)| sum.plus(*amount));
                merged.set(&patch.clone().timed(stamp.at, instant(20)), stamp, added).0
            }
        };
    }
    merged.entry.version = 0;
    merged
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
