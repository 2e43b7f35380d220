//! A habit and the fields that its owner may change.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Judged, Quantity, Schedule, ScheduleVersion, TimeUnit, Tone, icon_field, optional_text_field, text_field,
    },
    ids::{GroupId, HabitId, IdentityId},
    money::Money,
    problem::FieldError,
};

/// How a day of the habit is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HabitKind {
    /// Done or not.
    YesNo,
    /// At least a target amount.
    Measure,
    /// At most a target amount.
    Limit,
    /// Kept unless a slip is logged.
    Quit,
}

impl HabitKind {
    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Measure => "measure",
            Self::Limit => "limit",
            Self::Quit => "quit",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "yes_no" => Ok(Self::YesNo),
            "measure" => Ok(Self::Measure),
            "limit" => Ok(Self::Limit),
            "quit" => Ok(Self::Quit),
            _ => Err("unknown_choice"),
        }
    }

    /// Whether entries carry an amount that is compared with a target.
    #[must_use]
    pub const fn is_measured(self) -> bool {
        matches!(self, Self::Measure | Self::Limit)
    }

    /// The unit that a timer of such a habit counts in; none where the amount is no time.
    #[must_use]
    pub fn timed_in(self, unit: Option<&str>) -> Option<TimeUnit> {
        unit.filter(|_| self.is_measured()).and_then(TimeUnit::named)
    }

    /// Whether it is kept by leaving something alone, so that nothing is to be done for it and its days count only when
    /// they are over.
    #[must_use]
    pub const fn asks_to_refrain(self) -> bool {
        matches!(self, Self::Limit | Self::Quit)
    }

    /// Reserves a month when the owner chose none: two for habits of every day, none otherwise. None for quitting
    /// either: what one wants to be rid of has no free days (spec/habits 4.1).
    #[must_use]
    pub const fn default_reserves(self, schedule: &Schedule) -> u8 {
        match (self, schedule) {
            (Self::YesNo | Self::Measure | Self::Limit, Schedule::Daily {}) => 2,
            _ => 0,
        }
    }
}

/// How many colours there are, numbered from 0.
pub const HABIT_COLORS: u8 = 20;
/// The colour of a habit whose owner chose none.
pub const DEFAULT_HABIT_COLOR: u8 = 8;
/// The largest price of one unit, in minor units.
const MOST_MINOR: i64 = 1_000_000_000;

/// A habit with every schedule it ever had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    /// Its id, unique within the owner.
    pub id: HabitId,
    /// One to 120 characters.
    pub name: String,
    /// How a day is judged.
    pub kind: HabitKind,
    /// Unit of a measured habit, at most 20 characters.
    pub unit: Option<String>,
    /// The question to ask, at most 200 characters.
    pub question: Option<String>,
    /// First day that can be due.
    pub starts_on: Date,
    /// Misses a month that a run survives, 0 to 5.
    pub reserves_per_month: u8,
    /// For limits: an unlogged day counts as kept.
    pub assume_kept: bool,
    /// How its owner feels about it.
    pub tone: Tone,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// One emoji, or the name of one of [`crate::habits::ICON_NAMES`].
    pub icon: Option<String>,
    /// What it is about, at most 2,000 characters.
    pub description: Option<String>,
    /// The two-minute version, at most 120 characters.
    pub minimum_text: Option<String>,
    /// Whom it votes for.
    pub identity_id: Option<IdentityId>,
    /// In which group it is.
    pub group_id: Option<GroupId>,
    /// What one unit costs, for what is saved by leaving it alone.
    pub unit_price: Option<Money>,
    /// Units a day before quitting.
    pub usual_amount: Option<Quantity>,
    /// Place in the owner's order, from 0.
    pub position: i32,
    /// Oldest first, never empty.
    pub schedules: Vec<ScheduleVersion>,
    /// Out of the daily list since.
    pub archived_at: Option<Timestamp>,
    /// In the trash since.
    pub deleted_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Counts changes, from 1.
    pub version: i64,
}

impl Habit {
    /// A habit that was just made, at a place of its owner's order.
    #[must_use]
    pub fn planned(id: HabitId, fields: HabitFields, starts_on: Date, position: i32, at: Timestamp) -> Self {
        let reserves_per_month = fields.reserves();
        let version = ScheduleVersion {
            effective_from: starts_on,
            schedule: fields.schedule,
            target: fields.target,
            judged: None,
        };
        Self {
            id,
            name: fields.name,
            kind: fields.kind,
            unit: fields.unit,
            question: fields.question,
            starts_on,
            reserves_per_month,
            assume_kept: fields.assume_kept,
            tone: fields.tone,
            color: fields.color,
            icon: fields.icon,
            description: fields.description,
            minimum_text: fields.minimum_text,
            identity_id: fields.identity_id,
            group_id: fields.group_id,
            unit_price: fields.unit_price,
            usual_amount: fields.usual_amount,
            position,
            schedules: vec![version],
            archived_at: None,
            deleted_at: None,
            created_at: at,
            version: 1,
        }
    }

