//! Loader of the stacks: chains as lines of steps, what can be tied, and what is suggested.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::StackForm;
#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// All chains of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StacksView {
    /// Chains in the order of the day, each from its beginning.
    pub chains: Vec<Vec<StackStep>>,
    /// Id and name of every habit in use that can be tied to.
    pub anchors: Vec<(String, String)>,
    /// Id and name of every habit in use that follows nothing yet, and the one that is being changed.
    pub followers: Vec<(String, String)>,
    pub suggestions: Vec<SuggestedStack>,
    /// What the form starts with.
    pub form: StackForm,
    /// Whether the form changes a stack that exists.
    pub is_edit: bool,
}

/// A habit of a chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackStep {
    pub habit_id: String,
    pub name: String,
    /// Its stack and the sentence of it; none for a habit that only others follow.
    pub stack: Option<(String, String)>,
    /// Whether another follower of the same anchor stands before it, and after it.
    pub can_rise: bool,
    pub can_sink: bool,
}

/// A pair that could become a stack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SuggestedStack {
    pub sentence: String,
    pub reasons: Vec<String>,
    pub score: u8,
    /// What the form of it would post.
    pub form: StackForm,
}

/// The stacks; `edit` names one to change.
#[server(prefix = "/rpc", endpoint = "beginnings/load_stacks", input = GetUrl, output = JsonAnswer)]
pub async fn load_stacks(edit: Option<String>, draft: Option<String>) -> Result<Loaded<StacksView>, AppError> {
    use crate::beginnings::chains;

    let (services, actor) = signed_in()?;
    let habits = services.habits().all(&actor).await.map_err(loader_error)?;
    let habits: Vec<_> = habits.into_iter().map(|record| record.habit).collect();
    let stacks = services.habits().stacks(&actor).await.map_err(loader_error)?;
    let found = services.habits().suggestions(&actor).await.map_err(loader_error)?;
    let suggestions = found.into_iter().map(|one| chains::suggested(one, services.new_id())).collect();
    let value = chains::stacks_page(&habits, &stacks, suggestions, edit.as_deref(), services.new_id());
    Ok(Loaded::new(&services, actor, draft, value).await)
}
