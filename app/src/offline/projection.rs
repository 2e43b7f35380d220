//! What an operation does to the replica before the server has seen it: the same domain types and rules as there.
//! Kinds that this build does not know change nothing; the next pull brings their effect.

use domain::habits::{
    DayMark, DayText, Entry, EntryPatch, Habit, HabitChange, Patch, Quantity, ScheduleVersion, Total,
};
use domain::ids::HabitId;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use wire::habits::{HabitBody, OrderBody};
use wire::sync::{EntryIncrementPayload, EntryNotePayload, EntrySetPayload, take_changed};

use super::document_ops;
use super::local::{LocalHabit, LocalState};
use super::operation::{StoredOperation, entry_body};
use super::{tasks, timers};
use crate::json;

/// Applies one operation.
pub(super) fn apply(state: &mut LocalState, op: &StoredOperation) {
    // An operation that cannot be read changes nothing here; the server has the last word on it.
    let _ = try_apply(state, op);
}

fn try_apply(state: &mut LocalState, op: &StoredOperation) -> Option<()> {
    if op.kind == "habit.order" {
        reorder(state, &read::<OrderBody>(op)?.ids.into_iter().map(HabitId).collect::<Vec<_>>());
        return Some(());
    }
    if let Some(document) = op.document() {
        return document_ops::apply(state, document, &op.payload);
    }
    if op.entity == "task" {
        return tasks::apply(state, op);
    }
    let id = op.habit_id()?;
    match op.kind.as_str() {
        "habit.create" if !state.habits.contains_key(&id) => create(state, id, read(op)?, op),
        "habit.replace" => replace(state, id, op),
        "habit.delete" => {
            state.remove_habit(id);
            Some(())
        }
        "entry.set" => {
            let patch = entry_body(&read::<EntrySetPayload>(op)?).into_patch().ok()?;
            change_entry(state, id, op.day()?, |entry| entry.patched(&patch))
        }
        "entry.note" => {
            let note = read::<EntryNotePayload>(op)?.note.map_or(Patch::Clear, Patch::Set);
            let patch = EntryPatch { note, ..EntryPatch::default() };
            change_entry(state, id, op.day()?, |entry| entry.patched(&patch))
        }
        "entry.increment" => {
            let amount = Quantity::parse(&read::<EntryIncrementPayload>(op)?.amount).ok()?;
            add(state, id, op.day()?, amount)
        }
        "timer.start" | "timer.stop" | "timer.discard" => timers::press(state, id, op),
        "entry.clear" => change_entry(state, id, op.day()?, |entry| Entry::empty(entry.day)),
        _ => None,
    }
}

pub(super) fn read<T: DeserializeOwned>(op: &StoredOperation) -> Option<T> {
    json::from_value(op.payload.clone()).ok()
}

/// Adds to the amount of a day.
pub(super) fn add(state: &mut LocalState, id: HabitId, day: Date, amount: Quantity) -> Option<()> {
    change_entry(state, id, day, |entry| added(entry, amount))
}

fn added(entry: &Entry, amount: Quantity) -> Entry {
    let sum = Total::from(entry.value.unwrap_or_default()).plus(amount).shown();
    Entry { value: Some(sum).filter(|sum| *sum != Quantity::ZERO), ..entry.clone() }
}

/// Changes a day of a habit.
pub(super) fn change_entry(
    state: &mut LocalState,
    id: HabitId,
    day: Date,
    change: impl FnOnce(&Entry) -> Entry,
) -> Option<()> {
    let chosen = state.habits.get(&id)?.chosen_starts_on;
    let days = state.days.entry(id).or_default();
    let new = change(&Entry::known(day, days.history.mark(day), days.texts.get(&day)));
    days.history.set(day, DayMark { status: new.status, value: new.value, has_note: new.note.is_some() });
    let text = DayText { note: new.note, skip_reason: new.skip_reason };
    if text.is_empty() {
        days.texts.remove(&day);
    } else {
        days.texts.insert(day, text);
    }
    if day < chosen {
        let starts_on = first_day(state, id)?;
        state.habits.get_mut(&id)?.habit.starts_on = starts_on;
    }
    Some(())
}

