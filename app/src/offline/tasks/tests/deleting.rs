//! The trash, by one and by series, and the way back.

use domain::{
    recurrence::Rule,
    tasks::{DeleteReach, TaskFields},
};

use super::scene::{TODAY, after, done, id, make, march, open_days, repeated, titled};
use crate::offline::{Replica, Write};

fn delete(number: u128, scope: DeleteReach) -> Write {
    Write::DeleteTask { id: id(number), scope }
}

fn family() -> Vec<Write> {
    let part = |parent| TaskFields { parent_id: Some(id(parent)), ..titled("Part") };
    vec![make(3, titled("Move house")), make(2, part(3)), make(1, part(2)), make(4, titled("Call Ana"))]
}

fn present(replica: &Replica) -> Vec<u128> {
    let present = replica.tasks.iter().filter(|task| task.deleted_at.is_none());
    present.map(|task| task.id.uuid().as_u128()).collect()
}

#[test]
fn a_task_goes_with_its_parts_and_comes_back_with_them() {
    let gone = [family(), vec![delete(3, DeleteReach::One)]].concat();
    assert_eq!(present(&after(gone.clone())), [4]);
    let back = after(family()).takes_back(&delete(3, DeleteReach::One), TODAY).unwrap();
    assert_eq!(back, Write::UndeleteTask { id: id(3), also: Vec::new() });
    assert_eq!(present(&after([gone, vec![back]].concat())), [1, 2, 3, 4]);
}

#[test]
fn a_part_that_was_in_the_trash_before_stays_there() {
    let first = [family(), vec![delete(1, DeleteReach::One), delete(3, DeleteReach::One)]].concat();
    let back = Write::UndeleteTask { id: id(3), also: Vec::new() };
    assert_eq!(present(&after([first, vec![back]].concat())), [2, 3, 4]);
}

#[test]
fn one_occurrence_goes_and_the_next_one_comes() {
    let made = repeated(1, Rule::daily(), march(12));
    let replica = after(vec![made, delete(1, DeleteReach::One)]);
    assert_eq!((open_days(&replica), replica.task(id(1))), (vec![march(13)], None));
}

#[test]
fn this_and_what_follows_go_and_what_came_before_stays() {
    let made = vec![repeated(1, Rule::daily(), march(12)), done(id(1))];
    let before = after(made.clone());
    let next = before.tasks.iter().find(|task| task.is_open()).unwrap().id;
    let following = Write::DeleteTask { id: next, scope: DeleteReach::Following };
    let replica = after([made.clone(), vec![following]].concat());
    assert_eq!((open_days(&replica), present(&replica)), (Vec::new(), vec![1]));
    // The series has ended: what is done again has no successor.
    let reopen = Write::ReopenTask { id: id(1) };
    let again = [made, vec![Write::DeleteTask { id: next, scope: DeleteReach::Following }, reopen, done(id(1))]];
    assert!(open_days(&after(again.concat())).is_empty());
}

#[test]
fn all_occurrences_go_and_come_back_as_one() {
    let made = vec![repeated(1, Rule::daily(), march(12)), done(id(1)), make(9, titled("Call Ana"))];
    let before = after(made.clone());
    let all = delete(1, DeleteReach::All);
    let back = before.takes_back(&all, TODAY).unwrap();
    assert_eq!(present(&after([made.clone(), vec![all.clone()]].concat())), [9]);
    assert_eq!(present(&after([made, vec![all, back]].concat())), present(&before));
}

#[test]
fn what_was_made_is_taken_back_with_what_followed() {
    let made = repeated(1, Rule::daily(), march(12));
    let back = after(Vec::new()).takes_back(&made, TODAY).unwrap();
    assert!(present(&after(vec![made, done(id(1)), back])).is_empty());
}
