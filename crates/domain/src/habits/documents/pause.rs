//! Pauses: a holiday, an illness, a busy month. Days in a pause read as skipped; nothing is written about them, so that
//! ending a pause early, or moving it, needs no second step.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{Habit, optional_text_field},
    ids::{GroupId, HabitId, PauseId},
    problem::FieldError,
};

/// What is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseScope {
    /// Every habit.
    All,
    /// One habit.
    Habit(HabitId),
    /// The habits of a group.
    Group(GroupId),
}

impl PauseScope {
    /// Whether it reaches a habit.
    #[must_use]
    pub fn covers(self, habit: &Habit) -> bool {
        match self {
            Self::All => true,
            Self::Habit(id) => id == habit.id,
            Self::Group(id) => habit.group_id == Some(id),
        }
    }
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySpan {
    /// First day.
    pub from_day: Date,
    /// Last day; none while it goes on.
    pub to_day: Option<Date>,
}

impl DaySpan {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from_day <= day && self.to_day.is_none_or(|last| day <= last)
    }
}

/// A pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Its id, unique within the owner.
    pub id: PauseId,
    /// What is paused.
    pub scope: PauseScope,
    /// First day.
    pub from_day: Date,
    /// Last day; none while it goes on.
    pub to_day: Option<Date>,
    /// At most 200 characters.
    pub reason: Option<String>,
    /// Counts changes, from 1.
    pub version: i64,
}

impl Pause {
    /// Its days.
    #[must_use]
    pub const fn days(&self) -> DaySpan {
        DaySpan { from_day: self.from_day, to_day: self.to_day }
    }
}

/// The days on which a habit is paused, by itself, with its group or with all, oldest first.
#[must_use]
pub fn pauses_of<'a>(habit: &Habit, pauses: impl IntoIterator<Item = &'a Pause>) -> Vec<DaySpan> {
    let mut spans: Vec<_> = pauses.into_iter().filter(|pause| pause.scope.covers(habit)).map(Pause::days).collect();
    spans.sort_by_key(|span| span.from_day);
    spans
}

/// A pause as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PauseFields {
    /// What is paused.
    pub scope: PauseScope,
    /// First day.
    pub from_day: Date,
    /// Last day; none while it goes on.
    pub to_day: Option<Date>,
    /// At most 200 characters.
    pub reason: Option<String>,
}

impl PauseFields {
    /// Trims and checks.
    ///
    /// # Errors
    /// `from_day`, `to_day`: `out_of_range` outside 1900 to 2200, or when the last day comes before the first.
    /// `reason`: `too_long`, `control_character`.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let years = 1900..=2200;
        if !years.contains(&self.from_day.year()) {
            errors.push(FieldError::new("from_day", "out_of_range"));
        }
        if self.to_day.is_some_and(|last| last < self.from_day || !years.contains(&last.year())) {
            errors.push(FieldError::new("to_day", "out_of_range"));
        }
        let reason = optional_text_field(self.reason.as_deref().unwrap_or_default(), 200);
        match reason {
            Ok(reason) if errors.is_empty() => Ok(Self { reason, ..self }),
            Ok(_) => Err(errors),
            Err(code) => {
                errors.push(FieldError::new("reason", code));
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_pause_ends_on_or_after_its_first_day() {
        let fields = |to_day| {
            let from_day = date(2026, 3, 10);
            PauseFields { scope: PauseScope::All, from_day, to_day, reason: Some(" ".to_owned()) }.checked()
        };
        assert_eq!(fields(None).map(|pause| pause.reason), Ok(None));
        assert!(fields(Some(date(2026, 3, 10))).is_ok());
        assert_eq!(fields(Some(date(2026, 3, 9))), Err(vec![FieldError::new("to_day", "out_of_range")]));
        assert_eq!(fields(Some(date(2300, 1, 1))), Err(vec![FieldError::new("to_day", "out_of_range")]));
    }

    #[test]
    fn both_ends_belong_to_a_pause() {
        let span = DaySpan { from_day: date(2026, 3, 10), to_day: Some(date(2026, 3, 12)) };
        let inside: Vec<_> = (9..=13).filter(|day| span.contains(date(2026, 3, *day))).collect();
        assert_eq!(inside, [10, 11, 12]);
        assert!(DaySpan { to_day: None, ..span }.contains(date(2036, 1, 1)));
    }
}
