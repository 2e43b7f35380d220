//! What a client sends to make a task or to replace one.

use std::collections::BTreeSet;

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId},
    problem::FieldError,
    recurrence::Rule,
    tasks::{ChecklistLine, Due, OrderKey, Priority, Task, TaskFields, Timeframe},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[cfg(feature = "openapi")]
use super::TimeframeName;
use super::{ChecklistLineBody, DueBody};

/// What a client sends to make a task (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskBody {
    /// UUIDv7 of the client's making, so that a retry makes no second task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 500 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500, pattern = r"\S"))]
    pub title: String,
    /// Markdown, at most 20,000 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20000))]
    pub notes: Option<String>,
    /// A project of the caller; null is the inbox.
    #[serde(default)]
    pub project_id: Option<Uuid>,
    /// A section of that project.
    #[serde(default)]
    pub section_id: Option<Uuid>,
    /// The task that it is a part of; three levels at most.
    #[serde(default)]
    pub parent_id: Option<Uuid>,
    /// The day from which it is shown, not after the due day.
    #[serde(default, deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub start_day: Option<Date>,
    /// When it is due.
    #[serde(default)]
    pub due: Option<DueBody>,
    /// The day by which it has to be done, whenever it is planned.
    #[serde(default, deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub deadline: Option<Date>,
    /// 1 (first) to 4; 4 when left out.
    #[serde(default = "last_priority")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 4, default = 4))]
    pub priority: u8,
    /// Labels of the caller, each once, at most 30.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = HashSet<Uuid>, max_items = 30))]
    pub labels: Vec<Uuid>,
    /// 1 to 10,080.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10080))]
    pub estimate_minutes: Option<u16>,
    /// How long it took so far.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = 0, maximum = 600000))]
    pub spent_minutes: u32,
    /// At most 100 lines.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub checklist: Vec<ChecklistLineBody>,
    /// `today`, `this_week`, `this_month` or `someday`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TimeframeName>))]
    pub timeframe: Option<Timeframe>,
    /// When it comes again, as an RFC 5545 rule such as `FREQ=WEEKLY;BYDAY=MO`; `FROM=COMPLETION` counts from the day
    /// on which it was done. Otherwise a due or a start day is needed.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 600))]
    pub repeat: Option<String>,
    /// A habit of the caller, whose day is checked in when the task is done.
    #[serde(default)]
    pub habit_id: Option<Uuid>,
    /// Place in its list; where it stands, or the end, when left out. The queue moves tasks by `task.order` and passes
    /// this over when it replaces one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(max_length = 500))]
    pub position: Option<String>,
}

const fn last_priority() -> u8 {
    Priority::P4.number()
}

impl TaskBody {
    /// A body that says these fields.
    #[must_use]
    pub fn of(fields: &TaskFields) -> Self {
        Self {
            id: None,
            title: fields.title.clone(),
            notes: fields.notes.clone(),
            project_id: fields.project_id.map(ProjectId::uuid),
            section_id: fields.section_id.map(SectionId::uuid),
            parent_id: fields.parent_id.map(TaskId::uuid),
            start_day: fields.start_day,
            due: fields.due.as_ref().map(DueBody::from),
            deadline: fields.deadline,
            priority: fields.priority.number(),
            labels: fields.labels.iter().map(|label| label.uuid()).collect(),
            estimate_minutes: fields.estimate_minutes,
            spent_minutes: fields.spent_minutes,
            checklist: fields.checklist.iter().cloned().map(ChecklistLineBody::from).collect(),
            timeframe: fields.timeframe,
            repeat: fields.repeat.clone().map(String::from),
            habit_id: fields.habit_id.map(HabitId::uuid),
            position: None,
        }
    }

    /// A body that says what a stored task says.
    #[must_use]
    pub fn of_task(task: &Task) -> Self {
        Self { position: Some(task.position.to_string()), ..Self::of(&task.fields()) }
    }

