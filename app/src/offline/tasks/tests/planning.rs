//! Plans for one task and for many, and what takes them back.

use domain::{
    habits::Calendar,
    recurrence::Rule,
    tasks::{Due, Slot, TaskChange, TaskFields, TaskPart, Timeframe, slot},
};
use jiff::civil::{Weekday, time};

use super::scene::{TODAY, after, id, make, march, nothing, op_on, repeated, titled};
use crate::offline::{NewPlan, Replica, Together, Write};

const CAL: Calendar = Calendar { today: TODAY, week_start: Weekday::Monday };

/// Two tasks of yesterday: one that was due then, at six, and one that was meant for that day.
fn yesterday() -> Vec<Write> {
    let due = Some(Due::at(march(11), time(18, 0, 0, 0)));
    vec![make(1, TaskFields { due, ..titled("Call Ana") }), make(2, titled("Buy bread"))]
}

fn planned_yesterday() -> Replica {
    let ops: Vec<_> = (1..)
        .zip([yesterday(), vec![Write::PlanTasks { ids: vec![id(2)], plan: NewPlan::For(Timeframe::Today) }]].concat())
        .map(|(seq, write)| op_on(march(11), seq, write).unwrap())
        .collect();
    nothing().replica(&ops)
}

fn told(replica: &Replica) -> crate::offline::local::LocalState {
    let mut base = nothing();
    base.put_tasks(replica.tasks.iter().cloned().map(wire::tasks::TaskView::from));
    base
}

fn on_top(base: &Replica, writes: Vec<Write>) -> Replica {
    told(base).replica(&super::scene::ops(writes))
}

fn slots(replica: &Replica) -> Vec<Slot> {
    replica.tasks.iter().map(|task| slot(task, CAL)).collect()
}

#[test]
fn many_are_planned_again_as_one_and_taken_back_as_one() {
    let before = planned_yesterday();
    assert_eq!(slots(&before), [Slot::FromEarlier, Slot::FromEarlier]);
    let plan = Write::PlanTasks { ids: vec![id(1), id(2)], plan: NewPlan::For(Timeframe::ThisWeek) };
    let back = before.takes_back(&plan, TODAY).unwrap();
    let planned = on_top(&before, vec![plan.clone()]);
    assert_eq!(slots(&planned), [Slot::ThisWeek, Slot::ThisWeek]);
    assert_eq!((planned.task(id(2)).unwrap().planned_on, planned.pending_tasks.len()), (Some(TODAY), 2));
    let undone = on_top(&before, vec![plan, back]);
    assert_eq!(slots(&undone), [Slot::FromEarlier, Slot::FromEarlier]);
    assert_eq!(undone.task(id(2)).unwrap().planned_on, Some(march(11)));
}

#[test]
fn what_was_dismissed_is_known_here_at_once() {
    let replica =
        after(vec![make(1, titled("Call Ana")), make(2, titled("Buy bread")), Write::DismissTask { id: id(1) }]);
    let dismissed = replica.tasks.iter().filter(|task| task.dismissed_at.is_some());
    assert_eq!(dismissed.map(|task| task.id).collect::<Vec<_>>(), [id(1)]);
}

#[test]
fn a_day_keeps_its_time_and_ends_the_plan() {
    let before = planned_yesterday();
    let plan = |id| Write::PlanTasks { ids: vec![id], plan: NewPlan::On(march(20)) };
    let planned = on_top(&before, vec![plan(id(1)), plan(id(2))]);
    assert_eq!(planned.task(id(1)).unwrap().due, Some(Due::at(march(20), time(18, 0, 0, 0))));
    let bread = planned.task(id(2)).unwrap();
    assert_eq!((bread.due.clone(), bread.timeframe, bread.planned_on), (Some(Due::on(march(20))), None, None));
    let back = before.takes_back(&plan(id(2)), TODAY).unwrap();
    let bread = on_top(&before, vec![plan(id(2)), back]).task(id(2)).unwrap().clone();
    assert_eq!((bread.due, bread.planned_on), (None, Some(march(11))));
}

#[test]
fn what_is_gone_is_passed_over_and_what_comes_again_keeps_a_day() {
    let made = vec![repeated(1, Rule::daily(), march(12)), make(2, titled("Buy bread"))];
    let plan = |ids: &[u128], plan| Write::PlanTasks { ids: ids.iter().copied().map(id).collect(), plan };
    let made = [made, vec![plan(&[2, 9], NewPlan::On(march(13)))]].concat();
    assert_eq!(after(made.clone()).task(id(2)).unwrap().day(), Some(march(13)));
    // The others are planned all the same.
    let both = after([made, vec![plan(&[1, 2], NewPlan::Nothing)]].concat());
    let days: Vec<_> = both.tasks.iter().map(|task| task.day()).collect();
    assert_eq!(days, [Some(march(12)), None]);
}

#[test]
fn a_change_is_taken_back_with_the_plan_that_was_before() {
    let before = planned_yesterday();
    let fields = TaskFields { timeframe: Some(Timeframe::Someday), ..titled("Buy rye bread") };
    let change = TaskChange { fields, parts: vec![TaskPart::Title, TaskPart::Timeframe] };
    let change = Write::ChangeTask { id: id(2), change };
    let back = before.takes_back(&change, TODAY).unwrap();
    let Write::Together(Together::ChosenTasks, _) = &back else { panic!("{back:?}") };
    let undone = on_top(&before, vec![change, back]);
    let (was, is) = (before.task(id(2)).unwrap(), undone.task(id(2)).unwrap());
    assert_eq!((is.fields(), is.planned_on), (was.fields(), was.planned_on));
}

#[test]
fn several_writes_are_taken_back_from_the_last_to_the_first() {
    let before = after(yesterday());
    let both = [id(1), id(2)].map(|id| Write::CompleteTask { id, log_habit: false });
    let back = before.takes_back(&Write::Together(Together::ChosenTasks, both.to_vec()), TODAY).unwrap();
    let reopened = [id(2), id(1)].map(|id| Write::ReopenTask { id });
    assert_eq!(back, Write::Together(Together::ChosenTasks, reopened.to_vec()));
}
