//! Loaders of plans.

use domain::habits::PlanStep;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// All plans of a person, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlansView {
    pub plans: Vec<PlanItem>,
}

/// A plan in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanItem {
    pub id: String,
    pub wish: String,
    /// The next step; `made` when there is none.
    pub step: PlanStep,
}

/// A plan at one of its steps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    pub id: String,
    /// Which step is shown.
    pub step: PlanStep,
    pub wish: String,
    pub outcome: String,
    pub obstacle: String,
    /// Id and name of habits that the then-part can take: in use, and following nothing yet.
    pub habits: Vec<(String, String)>,
    /// What it ended in: the habit's id and the sentence.
    pub made: Option<(String, String)>,
}

/// The plans.
#[server(prefix = "/rpc", endpoint = "beginnings/load_plans", input = GetUrl, output = JsonAnswer)]
pub async fn load_plans(draft: Option<String>) -> Result<Loaded<PlansView>, AppError> {
    let (services, actor) = signed_in()?;
    let plans = services.habits().plans(&actor).await.map_err(loader_error)?;
    let item = |plan: domain::habits::Plan| PlanItem { id: plan.id.to_string(), step: plan.step(), wish: plan.wish };
    let value = PlansView { plans: plans.into_iter().map(item).collect() };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// One plan; `step` goes back to a step that was answered.
#[server(prefix = "/rpc", endpoint = "beginnings/load_plan", input = GetUrl, output = JsonAnswer)]
pub async fn load_plan(id: String, step: Option<String>, draft: Option<String>) -> Result<Loaded<PlanView>, AppError> {
    let (services, actor) = signed_in()?;
    let id = id.parse().map_err(|_| loader_error(services::ServiceError::NotFound))?;
    let plan = services.habits().plan(&actor, id).await.map_err(loader_error)?;
    let habits = services.habits().all(&actor).await.map_err(loader_error)?;
    let stacks = services.habits().stacks(&actor).await.map_err(loader_error)?;
    let next = plan.step();
    let wanted = step.as_deref().and_then(PlanStep::parse).filter(|step| *step < next);
    let made = plan.habit_id.filter(|_| next == PlanStep::Made).map(|id| {
        let name = habits.iter().find(|record| record.habit.id == id).map(|record| record.habit.name.clone());
        let stack = stacks.iter().find(|stack| stack.follower_habit_id == id);
        let sentence = stack.zip(name.as_deref()).map(|(stack, name)| {
            let before = stack.cue.as_deref().unwrap_or_default();
            domain::habits::stack_sentence(before, name, stack.at_time, stack.place.as_deref())
        });
        (id.to_string(), sentence.or(name).unwrap_or_default())
    });
    let is_free = |habit: &domain::habits::Habit| {
        habit.is_active()
            && !habit.kind.asks_to_refrain()
            && stacks.iter().all(|stack| stack.follower_habit_id != habit.id)
    };
    let free = habits.into_iter().map(|record| record.habit).filter(is_free);
    let value = PlanView {
        id: plan.id.to_string(),
        step: wanted.unwrap_or(next),
        wish: plan.wish,
        outcome: plan.outcome.unwrap_or_default(),
        obstacle: plan.obstacle.unwrap_or_default(),
        habits: free.map(|habit| (habit.id.to_string(), habit.name)).collect(),
        made,
    };
    Ok(Loaded::new(&services, actor, draft, value).await)
}
