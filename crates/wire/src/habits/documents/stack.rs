//! A link of a chain: what a habit follows.

use domain::{
    habits::{DocumentFields, Stack, StackFields},
    ids::{HabitId, StackId},
    problem::FieldError,
};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A stack as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StackView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// The habit that comes before.
    pub anchor_habit_id: Option<Uuid>,
    /// The habit that follows.
    pub follower_habit_id: Uuid,
    /// The moment in words.
    pub cue: Option<String>,
    /// `HH:MM`
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at_time: Option<Time>,
    /// Where.
    pub place: Option<String>,
    /// Place among the followers of the same anchor, from 0.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Stack> for StackView {
    fn from(stack: Stack) -> Self {
        Self {
            id: stack.id.uuid(),
            anchor_habit_id: stack.anchor_habit_id.map(HabitId::uuid),
            follower_habit_id: stack.follower_habit_id.uuid(),
            cue: stack.cue,
            at_time: stack.at_time,
            place: stack.place,
            position: stack.position,
            version: stack.version,
        }
    }
}

impl From<StackView> for Stack {
    fn from(view: StackView) -> Self {
        Self {
            id: StackId(view.id),
            anchor_habit_id: view.anchor_habit_id.map(HabitId),
            follower_habit_id: HabitId(view.follower_habit_id),
            cue: view.cue,
            at_time: view.at_time,
            place: view.place,
            position: view.position,
            version: view.version,
        }
    }
}

/// What a client sends to make a stack (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StackBody {
    /// UUIDv7 of the client's making, so that a retry makes no second stack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The habit that comes before; it may not follow the follower, however far along the chain.
    #[serde(default)]
    pub anchor_habit_id: Option<Uuid>,
    /// The habit that follows; it may follow one thing only.
    pub follower_habit_id: Uuid,
    /// The moment in words, at most 200 characters; needed without an anchor.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub cue: Option<String>,
    /// `HH:MM`
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at_time: Option<Time>,
    /// At most 120 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub place: Option<String>,
    /// Place among the followers of the same anchor; where it stands, or the end, when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub position: Option<i32>,
}

impl StackBody {
    /// A body that says what a stored stack says.
    #[must_use]
    pub fn of(stack: &Stack) -> Self {
        Self {
            id: None,
            anchor_habit_id: stack.anchor_habit_id.map(HabitId::uuid),
            follower_habit_id: stack.follower_habit_id.uuid(),
            cue: stack.cue.clone(),
            at_time: stack.at_time,
            place: stack.place.clone(),
            position: Some(stack.position),
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let fields = StackFields {
            anchor_habit_id: self.anchor_habit_id.map(HabitId),
            follower_habit_id: HabitId(self.follower_habit_id),
            cue: self.cue,
            at_time: self.at_time,
            place: self.place,
            position: self.position,
        };
        fields.checked().map(DocumentFields::Stack)
    }
}
