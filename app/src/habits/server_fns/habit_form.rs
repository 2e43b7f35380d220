//! What the form of a habit posts, and how it becomes the body that REST and the queue take too: one set of rules.

use std::collections::BTreeMap;

use domain::{
    habits::{Habit, HabitKind, Schedule, WeekdaySet, schedule::weekday_from_name},
    identity::NumberFormat,
    problem::FieldError,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::habits::HabitBody;

use crate::page::read_quantity;

/// A habit as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HabitForm {
    /// Which habit; for a new one, the id that makes a repeated post harmless.
    pub habit_id: String,
    pub name: String,
    pub question: String,
    /// `yes_no` or `measure`.
    pub kind: String,
    pub target: String,
    pub unit: String,
    /// `daily`, `weekdays`, `times_per_week`, or `keep` for a schedule that this form cannot write.
    pub schedule: String,
    /// `mon` to `sun`.
    pub days: Vec<String>,
    pub times: String,
    pub starts_on: String,
    /// The version that the form was filled from; blank for a new habit.
    pub version: String,
}

impl HabitForm {
    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let days = fields.get("days[]").map(|days| days.split(',').map(str::to_owned).collect());
        Self {
            habit_id: text("habit_id"),
            name: text("name"),
            question: text("question"),
            kind: text("kind"),
            target: text("target"),
            unit: text("unit"),
            schedule: text("schedule"),
            days: days.unwrap_or_default(),
            times: text("times"),
            starts_on: text("starts_on"),
            version: text("version"),
        }
    }

    /// Whether the habit is another one by now than this form was filled with. A version of its own is none: it may
    /// count what this device has sent meanwhile.
    #[must_use]
    pub fn is_overtaken_by(&self, now: &Self) -> bool {
        let version = |form: &Self| form.version.parse::<i64>().unwrap_or_default();
        let same = Self { version: now.version.clone(), ..self.clone() } == *now;
        version(now) > version(self) && !same
    }

    /// The body that makes a habit, or replaces `now`: what this form has no field for stays as it is there.
    ///
    /// # Errors
    /// Every refused field with its code, those that only the use case would find included.
    pub fn body(&self, format: NumberFormat, now: Option<&Habit>) -> Result<HabitBody, Vec<FieldError>> {
        let kept = now.and_then(Habit::current_schedule).map(|version| version.schedule);
        let mut errors = Vec::new();
        let kind = self.kind().unwrap_or_else(|error| note(&mut errors, error, HabitKind::YesNo));
        let schedule = self.schedule(kept).unwrap_or_else(|error| note(&mut errors, error, Schedule::Daily {}));
        let starts_on = self.starts_on().unwrap_or_else(|error| note(&mut errors, error, None));
        let target = self.target(kind, format).unwrap_or_else(|error| note(&mut errors, error, Some("1".to_owned())));
        let body = HabitBody {
            id: self.habit_id.parse::<Uuid>().ok(),
            name: self.name.clone(),
            kind,
            schedule: schedule.into(),
            target,
            unit: kind.is_measured().then(|| self.unit.clone()),
            question: Some(self.question.clone()),
            starts_on,
            reserves_per_month: now.map(|now| now.reserves_with(kind, &schedule)),
            archived_at: now.and_then(|now| now.archived_at),
        };
        errors.extend(body.clone().into_fields().err().unwrap_or_default());
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }

    fn kind(&self) -> Result<HabitKind, FieldError> {
        HabitKind::parse(&self.kind).map_err(|code| FieldError::new("kind", code))
    }

    fn target(&self, kind: HabitKind, format: NumberFormat) -> Result<Option<String>, FieldError> {
        if !kind.is_measured() || self.target.trim().is_empty() {
            return Ok(None);
        }
        let target = read_quantity(&self.target, format).map_err(|code| FieldError::new("target", code))?;
        Ok(Some(target.to_string()))
    }

    fn schedule(&self, kept: Option<Schedule>) -> Result<Schedule, FieldError> {
        match self.schedule.as_str() {
            "daily" => Ok(Schedule::Daily {}),
            "weekdays" => {
                let names = self.days.iter().flat_map(|names| names.split(',')).filter(|name| !name.is_empty());
                let mut days = WeekdaySet::default();
                for name in names {
                    let day =
                        weekday_from_name(name).ok_or_else(|| FieldError::new("schedule.days", "unknown_weekday"))?;
                    days = days.with(day);
                }
                Ok(Schedule::Weekdays { days })
            }
            "times_per_week" => {
                let times = self.times.trim().parse().map_err(|_| FieldError::new("schedule.times", "required"))?;
                Ok(Schedule::TimesPerWeek { times })
            }
            "keep" => kept.ok_or_else(|| FieldError::new("schedule", "unknown_choice")),
            "" => Err(FieldError::new("schedule", "required")),
            _ => Err(FieldError::new("schedule", "unknown_choice")),
        }
    }

    fn starts_on(&self) -> Result<Option<Date>, FieldError> {
        match self.starts_on.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| FieldError::new("starts_on", "not_a_date")),
        }
    }
}

