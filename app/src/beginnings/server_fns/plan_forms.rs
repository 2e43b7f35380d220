//! Server functions of plans: each stores one answer, and the last one makes habit and stack.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    beginnings::time_field::read_time,
    page::{Done, SafePath},
    request::{action_error, done_at, go_to, refuse, signed_in},
};

/// A wish to plan for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BeginForm {
    /// Makes a repeated post harmless.
    pub id: String,
    pub wish: String,
}

/// The answer of one step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub id: String,
    /// `wish`, `outcome` or `obstacle`.
    pub step: String,
    pub answer: String,
}

/// The plan itself: if this moment comes, then I will.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    pub id: String,
    /// Makes a repeated post harmless.
    pub made_id: String,
    pub cue: String,
    pub at_time: String,
    pub place: String,
    /// Id of a habit, or blank for a new one.
    pub habit: String,
    /// Name of the new one.
    pub name: String,
}

/// One plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanIdForm {
    pub id: String,
}

/// Begins a plan and goes to its next step.
#[server(prefix = "/rpc", endpoint = "beginnings/begin_plan")]
pub async fn begin_plan(#[server(flatten)] form: BeginForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().unwrap_or_else(|_| services.new_id());
    let plan = services.habits().begin_plan(&actor, id, &form.wish).await.map_err(action_error)?;
    go_to(&plan_path(&plan.id.to_string()));
    Ok(())
}

/// Stores an answer and goes to the next step.
#[server(prefix = "/rpc", endpoint = "beginnings/answer_plan")]
pub async fn answer_plan(#[server(flatten)] form: AnswerForm) -> Result<(), AppError> {
    use domain::habits::PlanStep;

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let step = PlanStep::parse(&form.step).ok_or_else(|| refuse(AppError::field("step", "unknown_choice")))?;
    let answered = services.habits().answer_plan(&actor, id, step, &form.answer).await;
    answered.map_err(at_the_answer).map_err(action_error)?;
    go_to(&plan_path(&form.id));
    Ok(())
}

/// Ends a plan in a stack.
#[server(prefix = "/rpc", endpoint = "beginnings/end_plan")]
pub async fn end_plan(#[server(flatten)] form: EndForm) -> Result<(), AppError> {
    use services::habits::{MakePlan, PlannedHabit};

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let habit = if form.habit.is_empty() {
        PlannedHabit::New(Box::new(new_habit(&form.name).map_err(|errors| refuse(errors.into()))?))
    } else {
        PlannedHabit::Known(form.habit.parse().map_err(|_| refuse(AppError::field("habit", "unknown_choice")))?)
    };
    let wish = MakePlan {
        id: form.made_id.parse().unwrap_or_else(|_| services.new_id()),
        cue: form.cue,
        at_time: read_time("at_time", &form.at_time).map_err(|error| refuse(error.into()))?,
        place: Some(form.place),
        habit,
    };
    services.habits().make_plan(&actor, id, &wish).await.map_err(action_error)?;
    done_at(&plan_path(&form.id), &Done::PlanMade);
    Ok(())
}

/// Throws a plan away.
#[server(prefix = "/rpc", endpoint = "beginnings/delete_plan")]
pub async fn delete_plan(#[server(flatten)] form: PlanIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.habits().delete_plan(&actor, id).await.map_err(action_error)?;
    done_at(&SafePath::parse("/app/plans").unwrap_or_else(SafePath::app), &Done::PlanDeleted);
    Ok(())
}

/// The steps are one field of this form, called by the step in the rules.
#[cfg(feature = "ssr")]
fn at_the_answer(error: services::ServiceError) -> services::ServiceError {
    match error {
        services::ServiceError::Invalid(errors) => services::ServiceError::Invalid(
            errors.into_iter().map(|error| domain::problem::FieldError::new("answer", error.code)).collect(),
        ),
        other => other,
    }
}

/// Something to do, done or not, on every day: the moment says when.
#[cfg(feature = "ssr")]
fn new_habit(name: &str) -> Result<domain::habits::HabitFields, Vec<domain::problem::FieldError>> {
    domain::habits::HabitFields::daily(name).checked()
}

#[cfg(feature = "ssr")]
fn plan_path(id: &str) -> SafePath {
    SafePath::parse(&format!("/app/plans/{id}")).unwrap_or_else(SafePath::app)
}
