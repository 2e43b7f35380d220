//! Reading one operation. What cannot be read is a refusal of that operation, never of the batch.

use domain::{
    habits::{
        DocumentFields, DocumentKind, EntryPatch, HabitChange, HabitFields, Patch, PressKind, optional_text_field,
    },
    identity::{Preferences, TimeZoneName},
    ids::{HabitId, is_uuid_v7},
    problem::FieldError,
    tasks::OrderKey,
    time::{DayStart, local_day_in},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::de::DeserializeOwned;
use serde_json::Value;
use services::sync::{Action, Operation, Rejection, TimerPress};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use wire::{
    habits::{
        EntryBody, GroupBody, HabitBody, IdentityBody, IncrementBody, OrderBody, PauseBody, ReminderBody, StackBody,
        schedule_fields,
    },
    sync::{
        EntryClearPayload, EntryIncrementPayload, EntryNotePayload, EntrySetPayload, OperationBody,
        TimerDiscardPayload, TimerStartPayload, TimerStopPayload, take_changed,
    },
    tasks::{LabelBody, ProjectBody, SectionBody, TaskFilterBody, TaskOrderBody},
};

use super::task_operation::task_action;
use crate::api::{UnknownFields, decode};

/// By which clock an operation was made: what it leaves open about its day follows from that.
struct Clock {
    zone: String,
    day_start: DayStart,
}

impl Clock {
    /// The owner's day where the device was.
    fn day_at(&self, instant: Timestamp) -> Result<Date, Rejection> {
        let zone = TimeZone::get(&self.zone).map_err(|_| Rejection::new("unknown_time_zone"))?;
        Ok(local_day_in(instant, &zone, self.day_start))
    }
}

/// The operation as the use case reads it, made by a person who lives by `preferences`.
///
/// # Errors
/// The id of what is no operation, if that at least can be read.
pub fn read(sent: Value, preferences: &Preferences) -> Result<Operation, Option<Uuid>> {
    let op_id = sent.get("op_id").and_then(Value::as_str).and_then(|text| text.parse::<Uuid>().ok());
    let body: OperationBody = decode(sent, UnknownFields::Given).map_err(|_| op_id)?;
    let canonical = serde_json::to_vec(&(&body.kind, &body.entity_id, &body.payload)).unwrap_or_default();
    let clock = Clock { zone: zone(&body.tz, preferences.time_zone.as_str()), day_start: preferences.day_start };
    Ok(Operation {
        op_id: body.op_id,
        seq: body.seq,
        request_hash: Sha256::digest(canonical).into(),
        client_time: body.client_time,
        action: action(&body, &clock),
        time_zone: clock.zone,
    })
}

/// The zone is a note beside the entry, and a phone may know a newer name than this server: no reason to lose a
/// check-in. Then the person's own zone stands there.
fn zone(named: &str, home: &str) -> String {
    let is_known = TimeZoneName::parse(named).is_ok() && TimeZone::get(named).is_ok();
    if is_known { named.to_owned() } else { home.to_owned() }
}

fn action(body: &OperationBody, clock: &Clock) -> Result<Action, Rejection> {
    if !is_uuid_v7(body.op_id) {
        return Err(Rejection::new("not_uuid_v7"));
    }
    let action = action_of_kind(body, clock)?;
    // A kind begins with what it is about.
    if body.kind.split('.').next() != Some(body.entity.as_str()) {
        return Err(Rejection::new("not_allowed"));
    }
    Ok(action)
}

fn action_of_kind(body: &OperationBody, clock: &Clock) -> Result<Action, Rejection> {
    let id = || body.entity_id.map(HabitId).ok_or_else(|| Rejection::new("required"));
    let payload = &body.payload;
    match body.kind.as_str() {
        "habit.create" => {
            let id = id()?;
            if !is_uuid_v7(id.uuid()) {
                return Err(Rejection::new("not_uuid_v7"));
            }
            let (fields, archived_at) = habit(body, body.payload.clone())?;
            Ok(Action::CreateHabit(id, fields, archived_at))
        }
        "habit.replace" => {
            let mut payload = payload.clone();
            let parts = take_changed(&mut payload).map_err(Rejection::new)?;
            let (fields, archived_at) = habit(body, payload)?;
            Ok(Action::ReplaceHabit(id()?, HabitChange { fields, archived_at, parts }))
        }
        "habit.delete" => Ok(Action::DeleteHabit(id()?)),
        "habit.order" => {
            let ids = known::<OrderBody>(payload.clone())?.ids;
            Ok(Action::OrderHabits(ids.into_iter().map(HabitId).collect()))
        }
        "entry.set" => {
            let EntrySetPayload { day, status, value, note, skip_reason, occurred_at } = known(payload.clone())?;
            let body = EntryBody { status, value, note, skip_reason, occurred_at };
            Ok(Action::SetEntry(id()?, day, body.into_patch().map_err(|errors| first(&errors))?))
        }
        "entry.increment" => {
            let EntryIncrementPayload { day, id: increment, amount } = known(payload.clone())?;
            let increment: Uuid = increment.unwrap_or(body.op_id);
            if !is_uuid_v7(increment) {
                return Err(Rejection::new("not_uuid_v7"));
            }
            let amount = IncrementBody { id: increment, amount }.amount().map_err(|errors| first(&errors))?;
            Ok(Action::Increment(id()?, day, increment, amount))
        }
        "entry.clear" => Ok(Action::ClearEntry(id()?, known::<EntryClearPayload>(payload.clone())?.day)),
        "entry.note" => {
            let EntryNotePayload { day, note } = known(payload.clone())?;
            let note = optional_text_field(note.as_deref().unwrap_or_default(), 2000).map_err(Rejection::new)?;
            let note = note.map_or(Patch::Clear, Patch::Set);
            Ok(Action::SetEntry(id()?, day, EntryPatch { note, ..EntryPatch::default() }))
        }
        kind if kind.starts_with("task.") => Ok(Action::Task(task_action(body)?)),
        "timer.start" | "timer.stop" | "timer.discard" => Ok(Action::PressTimer(id()?, timer_press(body, clock)?)),
        kind => document(kind, body),
    }
}

/// `put`, `delete` and `order` of a document.
fn document(kind: &str, body: &OperationBody) -> Result<Action, Rejection> {
    let unknown = || Rejection::new("unknown_kind");
    let (entity, verb) = kind.split_once('.').ok_or_else(unknown)?;
    let kind = DocumentKind::of_entity(entity).ok_or_else(unknown)?;
    let id = body.entity_id.ok_or_else(|| Rejection::new("required"))?;
    match verb {
        "put" if !is_uuid_v7(id) => Err(Rejection::new("not_uuid_v7")),
        "put" => Ok(Action::PutDocument(id, document_fields(kind, body)?)),
        "delete" => Ok(Action::DeleteDocument(kind, id)),
        "order" if kind.has_keys() => {
            let position = known::<TaskOrderBody>(body.payload.clone())?.position;
            Ok(Action::OrderDocument(kind, id, OrderKey::parse(&position).map_err(Rejection::new)?))
        }
        _ => Err(unknown()),
    }
}

fn document_fields(kind: DocumentKind, body: &OperationBody) -> Result<DocumentFields, Rejection> {
    let payload = body.payload.clone();
    let (named, fields) = match kind {
        DocumentKind::Group => {
            let group: GroupBody = known(payload)?;
            (group.id, group.into_fields())
        }
        DocumentKind::Identity => {
            let identity: IdentityBody = known(payload)?;
            (identity.id, identity.into_fields())
        }
        DocumentKind::Pause => {
            let pause: PauseBody = known(payload)?;
            (pause.id, pause.into_fields())
        }
        DocumentKind::Stack => {
            let stack: StackBody = known(payload)?;
            (stack.id, stack.into_fields())
        }
        DocumentKind::Reminder => {
            let reminder: ReminderBody = known(payload)?;
            (reminder.id, reminder.into_fields())
        }
        DocumentKind::Project => {
            let project: ProjectBody = known(payload)?;
            (project.id, project.into_fields())
        }
        DocumentKind::Section => {
            let section: SectionBody = known(payload)?;
            (section.id, section.into_fields())
        }
        DocumentKind::Label => {
            let label: LabelBody = known(payload)?;
            (label.id, label.into_fields())
        }
        DocumentKind::TaskFilter => {
            let filter: TaskFilterBody = known(payload)?;
            (filter.id, filter.into_fields())
        }
    };
    if named.is_some() && named != body.entity_id {
        return Err(Rejection::new("differs_from_path"));
    }
    fields.map_err(|errors| first(&errors))
}

fn timer_press(body: &OperationBody, clock: &Clock) -> Result<TimerPress, Rejection> {
    let payload = body.payload.clone();
    match body.kind.as_str() {
        "timer.start" => {
            let TimerStartPayload { day, id, started_at } = known(payload)?;
            // The owner may say that it began earlier, and not that it begins later.
            let began = || started_at.map_or(body.client_time, |told| told.min(body.client_time));
            let day = day.map_or_else(|| clock.day_at(began()), Ok)?;
            let timer = id.unwrap_or(body.op_id);
            if !is_uuid_v7(timer) {
                return Err(Rejection::new("not_uuid_v7"));
            }
            Ok(TimerPress { timer, said_at: started_at, kind: PressKind::Start { day } })
        }
        "timer.stop" => {
            let TimerStopPayload { id, ended_at, sure } = known(payload)?;
            Ok(TimerPress { timer: id, said_at: ended_at, kind: PressKind::Stop { is_sure: sure } })
        }
        _ => {
            let TimerDiscardPayload { id } = known(payload)?;
            Ok(TimerPress { timer: id, said_at: None, kind: PressKind::Discard })
        }
    }
}

fn habit(body: &OperationBody, mut payload: Value) -> Result<(HabitFields, Option<Timestamp>), Rejection> {
    pass_over_in_schedule(&mut payload);
    let habit: HabitBody = known(payload)?;
    if habit.id.is_some() && habit.id != body.entity_id {
        return Err(Rejection::new("differs_from_path"));
    }
    let archived_at = habit.archived_at;
    Ok((habit.into_fields().map_err(|errors| first(&errors))?, archived_at))
}

/// Which fields a schedule knows is said by its type, so they cannot be told by the struct alone.
fn pass_over_in_schedule(payload: &mut Value) {
    let Some(Value::Object(schedule)) = payload.get_mut("schedule") else { return };
    let Some(known) = schedule.get("type").and_then(Value::as_str).and_then(schedule_fields) else { return };
    schedule.retain(|field, _| field == "type" || known.contains(&field.as_str()));
}

pub(super) fn first(errors: &[FieldError]) -> Rejection {
    Rejection::new(errors.first().map_or("invalid", |error| error.code.as_str()))
}

/// Reads a payload and passes over what it does not know: a newer client may say more (spec/habits 4.4).
pub(super) fn known<T: DeserializeOwned>(payload: Value) -> Result<T, Rejection> {
    decode(payload, UnknownFields::PassedOver).map_err(|_| Rejection::new("bad_payload"))
}

#[cfg(test)]
mod tests {
    use domain::habits::HabitPart;
    use serde_json::json;

    use super::*;

    const OP: &str = "0198c0de-0000-7000-8000-000000000001";
    const HABIT: &str = "0198c0de-0000-7000-8000-000000000002";

    fn sent(kind: &str, payload: Value) -> Value {
        json!({
            "op_id": OP, "seq": 1, "entity": kind.split('.').next(), "entity_id": HABIT, "kind": kind,
            "payload": payload, "client_time": "2026-03-12T08:59:00Z", "tz": "Europe/Lisbon",
        })
    }

    fn read_here(sent: Value) -> Result<Operation, Option<Uuid>> {
        read(sent, &Preferences::in_zone(TimeZoneName::parse("Europe/Berlin").unwrap()))
    }

    fn code(sent: Value) -> String {
        read_here(sent).unwrap().action.err().unwrap().code
    }

    fn habit_payload() -> Value {
        json!({ "name": "Read", "kind": "yes_no", "schedule": { "type": "daily" } })
    }

    #[test]
    fn a_payload_keeps_its_fields_beside_unknown_ones_of_the_same_name() {
        let mut payload = habit_payload();
        payload["schedule"] = json!({ "type": "daily", "name": "inner", "times": 3, "days": ["mon"] });
        payload["later"] = json!({ "kind": 1, "name": [] });
        match read_here(sent("habit.create", payload)).unwrap().action {
            Ok(Action::CreateHabit(_, fields, None)) => assert_eq!(fields.name, "Read"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_replacement_says_what_of_it_was_changed() {
        let parts = |payload| match read_here(sent("habit.replace", payload)).unwrap().action {
            Ok(Action::ReplaceHabit(_, change)) => change.parts,
            other => panic!("{other:?}"),
        };
        assert_eq!(parts(habit_payload()), HabitPart::ALL);
        let mut named = habit_payload();
        named["changed"] = json!(["name"]);
        assert_eq!(parts(named.clone()), [HabitPart::Name]);
        named["changed"] = json!("name");
        assert_eq!(code(sent("habit.replace", named)), "bad_payload");
    }

    #[test]
    fn a_payload_of_very_many_unknown_fields_is_read() {
        let mut payload = habit_payload();
        for number in 0..50_000 {
            payload[format!("later{number}")] = json!(number);
        }
        assert!(read_here(sent("habit.create", payload)).unwrap().action.is_ok());
    }

    #[test]
    fn what_is_no_operation_is_told_by_its_id_if_it_has_one() {
        let mut late = sent("entry.clear", json!({ "day": "2026-03-12" }));
        late["later"] = json!(1);
        assert_eq!(read_here(late).err(), Some(OP.parse().ok()));
        for odd in [json!(5), json!([]), json!({}), json!({ "op_id": "x" }), Value::Null] {
            assert_eq!(read_here(odd).err(), Some(None));
        }
    }

    #[test]
    fn a_list_is_no_payload() {
        assert_eq!(code(sent("entry.clear", json!(["2026-03-12"]))), "bad_payload");
        let mut payload = habit_payload();
        payload["schedule"] = json!(["weekdays", ["mon"]]);
        assert_eq!(code(sent("habit.create", payload)), "bad_payload");
        let mut payload = habit_payload();
        payload["kind"] = json!({ "yes_no": null });
        assert_eq!(code(sent("habit.create", payload)), "bad_payload");
    }

    #[test]
    fn ids_entity_and_kind_fit_each_other() {
        let mut entity = sent("entry.clear", json!({ "day": "2026-03-12" }));
        entity["entity"] = json!("habit");
        assert_eq!(code(entity), "not_allowed");
        assert_eq!(code(sent("habit.sing", json!({}))), "unknown_kind");
        let mut other = habit_payload();
        other["id"] = json!(OP);
        assert_eq!(code(sent("habit.create", other)), "differs_from_path");
        let mut op_id = sent("entry.clear", json!({ "day": "2026-03-12" }));
        op_id["op_id"] = json!("0198c0de-0000-4000-8000-000000000001");
        assert_eq!(code(op_id), "not_uuid_v7");
        let mut habit_id = sent("habit.create", habit_payload());
        habit_id["entity_id"] = json!(Uuid::from_u128(1));
        assert_eq!(code(habit_id), "not_uuid_v7");
        let increment = json!({ "day": "2026-03-12", "amount": "1", "id": Uuid::from_u128(1) });
        assert_eq!(code(sent("entry.increment", increment)), "not_uuid_v7");
    }

    #[test]
    fn documents_are_put_and_deleted() {
        let group = sent("habit_group.put", json!({ "name": " Morning ", "later": 1 }));
        match read_here(group).unwrap().action {
            Ok(Action::PutDocument(id, DocumentFields::Group(fields))) => {
                assert_eq!((id.to_string().as_str(), fields.name.as_str()), (HABIT, "Morning"));
            }
            other => panic!("{other:?}"),
        }
        let gone = read_here(sent("pause.delete", json!({}))).unwrap().action;
        assert!(matches!(gone, Ok(Action::DeleteDocument(DocumentKind::Pause, _))), "{gone:?}");
        assert_eq!(code(sent("identity.put", json!({ "statement": "" }))), "required");
        assert_eq!(code(sent("stack.put", json!({ "follower_habit_id": "x" }))), "bad_payload");
        assert_eq!(code(sent("reminder.put", json!({ "habit_id": OP, "at": "7" }))), "bad_payload");
        assert_eq!(code(sent("reminder.put", json!({ "habit_id": OP, "at": "07:00", "weekdays": [] }))), "required");
        assert_eq!(code(sent("pause.put", json!({ "id": OP, "from_day": "2026-03-12" }))), "differs_from_path");
        assert_eq!(code(sent("stack.sing", json!({}))), "unknown_kind");
        assert_eq!(code(sent("goal.put", json!({}))), "unknown_kind");
        let moved = read_here(sent("label.order", json!({ "position": "h0" }))).unwrap().action;
        assert!(matches!(moved, Ok(Action::OrderDocument(DocumentKind::Label, ..))), "{moved:?}");
        assert_eq!(code(sent("label.order", json!({ "position": "!" }))), "unknown_choice");
        assert_eq!(code(sent("pause.order", json!({ "position": "h0" }))), "unknown_kind");
    }

    #[test]
    fn an_operation_of_an_unknown_zone_is_kept_in_the_zone_of_the_person() {
        let zone_of = |tz: &str| {
            let mut operation = sent("entry.clear", json!({ "day": "2026-03-12" }));
            operation["tz"] = json!(tz);
            read_here(operation).unwrap().time_zone
        };
        assert_eq!(zone_of("America/New_York"), "America/New_York");
        for unknown in ["Mars/Olympus", "", "Europe/Li\u{0}sbon"] {
            assert_eq!(zone_of(unknown), "Europe/Berlin");
        }
    }

    #[test]
    fn a_timer_without_a_day_counts_for_the_day_of_its_start() {
        let preferences = Preferences {
            day_start: DayStart::from_minutes(180).unwrap(),
            ..Preferences::in_zone(TimeZoneName::parse("Europe/Berlin").unwrap())
        };
        let day_of = |payload: Value, client_time: &str, tz: &str| {
            let mut operation = sent("timer.start", payload);
            (operation["client_time"], operation["tz"]) = (json!(client_time), json!(tz));
            match read(operation, &preferences).unwrap().action {
                Ok(Action::PressTimer(_, TimerPress { kind: PressKind::Start { day }, .. })) => day.to_string(),
                other => panic!("{other:?}"),
            }
        };
        let (night, morning) = ("2026-03-12T01:30:00Z", "2026-03-12T03:30:00Z");
        assert_eq!(day_of(json!({}), night, "Europe/Lisbon"), "2026-03-11");
        assert_eq!(day_of(json!({}), morning, "Europe/Lisbon"), "2026-03-12");
        assert_eq!(day_of(json!({ "started_at": night }), morning, "Europe/Lisbon"), "2026-03-11");
        assert_eq!(day_of(json!({ "started_at": morning }), night, "Europe/Lisbon"), "2026-03-11");
        // In Berlin, where its owner lives, the day has begun by half past two o'clock UTC.
        assert_eq!(day_of(json!({}), "2026-03-12T02:30:00Z", "Mars/Olympus"), "2026-03-12");
        assert_eq!(day_of(json!({ "day": "2026-03-10" }), morning, "Mars/Olympus"), "2026-03-10");
    }
}