/// Keeps the error and goes on with a stand-in, so that every refused field is told at once.
fn note<T>(errors: &mut Vec<FieldError>, error: FieldError, stand_in: T) -> T {
    errors.push(error);
    stand_in
}

#[cfg(test)]
mod tests {
    use domain::{habits::ScheduleVersion, ids::HabitId};
    use jiff::{Timestamp, civil::date};

    use super::*;

    /// A habit with the default reserves of its schedule.
    fn habit(schedule: Schedule) -> Habit {
        let effective_from = date(2026, 1, 1);
        Habit {
            id: HabitId(Uuid::nil()),
            name: "Read".to_owned(),
            kind: HabitKind::YesNo,
            unit: None,
            question: None,
            starts_on: effective_from,
            reserves_per_month: HabitKind::YesNo.default_reserves(&schedule),
            assume_kept: false,
            position: 0,
            schedules: vec![ScheduleVersion { effective_from, schedule, target: None }],
            archived_at: None,
            deleted_at: None,
            created_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn form() -> HabitForm {
        HabitForm {
            name: "Read".to_owned(),
            kind: "measure".to_owned(),
            target: "20".to_owned(),
            unit: "pages".to_owned(),
            schedule: "weekdays".to_owned(),
            days: vec!["mon".to_owned(), "fri".to_owned()],
            ..HabitForm::default()
        }
    }

    fn errors(form: &HabitForm) -> Vec<(String, String)> {
        let refused = form.body(NumberFormat::CommaDot, None).err().unwrap_or_default();
        refused.into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn a_form_becomes_the_body_of_the_interface() {
        let body = form().body(NumberFormat::CommaDot, None).unwrap();
        assert_eq!(body.target.as_deref(), Some("20"));
        assert_eq!(body.into_fields().unwrap().name, "Read");
    }

    #[test]
    fn a_form_is_overtaken_by_a_newer_version_that_says_something_else() {
        let at = |version: &str, name: &str| HabitForm { version: version.to_owned(), name: name.to_owned(), ..form() };
        assert!(at("3", "Read").is_overtaken_by(&at("4", "Read more")));
        assert!(!at("3", "Read").is_overtaken_by(&at("4", "Read")), "the same by another number");
        assert!(!at("4", "Read").is_overtaken_by(&at("3", "Read before")), "a replica that is behind");
    }

    #[test]
    fn every_refused_field_is_told_at_once() {
        let bad = HabitForm { name: String::new(), target: "many".to_owned(), days: vec![], ..form() };
        let refused = errors(&bad);
        for field in ["name", "target", "schedule.days"] {
            assert!(refused.iter().any(|(name, _)| name == field), "{field} in {refused:?}");
        }
    }

    #[test]
    fn a_yes_no_habit_forgets_target_and_unit() {
        let body = HabitForm { kind: "yes_no".to_owned(), ..form() }.body(NumberFormat::CommaDot, None).unwrap();
        assert_eq!((body.target, body.unit), (None, None));
    }

    #[test]
    fn a_schedule_that_the_form_cannot_write_is_kept() {
        let kept = Schedule::TimesPerMonth { times: 4 };
        let form = HabitForm { schedule: "keep".to_owned(), ..form() };
        let body = form.body(NumberFormat::CommaDot, Some(&habit(kept)));
        assert_eq!(Schedule::from(body.unwrap().schedule), kept);
    }

    #[test]
    fn what_the_form_has_no_field_for_stays_and_default_reserves_follow_the_schedule() {
        let daily = Habit { archived_at: Some(Timestamp::UNIX_EPOCH), ..habit(Schedule::Daily {}) };
        let body = form().body(NumberFormat::CommaDot, Some(&daily)).unwrap();
        assert_eq!((body.archived_at, body.reserves_per_month), (daily.archived_at, Some(0)));
        let chosen = Habit { reserves_per_month: 4, ..daily };
        let body = form().body(NumberFormat::CommaDot, Some(&chosen)).unwrap();
        assert_eq!(body.reserves_per_month, Some(4));
    }
}