    /// Neither archived nor in the trash.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.archived_at.is_none() && self.deleted_at.is_none()
    }

    /// The schedule version that holds on a day.
    #[must_use]
    pub fn schedule_on(&self, day: Date) -> Option<&ScheduleVersion> {
        self.schedules.iter().rev().find(|version| version.effective_from <= day).or_else(|| self.schedules.first())
    }

    /// The newest schedule version.
    #[must_use]
    pub fn current_schedule(&self) -> Option<&ScheduleVersion> {
        self.schedules.last()
    }

    /// How days are judged now.
    #[must_use]
    pub const fn judged(&self) -> Judged {
        Judged { kind: self.kind, assume_kept: self.assume_kept }
    }

    /// How a day is judged: a habit may have been of another kind then.
    #[must_use]
    pub fn judged_on(&self, day: Date) -> Judged {
        self.schedule_on(day).and_then(|version| version.judged).unwrap_or_else(|| self.judged())
    }

    /// The reserves with another kind or schedule, where the owner names none: a number of their own stays, a default
    /// becomes the new default.
    #[must_use]
    pub fn reserves_with(&self, kind: HabitKind, schedule: &Schedule) -> u8 {
        let default = self.current_schedule().map(|version| self.kind.default_reserves(&version.schedule));
        if default == Some(self.reserves_per_month) { kind.default_reserves(schedule) } else { self.reserves_per_month }
    }

    /// Judges the days from `day` on in another way, and leaves those before as they were judged. Taken back on the
    /// same day it leaves no trace.
    pub fn judge_from(&mut self, day: Date, now: Judged) {
        let before = self.judged();
        (self.kind, self.assume_kept) = (now.kind, now.assume_kept);
        if before == now {
            return;
        }
        let Some(current) = self.current_schedule().copied() else { return };
        for version in &mut self.schedules {
            version.judged = if version.effective_from < day { version.judged.or(Some(before)) } else { None };
        }
        if current.effective_from < day {
            self.schedules.push(ScheduleVersion { effective_from: day, judged: None, ..current });
        }
        self.join_newest();
    }

    /// The two newest versions become one where nothing tells them apart.
    fn join_newest(&mut self) {
        let now = self.judged();
        let [.., older, newest] = self.schedules.as_mut_slice() else { return };
        let judged = older.judged.unwrap_or(now);
        if (older.schedule, older.target, judged) == (newest.schedule, newest.target, now) {
            older.judged = None;
            self.schedules.pop();
        }
    }

    /// Lets a schedule that is not in force yet begin with the habit, when its start day has moved.
    pub(super) fn begin_newest(&mut self, today: Date) {
        let begin = today.max(self.starts_on);
        let Some(newest) = self.schedules.pop_if(|newest| newest.effective_from > today) else { return };
        self.schedules.retain(|old| old.effective_from < begin);
        self.schedules.push(ScheduleVersion { effective_from: begin, ..newest });
        self.join_newest();
    }

    /// Puts a schedule in force from `day` on. The same day again replaces; an unchanged schedule adds nothing, so
    /// that saving a form twice leaves one version.
    pub fn reschedule(&mut self, version: ScheduleVersion) {
        let same = |old: &ScheduleVersion| {
            (old.schedule, old.target, old.judged) == (version.schedule, version.target, version.judged)
        };
        if self.current_schedule().is_some_and(same) {
            return;
        }
        self.schedules.retain(|old| old.effective_from < version.effective_from);
        if !self.schedules.last().is_some_and(same) {
            self.schedules.push(version);
            self.join_newest();
        }
    }
}

