//! Reads the change feed: which row of the replica each item replaces or removes.

use domain::habits::{Document, DocumentKind};
use domain::ids::{HabitId, TaskId, TaskSeriesId, UserId};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;
use wire::{
    habits::{HabitView, TimerView},
    sync::{ChangeView, HabitYearView},
    tasks::{TaskSeriesView, TaskView},
};

use super::ReplicaUser;
use super::document_ops::read_document;
use super::local::LocalState;
use crate::json;

/// Counts up with every entity that the replica learns to take over: a device whose cursor stands behind what an older
/// build passed over reads everything anew.
pub(super) const ENTITIES: u32 = 1;

/// One item of the feed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FeedItem {
    Habit(Box<HabitView>),
    HabitGone(HabitId),
    Year(HabitYearView),
    YearGone(HabitId, i16),
    Document(Box<Document>),
    DocumentGone(DocumentKind, Uuid),
    Profile(Box<ReplicaUser>),
    Timer(TimerView),
    TimerGone(HabitId),
    Task(Box<TaskView>),
    TaskGone(TaskId),
    Series(TaskSeriesView),
    SeriesGone(TaskSeriesId),
    /// Of an area that this build does not know.
    Unknown,
}

impl FeedItem {
    /// Reads an item; one of a known entity that cannot be read counts as unknown, and the cursor moves on.
    pub(super) fn read(change: &ChangeView) -> Self {
        Self::try_read(change).unwrap_or(Self::Unknown)
    }

    fn try_read(change: &ChangeView) -> Option<Self> {
        let value = change.value.clone().filter(|_| !change.deleted);
        match (change.entity.as_str(), value) {
            ("habit", Some(value)) => json::from_value(value).ok().map(Box::new).map(Self::Habit),
            ("habit", None) => change.entity_id.parse().ok().map(Self::HabitGone),
            ("habit_year", Some(value)) => json::from_value(value).ok().map(Self::Year),
            ("habit_year", None) => {
                let (id, year) = change.entity_id.split_once(':')?;
                Some(Self::YearGone(id.parse().ok()?, year.parse().ok()?))
            }
            ("timer", Some(value)) => json::from_value(value).ok().map(Self::Timer),
            ("timer", None) => change.entity_id.parse().ok().map(Self::TimerGone),
            ("task", Some(value)) => json::from_value(value).ok().map(Box::new).map(Self::Task),
            ("task", None) => change.entity_id.parse().ok().map(Self::TaskGone),
            ("task_series", Some(value)) => json::from_value(value).ok().map(Self::Series),
            ("task_series", None) => change.entity_id.parse().ok().map(Self::SeriesGone),
            ("profile", Some(value)) => read_user(&value).map(Box::new).map(Self::Profile),
            (entity, value) => {
                let kind = DocumentKind::of_entity(entity)?;
                match value {
                    Some(value) => read_document(kind, value).map(Box::new).map(Self::Document),
                    None => change.entity_id.parse().ok().map(|id| Self::DocumentGone(kind, id)),
                }
            }
        }
    }

    /// Takes a page over into the state in memory. Its tasks go in together, because at the first start there are many.
    pub(super) fn apply_all(page: &[Self], state: &mut LocalState) {
        let task = |item: &Self| if let Self::Task(view) = item { Some((**view).clone()) } else { None };
        state.put_tasks(page.iter().filter_map(task));
        page.iter().for_each(|item| item.apply(state));
    }

    fn apply(&self, state: &mut LocalState) {
        match self {
            Self::Habit(view) => state.put_habit((**view).clone()),
            Self::HabitGone(id) => state.remove_habit(*id),
            Self::Year(view) => state.put_year(view),
            Self::YearGone(id, year) => state.remove_year(*id, *year),
            Self::Timer(view) => state.put_timer(view.clone()),
            Self::TimerGone(id) => {
                state.timers.remove(id);
            }
            Self::TaskGone(id) => state.remove_task(*id),
            Self::Series(view) => state.put_series(view.clone()),
            Self::SeriesGone(id) => {
                state.tasks.series.remove(id);
            }
            Self::Document(document) => state.put_document((**document).clone()),
            Self::DocumentGone(kind, id) => state.remove_document(*kind, *id),
            Self::Profile(user) if user.user_id == state.user.user_id => state.user = (**user).clone(),
            Self::Profile(_) | Self::Task(_) | Self::Unknown => {}
        }
    }
}

