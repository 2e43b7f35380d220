//! Reading one operation. What cannot be read is a refusal of that operation, never of the batch.

use domain::{
    habits::{EntryPatch, Patch, optional_text_field},
    ids::HabitId,
    problem::FieldError,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use services::sync::{Action, Operation, Rejection};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use wire::{
    habits::{EntryBody, HabitBody, IncrementBody, OrderBody},
    sync::{EntryClearPayload, EntryIncrementPayload, EntryNotePayload, EntrySetPayload, OperationBody},
};

/// The operation as the use case reads it.
pub fn read(body: OperationBody) -> Operation {
    let canonical = serde_json::to_vec(&(&body.kind, &body.entity_id, &body.payload)).unwrap_or_default();
    Operation {
        op_id: body.op_id,
        seq: body.seq,
        request_hash: Sha256::digest(canonical).into(),
        client_time: body.client_time,
        time_zone: body.tz.chars().filter(|c| !c.is_control()).take(64).collect(),
        action: action(&body),
    }
}

fn action(body: &OperationBody) -> Result<Action, Rejection> {
    let id = || body.entity_id.map(HabitId).ok_or_else(|| Rejection::new("required"));
    let payload = &body.payload;
    match body.kind.as_str() {
        "habit.create" => {
            let habit = known::<HabitBody>(payload)?;
            let archived_at = habit.archived_at;
            let fields = habit.into_fields().map_err(|errors| first(&errors))?;
            Ok(Action::CreateHabit(id()?, fields, archived_at))
        }
        "habit.replace" => {
            let habit = known::<HabitBody>(payload)?;
            let archived_at = habit.archived_at;
            let fields = habit.into_fields().map_err(|errors| first(&errors))?;
            Ok(Action::ReplaceHabit(id()?, fields, archived_at))
        }
        "habit.delete" => Ok(Action::DeleteHabit(id()?)),
        "habit.order" => Ok(Action::OrderHabits(known::<OrderBody>(payload)?.ids.into_iter().map(HabitId).collect())),
        "entry.set" => {
            let EntrySetPayload { day, status, value, note, skip_reason, occurred_at } = known(payload)?;
            let body = EntryBody { status, value, note, skip_reason, occurred_at };
            Ok(Action::SetEntry(id()?, day, body.into_patch().map_err(|errors| first(&errors))?))
        }
        "entry.increment" => {
            let EntryIncrementPayload { day, id: increment, amount } = known(payload)?;
            let increment: Uuid = increment.unwrap_or(body.op_id);
            let amount = IncrementBody { id: increment, amount }.amount().map_err(|errors| first(&errors))?;
            Ok(Action::Increment(id()?, day, increment, amount))
        }
        "entry.clear" => Ok(Action::ClearEntry(id()?, known::<EntryClearPayload>(payload)?.day)),
        "entry.note" => {
            let EntryNotePayload { day, note } = known(payload)?;
            let note = optional_text_field(note.as_deref().unwrap_or_default(), 2000).map_err(Rejection::new)?;
            let note = note.map_or(Patch::Clear, Patch::Set);
            Ok(Action::SetEntry(id()?, day, EntryPatch { note, ..EntryPatch::default() }))
        }
        _ => Err(Rejection::new("unknown_kind")),
    }
}

fn first(errors: &[FieldError]) -> Rejection {
    Rejection::new(errors.first().map_or("invalid", |error| error.code.as_str()))
}

/// Reads a payload and passes over what it does not know: a newer client may say more (spec/habits 4.4).
fn known<T: DeserializeOwned>(payload: &Value) -> Result<T, Rejection> {
    let mut payload = payload.clone();
    loop {
        match serde_json::from_value::<T>(payload.clone()) {
            Ok(value) => return Ok(value),
            Err(error) => {
                let text = error.to_string();
                let unknown = text.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
                match unknown {
                    Some(field) if forget(&mut payload, field) => {}
                    _ => return Err(Rejection::new("bad_payload")),
                }
            }
        }
    }
}

/// Removes a field wherever it stands in the object or one level down, and says whether it was there.
fn forget(payload: &mut Value, field: &str) -> bool {
    let Value::Object(object) = payload else { return false };
    let here = object.remove(field).is_some();
    here || object.values_mut().any(|nested| forget(nested, field))
}
