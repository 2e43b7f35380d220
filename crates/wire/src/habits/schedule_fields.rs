//! The fields of a schedule before it is known which of them its type has. Read one by one and not as a tagged enum,
//! because serde sets the fields of such an aside and then cannot say any more which of them it could not read.

use std::fmt;

use domain::habits::{Anchor, WeekdaySet};
use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor, value::SeqAccessDeserializer},
};

use crate::habits::ScheduleBody;

/// A schedule as it was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScheduleFields {
    #[serde(rename = "type")]
    kind: ScheduleType,
    #[serde(default, deserialize_with = "given")]
    days: Option<Days>,
    #[serde(default, deserialize_with = "given")]
    times: Option<u16>,
    #[serde(default, deserialize_with = "given")]
    anchor: Option<Anchor>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ScheduleType {
    Daily,
    Weekdays,
    TimesPerWeek,
    EveryXDays,
    TimesPerMonth,
    TimesInDays,
}

impl ScheduleType {
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Daily => &[],
            Self::Weekdays => &["days"],
            Self::TimesPerWeek | Self::TimesPerMonth => &["times"],
            Self::EveryXDays => &["days", "anchor"],
            Self::TimesInDays => &["times", "days"],
        }
    }
}

/// The fields of a type of schedule besides `type`; none for a type that nobody knows.
#[must_use]
pub fn schedule_fields(kind: &str) -> Option<&'static [&'static str]> {
    let kind = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(kind);
    ScheduleType::deserialize(kind).ok().map(ScheduleType::fields)
}

/// Weekdays or a number of days, as the type has it.
#[derive(Clone, Copy)]
enum Days {
    Names(WeekdaySet),
    Count(u16),
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DaysVisitor)
    }
}

struct DaysVisitor;

impl<'de> Visitor<'de> for DaysVisitor {
    type Value = Days;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("weekdays or a number of days")
    }

    fn visit_u64<E: Error>(self, count: u64) -> Result<Days, E> {
        // More days than this are out of range as well.
        Ok(Days::Count(u16::try_from(count).unwrap_or(u16::MAX)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Days, A::Error> {
        WeekdaySet::deserialize(SeqAccessDeserializer::new(names)).map(Days::Names)
    }
}

/// A field that stands there has a value: null is none.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

impl TryFrom<ScheduleFields> for ScheduleBody {
    type Error = String;

    fn try_from(sent: ScheduleFields) -> Result<Self, String> {
        let (days, times, anchor) = (sent.days.is_some(), sent.times.is_some(), sent.anchor.is_some());
        let known = sent.kind.fields();
        for (field, is_given) in [("days", days), ("times", times), ("anchor", anchor)] {
            match (known.contains(&field), is_given) {
                (true, false) => return Err(format!("missing field `{field}`")),
                (false, true) => return Err(format!("unknown field `{field}`")),
                _ => {}
            }
        }
        let times = sent.times.unwrap_or_default();
        // As many times as this are out of range as well.
        let few_times = u8::try_from(times).unwrap_or(u8::MAX);
        match (sent.kind, sent.days) {
            (ScheduleType::Daily, _) => Ok(Self::Daily {}),
            (ScheduleType::TimesPerWeek, _) => Ok(Self::TimesPerWeek { times: few_times }),
            (ScheduleType::TimesPerMonth, _) => Ok(Self::TimesPerMonth { times: few_times }),
            (ScheduleType::Weekdays, Some(Days::Names(days))) => Ok(Self::Weekdays { days }),
            (ScheduleType::EveryXDays, Some(Days::Count(days))) => {
                let anchor = sent.anchor.ok_or("missing field `anchor`")?;
                Ok(Self::EveryXDays { days, anchor })
            }
            (ScheduleType::TimesInDays, Some(Days::Count(days))) => Ok(Self::TimesInDays { times, days }),
            _ => Err("wrong type of field `days`".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(value: Value) -> Result<ScheduleBody, String> {
        serde_json::from_value(value).map_err(|error: serde_json::Error| error.to_string())
    }

    #[test]
    fn every_schedule_is_read_as_it_is_written() {
        for value in [
            json!({ "type": "daily" }),
            json!({ "type": "weekdays", "days": ["mon", "thu"] }),
            json!({ "type": "times_per_week", "times": 3 }),
            json!({ "type": "every_x_days", "days": 3, "anchor": "last_done" }),
            json!({ "type": "times_per_month", "times": 4 }),
            json!({ "type": "times_in_days", "times": 3, "days": 10 }),
        ] {
            let read = read(value.clone()).unwrap();
            assert_eq!(serde_json::to_value(&read).unwrap(), value);
        }
        let text = r#"{"days": ["sun"], "type": "weekdays"}"#;
        let read: ScheduleBody = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(&read).unwrap(), json!({ "type": "weekdays", "days": ["sun"] }));
    }

    #[test]
    fn every_type_has_its_own_fields_and_no_others() {
        assert_eq!(schedule_fields("every_x_days"), Some(&["days", "anchor"][..]));
        assert_eq!(schedule_fields("daily"), Some(&[][..]));
        assert_eq!(schedule_fields("sometimes"), None);
        let refusal = |value: Value| read(value).unwrap_err();
        assert_eq!(refusal(json!({ "type": "daily", "times": 1 })), "unknown field `times`");
        assert_eq!(refusal(json!({ "type": "weekdays" })), "missing field `days`");
        assert_eq!(refusal(json!({ "type": "weekdays", "days": 3 })), "wrong type of field `days`");
        assert_eq!(refusal(json!({ "type": "every_x_days", "days": 3 })), "missing field `anchor`");
        assert!(refusal(json!({ "type": "daily", "times": null })).starts_with("invalid type: null"));
    }

    #[test]
    fn a_number_too_large_for_its_field_is_out_of_range_and_not_another_type() {
        let check = |value: Value| domain::habits::Schedule::from(read(value).unwrap()).check().unwrap_err();
        assert_eq!(check(json!({ "type": "times_per_week", "times": 300 })).field, "schedule.times");
        let days = check(json!({ "type": "every_x_days", "days": 70_000, "anchor": "fixed" }));
        assert_eq!((days.field.as_str(), days.code.as_str()), ("schedule.days", "out_of_range"));
    }
}
