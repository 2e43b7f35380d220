//! Loader of the identities.

use domain::habits::{Habit, IdentityVotes};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// All identities with their votes, and what can stand for them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdentitiesView {
    pub identities: Vec<IdentityItem>,
    /// Id and name of every habit in use.
    pub habits: Vec<(String, String)>,
    /// Which identity is being changed.
    pub edit: Option<String>,
}

impl IdentitiesView {
    /// From the votes and every habit.
    pub(in crate::beginnings) fn new(votes: Vec<IdentityVotes>, habits: &[Habit], edit: Option<String>) -> Self {
        let item = |one: IdentityVotes| IdentityItem {
            id: one.identity.id.to_string(),
            votes: one.votes(),
            statement: one.identity.statement,
            voters: one
                .habits
                .into_iter()
                .map(|habit| VoterItem { habit_id: habit.habit_id.to_string(), name: habit.name, votes: habit.votes })
                .collect(),
        };
        let in_use = habits.iter().filter(|habit| habit.is_active());
        Self {
            identities: votes.into_iter().map(item).collect(),
            habits: in_use.map(|habit| (habit.id.to_string(), habit.name.clone())).collect(),
            edit,
        }
    }
}

/// An identity and what voted for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdentityItem {
    pub id: String,
    pub statement: String,
    pub votes: u32,
    pub voters: Vec<VoterItem>,
}

/// A habit and its votes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VoterItem {
    pub habit_id: String,
    pub name: String,
    pub votes: u32,
}

/// The identities; `edit` names one to change.
#[server(prefix = "/rpc", endpoint = "beginnings/load_identities", input = GetUrl, output = JsonAnswer)]
pub async fn load_identities(edit: Option<String>, draft: Option<String>) -> Result<Loaded<IdentitiesView>, AppError> {
    let (services, actor) = signed_in()?;
    let votes = services.habits().votes(&actor).await.map_err(loader_error)?;
    let habits = services.habits().all(&actor).await.map_err(loader_error)?;
    let habits: Vec<Habit> = habits.into_iter().map(|record| record.habit).collect();
    let value = IdentitiesView::new(votes, &habits, edit);
    Ok(Loaded::new(&services, actor, draft, value).await)
}