/// The chosen start day, or the first day with a status or an amount where that is earlier.
fn first_day(state: &LocalState, id: HabitId) -> Option<Date> {
    let chosen = state.habits.get(&id)?.chosen_starts_on;
    let counts = |mark: DayMark| mark.status.is_some() || mark.value.is_some();
    let known = state.days.get(&id).and_then(|days| {
        days.history.years().find_map(|year| {
            let first = (1..=366).find(|day| counts(year.mark(*day)))?;
            Date::new(year.year(), 1, 1).ok()?.checked_add(jiff::Span::new().days(first - 1)).ok()
        })
    });
    Some(known.map_or(chosen, |known| known.min(chosen)))
}

fn create(state: &mut LocalState, id: HabitId, body: HabitBody, op: &StoredOperation) -> Option<()> {
    let archived_at = body.archived_at;
    let fields = body.into_fields().ok()?;
    let starts_on = fields.starts_on.unwrap_or(op.today);
    let (schedule, target) = (fields.schedule, fields.target);
    let version = ScheduleVersion { effective_from: starts_on, schedule, target, judged: None };
    let reserves_per_month = fields.reserves();
    let position = state.habits.values().map(|local| local.habit.position + 1).max().unwrap_or(0);
    let habit = Habit {
        id,
        name: fields.name,
        kind: fields.kind,
        unit: fields.unit,
        question: fields.question,
        starts_on,
        reserves_per_month,
        assume_kept: fields.assume_kept,
        tone: fields.tone,
        color: fields.color,
        icon: fields.icon,
        description: fields.description,
        minimum_text: fields.minimum_text,
        identity_id: fields.identity_id,
        group_id: fields.group_id,
        unit_price: fields.unit_price,
        usual_amount: fields.usual_amount,
        position,
        schedules: vec![version],
        archived_at,
        deleted_at: None,
        created_at: op.client_time,
        version: 0,
    };
    state.habits.insert(id, LocalHabit { habit, chosen_starts_on: starts_on });
    Some(())
}

fn replace(state: &mut LocalState, id: HabitId, op: &StoredOperation) -> Option<()> {
    let mut payload = op.payload.clone();
    let parts = take_changed(&mut payload).ok()?;
    let body: HabitBody = json::from_value(payload).ok()?;
    let archived_at = body.archived_at;
    let change = HabitChange { fields: body.into_fields().ok()?, archived_at, parts };
    let local = state.habits.get_mut(&id)?;
    change.apply(&mut local.habit, &mut local.chosen_starts_on, op.today);
    Some(())
}