#[derive(Deserialize)]
struct Person {
    id: UserId,
    display_name: domain::identity::DisplayName,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// Reads a person as `/me` and the feed tell them: preferences in an object of their own or beside the name.
pub(super) fn read_user(value: &Value) -> Option<ReplicaUser> {
    let person: Person = json::from_value(value.clone()).ok()?;
    let preferences = match person.rest.get("preferences") {
        Some(inner) => inner.clone(),
        None => Value::Object(person.rest),
    };
    Some(ReplicaUser {
        user_id: person.id,
        display_name: person.display_name,
        preferences: json::from_value(preferences).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn change(entity: &str, id: &str, value: Value) -> ChangeView {
        let deleted = value.is_null();
        serde_json::from_value(
            json!({"entity": entity, "entity_id": id, "version": 1, "deleted": deleted, "value": value}),
        )
        .unwrap()
    }

    #[test]
    fn deleted_rows_are_told_by_their_keys() {
        let id = uuid::Uuid::from_u128(7);
        let gone = FeedItem::read(&change("habit", &id.to_string(), Value::Null));
        assert_eq!(gone, FeedItem::HabitGone(HabitId(id)));
        let key = format!("{id}:2026");
        assert_eq!(FeedItem::read(&change("habit_year", &key, Value::Null)), FeedItem::YearGone(HabitId(id), 2026));
    }

    #[test]
    fn documents_are_told_by_their_kind() {
        let id = uuid::Uuid::from_u128(7);
        let value = json!({"id": id, "statement": "a person who reads", "position": 0, "version": 1});
        let told = FeedItem::read(&change("identity", &id.to_string(), value.clone()));
        assert!(matches!(told, FeedItem::Document(document) if document.kind() == DocumentKind::Identity));
        let gone = FeedItem::read(&change("stack", &id.to_string(), Value::Null));
        assert_eq!(gone, FeedItem::DocumentGone(DocumentKind::Stack, id));
        assert_eq!(FeedItem::read(&change("stack", &id.to_string(), value)), FeedItem::Unknown);
    }

    #[test]
    fn tasks_and_their_series_are_told_whole_or_gone() {
        let id = uuid::Uuid::from_u128(7);
        let value = json!({"id": id, "title": "Water the plants", "priority": 4, "position": "i0", "repeat": "FREQ=DAILY",
            "changed_on": "2026-03-12", "created_at": "2026-03-12T08:00:00Z", "version": 2});
        let told = FeedItem::read(&change("task", &id.to_string(), value));
        assert!(matches!(&told, FeedItem::Task(view) if view.repeat.as_deref() == Some("FREQ=DAILY")));
        assert_eq!(FeedItem::read(&change("task", &id.to_string(), Value::Null)), FeedItem::TaskGone(TaskId(id)));
        let series = json!({"id": id, "rule": "FREQ=DAILY", "first_day": "2026-03-12", "version": 1});
        assert!(matches!(FeedItem::read(&change("task_series", &id.to_string(), series)), FeedItem::Series(_)));
        let gone = FeedItem::read(&change("task_series", &id.to_string(), Value::Null));
        assert_eq!(gone, FeedItem::SeriesGone(TaskSeriesId(id)));
    }

    #[test]
    fn entities_of_a_newer_server_are_passed_over() {
        assert_eq!(FeedItem::read(&change("goal", "1", json!({"x": 1}))), FeedItem::Unknown);
        assert_eq!(FeedItem::read(&change("habit", "1", json!({"x": 1}))), FeedItem::Unknown);
    }

    #[test]
    fn a_person_is_read_with_preferences_inside_or_beside() {
        let preferences =
            serde_json::to_value(domain::identity::Preferences::in_zone(domain::identity::TimeZoneName::utc()))
                .unwrap();
        let id = uuid::Uuid::from_u128(1);
        let inside = json!({"id": id, "display_name": "Ana", "email": "a@b.c", "preferences": preferences});
        let mut beside = json!({"id": id, "display_name": "Ana", "email": "a@b.c"});
        beside.as_object_mut().unwrap().extend(preferences.as_object().unwrap().clone());
        assert_eq!(read_user(&inside), read_user(&beside));
        assert!(read_user(&inside).is_some());
    }
}
