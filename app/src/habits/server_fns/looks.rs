//! The part of a habit's form that is about looks and belonging. A blank choice means that the form did not ask: then
//! the habit keeps what it has.

use domain::{
    habits::{DEFAULT_HABIT_COLOR, Habit, Tone, text_field},
    ids::{GroupId, IdentityId},
    problem::FieldError,
};
use uuid::Uuid;

use super::HabitForm;

/// The value of a choice of nothing.
pub(crate) const NONE: &str = "none";
/// The value of what is to be made, by the name beside it.
pub(crate) const NEW: &str = "new";

/// What the form says of looks and belonging.
pub(super) struct Looks {
    pub tone: Tone,
    pub color: u8,
    pub icon: Option<String>,
    pub identity_id: Option<Uuid>,
    pub group_id: Option<Uuid>,
}

impl HabitForm {
    /// Reads the choices; what is refused is added to `errors`.
    pub(super) fn looks(&self, now: Option<&Habit>, errors: &mut Vec<FieldError>) -> Looks {
        let mut refuse = |field: &str, code: &str| errors.push(FieldError::new(field, code));
        let tone = match self.tone.as_str() {
            "" => now.map_or_else(Tone::default, |now| now.tone),
            word => Tone::parse(word).unwrap_or_else(|code| {
                refuse("tone", code);
                Tone::default()
            }),
        };
        let color = match self.color.as_str() {
            "" => now.map_or(DEFAULT_HABIT_COLOR, |now| now.color),
            number => number.parse().unwrap_or_else(|_| {
                refuse("color", "unknown_choice");
                DEFAULT_HABIT_COLOR
            }),
        };
        let icon = match (self.emoji.trim(), self.icon.as_str()) {
            ("", "") => now.and_then(|now| now.icon.clone()),
            ("", NONE) => None,
            ("", name) => Some(name.to_owned()),
            (emoji, _) => Some(emoji.to_owned()),
        };
        let mut chosen = |field: &str, value: &str, now: Option<Uuid>| match value {
            "" => now,
            NONE | NEW => None,
            id => id.parse().map_or_else(
                |_| {
                    refuse(field, "unknown_choice");
                    None
                },
                Some,
            ),
        };
        let group_id = chosen("group", &self.group, now.and_then(|now| now.group_id).map(GroupId::uuid));
        let identity_id = chosen("identity", &self.identity, now.and_then(|now| now.identity_id).map(IdentityId::uuid));
        errors.extend([self.new_group().err(), self.new_identity().err()].into_iter().flatten());
        Looks { tone, color, icon, identity_id, group_id }
    }

    /// The name of the group that is to be made, if one is.
    ///
    /// # Errors
    /// `new_group`: `required`, `too_long`, `control_character`.
    pub fn new_group(&self) -> Result<Option<String>, FieldError> {
        new_name(&self.group, &self.new_group, 60).map_err(|code| FieldError::new("new_group", code))
    }

    /// The statement of the identity that is to be made, if one is.
    ///
    /// # Errors
    /// `new_identity`: `required`, `too_long`, `control_character`.
    pub fn new_identity(&self) -> Result<Option<String>, FieldError> {
        new_name(&self.identity, &self.new_identity, 200).map_err(|code| FieldError::new("new_identity", code))
    }

    /// The rules call an emoji an icon, and what the form calls a group by the id of it.
    pub(super) fn at_its_look(&self, error: FieldError) -> FieldError {
        let field = match error.field.as_str() {
            "icon" if !self.emoji.trim().is_empty() => "emoji",
            "group_id" => "group",
            "identity_id" => "identity",
            _ => return error,
        };
        FieldError::new(field, error.code)
    }
}

fn new_name(choice: &str, name: &str, longest: usize) -> Result<Option<String>, &'static str> {
    if choice == NEW { text_field(name, longest).map(Some) } else { Ok(None) }
}
