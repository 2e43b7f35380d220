//! What of a habit a `habit.replace` changes. The payload is the whole REST body; beside its fields `changed` names
//! those that the device wrote, so that what another device wrote meanwhile is not put back.

use domain::habits::HabitPart;
use serde_json::{Value, json};

const NAME: &str = "changed";

/// Adds the names to a payload.
pub fn put_changed(payload: &mut Value, parts: &[HabitPart]) {
    if let Value::Object(fields) = payload {
        fields.insert(NAME.to_owned(), json!(parts.iter().map(|part| part.field()).collect::<Vec<_>>()));
    }
}

/// Takes the names out of a payload, and leaves the REST body. Without them everything is changed; a field that is not
/// known is passed over, as it is everywhere in payloads.
///
/// # Errors
/// `bad_payload` when they are no list of texts.
pub fn take_changed(payload: &mut Value) -> Result<Vec<HabitPart>, &'static str> {
    let Some(named) = payload.as_object_mut().and_then(|fields| fields.remove(NAME)) else {
        return Ok(HabitPart::ALL.to_vec());
    };
    let names = named.as_array().ok_or("bad_payload")?;
    let names: Option<Vec<_>> = names.iter().map(Value::as_str).collect();
    Ok(names.ok_or("bad_payload")?.into_iter().filter_map(HabitPart::of_field).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_taken_out() {
        let mut payload = json!({ "name": "Read" });
        put_changed(&mut payload, &[HabitPart::Name, HabitPart::Archived]);
        assert_eq!(payload["changed"], json!(["name", "archived_at"]));
        assert_eq!(take_changed(&mut payload), Ok(vec![HabitPart::Name, HabitPart::Archived]));
        assert_eq!(payload, json!({ "name": "Read" }));
        assert_eq!(take_changed(&mut payload), Ok(HabitPart::ALL.to_vec()));
    }

    #[test]
    fn unknown_fields_are_passed_over_and_what_is_no_list_of_texts_is_refused() {
        let mut newer = json!({ "changed": ["target", "mood", "icon", "anchor_habit_id", "usual_amount"] });
        assert_eq!(take_changed(&mut newer), Ok(vec![HabitPart::Rule, HabitPart::Looks, HabitPart::Saving]));
        for odd in [json!("name"), json!([1]), json!(null)] {
            assert_eq!(take_changed(&mut json!({ "changed": odd })), Err("bad_payload"));
        }
    }
}
