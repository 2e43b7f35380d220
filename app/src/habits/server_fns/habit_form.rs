//! What the form of a habit posts, and how it becomes the body that REST and the queue take too: one set of rules.

use std::collections::BTreeMap;

use domain::{
    habits::{Anchor, DEFAULT_HABIT_COLOR, Habit, HabitKind, Schedule, Tone, WeekdaySet, schedule::weekday_from_name},
    identity::NumberFormat,
    ids::{GroupId, IdentityId},
    problem::FieldError,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::{MoneyView, habits::HabitBody};

use crate::page::read_quantity;

/// A habit as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HabitForm {
    /// Which habit; for a new one, the id that makes a repeated post harmless.
    pub habit_id: String,
    pub name: String,
    pub question: String,
    /// `yes_no`, `measure`, `limit` or `quit`.
    pub kind: String,
    pub target: String,
    pub unit: String,
    /// `true` where a limit counts silent days as kept.
    pub assume_kept: String,
    /// `daily`, `weekdays`, `times_per_week`, `every_x_days`, `times_per_month` or `times_in_days`. The fields below
    /// belong to one of these each, and only those of the chosen one are read.
    pub schedule: String,
    /// `mon` to `sun`.
    pub days: Vec<String>,
    /// In a week.
    pub times: String,
    /// Every so many days.
    pub interval: String,
    /// `fixed` or `last_done`.
    pub anchor: String,
    pub times_a_month: String,
    pub window_times: String,
    pub window_days: String,
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
            assume_kept: text("assume_kept"),
            schedule: text("schedule"),
            days: days.unwrap_or_default(),
            times: text("times"),
            interval: text("interval"),
            anchor: text("anchor"),
            times_a_month: text("times_a_month"),
            window_times: text("window_times"),
            window_days: text("window_days"),
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
        let mut errors = Vec::new();
        let kind = self.kind().unwrap_or_else(|error| note(&mut errors, error, HabitKind::YesNo));
        let schedule = self.schedule().unwrap_or_else(|error| note(&mut errors, error, Schedule::Daily {}));
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
            assume_kept: kind == HabitKind::Limit && self.assume_kept == "true",
            tone: now.map_or_else(Tone::default, |now| now.tone),
            color: now.map_or(DEFAULT_HABIT_COLOR, |now| now.color),
            icon: now.and_then(|now| now.icon.clone()),
            description: now.and_then(|now| now.description.clone()),
            minimum_text: now.and_then(|now| now.minimum_text.clone()),
            identity_id: now.and_then(|now| now.identity_id).map(IdentityId::uuid),
            group_id: now.and_then(|now| now.group_id).map(GroupId::uuid),
            unit_price: now.and_then(|now| now.unit_price.as_ref()).map(MoneyView::from),
            usual_amount: now.and_then(|now| now.usual_amount).map(|amount| amount.to_string()),
            archived_at: now.and_then(|now| now.archived_at),
        };
        let refused = body.clone().into_fields().err().unwrap_or_default();
        errors.extend(refused.into_iter().map(|error| at_its_field(error, &schedule)));
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }

    /// The kind.
    ///
    /// # Errors
    /// `unknown_choice`.
    pub fn kind(&self) -> Result<HabitKind, FieldError> {
        HabitKind::parse(&self.kind).map_err(|code| FieldError::new("kind", code))
    }

    fn target(&self, kind: HabitKind, format: NumberFormat) -> Result<Option<String>, FieldError> {
        if !kind.is_measured() || self.target.trim().is_empty() {
            return Ok(None);
        }
        let target = read_quantity(&self.target, format).map_err(|code| FieldError::new("target", code))?;
        Ok(Some(target.to_string()))
    }

    /// The schedule, from the fields of the chosen one. Whether its numbers are in range is checked later.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub fn schedule(&self) -> Result<Schedule, FieldError> {
        match self.schedule.as_str() {
            "daily" => Ok(Schedule::Daily {}),
            "weekdays" => Ok(Schedule::Weekdays { days: self.weekdays()? }),
            "times_per_week" => Ok(Schedule::TimesPerWeek { times: count("times", &self.times)? }),
            "every_x_days" => {
                let anchor = match self.anchor.as_str() {
                    "fixed" => Anchor::Fixed,
                    "last_done" => Anchor::LastDone,
                    "" => return Err(FieldError::new("anchor", "required")),
                    _ => return Err(FieldError::new("anchor", "unknown_choice")),
                };
                Ok(Schedule::EveryXDays { days: count("interval", &self.interval)?, anchor })
            }
            "times_per_month" => Ok(Schedule::TimesPerMonth { times: count("times_a_month", &self.times_a_month)? }),
            "times_in_days" => {
                let times = count("window_times", &self.window_times)?;
                Ok(Schedule::TimesInDays { times, days: count("window_days", &self.window_days)? })
            }
            "" => Err(FieldError::new("schedule", "required")),
            _ => Err(FieldError::new("schedule", "unknown_choice")),
        }
    }

    fn weekdays(&self) -> Result<WeekdaySet, FieldError> {
        let names = self.days.iter().flat_map(|names| names.split(',')).filter(|name| !name.is_empty());
        let mut days = WeekdaySet::default();
        for name in names {
            let day = weekday_from_name(name).ok_or_else(|| FieldError::new("days", "unknown_weekday"))?;
            days = days.with(day);
        }
        Ok(days)
    }

    fn starts_on(&self) -> Result<Option<Date>, FieldError> {
        match self.starts_on.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| FieldError::new("starts_on", "not_a_date")),
        }
    }
}

/// A whole number. One that is too large for its field is out of range, and not something else than a number.
fn count<T: TryFrom<u32>>(field: &str, text: &str) -> Result<T, FieldError> {
    match text.trim() {
        "" => Err(FieldError::new(field, "required")),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            let number: u32 = digits.parse().map_err(|_| FieldError::new(field, "out_of_range"))?;
            T::try_from(number).map_err(|_| FieldError::new(field, "out_of_range"))
        }
        _ => Err(FieldError::new(field, "not_a_number")),
    }
}

/// The rules call the numbers of every schedule alike; this form has fields of their own for each.
fn at_its_field(error: FieldError, schedule: &Schedule) -> FieldError {
    let field = match (error.field.as_str(), schedule) {
        ("schedule.days", Schedule::EveryXDays { .. }) => "interval",
        ("schedule.days", Schedule::TimesInDays { .. }) => "window_days",
        ("schedule.days", _) => "days",
        ("schedule.times", Schedule::TimesPerMonth { .. }) => "times_a_month",
        ("schedule.times", Schedule::TimesInDays { .. }) => "window_times",
        ("schedule.times", _) => "times",
        _ => return error,
    };
    FieldError::new(field, error.code)
}

/// Keeps the error and goes on with a stand-in, so that every refused field is told at once.
fn note<T>(errors: &mut Vec<FieldError>, error: FieldError, stand_in: T) -> T {
    errors.push(error);
    stand_in
}
