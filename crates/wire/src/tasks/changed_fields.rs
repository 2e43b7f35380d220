//! What of a task a `task.replace` changes, as [`crate::sync::put_changed`] does it for habits: `changed` names the
//! fields that the device wrote, and each stands for everything that is written together with it.

use domain::tasks::TaskPart;
use serde_json::{Value, json};

const NAME: &str = "changed";

/// Adds the names to a payload.
pub fn put_changed_parts(payload: &mut Value, parts: &[TaskPart]) {
    if let Value::Object(fields) = payload {
        fields.insert(NAME.to_owned(), json!(parts.iter().map(|part| part.field()).collect::<Vec<_>>()));
    }
}

/// Takes the names out of a payload, and leaves the REST body. Without them everything is changed; a field that is not
/// known is passed over, as it is everywhere in payloads.
///
/// # Errors
/// `bad_payload` when they are no list of texts.
pub fn take_changed_parts(payload: &mut Value) -> Result<Vec<TaskPart>, &'static str> {
    let Some(named) = payload.as_object_mut().and_then(|fields| fields.remove(NAME)) else {
        return Ok(TaskPart::ALL.to_vec());
    };
    let names = named.as_array().ok_or("bad_payload")?;
    let names: Option<Vec<_>> = names.iter().map(Value::as_str).collect();
    let mut parts: Vec<TaskPart> = names.ok_or("bad_payload")?.into_iter().filter_map(TaskPart::of_field).collect();
    parts.sort_unstable();
    parts.dedup();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_taken_out() {
        for part in TaskPart::ALL {
            assert_eq!(TaskPart::of_field(part.field()), Some(part));
        }
        let mut payload = json!({ "title": "Call Ana" });
        put_changed_parts(&mut payload, &[TaskPart::Title, TaskPart::Schedule]);
        assert_eq!(payload["changed"], json!(["title", "due"]));
        assert_eq!(take_changed_parts(&mut payload), Ok(vec![TaskPart::Title, TaskPart::Schedule]));
        assert_eq!(payload, json!({ "title": "Call Ana" }));
        assert_eq!(take_changed_parts(&mut payload), Ok(TaskPart::ALL.to_vec()));
    }

    #[test]
    fn unknown_fields_are_passed_over_and_what_is_no_list_of_texts_is_refused() {
        let mut newer = json!({ "changed": ["section_id", "mood", "project_id", "start_day"] });
        assert_eq!(take_changed_parts(&mut newer), Ok(vec![TaskPart::Belonging, TaskPart::Schedule]));
        for odd in [json!("title"), json!([1]), json!(null)] {
            assert_eq!(take_changed_parts(&mut json!({ "changed": odd })), Err("bad_payload"));
        }
    }
}
