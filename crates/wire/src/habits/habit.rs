//! A habit, and what a client sends to make or replace one.

use domain::habits::{DEFAULT_HABIT_COLOR, Habit, HabitFields, HabitKind, Judged, Quantity, ScheduleVersion, Tone};
use domain::ids::{GroupId, HabitId, IdentityId};
use domain::problem::FieldError;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{MoneyView, habits::ScheduleBody};

/// A habit as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HabitView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 120 characters.
    pub name: String,
    /// `yes_no`, `measure`, `limit` or `quit`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub kind: HabitKind,
    /// The schedule in force now.
    pub schedule: ScheduleBody,
    /// Decimal string; amount to reach or stay within.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub target: Option<Quantity>,
    /// Unit of the amounts.
    pub unit: Option<String>,
    /// The question to ask.
    pub question: Option<String>,
    /// First day that can be due.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub starts_on: Date,
    /// The day that the owner chose; an earlier entry moves `starts_on` before it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub chosen_starts_on: Date,
    /// Misses a month that a run survives.
    pub reserves_per_month: u8,
    /// For limits: an unlogged day counts as kept.
    pub assume_kept: bool,
    /// `good`, `neutral` or `bad`: whether the owner is glad of it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub tone: Tone,
    /// One of twenty colours, from 0.
    #[serde(default = "default_color")]
    pub color: u8,
    /// One emoji, or the name of an icon.
    #[serde(default)]
    pub icon: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub description: Option<String>,
    /// The two-minute version.
    #[serde(default)]
    pub minimum_text: Option<String>,
    /// The identity that it votes for.
    #[serde(default)]
    pub identity_id: Option<Uuid>,
    /// The group that it is in.
    #[serde(default)]
    pub group_id: Option<Uuid>,
    /// The habit that it follows, read from its stack; another one is chosen there.
    #[serde(default)]
    pub anchor_habit_id: Option<Uuid>,
    /// What one unit costs.
    #[serde(default)]
    pub unit_price: Option<MoneyView>,
    /// Decimal string; units a day before quitting.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub usual_amount: Option<Quantity>,
    /// Place in the owner's order, from 0.
    pub position: i32,
    /// Every schedule it ever had, oldest first.
    pub schedules: Vec<ScheduleVersionView>,
    /// Out of the daily list since.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub archived_at: Option<Timestamp>,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// Counts changes, from 1.
    pub version: i64,
}

/// A schedule and the first day on which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScheduleVersionView {
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub effective_from: Date,
    /// The schedule.
    pub schedule: ScheduleBody,
    /// Decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub target: Option<Quantity>,
    /// What kind of habit it was then, where it is another now or `assume_kept` has changed since; null otherwise.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub kind: Option<HabitKind>,
    /// Whether silent days counted as kept then; told together with `kind`.
    #[serde(default)]
    pub assume_kept: Option<bool>,
}

impl HabitView {
    /// From the habit, the start day that its owner chose and the habit that it follows. None when it has no schedule,
    /// which no stored habit is.
    #[must_use]
    pub fn new(habit: &Habit, chosen_starts_on: Date, anchor: Option<HabitId>) -> Option<Self> {
        let now = habit.current_schedule()?;
        Some(Self {
            id: habit.id.uuid(),
            name: habit.name.clone(),
            kind: habit.kind,
            schedule: now.schedule.into(),
            target: now.target,
            unit: habit.unit.clone(),
            question: habit.question.clone(),
            starts_on: habit.starts_on,
            chosen_starts_on,
            reserves_per_month: habit.reserves_per_month,
            assume_kept: habit.assume_kept,
            tone: habit.tone,
            color: habit.color,
            icon: habit.icon.clone(),
            description: habit.description.clone(),
            minimum_text: habit.minimum_text.clone(),
            identity_id: habit.identity_id.map(IdentityId::uuid),
            group_id: habit.group_id.map(GroupId::uuid),
            anchor_habit_id: anchor.map(HabitId::uuid),
            unit_price: habit.unit_price.as_ref().map(MoneyView::from),
            usual_amount: habit.usual_amount,
            position: habit.position,
            schedules: habit.schedules.iter().map(ScheduleVersionView::from).collect(),
            archived_at: habit.archived_at,
            created_at: habit.created_at,
            version: habit.version,
        })
    }

    /// Back to what the rules read.
    #[must_use]
    pub fn into_habit(self) -> Habit {
        Habit {
            id: HabitId(self.id),
            name: self.name,
            kind: self.kind,
            unit: self.unit,
            question: self.question,
            starts_on: self.starts_on,
            reserves_per_month: self.reserves_per_month,
            assume_kept: self.assume_kept,
            tone: self.tone,
            color: self.color,
            icon: self.icon,
            description: self.description,
            minimum_text: self.minimum_text,
            identity_id: self.identity_id.map(IdentityId),
            group_id: self.group_id.map(GroupId),
            unit_price: self.unit_price.and_then(|price| price.read().ok()),
            usual_amount: self.usual_amount,
            position: self.position,
            schedules: self.schedules.into_iter().map(ScheduleVersion::from).collect(),
            archived_at: self.archived_at,
            deleted_at: None,
            created_at: self.created_at,
            version: self.version,
        }
    }
}

