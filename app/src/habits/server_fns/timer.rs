//! The server function behind every form of a timer. A plain form counts by the server's clock.

use domain::ids::HabitId;
#[cfg(feature = "ssr")]
use domain::problem::FieldError;
#[cfg(feature = "ssr")]
use jiff::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use services::{Actor, ServiceError, Services, habits::StopWish};
use uuid::Uuid;

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    habits::one_habit::said_end,
    page::{Done, SafePath, read_quantity},
    request::{action_error, done_at, done_here, refuse, signed_in, wants_html},
};

/// One habit and what is done with its timer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimerForm {
    pub habit_id: String,
    /// `start`, `stop` or `discard`.
    pub press: String,
    /// The timer that the page shows; blank when none runs.
    pub timer_id: String,
    /// How much of it counts, as typed; blank for all.
    pub amount: String,
    /// `true` to count also a very long time.
    pub sure: String,
}

impl TimerForm {
    /// The habit. An id that is none belongs to nothing, which reads as not found.
    pub fn habit(&self) -> Result<HabitId, AppError> {
        self.habit_id.parse().map_err(|_| AppError::not_found())
    }

    /// The timer that the page shows.
    pub fn timer(&self) -> Option<Uuid> {
        self.timer_id.parse().ok()
    }
}

/// Starts, stops or discards the timer of a habit.
#[server(prefix = "/rpc", endpoint = "habits/press_timer")]
pub async fn press_timer(#[server(flatten)] form: TimerForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit = form.habit().map_err(refuse)?;
    match form.press.as_str() {
        "start" => {
            let id = services.new_id();
            services.habits().start_timer(&actor, habit, id, None).await.map_err(action_error)?;
            done_here(&Done::TimerStarted);
            Ok(())
        }
        "stop" => stop(&services, &actor, habit, &form).await,
        "discard" => {
            services.habits().discard_timer(&actor, habit).await.map_err(action_error)?;
            done_here(&Done::TimerDiscarded);
            Ok(())
        }
        _ => Err(refuse(AppError::field("press", "unknown_choice"))),
    }
}

#[cfg(feature = "ssr")]
async fn stop(services: &Services, actor: &Actor, habit: HabitId, form: &TimerForm) -> Result<(), AppError> {
    let ended_at = said(services, actor, habit, form).await?;
    let wish = StopWish { timer: form.timer(), ended_at, is_sure: ended_at.is_some() || form.sure == "true" };
    match services.habits().stop_timer(actor, habit, wish).await {
        Ok(pressed) => {
            let added = pressed.added.map(|(day, amount)| Done::Added { habit_id: habit, day, amount });
            done_here(&added.unwrap_or(Done::TimerStopped));
            Ok(())
        }
        // The page of the habit asks how much of it counts.
        Err(ServiceError::Refused { code: "ran_long", .. }) if wants_html() => {
            let page = SafePath::parse(&format!("/app/habits/{habit}")).unwrap_or_else(SafePath::app);
            done_at(&page, &Done::TimerAsks);
            Ok(())
        }
        Err(error) => Err(action_error(error)),
    }
}

/// When the timer ended by the amount that its owner typed; none without one.
#[cfg(feature = "ssr")]
async fn said(
    services: &Services,
    actor: &Actor,
    habit: HabitId,
    form: &TimerForm,
) -> Result<Option<Timestamp>, AppError> {
    if form.amount.trim().is_empty() {
        return Ok(None);
    }
    let refused = |code: &str| refuse(FieldError::new("amount", code).into());
    let amount = read_quantity(&form.amount, actor.preferences.number_format).map_err(refused)?;
    let record = services.habits().find(actor, habit).await.map_err(action_error)?;
    let unit = record.habit.kind.timed_in(record.habit.unit.as_deref());
    let run = services.habits().timer(actor, habit).await.map_err(action_error)?;
    let (Some(unit), Some(run)) = (unit, run) else {
        return Err(action_error(ServiceError::refused(409, "already_done")));
    };
    said_end(&run, unit.stretch(amount), services.now()).map(Some).map_err(refused)
}
