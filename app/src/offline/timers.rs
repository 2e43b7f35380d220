//! What a press of a timer does to the replica before the server has seen it: the rules of the server, one press after
//! the other.

use domain::habits::{Press, PressKind, pressed};
use domain::ids::HabitId;
use wire::sync::{TimerDiscardPayload, TimerStartPayload, TimerStopPayload};

use super::local::LocalState;
use super::operation::StoredOperation;
use super::projection::{add, read};

/// Presses the timer of a habit, and adds its time to the day when that ends it.
pub(super) fn press(state: &mut LocalState, habit: HabitId, op: &StoredOperation) -> Option<()> {
    let press = press_of(op)?;
    let unit = state.habits.get(&habit).and_then(|local| local.habit.kind.timed_in(local.habit.unit.as_deref()));
    let (running, finished) = pressed(state.timers.remove(&habit), &press);
    if let Some(run) = running {
        state.timers.insert(habit, run);
    }
    let finished = finished?;
    add(state, habit, finished.day, unit?.amount(finished.elapsed()))
}

fn press_of(op: &StoredOperation) -> Option<Press> {
    let (id, at) = (op.op_id, op.client_time);
    let (id, timer, said_at, kind) = match op.kind.as_str() {
        "timer.start" => {
            let TimerStartPayload { day, id: timer, started_at } = read(op)?;
            let timer = timer.unwrap_or(id);
            (timer, timer, started_at, PressKind::Start { day: day.unwrap_or(op.today) })
        }
        "timer.stop" => {
            let TimerStopPayload { id: timer, ended_at, sure } = read(op)?;
            (id, timer, ended_at, PressKind::Stop { is_sure: sure })
        }
        _ => (id, read::<TimerDiscardPayload>(op)?.id, None, PressKind::Discard),
    };
    Some(Press { id, timer, at, said_at: said_at.unwrap_or(at).min(at), kind })
}

#[cfg(test)]
mod tests {
    use domain::habits::Quantity;
    use jiff::Timestamp;
    use jiff::civil::{Date, date};
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::offline::operation::Stamp;
    use crate::offline::{Replica, ReplicaUser, Write};

    const HABIT: HabitId = HabitId(Uuid::from_u128(7));
    const DAY: Date = Date::constant(2026, 3, 10);

    fn timer() -> Uuid {
        Uuid::from_u128(0x42)
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    fn op(minute: i64, write: Write) -> StoredOperation {
        let op_id = Uuid::from_u128(u128::from(minute.unsigned_abs()) + 1_000);
        let stamp = Stamp { op_id, client_time: at(minute), tz: "UTC".to_owned(), today: DAY };
        StoredOperation { seq: minute, ..StoredOperation::new(write, stamp).unwrap() }
    }

    /// A habit of so many minutes a day, and presses of its timer.
    fn after(presses: Vec<StoredOperation>) -> Replica {
        let user: ReplicaUser = serde_json::from_value(json!({
            "user_id": Uuid::from_u128(1), "display_name": "Ana",
            "preferences": domain::identity::Preferences::in_zone(domain::identity::TimeZoneName::utc()),
        }))
        .unwrap();
        let body = json!({"name": "Read", "kind": "measure", "target": "20", "unit": "min",
            "schedule": {"type": "daily"}});
        let create = Write::CreateHabit { id: HABIT, body: serde_json::from_value(body).unwrap() };
        let mut ops = vec![op(-60, create)];
        ops.extend(presses);
        LocalState::empty(user).replica(&ops)
    }

    fn start(minute: i64) -> StoredOperation {
        op(minute, Write::StartTimer { habit_id: HABIT, day: DAY, timer: timer() })
    }

    fn stop(minute: i64, is_sure: bool) -> StoredOperation {
        op(minute, Write::StopTimer { habit_id: HABIT, timer: timer(), ended_at: at(minute), is_sure })
    }

    fn value(replica: &Replica, day: Date) -> Option<Quantity> {
        replica.habit(HABIT).unwrap().history.mark(day).value
    }

    #[test]
    fn a_timer_runs_and_adds_its_time_without_a_network() {
        let running = after(vec![start(0)]);
        assert_eq!(running.timers[&HABIT].started_at, at(0));
        let stopped = after(vec![start(0), stop(25, false)]);
        assert_eq!((stopped.timers.len(), value(&stopped, DAY)), (0, Quantity::parse("25").ok()));
        assert_eq!(value(&stopped, date(2026, 3, 11)), None);
    }

    #[test]
    fn a_stop_is_heard_once() {
        let twice = after(vec![start(0), stop(25, false), stop(30, false)]);
        assert_eq!(value(&twice, DAY), Quantity::parse("25").ok());
    }

    #[test]
    fn very_long_times_wait_for_an_answer() {
        let long = 13 * 60;
        assert_eq!(after(vec![start(0), stop(long, false)]).timers.len(), 1);
        assert_eq!(value(&after(vec![start(0), stop(long, true)]), DAY), Quantity::parse("780").ok());
    }

    #[test]
    fn a_discarded_timer_adds_nothing() {
        let discard = op(10, Write::DiscardTimer { habit_id: HABIT, timer: timer() });
        let gone = after(vec![start(0), discard]);
        assert_eq!((gone.timers.len(), value(&gone, DAY)), (0, None));
    }
}
