//! Server functions that say one thing of several days: a minimum day, an answer about days of absence, and the way
//! back.

#[cfg(feature = "ssr")]
use domain::{
    habits::{EntryStatus, days},
    ids::HabitId,
    problem::FieldError,
};
#[cfg(feature = "ssr")]
use jiff::civil::Date;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, Several},
    request::{action_error, done_here, refuse, signed_in},
};

/// Habits and days from one to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SeveralDaysForm {
    /// Ids, joined by commas.
    pub habits: String,
    /// First day, `2026-03-12`.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `kept` or `left_out`, where days of absence are answered for.
    pub answer: String,
    /// `true` when this takes something back.
    pub undo: String,
}

/// Turns every due, open habit of a day into its two-minute version, where it has one.
#[server(prefix = "/rpc", endpoint = "habits/minimum_day")]
pub async fn minimum_day(#[server(flatten)] form: SeveralDaysForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let day = day_of("from", &form.from).map_err(refuse)?;
    let habits = services.habits().minimum_day(&actor, day).await.map_err(action_error)?;
    done_here(&Done::Several(Several::MinimumDay { day, habits }));
    Ok(())
}

/// Says of days of absence whether they were kept.
#[server(prefix = "/rpc", endpoint = "habits/answer_away")]
pub async fn answer_away(#[server(flatten)] form: SeveralDaysForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let SeveralDays { all, from, to } = form.read().map_err(refuse)?;
    let habit_id = all.first().map(|(habit_id, _)| *habit_id).ok_or_else(|| refuse(AppError::not_found()))?;
    let (status, done) = match form.answer.as_str() {
        "kept" => (EntryStatus::Done, Several::Kept { habit_id, from, to }),
        "left_out" => (EntryStatus::Skipped, Several::LeftOut { habit_id, from, to }),
        _ => return Err(refuse(AppError::field("answer", "unknown_choice"))),
    };
    services.habits().set_days(&actor, &all, Some(status)).await.map_err(action_error)?;
    done_here(&Done::Several(done));
    Ok(())
}

/// Opens days again; amounts and notes stay.
#[server(prefix = "/rpc", endpoint = "habits/open_days")]
pub async fn open_days(#[server(flatten)] form: SeveralDaysForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let all = form.read().map_err(refuse)?.all;
    services.habits().set_days(&actor, &all, None).await.map_err(action_error)?;
    done_here(&Done::Undone);
    Ok(())
}

/// What the form names.
#[cfg(feature = "ssr")]
struct SeveralDays {
    /// Every day of every habit.
    all: Vec<(HabitId, Date)>,
    from: Date,
    to: Date,
}

#[cfg(feature = "ssr")]
impl SeveralDaysForm {
    fn read(&self) -> Result<SeveralDays, AppError> {
        let (from, to) = (day_of("from", &self.from)?, day_of("to", &self.to)?);
        let ids: Result<Vec<HabitId>, _> = self.habits.split(',').filter(|id| !id.is_empty()).map(str::parse).collect();
        let ids = ids.map_err(|_| AppError::not_found())?;
        let one_more = services::habits::MAX_DAYS_AT_ONCE + 1;
        let all = ids.iter().flat_map(|id| days(from, to).take(one_more).map(|day| (*id, day)));
        // One more than there may be is enough to be refused.
        Ok(SeveralDays { all: all.take(one_more).collect(), from, to })
    }
}

#[cfg(feature = "ssr")]
fn day_of(field: &str, text: &str) -> Result<Date, AppError> {
    text.parse().map_err(|_| FieldError::new(field, "not_a_date").into())
}
