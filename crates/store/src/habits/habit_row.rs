//! How a habit stands in its row, and what the types allow of it.

use domain::{
    habits::{Habit, HabitKind, HabitStamps, Judged, Quantity, Schedule, ScheduleVersion, Tone},
    identity::Currency,
    ids::{GroupId, HabitId, IdentityId},
    money::Money,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{StoreError, habits::entries::quantity};

/// A stored habit with what only the store and the sync need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HabitRecord {
    /// The habit.
    pub habit: Habit,
    /// The start day that its owner chose.
    pub chosen_starts_on: Date,
    /// The habit that it follows, unless that is in the trash. Read from its stack and never written here.
    pub anchor: Option<HabitId>,
    /// SHA-256 of the request that made it.
    pub request_hash: [u8; 32],
    /// When its parts were last written.
    pub stamps: HabitStamps,
}

#[derive(Deserialize)]
pub(super) struct ScheduleRow {
    effective_from: Date,
    rule: Schedule,
    target: Option<String>,
    kind: Option<HabitKind>,
    assume_kept: Option<bool>,
}

pub(super) struct HabitRow {
    pub(super) habit_id: Uuid,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) unit: Option<String>,
    pub(super) question: Option<String>,
    pub(super) starts_on: jiff_sqlx::Date,
    pub(super) chosen_starts_on: jiff_sqlx::Date,
    pub(super) reserves_per_month: i16,
    pub(super) assume_kept: bool,
    pub(super) tone: String,
    pub(super) color: i16,
    pub(super) icon: Option<String>,
    pub(super) description: Option<String>,
    pub(super) minimum_text: Option<String>,
    pub(super) identity_id: Option<Uuid>,
    pub(super) group_id: Option<Uuid>,
    pub(super) unit_price_minor: Option<i64>,
    pub(super) unit_price_currency: Option<String>,
    pub(super) usual_amount: Option<Decimal>,
    pub(super) position: i32,
    pub(super) archived_at: Option<jiff_sqlx::Timestamp>,
    pub(super) deleted_at: Option<jiff_sqlx::Timestamp>,
    pub(super) request_hash: Vec<u8>,
    pub(super) stamps: Json<HabitStamps>,
    pub(super) version: i64,
    pub(super) created_at: jiff_sqlx::Timestamp,
    pub(super) anchor_habit_id: Option<Uuid>,
    pub(super) schedules: Json<Vec<ScheduleRow>>,
}

const fn corrupt_target() -> StoreError {
    StoreError::Corrupt { table: "habit_schedules", column: "target" }
}

const fn corrupt(column: &'static str) -> StoreError {
    StoreError::Corrupt { table: "habits", column }
}

fn price(minor: Option<i64>, currency: Option<&str>) -> Result<Option<Money>, StoreError> {
    let Some((minor, currency)) = minor.zip(currency) else { return Ok(None) };
    let currency = Currency::parse(currency).map_err(|_| corrupt("unit_price_currency"))?;
    Ok(Some(Money { minor, currency }))
}

impl TryFrom<HabitRow> for HabitRecord {
    type Error = StoreError;

    fn try_from(row: HabitRow) -> Result<Self, StoreError> {
        let version = |s: ScheduleRow| -> Result<ScheduleVersion, StoreError> {
            let target = s.target.as_deref().map(Quantity::parse).transpose().map_err(|_| corrupt_target())?;
            let judged = s.kind.map(|kind| Judged { kind, assume_kept: s.assume_kept.unwrap_or_default() });
            Ok(ScheduleVersion { effective_from: s.effective_from, schedule: s.rule, target, judged })
        };
        let schedules = row.schedules.0.into_iter().map(version).collect::<Result<Vec<_>, _>>()?;
        if schedules.is_empty() {
            return Err(StoreError::Corrupt { table: "habit_schedules", column: "habit_id" });
        }
        Ok(Self {
            habit: Habit {
                id: HabitId(row.habit_id),
                name: row.name,
                kind: HabitKind::parse(&row.kind).map_err(|_| corrupt("kind"))?,
                unit: row.unit,
                question: row.question,
                starts_on: row.starts_on.to_jiff(),
                reserves_per_month: u8::try_from(row.reserves_per_month).map_err(|_| corrupt("reserves_per_month"))?,
                assume_kept: row.assume_kept,
                tone: Tone::parse(&row.tone).map_err(|_| corrupt("tone"))?,
                color: u8::try_from(row.color).map_err(|_| corrupt("color"))?,
                icon: row.icon,
                description: row.description,
                minimum_text: row.minimum_text,
                identity_id: row.identity_id.map(IdentityId),
                group_id: row.group_id.map(GroupId),
                unit_price: price(row.unit_price_minor, row.unit_price_currency.as_deref())?,
                usual_amount: row.usual_amount.map(quantity).transpose()?,
                position: row.position,
                schedules,
                archived_at: row.archived_at.map(jiff_sqlx::Timestamp::to_jiff),
                deleted_at: row.deleted_at.map(jiff_sqlx::Timestamp::to_jiff),
                created_at: row.created_at.to_jiff(),
                version: row.version,
            },
            chosen_starts_on: row.chosen_starts_on.to_jiff(),
            anchor: row.anchor_habit_id.map(HabitId),
            request_hash: row.request_hash.try_into().map_err(|_| corrupt("request_hash"))?,
            stamps: row.stamps.0,
        })
    }
}