/// The fields of a habit as its owner writes them, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HabitFields {
    /// One to 120 characters.
    pub name: String,
    /// How a day is judged.
    pub kind: HabitKind,
    /// When it is due.
    pub schedule: Schedule,
    /// Amount to reach or stay within.
    pub target: Option<Quantity>,
    /// Unit, at most 20 characters.
    pub unit: Option<String>,
    /// Question, at most 200 characters.
    pub question: Option<String>,
    /// First day that can be due; none means the owner's today.
    pub starts_on: Option<Date>,
    /// Misses a month that a run survives; none means the default of kind and schedule.
    pub reserves_per_month: Option<u8>,
    /// For limits: a day about which nothing was noted counts as kept.
    pub assume_kept: bool,
    /// How its owner feels about it.
    pub tone: Tone,
    /// One of [`HABIT_COLORS`], from 0.
    pub color: u8,
    /// One emoji, or the name of one of [`crate::habits::ICON_NAMES`].
    pub icon: Option<String>,
    /// At most 2,000 characters.
    pub description: Option<String>,
    /// The two-minute version, at most 120 characters.
    pub minimum_text: Option<String>,
    /// Whom it votes for.
    pub identity_id: Option<IdentityId>,
    /// In which group it is.
    pub group_id: Option<GroupId>,
    /// What one unit costs.
    pub unit_price: Option<Money>,
    /// Units a day before quitting.
    pub usual_amount: Option<Quantity>,
}

impl HabitFields {
    /// Something to do, done or not, on every day, of which nothing else is said.
    #[must_use]
    pub fn daily(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: HabitKind::YesNo,
            schedule: Schedule::Daily {},
            target: None,
            unit: None,
            question: None,
            starts_on: None,
            reserves_per_month: None,
            assume_kept: false,
            tone: Tone::default(),
            color: DEFAULT_HABIT_COLOR,
            icon: None,
            description: None,
            minimum_text: None,
            identity_id: None,
            group_id: None,
            unit_price: None,
            usual_amount: None,
        }
    }

    /// Misses a month that a run survives: those that were chosen, else the default.
    #[must_use]
    pub fn reserves(&self) -> u8 {
        self.reserves_per_month.unwrap_or_else(|| self.kind.default_reserves(&self.schedule))
    }

    /// Checks every field and reports all that are refused.
    ///
    /// # Errors
    /// `name`: `required`, `too_long`, `control_character`. `unit`, `question`: `too_long`, `control_character`.
    /// `target`: `required` for measure and limit, `not_allowed` otherwise, `out_of_range` when not above zero
    /// (zero is a valid limit). `schedule.*`: see [`Schedule::check`]. `reserves_per_month`: `out_of_range` above 5.
    /// `assume_kept`: `not_allowed` for anything but a limit. `color`: `out_of_range`. `icon`: `unknown_choice`.
    /// `description`, `minimum_text`: `too_long`, `control_character`. `unit_price`, `usual_amount`: `out_of_range`
    /// when not above zero.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut refuse = |field: &str, code: &str| errors.push(FieldError::new(field, code));
        let name = text_field(&self.name, 120).unwrap_or_else(|code| {
            refuse("name", code);
            String::new()
        });
        let mut optional = |field: &str, text: &Option<String>, max| {
            optional_text_field(text.as_deref().unwrap_or_default(), max).unwrap_or_else(|code| {
                refuse(field, code);
                None
            })
        };
        let unit = optional("unit", &self.unit, 20);
        let question = optional("question", &self.question, 200);
        let description = optional("description", &self.description, 2_000);
        let minimum_text = optional("minimum_text", &self.minimum_text, 120);
        let icon = icon_field(self.icon.as_deref().unwrap_or_default()).unwrap_or_else(|code| {
            refuse("icon", code);
            None
        });
        if self.color >= HABIT_COLORS {
            refuse("color", "out_of_range");
        }
        if self.unit_price.as_ref().is_some_and(|price| !(1..=MOST_MINOR).contains(&price.minor)) {
            refuse("unit_price", "out_of_range");
        }
        if self.usual_amount.is_some_and(|amount| amount <= Quantity::ZERO) {
            refuse("usual_amount", "out_of_range");
        }
        match (self.kind, self.target) {
            (HabitKind::Measure | HabitKind::Limit, None) => refuse("target", "required"),
            (HabitKind::Measure, Some(target)) if target <= Quantity::ZERO => refuse("target", "out_of_range"),
            (HabitKind::Limit, Some(target)) if target < Quantity::ZERO => refuse("target", "out_of_range"),
            (HabitKind::YesNo | HabitKind::Quit, Some(_)) => refuse("target", "not_allowed"),
            _ => {}
        }
        if self.reserves_per_month.is_some_and(|n| n > 5) {
            refuse("reserves_per_month", "out_of_range");
        }
        if self.assume_kept && self.kind != HabitKind::Limit {
            refuse("assume_kept", "not_allowed");
        }
        if self.starts_on.is_some_and(|day| day.year() < 1900 || day.year() > 2200) {
            refuse("starts_on", "out_of_range");
        }
        if let Err(error) = self.schedule.check() {
            errors.push(error);
        }
        if errors.is_empty() {
            Ok(Self { name, unit, question, description, minimum_text, icon, ..self })
        } else {
            Err(errors)
        }
    }
}