/// The named habits first, the others after them in the order they had.
fn reorder(state: &mut LocalState, ids: &[HabitId]) {
    let place = |id: HabitId| ids.iter().position(|named| *named == id).unwrap_or(ids.len());
    let mut order: Vec<_> = state.habits.values().map(|l| (place(l.habit.id), l.habit.position, l.habit.id)).collect();
    order.sort_unstable();
    for (position, (_, _, id)) in (0..).zip(order) {
        if let Some(local) = state.habits.get_mut(&id) {
            local.habit.position = position;
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::habits::{EntryStatus, HabitKind, HabitPart};
    use jiff::Timestamp;
    use jiff::civil::date;
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::offline::operation::{Stamp, Standing};
    use crate::offline::{Replica, ReplicaUser, Write};

    const HABIT: HabitId = HabitId(Uuid::from_u128(7));
    const TODAY: Date = Date::constant(2026, 3, 10);

    fn state() -> LocalState {
        let user: ReplicaUser = serde_json::from_value(json!({
            "user_id": Uuid::from_u128(1), "display_name": "Ana",
            "preferences": domain::identity::Preferences::in_zone(domain::identity::TimeZoneName::utc()),
        }))
        .unwrap();
        LocalState::empty(user)
    }

    fn op(seq: i64, write: Write) -> StoredOperation {
        let client_time = Timestamp::from_second(1_800_000_000 + seq).unwrap();
        let op_id = Uuid::from_u128(seq.unsigned_abs().into());
        let stamp = Stamp { op_id, client_time, tz: "UTC".to_owned(), today: TODAY };
        StoredOperation { seq, ..StoredOperation::new(write, stamp).unwrap() }
    }

    fn body(extra: serde_json::Value) -> HabitBody {
        let mut body = json!({"name": "Read", "kind": "yes_no", "schedule": {"type": "daily"}});
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        serde_json::from_value(body).unwrap()
    }

    fn create() -> Write {
        Write::CreateHabit { id: HABIT, body: body(json!({})) }
    }

    fn replace(body: HabitBody) -> Write {
        Write::ReplaceHabit { id: HABIT, body, parts: HabitPart::ALL.to_vec() }
    }

    fn set(day: Date, status: Option<EntryStatus>) -> Write {
        let mut payload: EntrySetPayload = serde_json::from_value(json!({"day": day})).unwrap();
        payload.status = status.map_or(Patch::Clear, Patch::Set);
        Write::SetEntry { habit_id: HABIT, day, payload }
    }

    fn skip(reason: &str) -> Write {
        let mut payload: EntrySetPayload = serde_json::from_value(json!({"day": TODAY})).unwrap();
        payload.status = Patch::Set(EntryStatus::Skipped);
        payload.skip_reason = Patch::Set(reason.to_owned());
        Write::SetEntry { habit_id: HABIT, day: TODAY, payload }
    }

    fn after(writes: Vec<Write>) -> Replica {
        let ops: Vec<_> = (1..).zip(writes).map(|(seq, write)| op(seq, write)).collect();
        state().replica(&ops)
    }

    #[test]
    fn a_habit_made_and_ticked_without_a_network_is_whole() {
        let replica = after(vec![create(), set(TODAY, Some(EntryStatus::Done))]);
        let input = replica.habit(HABIT).unwrap();
        assert_eq!(input.history.mark(TODAY).status, Some(EntryStatus::Done));
        assert_eq!((input.habit.starts_on, input.habit.reserves_per_month), (TODAY, 2));
        assert!(replica.is_pending(HABIT, Some(TODAY)) && replica.is_pending(HABIT, None));
    }

    #[test]
    fn a_habit_that_is_made_archived_is_archived_here_too() {
        let archived = body(json!({"archived_at": "2026-03-01T08:00:00Z"}));
        let replica = after(vec![Write::CreateHabit { id: HABIT, body: archived }]);
        assert_eq!(replica.habit(HABIT).unwrap().habit.archived_at, "2026-03-01T08:00:00Z".parse().ok());
    }

    #[test]
    fn a_habit_to_quit_has_no_reserves_here_either() {
        let quit = body(json!({"kind": "quit"}));
        let reserves = |writes| after(writes).habit(HABIT).unwrap().habit.reserves_per_month;
        assert_eq!(reserves(vec![Write::CreateHabit { id: HABIT, body: quit.clone() }]), 0);
        assert_eq!(reserves(vec![create(), replace(quit)]), 0);
    }

    #[test]
    fn a_limit_counts_silent_days_as_it_says_here_too() {
        let limit = |assume| body(json!({"kind": "limit", "target": "2", "assume_kept": assume}));
        let assumes = |writes| after(writes).habit(HABIT).unwrap().habit.assume_kept;
        let create = Write::CreateHabit { id: HABIT, body: limit(true) };
        assert!(assumes(vec![create.clone()]));
        assert!(!assumes(vec![create, replace(limit(false))]));
    }

    #[test]
    fn an_undo_leaves_a_note_alone() {
        let note = Write::SetNote { habit_id: HABIT, day: TODAY, note: Some("calm".to_owned()) };
        let replica = after(vec![create(), set(TODAY, Some(EntryStatus::Done)), note, set(TODAY, None)]);
        let mark = replica.habit(HABIT).unwrap().history.mark(TODAY);
        assert_eq!((mark.status, mark.has_note), (None, true));
        assert_eq!(replica.text(HABIT, TODAY).note.as_deref(), Some("calm"));
    }

    #[test]
    fn the_reason_of_a_skip_is_known_without_a_network_and_goes_with_the_skip() {
        let reason = |writes| after(writes).text(HABIT, TODAY).skip_reason;
        let note = Write::SetNote { habit_id: HABIT, day: TODAY, note: Some("calm".to_owned()) };
        let skipped = vec![create(), skip("ill"), note];
        assert_eq!(reason(skipped.clone()).as_deref(), Some("ill"));
        assert_eq!(reason([skipped.clone(), vec![skip("tired")]].concat()).as_deref(), Some("tired"));
        for takes_back in [set(TODAY, None), set(TODAY, Some(EntryStatus::Done))] {
            let replica = after([skipped.clone(), vec![takes_back]].concat());
            let left = DayText { note: Some("calm".to_owned()), skip_reason: None };
            assert_eq!(replica.text(HABIT, TODAY), left);
        }
        let cleared = Write::ClearEntry { habit_id: HABIT, day: TODAY };
        assert!(after([skipped, vec![cleared]].concat()).texts[&HABIT].is_empty());
    }

    #[test]
    fn the_reason_of_a_skip_that_another_device_told_is_known() {
        let mut base = state();
        let year = json!({"habit_id": HABIT, "year": 2026, "statuses": "-s", "values": {}, "notes": {},
            "skip_reasons": {"2": "ill"}});
        base.put_year(&serde_json::from_value(year).unwrap());
        let replica = base.replica(&[op(1, create())]);
        assert_eq!(replica.text(HABIT, date(2026, 1, 2)).skip_reason.as_deref(), Some("ill"));
        assert!(!replica.habit(HABIT).unwrap().history.mark(date(2026, 1, 2)).has_note);
    }

    #[test]
    fn an_earlier_entry_moves_the_start_day_and_clearing_it_moves_it_back() {
        let earlier = date(2025, 12, 31);
        let done = set(earlier, Some(EntryStatus::Done));
        let moved = after(vec![create(), done.clone()]);
        assert_eq!(moved.habit(HABIT).unwrap().habit.starts_on, earlier);
        assert_eq!(moved.chosen_starts_on[&HABIT], TODAY);
        let back = after(vec![create(), done, Write::ClearEntry { habit_id: HABIT, day: earlier }]);
        assert_eq!(back.habit(HABIT).unwrap().habit.starts_on, TODAY);
    }

    #[test]
    fn increments_add_and_taking_them_back_leaves_nothing() {
        let plus = |text| Write::Increment { habit_id: HABIT, day: TODAY, amount: Quantity::parse(text).unwrap() };
        let measured = body(json!({"kind": "measure", "target": "20"}));
        let create = Write::CreateHabit { id: HABIT, body: measured };
        let value = |writes| after(writes).habit(HABIT).unwrap().history.mark(TODAY).value;
        assert_eq!(value(vec![create.clone(), plus("1"), plus("1.5")]), Some(Quantity::parse("2.5").unwrap()));
        assert_eq!(value(vec![create.clone(), plus("1"), plus("-1")]), None);
        let below = vec![create.clone(), plus("1"), plus("-3")];
        assert_eq!(value(below), None);
        let past_the_largest = vec![create, plus("999999999.999"), plus("5")];
        assert_eq!(value(past_the_largest), Some(Quantity::parse("999999999.999").unwrap()));
    }

    #[test]
    fn a_new_schedule_holds_from_the_day_it_was_chosen() {
        let weekly = body(json!({"schedule": {"type": "times_per_week", "times": 3}}));
        let mut ops = vec![op(1, create()), op(2, replace(weekly))];
        ops[1].today = date(2026, 3, 12);
        let replica = state().replica(&ops);
        let days: Vec<_> =
            replica.habit(HABIT).unwrap().habit.schedules.iter().map(|version| version.effective_from).collect();
        assert_eq!(days, [TODAY, date(2026, 3, 12)]);
    }

    #[test]
    fn another_kind_leaves_the_past_as_it_was_judged_here_too() {
        let mut ops = vec![op(1, create()), op(2, replace(body(json!({"kind": "quit"}))))];
        ops[1].today = date(2026, 3, 12);
        let habit = state().replica(&ops).habit(HABIT).unwrap().habit.clone();
        assert_eq!(habit.judged_on(date(2026, 3, 11)).kind, HabitKind::YesNo);
        assert_eq!(habit.judged_on(date(2026, 3, 12)).kind, HabitKind::Quit);
    }

    #[test]
    fn what_was_not_changed_here_is_left_as_another_device_wrote_it() {
        let archived = body(json!({"name": "As it was here", "archived_at": "2026-03-01T08:00:00Z"}));
        let write = Write::ReplaceHabit { id: HABIT, body: archived, parts: vec![HabitPart::Archived] };
        let habit = after(vec![create(), write]).habit(HABIT).unwrap().habit.clone();
        assert_eq!((habit.name.as_str(), habit.is_active()), ("Read", false));
    }

    #[test]
    fn an_order_puts_the_named_first_and_keeps_the_rest() {
        let ids: Vec<_> = (1..=3).map(|n| HabitId(Uuid::from_u128(n))).collect();
        let mut writes: Vec<_> = ids.iter().map(|id| Write::CreateHabit { id: *id, body: body(json!({})) }).collect();
        writes.push(Write::OrderHabits { ids: vec![ids[2]] });
        let order: Vec<_> = after(writes).habits.iter().map(|input| input.habit.id).collect();
        assert_eq!(order, [ids[2], ids[0], ids[1]]);
    }

    #[test]
    fn an_acknowledged_operation_shows_but_is_no_longer_marked() {
        let mut ops = vec![op(1, create()), op(2, set(TODAY, Some(EntryStatus::Done)))];
        ops[1].standing = Standing::Acknowledged;
        let replica = state().replica(&ops);
        assert_eq!(replica.habit(HABIT).unwrap().history.mark(TODAY).status, Some(EntryStatus::Done));
        assert!(!replica.is_pending(HABIT, Some(TODAY)));
    }

    #[test]
    fn a_pull_replaces_what_is_below_and_unsent_work_stays_on_top() {
        let mut base = state();
        let year = |day: Date, letter: char| {
            let mut statuses = "-".repeat(usize::try_from(day.day_of_year() - 1).unwrap());
            statuses.push(letter);
            serde_json::from_value::<wire::sync::HabitYearView>(json!({
                "habit_id": HABIT, "year": day.year(), "statuses": statuses, "values": {}, "notes": {"1": "new year"},
            }))
            .unwrap()
        };
        let ops = [op(1, create()), op(2, set(TODAY, Some(EntryStatus::Done)))];
        base.put_year(&year(date(2026, 3, 9), 'f'));
        let replica = base.replica(&ops);
        let mark = |day| replica.habit(HABIT).unwrap().history.mark(day);
        assert_eq!(mark(date(2026, 3, 9)).status, Some(EntryStatus::Failed));
        assert_eq!(mark(TODAY).status, Some(EntryStatus::Done));
        assert_eq!(replica.text(HABIT, date(2026, 1, 1)).note.as_deref(), Some("new year"));
        base.remove_year(HABIT, 2026);
        assert!(base.replica(&[]).texts.values().all(std::collections::BTreeMap::is_empty));
    }

    #[test]
    fn an_operation_of_an_unknown_kind_changes_nothing() {
        let mut odd = op(2, set(TODAY, None));
        odd.kind = "entry.sing".to_owned();
        assert_eq!(state().replica(&[op(1, create()), odd]).habits, after(vec![create()]).habits);
    }
}
