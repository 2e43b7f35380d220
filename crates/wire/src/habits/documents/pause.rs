//! A pause of one habit, of a group or of all.

use domain::{
    habits::{DocumentFields, Pause, PauseFields, PauseScope},
    ids::{GroupId, HabitId, PauseId},
    problem::FieldError,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A pause as it is stored. Without a habit and without a group it is a pause of all habits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PauseView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// The habit that is paused.
    pub habit_id: Option<Uuid>,
    /// The group whose habits are paused.
    pub group_id: Option<Uuid>,
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from_day: Date,
    /// Last day; null while it goes on.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub to_day: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// Nobody was here on these days: only habits to quit are paused, until something is said of a day.
    #[serde(default)]
    pub away: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Pause> for PauseView {
    fn from(pause: Pause) -> Self {
        let (habit_id, group_id) = ids(pause.scope);
        Self {
            id: pause.id.uuid(),
            habit_id,
            group_id,
            from_day: pause.from_day,
            to_day: pause.to_day,
            reason: pause.reason,
            away: pause.scope == PauseScope::Away,
            version: pause.version,
        }
    }
}

impl From<PauseView> for Pause {
    fn from(view: PauseView) -> Self {
        Self {
            id: PauseId(view.id),
            scope: scope(view.habit_id, view.group_id, view.away),
            from_day: view.from_day,
            to_day: view.to_day,
            reason: view.reason,
            version: view.version,
        }
    }
}

fn ids(scope: PauseScope) -> (Option<Uuid>, Option<Uuid>) {
    match scope {
        PauseScope::All | PauseScope::Away => (None, None),
        PauseScope::Habit(id) => (Some(id.uuid()), None),
        PauseScope::Group(id) => (None, Some(id.uuid())),
    }
}

fn scope(habit: Option<Uuid>, group: Option<Uuid>, away: bool) -> PauseScope {
    match (habit, group) {
        (None, None) if away => PauseScope::Away,
        (Some(id), _) => PauseScope::Habit(HabitId(id)),
        (None, Some(id)) => PauseScope::Group(GroupId(id)),
        (None, None) => PauseScope::All,
    }
}

/// What a client sends to make a pause (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PauseBody {
    /// UUIDv7 of the client's making, so that a retry makes no second pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The habit to pause; null, and no group either, for all.
    #[serde(default)]
    pub habit_id: Option<Uuid>,
    /// The group to pause; not together with a habit.
    #[serde(default)]
    pub group_id: Option<Uuid>,
    /// First day.
    #[serde(deserialize_with = "crate::day::required")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from_day: Date,
    /// Last day, not before the first; null while it goes on.
    #[serde(default, deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub to_day: Option<Date>,
    /// At most 200 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub reason: Option<String>,
    /// Nobody was here on these days: only habits to quit are paused, until something is said of a day. Not together
    /// with a habit or a group.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub away: bool,
}

impl PauseBody {
    /// A body that says what a stored pause says.
    #[must_use]
    pub fn of(pause: &Pause) -> Self {
        let (habit_id, group_id) = ids(pause.scope);
        let (from_day, to_day, reason) = (pause.from_day, pause.to_day, pause.reason.clone());
        Self { id: None, habit_id, group_id, from_day, to_day, reason, away: pause.scope == PauseScope::Away }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code; `group_id`: `not_allowed` beside a habit; `away`: `not_allowed` beside
    /// either.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let scope = scope(self.habit_id, self.group_id, self.away);
        let both = self.habit_id.is_some() && self.group_id.is_some();
        let away_beside = self.away && scope != PauseScope::Away;
        let fields = PauseFields { scope, from_day: self.from_day, to_day: self.to_day, reason: self.reason };
        match fields.checked() {
            Ok(fields) if !both && !away_beside => Ok(DocumentFields::Pause(fields)),
            checked => {
                let mut errors = checked.err().unwrap_or_default();
                errors.extend(both.then(|| FieldError::new("group_id", "not_allowed")));
                errors.extend(away_beside.then(|| FieldError::new("away", "not_allowed")));
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_pause_is_of_a_habit_or_of_a_group_or_of_all() {
        let (habit, group) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let read = |habit_id: Option<Uuid>, group_id: Option<Uuid>| {
            let body = json!({ "habit_id": habit_id, "group_id": group_id, "from_day": "2026-03-12" });
            match serde_json::from_value::<PauseBody>(body).unwrap().into_fields() {
                Ok(DocumentFields::Pause(fields)) => Ok(fields.scope),
                Ok(other) => panic!("{other:?}"),
                Err(errors) => Err(errors),
            }
        };
        assert_eq!(read(None, None), Ok(PauseScope::All));
        assert_eq!(read(Some(habit), None), Ok(PauseScope::Habit(HabitId(habit))));
        assert_eq!(read(None, Some(group)), Ok(PauseScope::Group(GroupId(group))));
        assert_eq!(read(Some(habit), Some(group)), Err(vec![FieldError::new("group_id", "not_allowed")]));
    }

    #[test]
    fn days_away_are_of_no_habit_and_of_no_group_and_stay_days_away() {
        let read = |habit_id: Option<Uuid>| {
            let body = json!({ "habit_id": habit_id, "from_day": "2026-03-12", "to_day": "2026-03-20", "away": true });
            serde_json::from_value::<PauseBody>(body).unwrap().into_fields()
        };
        let Ok(DocumentFields::Pause(fields)) = read(None) else { panic!("refused") };
        assert_eq!(fields.scope, PauseScope::Away);
        let PauseFields { scope, from_day, to_day, reason } = fields;
        let pause = Pause { id: PauseId(Uuid::from_u128(1)), scope, from_day, to_day, reason, version: 1 };
        assert_eq!(Pause::from(PauseView::from(pause.clone())), pause);
        assert!(PauseBody::of(&pause).away);
        assert_eq!(read(Some(Uuid::from_u128(1))), Err(vec![FieldError::new("away", "not_allowed")]));
    }
}
