//! Tasks that come again: the next occurrence shows at once, and the server's takes its place.

use domain::{
    recurrence::Rule,
    tasks::{Due, NextOccurrence, Task, TaskChange, TaskFields, TaskPart},
};
use jiff::civil::time;
use wire::tasks::{ReopenNext, TaskView};

use super::scene::{TODAY, after, done, id, make, march, nothing, op_on, open, open_days, ops, repeated, titled};
use crate::offline::{Write, operation::Standing};

#[test]
fn the_next_occurrence_shows_at_once() {
    let replica = after(vec![repeated(1, Rule::daily(), march(10)), done(id(1))]);
    let first = replica.task(id(1)).unwrap();
    assert_eq!((first.completed_on, first.version), (Some(TODAY), 2));
    let next = NextOccurrence { day: march(13), key: march(13), skipped: 2, first_day: march(10) }.id_of(first);
    // What went by meanwhile is not made.
    assert_eq!(open(&replica).iter().map(|task| (task.id, task.skipped)).collect::<Vec<_>>(), [(next, 2)]);
    assert_eq!((open_days(&replica), replica.task_series.len()), (vec![march(13)], 1));
    assert!(replica.pending_tasks.contains(&next) && replica.pending_tasks.contains(&id(1)));
}

#[test]
fn the_rows_of_the_server_take_the_place_of_those_that_were_shown() {
    let mut ops = ops(vec![repeated(1, Rule::daily(), march(12)), done(id(1))]);
    let shown = nothing().replica(&ops);
    // The server has done the same; its rows are of its own time.
    let mut base = nothing();
    let theirs = |task: &Task| Task { created_at: "2026-03-12T18:00:00Z".parse().unwrap(), ..task.clone() };
    base.put_tasks(shown.tasks.iter().map(theirs).map(TaskView::from));
    shown.task_series.iter().cloned().for_each(|series| base.put_series(series.into()));
    ops.iter_mut().for_each(|op| op.standing = Standing::Acknowledged);
    let between = base.replica(&ops);
    assert_eq!((&between.tasks, &between.task_series), (&base.replica(&[]).tasks, &shown.task_series));
    assert!(between.pending_tasks.is_empty());
    assert_eq!(open_days(&between), [march(13)]);
}

#[test]
fn what_is_done_to_the_next_occurrence_finds_the_one_of_the_server() {
    let made = vec![repeated(1, Rule::daily(), march(12)), done(id(1))];
    let next = open(&after(made.clone()))[0].id;
    let later = op_on(march(13), 7, done(next)).unwrap();
    let mut base = nothing();
    let server = after(made);
    base.put_tasks(server.tasks.iter().cloned().map(TaskView::from));
    server.task_series.into_iter().for_each(|series| base.put_series(series.into()));
    let replica = base.replica(&[later]);
    assert_eq!(replica.task(next).unwrap().completed_on, Some(march(13)));
    assert_eq!(open_days(&replica), [march(14)]);
}

#[test]
fn a_task_that_is_done_twice_has_one_successor() {
    let twice = after(vec![repeated(1, Rule::weekly(), march(12)), done(id(1)), done(id(1))]);
    assert_eq!((open_days(&twice), twice.tasks.len()), (vec![march(19)], 2));
}

#[test]
fn a_time_that_is_still_to_come_is_not_jumped_over() {
    let fields = |hour| TaskFields {
        due: Some(Due::at(march(11), time(hour, 0, 0, 0))),
        repeat: Some(Rule::daily()),
        ..titled("Call Ana")
    };
    // It is noon.
    assert_eq!(open_days(&after(vec![make(1, fields(18)), done(id(1))])), [march(12)]);
    assert_eq!(open_days(&after(vec![make(1, fields(9)), done(id(1))])), [march(13)]);
}

