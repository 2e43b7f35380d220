//! Votes for identities, counted by hand.

use domain::{
    habits::{EntryStatus, HabitKind, Identity, Schedule, identity_votes},
    ids::{HabitId, IdentityId},
};
use jiff::civil::Weekday;
use uuid::Uuid;

use crate::support::{calendar, days_after, habit, march, mark_march, said};

fn identity(number: u128, position: i32) -> Identity {
    let id = IdentityId(Uuid::from_u128(number));
    Identity { id, statement: format!("person {number}"), position, version: 1 }
}

#[test]
fn a_done_day_of_the_last_thirty_is_a_vote() {
    let today = march(31);
    let mover = |number: u128, position: i32| {
        let mut input = habit(HabitKind::YesNo, Schedule::Daily {}, None, march(1));
        input.habit.id = HabitId(Uuid::from_u128(number));
        input.habit.identity_id = Some(IdentityId(Uuid::from_u128(1)));
        input.habit.position = position;
        input
    };
    let (mut walk, mut swim, mut gone) = (mover(1, 1), mover(2, 0), mover(3, 2));
    // The 1st is the thirty-first day back: it no longer counts. Neither do days that were not simply done.
    mark_march(&mut walk, &[1, 2, 30, 31], said(EntryStatus::Done));
    mark_march(&mut walk, &[10], said(EntryStatus::Skipped));
    mark_march(&mut walk, &[11], said(EntryStatus::Partial));
    mark_march(&mut walk, &[12], said(EntryStatus::Failed));
    swim.history.set(days_after(today, 1), said(EntryStatus::Done));
    mark_march(&mut gone, &[20], said(EntryStatus::Done));
    gone.habit.deleted_at = Some(jiff::Timestamp::UNIX_EPOCH);
    let all = [walk, swim, gone];
    let found = identity_votes(&[identity(2, 1), identity(1, 0)], &all, calendar(today, Weekday::Monday));
    let told: Vec<_> = found.iter().map(|one| (one.identity.statement.as_str(), one.votes())).collect();
    assert_eq!(told, [("person 1", 3), ("person 2", 0)]);
    let voters: Vec<_> = found[0].habits.iter().map(|habit| habit.votes).collect();
    assert_eq!(voters, [0, 3], "in the owner's order, also without votes");
}
