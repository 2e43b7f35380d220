//! What was said of a day.

use domain::habits::{Entry, EntryPatch, EntryStatus, Patch, Quantity, optional_text_field};
use domain::problem::FieldError;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The entry of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryView {
    /// The owner's local day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// `done`, `partial`, `skipped`, `failed` or null for unknown.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub status: Option<EntryStatus>,
    /// Decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub value: Option<Quantity>,
    /// Note of the day.
    pub note: Option<String>,
    /// Why it was skipped.
    pub skip_reason: Option<String>,
    /// When it happened.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub occurred_at: Option<Timestamp>,
    /// Counts changes, from 1; 0 for a day that was never written.
    pub version: i64,
}

impl From<Entry> for EntryView {
    fn from(entry: Entry) -> Self {
        Self {
            day: entry.day,
            status: entry.status,
            value: entry.value,
            note: entry.note,
            skip_reason: entry.skip_reason,
            occurred_at: entry.occurred_at,
            version: entry.version,
        }
    }
}

/// A change of one day's entry: an absent field stays, null clears.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryBody {
    /// `done`, `partial`, `skipped`, `failed` or null.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<EntryStatusName>))]
    pub status: Patch<EntryStatus>,
    /// Decimal string, not below zero, or null.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = r"^[0-9]{1,9}(\.[0-9]{1,3})?$"))]
    pub value: Patch<String>,
    /// At most 2,000 characters, or null.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, max_length = 2000))]
    pub note: Patch<String>,
    /// At most 200 characters, or null.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, max_length = 200))]
    pub skip_reason: Patch<String>,
    /// When it happened, or null; later than now is held at now. Left out beside a status or an amount, it is the time
    /// of the change.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub occurred_at: Patch<Timestamp>,
}

/// What was said of a day.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = EntryStatus)]
pub enum EntryStatusName {
    /// Done.
    Done,
    /// The two-minute version.
    Partial,
    /// Left out on purpose.
    Skipped,
    /// Not done, or a slip.
    Failed,
}

impl EntryBody {
    /// The checked patch.
    ///
    /// # Errors
    /// `value`: `not_a_number`, `too_many_decimals`, `out_of_range` (also below zero). `note`, `skip_reason`:
    /// `too_long`, `control_character`.
    pub fn into_patch(self) -> Result<EntryPatch, Vec<FieldError>> {
        let mut errors = Vec::new();
        let value = match self.value {
            Patch::Keep => Patch::Keep,
            Patch::Clear => Patch::Clear,
            Patch::Set(text) => Quantity::parse(&text).map_or_else(
                |code| {
                    errors.push(FieldError::new("value", code));
                    Patch::Keep
                },
                Patch::Set,
            ),
        };
        let mut text = |field: &str, patch: Patch<String>, max| match patch {
            Patch::Set(text) => optional_text_field(&text, max).map_or_else(
                |code| {
                    errors.push(FieldError::new(field, code));
                    Patch::Keep
                },
                |text| text.map_or(Patch::Clear, Patch::Set),
            ),
            other => other,
        };
        let note = text("note", self.note, 2000);
        let skip_reason = text("skip_reason", self.skip_reason, 200);
        let patch = EntryPatch { status: self.status, value, note, skip_reason, occurred_at: self.occurred_at };
        errors.extend(patch.check().err());
        if errors.is_empty() { Ok(patch) } else { Err(errors) }
    }
}

/// "+1": adds to the amount of a day, once for each id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IncrementBody {
    /// UUIDv7 of the client's making.
    pub id: Uuid,
    /// Decimal string, not zero; negative takes back what was added, down to nothing.
    #[cfg_attr(feature = "openapi", schema(pattern = r"^-?[0-9]{1,9}(\.[0-9]{1,3})?$"))]
    pub amount: String,
}

impl IncrementBody {
    /// The checked amount.
    ///
    /// # Errors
    /// `amount`: `not_a_number`, `too_many_decimals`, `out_of_range` (also for zero).
    pub fn amount(&self) -> Result<Quantity, Vec<FieldError>> {
        match Quantity::parse(&self.amount) {
            Ok(amount) if amount == Quantity::ZERO => Err(vec![FieldError::new("amount", "out_of_range")]),
            Ok(amount) => Ok(amount),
            Err(code) => Err(vec![FieldError::new("amount", code)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(text: &str) -> Result<EntryPatch, Vec<FieldError>> {
        serde_json::from_str::<EntryBody>(text).unwrap().into_patch()
    }

    #[test]
    fn an_absent_time_stays_and_null_clears_it() {
        assert_eq!(patch("{}").unwrap().occurred_at, Patch::Keep);
        assert_eq!(patch(r#"{"occurred_at": null}"#).unwrap().occurred_at, Patch::Clear);
        let told = patch(r#"{"occurred_at": "2026-03-12T07:30:00Z"}"#).unwrap().occurred_at;
        assert_eq!(told, Patch::Set("2026-03-12T07:30:00Z".parse().unwrap()));
        assert_eq!(serde_json::to_string(&EntryBody::default()).unwrap(), "{}");
    }

    #[test]
    fn an_amount_is_not_below_zero() {
        assert_eq!(patch(r#"{"value": "-0.5"}"#).unwrap_err(), [FieldError::new("value", "out_of_range")]);
        assert!(patch(r#"{"value": "0"}"#).is_ok());
    }
}