const fn default_color() -> u8 {
    DEFAULT_HABIT_COLOR
}

impl From<&ScheduleVersion> for ScheduleVersionView {
    fn from(version: &ScheduleVersion) -> Self {
        Self {
            effective_from: version.effective_from,
            schedule: version.schedule.into(),
            target: version.target,
            kind: version.judged.map(|judged| judged.kind),
            assume_kept: version.judged.map(|judged| judged.assume_kept),
        }
    }
}

impl From<ScheduleVersionView> for ScheduleVersion {
    fn from(view: ScheduleVersionView) -> Self {
        let assume_kept = view.assume_kept.unwrap_or_default();
        Self {
            effective_from: view.effective_from,
            schedule: view.schedule.into(),
            target: view.target,
            judged: view.kind.map(|kind| Judged { kind, assume_kept }),
        }
    }
}

/// What a client sends to make a habit (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HabitBody {
    /// UUIDv7 of the client's making, so that a retry makes no second habit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120, pattern = r"\S"))]
    pub name: String,
    /// `yes_no`, `measure`, `limit` or `quit`.
    #[cfg_attr(feature = "openapi", schema(value_type = HabitKindName))]
    pub kind: HabitKind,
    /// When it is due.
    pub schedule: ScheduleBody,
    /// Decimal string; needed for `measure` and `limit`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = r"^[0-9]{1,9}(\.[0-9]{1,3})?$"))]
    pub target: Option<String>,
    /// At most 20 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 20))]
    pub unit: Option<String>,
    /// At most 200 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub question: Option<String>,
    /// Defaults to the owner's today.
    #[serde(default, deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub starts_on: Option<Date>,
    /// 0 to 5; defaults to two for daily habits that are not `quit`, and none otherwise.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(maximum = 5))]
    pub reserves_per_month: Option<u8>,
    /// Only for `limit`: a day about which nothing was noted counts as kept.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub assume_kept: bool,
    /// `good`, `neutral` or `bad`; `good` when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = ToneName))]
    pub tone: Tone,
    /// One of twenty colours, from 0; 8 when left out.
    #[serde(default = "default_color")]
    #[cfg_attr(feature = "openapi", schema(maximum = 19))]
    pub color: u8,
    /// One emoji, or the name of an icon.
    #[serde(default)]
    pub icon: Option<String>,
    /// At most 2,000 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub description: Option<String>,
    /// The two-minute version, at most 120 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub minimum_text: Option<String>,
    /// An identity of the caller.
    #[serde(default)]
    pub identity_id: Option<Uuid>,
    /// A group of the caller.
    #[serde(default)]
    pub group_id: Option<Uuid>,
    /// What one unit costs.
    #[serde(default)]
    pub unit_price: Option<MoneyView>,
    /// Decimal string above zero; units a day before quitting.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = r"^[0-9]{1,9}(\.[0-9]{1,3})?$"))]
    pub usual_amount: Option<String>,
    /// Archive by giving an instant, bring back by null.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub archived_at: Option<Timestamp>,
}

/// How a day is judged.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = HabitKind)]
pub enum HabitKindName {
    /// Done or not.
    YesNo,
    /// At least a target amount.
    Measure,
    /// At most a target amount.
    Limit,
    /// Kept unless a slip is logged.
    Quit,
}

/// Whether the owner is glad of a habit.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Tone)]
pub enum ToneName {
    /// To be kept.
    Good,
    /// Neither.
    Neutral,
    /// To be rid of.
    Bad,
}

impl HabitBody {
    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<HabitFields, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut read = |field: &str, text: Option<&str>| {
            text.map(Quantity::parse).transpose().unwrap_or_else(|code| {
                errors.push(FieldError::new(field, code));
                // A stand-in while the other fields are checked, so that one bad number is one error.
                Quantity::from_thousandths(1000).ok()
            })
        };
        let target = read("target", self.target.as_deref());
        let usual_amount = read("usual_amount", self.usual_amount.as_deref());
        let unit_price = self.unit_price.as_ref().map(MoneyView::read).transpose().unwrap_or_else(|code| {
            errors.push(FieldError::new("unit_price.currency", code));
            None
        });
        let fields = HabitFields {
            name: self.name,
            kind: self.kind,
            schedule: self.schedule.into(),
            target,
            unit: self.unit,
            question: self.question,
            starts_on: self.starts_on,
            reserves_per_month: self.reserves_per_month,
            assume_kept: self.assume_kept,
            tone: self.tone,
            color: self.color,
            icon: self.icon,
            description: self.description,
            minimum_text: self.minimum_text,
            identity_id: self.identity_id.map(IdentityId),
            group_id: self.group_id.map(GroupId),
            unit_price,
            usual_amount,
        };
        match fields.checked() {
            Ok(fields) if errors.is_empty() => Ok(fields),
            checked => {
                let mut refused = checked.err().unwrap_or_default();
                refused.append(&mut errors);
                Err(refused)
            }
        }
    }
}

/// A new order of habits: ids that are left out keep their place after these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderBody {
    /// Habit ids, first to last, each once, at most 1,000.
    #[cfg_attr(feature = "openapi", schema(value_type = HashSet<Uuid>))]
    pub ids: Vec<Uuid>,
}
