//! What the forms of groups and pauses post, and how it becomes the bodies that REST and the queue take too.

use std::collections::BTreeMap;

use domain::problem::FieldError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::habits::{GroupBody, PauseBody};

/// A group as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    /// Which group; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    pub name: String,
}

/// A group or a pause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentIdForm {
    pub id: String,
}

/// A group and which way it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveGroupForm {
    pub id: String,
    /// `up` or `down`.
    pub way: String,
}

/// A pause as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PauseForm {
    /// The id that makes a repeated post harmless.
    pub id: String,
    /// `all`, `group:<id>` or `habit:<id>`.
    pub scope: String,
    pub from_day: String,
    /// Blank while it goes on.
    pub to_day: String,
    pub reason: String,
}

impl GroupForm {
    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        Self { id: text("id"), name: text("name") }
    }

    /// As REST takes it.
    #[must_use]
    pub fn body(&self, position: Option<i32>) -> GroupBody {
        GroupBody { id: None, name: self.name.clone(), position }
    }
}

impl PauseForm {
    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        Self {
            id: text("id"),
            scope: text("scope"),
            from_day: text("from_day"),
            to_day: text("to_day"),
            reason: text("reason"),
        }
    }

    /// As REST takes it. Without a first day it begins today.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn body(&self, today: Date) -> Result<PauseBody, Vec<FieldError>> {
        let mut errors = Vec::new();
        let (habit_id, group_id) = self.scope().unwrap_or_else(|code| {
            errors.push(FieldError::new("scope", code));
            (None, None)
        });
        let mut day = |field: &str, text: &str| match text.trim() {
            "" => None,
            text => text.parse::<Date>().map_or_else(
                |_| {
                    errors.push(FieldError::new(field, "not_a_date"));
                    None
                },
                Some,
            ),
        };
        let from_day = day("from_day", &self.from_day).unwrap_or(today);
        let to_day = day("to_day", &self.to_day);
        let id = self.id.parse().ok().filter(|id: &Uuid| !id.is_nil());
        let body =
            PauseBody { id, habit_id, group_id, from_day, to_day, reason: Some(self.reason.clone()), away: false };
        errors.extend(body.clone().into_fields().err().unwrap_or_default());
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }

    fn scope(&self) -> Result<(Option<Uuid>, Option<Uuid>), &'static str> {
        let id = |text: &str| text.parse::<Uuid>().map(Some).map_err(|_| "unknown_choice");
        match self.scope.split_once(':') {
            Some(("habit", habit)) => Ok((id(habit)?, None)),
            Some(("group", group)) => Ok((None, id(group)?)),
            None if self.scope == "all" => Ok((None, None)),
            None if self.scope.is_empty() => Err("required"),
            _ => Err("unknown_choice"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 3, 12);

    fn form(scope: &str, from_day: &str, to_day: &str) -> PauseForm {
        let text = |text: &str| text.to_owned();
        PauseForm { scope: text(scope), from_day: text(from_day), to_day: text(to_day), ..PauseForm::default() }
    }

    #[test]
    fn a_pause_is_of_all_of_a_group_or_of_a_habit() {
        let id = Uuid::from_u128(7);
        let scope = |scope: &str| form(scope, "", "").body(TODAY).map(|body| (body.habit_id, body.group_id));
        assert_eq!(scope("all"), Ok((None, None)));
        assert_eq!(scope(&format!("habit:{id}")), Ok((Some(id), None)));
        assert_eq!(scope(&format!("group:{id}")), Ok((None, Some(id))));
        for (odd, code) in [("", "required"), ("some", "unknown_choice"), ("habit:7", "unknown_choice")] {
            assert_eq!(scope(odd), Err(vec![FieldError::new("scope", code)]), "{odd}");
        }
    }

    #[test]
    fn a_pause_begins_today_and_goes_on_where_nothing_else_is_said() {
        let body = form("all", "", " ").body(TODAY).unwrap();
        assert_eq!((body.from_day, body.to_day, body.id), (TODAY, None, None));
        let refused = form("all", "soon", "2026-03-01").body(TODAY).unwrap_err();
        let told: Vec<_> = refused.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(told, [("from_day", "not_a_date"), ("to_day", "out_of_range")]);
    }
}