#[test]
fn the_parts_come_again_too() {
    let part = TaskFields { parent_id: Some(id(1)), ..titled("Fern") };
    let replica = after(vec![repeated(1, Rule::weekly(), march(12)), make(2, part), done(id(2)), done(id(1))]);
    let open = open(&replica);
    assert_eq!(open.len(), 2);
    let head = open.iter().find(|task| task.parent_id.is_none()).unwrap();
    assert!(open.iter().any(|task| task.parent_id == Some(head.id) && task.title == "Fern"));
}

#[test]
fn a_task_that_begins_to_repeat_repeats_when_it_is_done() {
    let fields = TaskFields { due: Some(Due::on(TODAY)), ..titled("Water the plants") };
    let again = TaskFields { repeat: Some(Rule::daily()), ..fields.clone() };
    let schedule =
        |fields| Write::ChangeTask { id: id(1), change: TaskChange { fields, parts: vec![TaskPart::Schedule] } };
    let repeats = vec![make(1, fields.clone()), schedule(again)];
    assert_eq!(open_days(&after([repeats.clone(), vec![done(id(1))]].concat())), [march(13)]);
    // And no more when the rule is taken away.
    let ended = after([repeats, vec![schedule(fields), done(id(1))]].concat());
    assert!(open(&ended).is_empty());
}

#[test]
fn opening_it_again_takes_an_untouched_successor_back() {
    let finished = vec![repeated(1, Rule::daily(), march(12)), done(id(1))];
    let reopened = after([finished.clone(), vec![Write::ReopenTask { id: id(1) }]].concat());
    assert_eq!((open_days(&reopened), reopened.tasks.len()), (vec![march(12)], 1));
    let kept = Write::ReopenTaskBeside { id: id(1), next: ReopenNext::Keep };
    assert_eq!(open_days(&after([finished, vec![kept]].concat())), [march(12), march(13)]);
}

#[test]
fn what_was_opened_by_mistake_is_done_as_it_was() {
    let made = repeated(1, Rule::daily(), march(10));
    let ops: Vec<_> =
        (1..).zip([made, done(id(1))]).map(|(seq, write)| op_on(march(10), seq, write).unwrap()).collect();
    let before = nothing().replica(&ops);
    let reopen = Write::ReopenTask { id: id(1) };
    let back = before.takes_back(&reopen, TODAY).unwrap();
    let both = [(3, reopen), (4, back.clone())].map(|(seq, write)| op_on(TODAY, seq, write).unwrap());
    assert_eq!(both[1].told_at(), before.task(id(1)).unwrap().completed_at.unwrap());
    let after = nothing().replica(&[ops, both.to_vec()].concat());
    let when = |replica: &crate::offline::Replica| {
        let task = replica.task(id(1)).unwrap();
        (task.completed_at, task.completed_on)
    };
    assert_eq!((when(&after), open_days(&after)), (when(&before), vec![march(11)]));
    assert_eq!(after.takes_back(&back, TODAY), Some(Write::ReopenTask { id: id(1) }));
}

#[test]
fn a_successor_that_was_used_goes_only_when_its_owner_says_so() {
    let finished = vec![repeated(1, Rule::daily(), march(12)), done(id(1))];
    let next = open(&after(finished.clone()))[0].clone();
    let fields = TaskFields { title: "Water the fern".to_owned(), ..next.fields() };
    let change = TaskChange { fields, parts: vec![TaskPart::Title] };
    let used = [finished, vec![Write::ChangeTask { id: next.id, change }]].concat();
    // The server refuses this one, and asks.
    let asked = after([used.clone(), vec![Write::ReopenTask { id: id(1) }]].concat());
    assert_eq!(open_days(&asked), [march(13)]);
    let removed = Write::ReopenTaskBeside { id: id(1), next: ReopenNext::Remove };
    let removed = after([used, vec![removed]].concat());
    assert_eq!(open_days(&removed), [march(12)]);
    assert!(removed.task(next.id).is_none());
}
