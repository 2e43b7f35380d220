//! The entry of a day under its other name: the day stands in the body.

use domain::{
    habits::{EntryPatch, EntryStatus, Patch},
    problem::FieldError,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::habits::EntryBody;
#[cfg(feature = "openapi")]
use crate::habits::EntryStatusName;

/// A change of one day's entry: an absent field stays, null clears. A body that says nothing of the day checks it in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LogBody {
    /// Which day; the caller's today when left out.
    #[serde(default, deserialize_with = "crate::day::optional", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
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
    /// When it happened, or null; later than now is held at now.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub occurred_at: Patch<Timestamp>,
}

impl LogBody {
    /// The day, where one was named, and the checked patch.
    ///
    /// # Errors
    /// As [`EntryBody::into_patch`].
    pub fn into_day_and_patch(self) -> Result<(Option<Date>, EntryPatch), Vec<FieldError>> {
        let Self { day, status, value, note, skip_reason, occurred_at } = self;
        let patch = EntryBody { status, value, note, skip_reason, occurred_at }.into_patch()?;
        let status = if patch.changes_nothing() { Patch::Set(EntryStatus::Done) } else { patch.status };
        Ok((day, EntryPatch { status, ..patch }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> (Option<Date>, EntryPatch) {
        serde_json::from_str::<LogBody>(text).unwrap().into_day_and_patch().unwrap()
    }

    #[test]
    fn a_body_that_says_nothing_of_the_day_checks_it_in() {
        let done = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        assert_eq!(read("{}"), (None, done.clone()));
        assert_eq!(read(r#"{"day": "2026-03-12"}"#), (Some(date(2026, 3, 12)), done));
    }

    #[test]
    fn a_note_or_an_amount_alone_says_no_more_than_itself() {
        assert_eq!(read(r#"{"note": "calm"}"#).1.status, Patch::Keep);
        assert_eq!(read(r#"{"value": "3"}"#).1.status, Patch::Keep);
        assert_eq!(read(r#"{"status": null}"#).1.status, Patch::Clear);
    }
}
