//! Two devices that change one task.

use domain::{
    habits::{Outcome, Stamp},
    tasks::{Due, Priority, Task, TaskChange, TaskFields, TaskPart, TaskStamps},
};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::made::{CAL, task};
use crate::support::march;

fn stamp(second: i64, by: u128) -> Stamp {
    Stamp { at: Timestamp::from_second(second).unwrap(), by: Uuid::from_u128(by) }
}

fn merge(base: &Task, changes: &[(TaskChange, Stamp)]) -> (Task, TaskStamps) {
    changes.iter().fold((base.clone(), TaskStamps::default()), |(task, mut stamps), (change, stamp)| {
        let (taken, _) = stamps.take(change.clone(), *stamp);
        (taken.applied(&task, CAL.today), stamps)
    })
}

#[test]
fn changes_of_different_fields_both_stand() {
    let base = task(1);
    let renamed = TaskChange::whole(TaskFields { title: "Call Bo".to_owned(), ..base.fields() }).differing_from(&base);
    let moved = TaskFields { due: Some(Due::on(march(20))), priority: Priority::P1, ..base.fields() };
    let moved = TaskChange::whole(moved).differing_from(&base);
    assert_eq!((&renamed.parts, &moved.parts), (&vec![TaskPart::Title], &vec![TaskPart::Schedule, TaskPart::Priority]));
    let (merged, stamps) = merge(&base, &[(moved, stamp(20, 2)), (renamed, stamp(10, 1))]);
    assert_eq!((merged.title.as_str(), merged.priority), ("Call Bo", Priority::P1));
    assert_eq!(merged.due, Some(Due::on(march(20))));
    assert_eq!(stamps.last_written(), Some(stamp(20, 2)));
}

#[test]
fn an_earlier_write_of_the_same_field_is_superseded() {
    let base = task(1);
    let titled =
        |title: &str| TaskChange::whole(TaskFields { title: title.to_owned(), ..base.fields() }).differing_from(&base);
    let mut stamps = TaskStamps::default();
    assert_eq!(stamps.take(titled("Late"), stamp(20, 1)).1, Outcome::Applied);
    assert_eq!(stamps.take(titled("Early"), stamp(10, 2)).1, Outcome::Superseded);
    let unchanged = TaskChange::whole(base.fields()).differing_from(&base);
    assert_eq!(stamps.take(unchanged, stamp(5, 3)).1, Outcome::Applied);
}

#[test]
fn every_field_of_a_task_belongs_to_a_part() {
    let fields = serde_json::to_value(task(1).fields()).unwrap();
    for field in fields.as_object().unwrap().keys() {
        assert!(TaskPart::of_field(field).is_some(), "{field}");
    }
    assert_eq!(TaskPart::of_field("completed_at"), None);
}

fn change() -> impl Strategy<Value = TaskChange> {
    let parts = proptest::sample::subsequence(TaskPart::ALL.to_vec(), 0..=12);
    ("[a-z]{1,5}", proptest::option::of(1u16..90), 0u8..4, parts).prop_map(|(title, estimate_minutes, at, parts)| {
        let priority = Priority::ALL[usize::from(at)];
        TaskChange { fields: TaskFields { estimate_minutes, priority, ..TaskFields::titled(title) }, parts }
    })
}

proptest! {
    #[test]
    fn the_order_of_changes_does_not_matter(
        (one, other) in proptest::collection::vec((change(), 0i64..5), 0..6)
            .prop_map(|all| {
                let stamped = all.into_iter().zip(1..).map(|((change, second), by)| (change, stamp(second, by)));
                stamped.collect::<Vec<_>>()
            })
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let base = task(1);
        prop_assert_eq!(merge(&base, &one), merge(&base, &other));
    }
}
