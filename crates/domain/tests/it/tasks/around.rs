//! One task with what stands around it, and what a filter finds.

use domain::tasks::{Priority, Task, found_tasks, one_task};

use super::made::{done, due, id, numbers, part, task};
use crate::support::march;

#[test]
fn a_task_stands_between_what_it_is_a_part_of_and_its_parts() {
    let tasks = [task(1), part(2, 1), part(3, 2), done(part(4, 2))];
    let one = |number: u128| one_task(&tasks, id(number), march(12));
    let middle = one(2).unwrap();
    assert_eq!(middle.above, [(id(1), "Task 1".to_owned())]);
    assert_eq!(numbers(middle.parts.iter().map(|part| &part.task)), [3, 4]);
    assert_eq!((middle.open_parts(), middle.may_have_parts), (vec![id(3)], true));
    assert!(middle.parts.iter().all(|part| part.indent == 0 && part.part_of.is_none()));
    assert_eq!(one(1).unwrap().parts.iter().map(|part| part.indent).collect::<Vec<_>>(), [0, 1, 1]);
    let last = one(3).unwrap();
    assert_eq!((last.above.len(), last.may_have_parts), (2, false));
    assert_eq!(one(99), None);
}

#[test]
fn what_is_found_stands_by_its_days_and_what_has_none_comes_last() {
    let tasks = [
        task(1),
        due(2, march(20)),
        due(3, march(10)),
        Task { priority: Priority::P1, ..due(4, march(20)) },
        done(due(5, march(10))),
    ];
    let found = |without: u128| found_tasks(&tasks, |task| task.id != id(without), march(12));
    assert_eq!(numbers(found(2).items.iter().map(|item| &item.task)), [3, 4, 1]);
    assert_eq!(numbers(found(99).items.iter().map(|item| &item.task)), [3, 4, 2, 1]);
}