    /// The checked fields, and the place where one is named.
    ///
    /// # Errors
    /// Every refused field with its code, see [`TaskFields::checked`]; `labels`: `duplicate`; `repeat`: see
    /// [`Rule::parse`]; `position`: see [`OrderKey::parse`].
    pub fn into_fields(self) -> Result<(TaskFields, Option<OrderKey>), Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut refuse = |field: &str, code: &str| errors.push(FieldError::new(field, code));
        let position = self.position.as_deref().map(OrderKey::parse).transpose().unwrap_or_else(|code| {
            refuse("position", code);
            None
        });
        let repeat = self.repeat.as_deref().map(Rule::parse).transpose().unwrap_or_else(|code| {
            refuse("repeat", code);
            None
        });
        let priority = Priority::from_number(self.priority).unwrap_or_else(|code| {
            refuse("priority", code);
            Priority::default()
        });
        let count = self.labels.len();
        let labels: BTreeSet<LabelId> = self.labels.into_iter().map(LabelId).collect();
        if labels.len() < count {
            refuse("labels", "duplicate");
        }
        let fields = TaskFields {
            title: self.title,
            notes: self.notes,
            project_id: self.project_id.map(ProjectId),
            section_id: self.section_id.map(SectionId),
            parent_id: self.parent_id.map(TaskId),
            start_day: self.start_day,
            due: self.due.map(Due::from),
            deadline: self.deadline,
            priority,
            labels,
            estimate_minutes: self.estimate_minutes,
            spent_minutes: self.spent_minutes,
            checklist: self.checklist.into_iter().map(ChecklistLine::from).collect(),
            timeframe: self.timeframe,
            repeat,
            habit_id: self.habit_id.map(HabitId),
        };
        match fields.checked() {
            Ok(fields) if errors.is_empty() => Ok((fields, position)),
            checked => {
                let mut refused = checked.err().unwrap_or_default();
                refused.append(&mut errors);
                Err(refused)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::tasks::TaskView;

    fn read(body: Value) -> Result<(TaskFields, Option<OrderKey>), Vec<FieldError>> {
        serde_json::from_value::<TaskBody>(body).unwrap().into_fields()
    }

    #[test]
    fn a_title_is_enough() {
        assert_eq!(read(json!({ "title": " Call Ana " })), Ok((TaskFields::titled("Call Ana"), None)));
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let label = Uuid::from_u128(4);
        let errors = read(json!({
            "title": "", "priority": 5, "labels": [label, label], "repeat": "FREQ=OFTEN", "position": "!",
            "due": { "day": "2026-03-12", "time_zone": "Europe/Berlin" },
        }))
        .unwrap_err();
        let told: BTreeSet<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(told, BTreeSet::from(["title", "due", "position", "repeat", "priority", "labels"]));
    }

    #[test]
    fn a_task_travels_whole() {
        let body = json!({
            "title": "Water the plants", "notes": "The *big* one too.", "project_id": Uuid::from_u128(1),
            "section_id": Uuid::from_u128(2), "parent_id": Uuid::from_u128(3), "start_day": "2026-03-10",
            "due": { "day": "2026-03-12", "time": "18:00", "time_zone": "Europe/Berlin" }, "deadline": "2026-03-20",
            "priority": 2, "labels": [Uuid::from_u128(4), Uuid::from_u128(5)], "estimate_minutes": 30,
            "spent_minutes": 12, "checklist": [{ "text": "Fern", "done": true }, { "text": "Ivy" }],
            "timeframe": "this_week", "repeat": "FREQ=WEEKLY;BYDAY=TH", "habit_id": Uuid::from_u128(6),
        });
        let (fields, _) = read(body).unwrap();
        let id = TaskId(Uuid::from_u128(7));
        let day = jiff::civil::date(2026, 3, 9);
        let at = jiff::Timestamp::from_second(1_800_000_000).unwrap();
        let task = Task::new(id, fields.clone(), OrderKey::first(), at, day);
        let sent = serde_json::to_value(TaskView::from(task.clone())).unwrap();
        assert_eq!((&sent["due"]["time"], &sent["repeat"]), (&json!("18:00"), &json!("FREQ=WEEKLY;BYDAY=TH")));
        let received: TaskView = serde_json::from_value(sent).unwrap();
        assert_eq!(Task::from(received), task);
        let again = serde_json::to_value(TaskBody::of_task(&task)).unwrap();
        assert_eq!(read(again), Ok((fields, Some(OrderKey::first()))));
    }
}
